//! Access tokens for the scopes of operations.

use serde_json::json;
use tests::{ReceivedRequest, Server, ServerResponse, TestResult};

use crate::fixture_crates::security::*;

/// A server with an API and a token endpoint, whose tokens name the scope.
async fn start(accepts: fn(&ReceivedRequest) -> bool) -> std::io::Result<Server> {
    let server = Server::start().await?;
    server.respond_with(move |request| {
        if !request.path.ends_with("/token") {
            return ServerResponse::empty(204);
        }
        if !accepts(request) {
            return ServerResponse::json(401, &json!({ "error": "invalid_client" }));
        }
        let scope = form(request, "scope").unwrap_or_default();
        let token = format!("for-{}", scope.replace(' ', "-"));
        ServerResponse::json(
            200,
            &json!({ "access_token": token, "token_type": "Bearer", "expires_in": 3600 }),
        )
    });
    Ok(server)
}

/// A field of a form.
fn form(request: &ReceivedRequest, name: &str) -> Option<String> {
    let mut fields = form_urlencoded::parse(&request.body);
    fields
        .find(|(other, _)| other == name)
        .map(|(_, value)| value.into_owned())
}

#[tokio::test]
async fn tokens_are_requested_from_the_documents_url_for_the_scopes_of_an_operation() -> TestResult
{
    let server = &start(|_| true).await?;
    let client = Client::builder(Credentials::new().oauth("id", "s&cret"))
        .base_url(format!("{}/api", server.url()))
        .build()?;
    client.with_oauth().await?;
    client.with_oauth().await?;
    client.with_scope().await?;
    let requests = server.take_requests();
    let received: Vec<_> = requests
        .iter()
        .map(|request| (request.path.as_str(), request.header("authorization")))
        .collect();
    assert_eq!(
        received,
        [
            ("/token", None),
            ("/api/oauth", Some("Bearer for-read-list")),
            ("/api/oauth", Some("Bearer for-read-list")),
            ("/token", None),
            ("/api/oauth/write", Some("Bearer for-write")),
        ]
    );
    assert_eq!(
        String::from_utf8_lossy(&requests[0].body),
        "grant_type=client_credentials&client_id=id&client_secret=s%26cret&scope=read+list"
    );
    Ok(())
}

#[tokio::test]
async fn a_client_authenticates_with_basic_if_the_form_is_rejected() -> TestResult {
    let server =
        &start(|request| request.header("authorization") == Some("Basic aWQ6cyUyNmNyZXQ=")).await?;
    let url = format!("{}/other/token", server.url());
    let credentials = Credentials::new().oauth_at(&url, "id", "s&cret")?;
    let client = Client::builder(credentials)
        .base_url(server.url())
        .build()?;
    client.with_oauth().await?;
    client.with_scope().await?;
    let requests = server.take_requests();
    let tokens = requests
        .iter()
        .filter(|request| request.path == "/other/token");
    let bodies: Vec<_> = tokens
        .map(|request| String::from_utf8_lossy(&request.body))
        .collect();
    assert_eq!(
        bodies,
        [
            "grant_type=client_credentials&client_id=id&client_secret=s%26cret&scope=read+list",
            "grant_type=client_credentials&scope=read+list",
            "grant_type=client_credentials&scope=write",
        ]
    );
    Ok(())
}

#[tokio::test]
async fn a_rejected_secret_is_an_error_that_does_not_show_it() -> TestResult {
    let server = &start(|_| false).await?;
    let client = Client::builder(Credentials::new().oauth("client-id", "client-secret"))
        .base_url(server.url())
        .build()?;
    let error = client
        .with_scope()
        .await
        .expect_err("the secret is rejected");
    assert!(error.is_token() && error.is_unauthorized(), "{error}");
    assert!(
        !format!("{error} {error:?}").contains("client-secret"),
        "{error}"
    );
    assert!(
        server
            .take_requests()
            .iter()
            .all(|request| request.path == "/token")
    );
    Ok(())
}

#[tokio::test]
async fn a_token_obtained_elsewhere_is_sent() -> TestResult {
    let server = &Server::start().await?;
    let client = Client::builder(Credentials::new().oauth_token("mine"))
        .base_url(server.url())
        .build()?;
    client.with_scope().await?;
    assert_eq!(
        server.take_requests()[0].header("authorization"),
        Some("Bearer mine")
    );
    Ok(())
}
