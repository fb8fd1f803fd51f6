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
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::routing::post;
use tokio::net::TcpListener;
use twilio_verify_v2::{
    ChallengeEventType, FactorEventType, WebhookErrorKind, WebhookEvent, WebhookValidator,
};

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
    let event = receiver
        .validator
        .event(&receiver.public_url, &uri, &headers, &body);
    match event {
        Ok(event) => handle(&event),
        Err(error) => {
            eprintln!("Rejected a webhook: {error}");
            return match error.kind() {
                WebhookErrorKind::NotAnEvent => StatusCode::BAD_REQUEST,
                _ => StatusCode::FORBIDDEN,
            };
        }
    }
    StatusCode::NO_CONTENT
}

fn handle(event: &WebhookEvent) {
    match event {
        WebhookEvent::Factor(factor) if factor.r#type == FactorEventType::Verified => {
            println!("The factor {} is set up.", or_none(&factor.factor_sid));
        }
        WebhookEvent::Challenge(challenge) => match challenge.r#type {
            ChallengeEventType::Approved => {
                println!(
                    "The user has approved {}.",
                    or_none(&challenge.challenge_sid)
                );
            }
            ChallengeEventType::Denied => {
                println!("The user has denied {}.", or_none(&challenge.challenge_sid));
            }
            _ => {}
        },
        other => println!("Ignored the event {}.", other.event_type()),
    }
}

fn or_none(sid: &Option<String>) -> &str {
    sid.as_deref().unwrap_or("without a SID")
}

#[cfg(test)]
mod tests {
    use twilio_verify_v2::testing::WebhookSigner;

    use super::*;

    /// The auth token of the account in tests.
    const TOKEN: &str = "0123456789abcdef0123456789abcdef";

    #[tokio::test]
    async fn only_signed_events_are_accepted() -> Result<(), Box<dyn Error>> {
        let signer = WebhookSigner::new(TOKEN)?;
        let receiver = Arc::new(Receiver {
            validator: WebhookValidator::new(TOKEN)?,
            public_url: "https://example.com".to_owned(),
        });
        let url = "https://example.com/webhooks/verify";
        for (type_, expected) in [
            ("challenge.approved", StatusCode::NO_CONTENT),
            ("challenge.postponed", StatusCode::NO_CONTENT),
        ] {
            let (head, body) = signer.form(url, &[("type", type_)]).into_parts();
            let status = receive(State(receiver.clone()), head.uri, head.headers, body).await;
            assert_eq!(status, expected);
        }
        let (head, _) = signer.form(url, &[("type", "factor.deleted")]).into_parts();
        let other_body = Bytes::from_static(b"type=factor.verified");
        let status = receive(State(receiver), head.uri, head.headers, other_body).await;
        assert_eq!(status, StatusCode::FORBIDDEN);
        Ok(())
    }
}
