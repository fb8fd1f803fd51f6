//! Prints the host that a client from the environment sends to, or the error. With the argument `builder`, the client has
//! credentials of its own.

use tests::SERVICE_SID;
use twilio_verify_v2::{Client, Credentials};

fn main() {
    let client = match std::env::args().nth(1).as_deref() {
        Some("builder") => Client::builder(Credentials::api_key("SK1", "secret"))
            .edge_and_region_from_env()
            .build(),
        _ => Client::from_env(),
    };
    let request = client.and_then(|client| client.fetch_service(SERVICE_SID).to_http());
    match request {
        Ok(request) => println!("{}", request.uri().host().unwrap_or_default()),
        Err(error) => println!("{error}"),
    }
}
