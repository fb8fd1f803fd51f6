//! URLs of servers.

use std::time::Duration;

use tests::{Server, TestResult};
use twilio_runtime::{
    BoxFuture, Bytes, Client, Error, Operation, Request, Transport, TransportError,
    TransportLimits, http,
};

use super::support::{builder, client, send};

#[tokio::test]
async fn operations_keep_the_path_of_their_own_server_under_a_base_url() -> TestResult {
    static MAIN: Operation = Operation::get("Main", "https://api.example.com/v1", "/main");
    static OWN: Operation =
        Operation::get("Own", "https://uploads.example.com/two", "/own").own_server();
    static HOST: Operation =
        Operation::get("Host", "https://uploads.example.com", "/host").own_server();
    static RELATIVE: Operation = Operation::get("Relative", "/rel", "/rel").own_server();
    static UNKNOWN: Operation = Operation::get("Unknown", "", "/unknown").own_server();
    let server = &Server::start().await?;
    let plain = client(server)?;
    let prefixed: Client = builder().base_url(format!("{}/p/", server.url())).build()?;
    for (operation, path) in [
        (&MAIN, "/main"),
        (&OWN, "/two/own"),
        (&HOST, "/host"),
        (&RELATIVE, "/rel/rel"),
        (&UNKNOWN, "/unknown"),
    ] {
        let received = send(server, Request::new(&plain, operation)).await?;
        assert_eq!(received.path, path);
        let received = send(server, Request::new(&prefixed, operation)).await?;
        assert_eq!(received.path, format!("/p{path}"));
    }
    Ok(())
}

#[test]
fn a_relative_server_url_without_a_base_url_is_an_error() -> Result<(), Error> {
    static RELATIVE: Operation = Operation::get("Relative", "/api/v3", "/pets");
    let client = builder().transport(Never).build()?;
    let error = Request::<()>::new(&client, &RELATIVE)
        .to_http()
        .expect_err("no base URL");
    assert!(
        error.is_argument() && error.to_string().contains("/api/v3"),
        "{error}"
    );
    Ok(())
}

/// A transport for requests that must not be sent.
struct Never;

impl Transport for Never {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        unreachable!("the request is not sent")
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        unreachable!("there are no retries")
    }
}
