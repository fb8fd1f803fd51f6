//! Each kind of security scheme.

use tests::{ReceivedRequest, Server, TestResult};

use crate::fixture_crates::security::*;

/// A client with credentials of all kinds.
fn client(server: &Server) -> Result<Client, Error> {
    let credentials = Credentials::new()
        .basic("user", "pass:word")
        .bearer("t0ken")
        .header("k1")
        .second_key("k2")
        .query("a&b c")
        .cookie("s%3D1")
        .login("l0gin");
    Client::builder(credentials).base_url(server.url()).build()
}

/// Sends a request and returns it as the server receives it.
async fn received(
    server: &Server,
    request: Request<()>,
) -> Result<ReceivedRequest, Box<dyn std::error::Error>> {
    request.await?;
    Ok(server.take_requests().pop().ok_or("no request")?)
}

#[tokio::test]
async fn each_kind_of_credentials_is_sent_in_its_place_alone() -> TestResult {
    let server = &Server::start().await?;
    let client = client(server)?;
    for (request, expected) in [
        (
            client.with_basic(),
            ["authorization: Basic dXNlcjpwYXNzOndvcmQ="].as_slice(),
        ),
        (client.with_bearer(), &["authorization: Bearer t0ken"]),
        (client.with_header(), &["x-api-key: k1"]),
        (client.with_both(), &["x-api-key: k1", "x-second-key: k2"]),
        (
            client.with_cookie(WithCookieParams::new()),
            &["cookie: session=s%3D1"],
        ),
        (
            client.with_cookie(WithCookieParams::new().theme("dark")),
            &["cookie: theme=dark; session=s%3D1"],
        ),
        (client.with_login(), &["authorization: Bearer l0gin"]),
        (
            client.with_or_without(),
            &["authorization: Basic dXNlcjpwYXNzOndvcmQ="],
        ),
        (client.with_nothing(), &[]),
        (client.with_query(WithQueryParams::new()), &[]),
    ] {
        let path = request.operation().path();
        let request = received(server, request).await?;
        let names = ["authorization", "cookie", "x-api-key", "x-second-key"];
        let headers = request.headers.iter();
        let headers = headers.filter(|(name, _)| names.contains(&name.as_str()));
        let mut headers: Vec<_> = headers
            .map(|(name, value)| format!("{name}: {value}"))
            .collect();
        headers.sort();
        assert_eq!(headers, expected, "{path}");
        let query = if path == "/query" {
            "api+key=a%26b+c"
        } else {
            ""
        };
        assert_eq!(request.query, query, "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn a_key_in_the_query_is_sent_beside_parameters() -> TestResult {
    let server = &Server::start().await?;
    let request = client(server)?.with_query(WithQueryParams::new().page(2));
    assert_eq!(
        received(server, request).await?.query,
        "page=2&api+key=a%26b+c"
    );
    Ok(())
}

#[tokio::test]
async fn headers_of_a_request_replace_credentials() -> TestResult {
    let server = &Server::start().await?;
    let client = client(server)?;
    let request = client.with_bearer().header("Authorization", "Custom 1");
    let request = received(server, request).await?;
    assert_eq!(request.header("authorization"), Some("Custom 1"));
    let request = client.with_header().header("X-Api-Key", "mine");
    let request = received(server, request).await?;
    assert_eq!(request.header("x-api-key"), Some("mine"));
    Ok(())
}
