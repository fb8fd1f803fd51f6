//! Prints the headers that a client authenticates with, or why its credentials cannot be read from the environment.

use std::time::Duration;

use twilio_runtime::{
    BoxFuture, Bytes, Client, ClientBuilder, Error, Operation, Request, Retries, SchemeCredentials,
    SecurityScheme, Transport, TransportError, TransportErrorKind, TransportLimits, http,
};

const OAUTH: SecurityScheme = SecurityScheme::oauth("oauth", "https://pets.example.com/token")
    .variables(&["PETS_TOKEN", "PETS_CLIENT_ID", "PETS_CLIENT_SECRET"]);
const KEY: SecurityScheme = SecurityScheme::header("key", "X-Key").variables(&["PETS_API_KEY"]);
const OTHER: SecurityScheme =
    SecurityScheme::header("other", "X-Other").variables(&["PETS_OTHER_API_KEY"]);
const BASIC: SecurityScheme =
    SecurityScheme::basic("basic").variables(&["PETS_USERNAME", "PETS_PASSWORD"]);

static LIST: Operation = Operation::get("List", "https://pets.example.com", "/pets").security(&[
    &[(OAUTH, &[])],
    &[(KEY, &[]), (OTHER, &[])],
    &[(BASIC, &[])],
]);

/// Prints headers instead of sending requests.
struct Print;

impl Transport for Print {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let headers = ["authorization", "x-key", "x-other"].iter();
        let headers = headers.filter_map(|name| {
            let value = request.headers().get(*name)?.to_str().ok()?;
            Some(format!("{name}: {value}"))
        });
        println!("{}", headers.collect::<Vec<_>>().join(", "));
        Box::pin(async { Err(TransportError::new(TransportErrorKind::Other, "not sent")) })
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async {})
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    if let Err(error) = run().await {
        println!("{error}");
    }
}

async fn run() -> Result<(), Error> {
    let credentials = SchemeCredentials::from_env(&[&[OAUTH], &[KEY, OTHER], &[BASIC]])?;
    let client: Client = ClientBuilder::new(credentials, "test")
        .transport(Print)
        .build()?;
    // Fails always.
    _ = Request::<()>::new(&client, &LIST)
        .retry(Retries::never())
        .await;
    Ok(())
}
