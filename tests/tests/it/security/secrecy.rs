//! Secrets are not shown, and do not reach other servers.

use tests::{Server, ServerResponse, TestResult};

use twilio_runtime::testing::MockTransport;

use crate::fixture_crates::security::*;

const SECRETS: [&str; 5] = [
    "pass-word",
    "t0ken",
    "header-key",
    "query-key",
    "cookie-key",
];

fn credentials() -> Credentials {
    Credentials::new()
        .basic("user", "pass-word")
        .bearer("t0ken")
        .header("header-key")
        .query("query-key")
        .cookie("cookie-key")
}

fn assert_hidden(text: &str) {
    for secret in SECRETS {
        assert!(!text.contains(secret), "{text}");
    }
}

#[tokio::test]
async fn secrets_are_neither_in_debug_output_nor_in_errors() -> TestResult {
    let server = &Server::start().await?;
    let builder = Client::builder(credentials()).base_url(server.url());
    assert_hidden(&format!("{builder:?} {:?}", credentials()));
    let client = builder.build()?;
    assert_hidden(&format!("{client:?}"));
    // The server repeats what it received.
    server.respond_with(|request| {
        let headers: Vec<_> = request
            .headers
            .iter()
            .map(|(_, value)| value.as_str())
            .collect();
        let message = format!("rejected {} {}", request.query, headers.join(" "));
        ServerResponse::json(401, &serde_json::json!({ "message": message }))
    });
    for request in [
        client.with_basic(),
        client.with_bearer(),
        client.with_header(),
        client.with_query(WithQueryParams::new()),
        client.with_cookie(WithCookieParams::new()),
    ] {
        assert_hidden(&format!("{request:?}"));
        let error = request.await.expect_err("the server rejects it");
        assert!(error.to_string().contains("rejected"), "{error}");
        assert_hidden(&format!("{error} {error:?}"));
    }
    // Nobody listens there any more.
    let unreachable = Client::builder(credentials())
        .base_url("http://127.0.0.1:9")
        .build()?;
    let request = unreachable
        .with_query(WithQueryParams::new())
        .retry(Retries::never());
    assert_hidden(&format!(
        "{:?}",
        request.await.expect_err("there is no server")
    ));
    Ok(())
}

#[tokio::test]
async fn credentials_that_cannot_be_sent_are_an_error_that_does_not_show_them() -> TestResult {
    let credentials = Credentials::new()
        .bearer("t0ken\nX: y")
        .cookie("cookie-key; a=b");
    let client = Client::builder(credentials)
        .base_url("http://127.0.0.1:9")
        .build()?;
    for request in [
        client.with_bearer(),
        client.with_cookie(WithCookieParams::new()),
    ] {
        let error = request
            .await
            .expect_err("there is a line break or a semicolon");
        assert!(error.is_argument(), "{error}");
        assert_hidden(&format!("{error} {error:?}"));
    }
    Ok(())
}

#[tokio::test]
async fn redirects_do_not_take_credentials_elsewhere() -> TestResult {
    let (server, other) = (&Server::start().await?, &Server::start().await?);
    let location = format!("{}/bearer", other.url());
    server.respond(ServerResponse::empty(307).header("location", &location));
    let client = Client::builder(credentials())
        .base_url(server.url())
        .build()?;
    let error = client.with_bearer().await.expect_err("it is a redirect");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(307));
    assert!(other.take_requests().is_empty());
    Ok(())
}

#[tokio::test]
async fn a_mock_needs_no_credentials_and_records_none() -> TestResult {
    let mock = MockTransport::new();
    mock.on(&operations::WITH_QUERY).reply_times(2, ());
    mock.on(&operations::WITH_BOTH).reply(());
    let client: Client = mock.client();
    client.with_query(WithQueryParams::new()).await?;
    client.with_both().await?;
    let client: Client = Client::builder(credentials())
        .transport(mock.clone())
        .build()?;
    client.with_query(WithQueryParams::new()).await?;
    let requests = mock.requests();
    assert_hidden(&format!("{:?}", requests[2].uri()));
    assert_eq!(requests[2].query("api key"), Some("[redacted]"));
    assert_eq!(requests[1].header("x-api-key"), Some("[redacted]"));
    Ok(())
}
