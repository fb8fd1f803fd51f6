//! The example server for webhooks in the SDK's package.

#[allow(dead_code)]
#[path = "../../../generated/examples/webhook.rs"]
mod example;

use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tests::TestResult;
use tokio::net::{TcpListener, TcpStream};
use twilio_verify_v2::{Bytes, WebhookValidator};

const TOKEN: &str = "0123456789abcdef0123456789abcdef";

#[tokio::test]
async fn the_example_accepts_only_signed_requests() -> TestResult {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    let app = example::app(
        WebhookValidator::new(TOKEN)?,
        "https://example.com".to_owned(),
    );
    tokio::spawn(async { axum::serve(listener, app).await });
    let post = async |uri: &str, content_type: &str, signature: &str, body: &'static [u8]| {
        let stream = TcpStream::connect(address).await?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        let request = hyper::Request::post(uri)
            .header("host", "internal.example")
            .header("content-type", content_type)
            .header("x-twilio-signature", signature)
            .body(Full::new(Bytes::from_static(body)))?;
        let response = sender.send_request(request).await?;
        let status = response.status().as_u16();
        let body = response.into_body().collect().await?.to_bytes();
        assert!(body.is_empty(), "{body:?}");
        Ok::<_, Box<dyn std::error::Error>>(status)
    };

    let form = "application/x-www-form-urlencoded";
    let path = "/webhooks/verify";
    let signature = "SwDdSyJuajIteuPkc4PEVFx6Cu0=";
    let body = b"uuid=1&type=challenge.approved";
    assert_eq!(post(path, form, signature, body).await?, 204);
    assert_eq!(
        post(path, form, signature, b"uuid=2&type=challenge.approved").await?,
        403
    );

    let json = "application/json";
    let path = format!(
        "{path}?bodySHA256=d967df409bea8663a5130f957468a846095863ba3f38b336dab1f440da31479e"
    );
    let body = br#"{"type":"factor.verified","uuid":"1"}"#;
    let signature = "hAOtqgjkeGwDbWhGFW9hWyh9iHE=";
    assert_eq!(post(&path, json, signature, body).await?, 204);
    assert_eq!(post(&path, json, signature, b"{}").await?, 403);
    // The signature of the same body for another path.
    let signature = "6thogeO6l7tuAln/n/eBB2Qcf+U=";
    assert_eq!(post(&path, json, signature, body).await?, 403);
    Ok(())
}
