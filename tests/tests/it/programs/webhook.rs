//! The server that receives webhooks.

#[allow(dead_code)]
#[path = "../../../../generated/examples/webhook.rs"]
mod example;

use std::net::SocketAddr;

use tests::TestResult;
use twilio_verify_v2::WebhookValidator;

use super::support::{send, serve};

const TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// Posts a webhook, and returns the status.
async fn post(
    address: SocketAddr,
    uri: &str,
    content_type: &str,
    signature: &str,
    body: &'static [u8],
) -> Result<u16, Box<dyn std::error::Error>> {
    let request = hyper::Request::post(uri)
        .header("content-type", content_type)
        .header("x-twilio-signature", signature);
    let (status, text) = send(address, request, body).await?;
    assert_eq!(text, "");
    Ok(status)
}

#[tokio::test]
async fn only_signed_requests_are_accepted() -> TestResult {
    let validator = WebhookValidator::new(TOKEN)?;
    let address = serve(example::app(validator, "https://example.com".to_owned())).await?;

    let form = "application/x-www-form-urlencoded";
    let path = "/webhooks/verify";
    let signature = "SwDdSyJuajIteuPkc4PEVFx6Cu0=";
    let body = b"uuid=1&type=challenge.approved";
    assert_eq!(post(address, path, form, signature, body).await?, 204);
    assert_eq!(
        post(
            address,
            path,
            form,
            signature,
            b"uuid=2&type=challenge.approved"
        )
        .await?,
        403
    );

    let json = "application/json";
    let path = format!(
        "{path}?bodySHA256=d967df409bea8663a5130f957468a846095863ba3f38b336dab1f440da31479e"
    );
    let body = br#"{"type":"factor.verified","uuid":"1"}"#;
    let signature = "hAOtqgjkeGwDbWhGFW9hWyh9iHE=";
    assert_eq!(post(address, &path, json, signature, body).await?, 204);
    assert_eq!(post(address, &path, json, signature, b"{}").await?, 403);
    // The signature of the same body for another path.
    let signature = "6thogeO6l7tuAln/n/eBB2Qcf+U=";
    assert_eq!(post(address, &path, json, signature, body).await?, 403);
    Ok(())
}
