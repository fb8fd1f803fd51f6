//! Combinations of security schemes.

use tests::{Server, TestResult};

use crate::fixture_crates::{security::*, servers};

#[tokio::test]
async fn the_first_requirement_that_the_credentials_satisfy_is_chosen() -> TestResult {
    let server = &Server::start().await?;
    for (credentials, bearer, key, query) in [
        (
            Credentials::new().bearer("t").header("k").query("q"),
            Some("Bearer t"),
            Some("k"),
            "",
        ),
        (
            Credentials::new().bearer("t").query("q"),
            None,
            None,
            "api+key=q",
        ),
        (
            Credentials::new().basic("u", "p").query("q"),
            None,
            None,
            "api+key=q",
        ),
    ] {
        let client = Client::builder(credentials)
            .base_url(server.url())
            .build()?;
        client.with_either().await?;
        let request = &server.take_requests()[0];
        assert_eq!(request.header("authorization"), bearer);
        assert_eq!(request.header("x-api-key"), key);
        assert_eq!(request.query, query);
    }
    Ok(())
}

#[tokio::test]
async fn a_request_without_the_credentials_that_it_requires_is_not_sent() -> TestResult {
    let server = &Server::start().await?;
    let client = Client::builder(Credentials::new().basic("user", "pass"))
        .base_url(server.url())
        .build()?;
    let error = client.with_bearer().await.expect_err("a token is required");
    assert!(error.is_argument());
    assert_eq!(
        error.to_string(),
        "withBearer was not sent: it requires credentials that the client does not have; set those of `bearer`"
    );
    let error = client.with_either().await.expect_err("others are required");
    let message = error.to_string();
    assert!(
        message.ends_with("set those of `bearer` and `header`, or of `query`"),
        "{message}"
    );
    assert!(server.take_requests().is_empty());
    // The request has what is required.
    client
        .with_bearer()
        .header("Authorization", "Bearer own")
        .await?;
    assert_eq!(server.take_requests().len(), 1);
    Ok(())
}

#[tokio::test]
async fn optional_credentials_may_be_missing() -> TestResult {
    let server = &Server::start().await?;
    let client = Client::builder(Credentials::new())
        .base_url(server.url())
        .build()?;
    for request in [client.with_or_without(), client.with_nothing()] {
        request.await?;
        assert_eq!(server.take_requests()[0].header("authorization"), None);
    }
    Ok(())
}

#[tokio::test]
async fn a_document_without_security_needs_no_credentials() -> TestResult {
    let server = &Server::start().await?;
    let client = servers::Client::builder().base_url(server.url()).build()?;
    client.here().await?;
    assert_eq!(server.take_requests()[0].header("authorization"), None);
    Ok(())
}
