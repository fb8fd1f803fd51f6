//! Prints the host that a client from the environment sends to, or the error.

use tests::SERVICE_SID;
use twilio_verify_v2::Client;

fn main() {
    let client = Client::from_env();
    let request = client.and_then(|client| client.fetch_service(SERVICE_SID).to_http());
    match request {
        Ok(request) => println!("{}", request.uri().host().unwrap_or_default()),
        Err(error) => println!("{error}"),
    }
}
