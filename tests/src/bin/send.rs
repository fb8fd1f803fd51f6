//! Sends a request to a URL with the settings of the environment, and prints the result.

use tests::{SERVICE_SID, client_builder};
use twilio_verify_v2::retry::Retries;

fn main() {
    let url = std::env::args().nth(1).unwrap_or_default();
    let client = client_builder(url).retry(Retries::never()).build();
    let sent = client.and_then(|client| client.fetch_service(SERVICE_SID).send_blocking());
    match sent {
        Ok(_) => println!("sent"),
        Err(error) => println!("{error}"),
    }
}
