//! Receives the webhooks of a Verify service and rejects requests that do not come from Twilio.
//!
//! ```sh
//! PUBLIC_URL=https://example.com TWILIO_AUTH_TOKEN=... \
//!     cargo run -p twilio-verify-v2 --features webhooks --example webhook
//! ```
//!
//! `PUBLIC_URL` is the public URL of this server without the path. Create a webhook of the service with the URL
//! `PUBLIC_URL/webhooks/verify`, for example with `Client::create_webhook`.

use std::env;
use std::error::Error;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::routing::post;
use tokio::net::TcpListener;
use twilio_verify_v2::{Json, WebhookValidator};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let auth_token = env::var("TWILIO_AUTH_TOKEN").map_err(|_| "set TWILIO_AUTH_TOKEN")?;
    let public_url = env::var("PUBLIC_URL").map_err(|_| "set PUBLIC_URL")?;
    let app = app(WebhookValidator::new(auth_token)?, public_url);
    let listener = TcpListener::bind(("127.0.0.1", 3000)).await?;
    println!("Waiting for webhooks at http://{}", listener.local_addr()?);
    axum::serve(listener, app).await?;
    Ok(())
}

struct Receiver {
    validator: WebhookValidator,
    public_url: String,
}

pub(crate) fn app(validator: WebhookValidator, public_url: String) -> Router {
    let receiver = Receiver {
        validator,
        public_url,
    };
    Router::new()
        .route("/webhooks/verify", post(receive))
        .with_state(Arc::new(receiver))
}

// `Bytes`, not `Json` or `Form`, because the signature covers the unmodified body.
async fn receive(
    State(receiver): State<Arc<Receiver>>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    let valid = receiver
        .validator
        .validate_request(&receiver.public_url, &uri, &headers, &body);
    if let Err(error) = valid {
        eprintln!("Rejected a webhook: {error}");
        return StatusCode::FORBIDDEN;
    }
    match event_type(&headers, &body).as_deref() {
        Some("factor.verified") => println!("A user has set up a factor."),
        Some("challenge.approved") => println!("A user has approved a challenge."),
        Some(other) => println!("Ignored the event {other}."),
        None => return StatusCode::BAD_REQUEST,
    }
    StatusCode::NO_CONTENT
}

fn event_type(headers: &HeaderMap, body: &[u8]) -> Option<String> {
    let content_type = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    if content_type.starts_with("application/json") {
        let event: Json = std::str::from_utf8(body).ok()?.parse().ok()?;
        return event["type"].as_str().map(str::to_owned);
    }
    let (_, value) = form_urlencoded::parse(body).find(|(name, _)| name == "type")?;
    Some(value.into_owned())
}
