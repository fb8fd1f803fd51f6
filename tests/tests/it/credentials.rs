//! Credentials for basic authentication, and account SIDs.

use serde_json::json;
use tests::{Behavior, SERVICE_SID, ScriptedServer, ServerResponse, TestResult};
use twilio_verify_v2::*;

const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";

#[tokio::test]
async fn basic_credentials_are_sent() -> TestResult {
    let response = ServerResponse::json(200, &json!({}));
    let server = ScriptedServer::script([Behavior::Respond(response)]).await?;
    for (credentials, expected) in [
        // Base64 of `SK1:secret`, and of the account SID, a colon and `token`.
        (
            Credentials::api_key("SK1", "secret"),
            "Basic U0sxOnNlY3JldA==",
        ),
        (
            Credentials::auth_token(ACCOUNT, "token")?,
            "Basic QUMwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjp0b2tlbg==",
        ),
    ] {
        let client = Client::builder(credentials)
            .base_url(server.url())
            .build()?;
        client.fetch_service(SERVICE_SID).await?;
        let requests = server.take_requests();
        assert_eq!(requests[0].header("authorization"), Some(expected));
    }
    Ok(())
}

#[test]
fn a_malformed_account_sid_is_an_error_that_does_not_show_it() -> TestResult {
    let key = || Credentials::api_key("SK1", "secret");
    assert_eq!(key().account_sid(), None);
    assert_eq!(
        key().with_account_sid(ACCOUNT)?.account_sid(),
        Some(ACCOUNT)
    );
    let long = format!("{ACCOUNT}0");
    for sid in [
        "",
        "AC",
        "SK0123456789abcdef0123456789abcdef",
        &long,
        "+12025550143",
    ] {
        for credentials in [
            Credentials::auth_token(sid, "t"),
            key().with_account_sid(sid),
        ] {
            let error = credentials.expect_err(sid);
            assert!(error.is_configuration());
            assert!(sid.len() < 3 || !error.to_string().contains(sid), "{error}");
        }
    }
    Ok(())
}

#[test]
fn a_token_endpoint_that_is_not_http_is_an_error() {
    assert!(Credentials::oauth_at("ftp://127.0.0.1/", "id", "secret").is_err());
}
