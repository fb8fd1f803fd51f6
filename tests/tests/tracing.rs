//! What the spans say, and what they do not.
//!
//! A program of its own, because `tracing` caches per process which call sites are enabled, and calls from other tests'
//! threads would disable them.

use std::collections::BTreeMap;
use std::error::Error as StdError;
use std::fmt::Debug;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::json;
use tests::{Answer, Fault, FaultServer};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use twilio_verify_v2::*;

const SERVICE: &str = "VA0123456789abcdef0123456789abcdef";

type Fields = BTreeMap<String, String>;

/// Keeps the fields of all spans of ours, and of everybody's events.
#[derive(Clone, Default)]
struct Kept {
    spans: Arc<Mutex<BTreeMap<u64, Fields>>>,
    events: Arc<Mutex<Vec<Fields>>>,
    next: Arc<AtomicU64>,
}

struct Write<'a>(&'a mut Fields);

impl Visit for Write<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), value.to_owned());
    }
}

impl Subscriber for Kept {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("twilio")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let id = self.next.fetch_add(1, Ordering::SeqCst) + 1;
        let mut fields = Fields::new();
        span.record(&mut Write(&mut fields));
        self.spans.lock().expect("").insert(id, fields);
        Id::from_u64(id)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let mut spans = self.spans.lock().expect("");
        values.record(&mut Write(spans.entry(span.into_u64()).or_default()));
    }

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::new();
        event.record(&mut Write(&mut fields));
        self.events.lock().expect("").push(fields);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    let owned = pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    owned.collect()
}

// One test, because the events of a call site are switched on or off for the whole process by who asks first.
#[tokio::test]
async fn one_span_for_each_attempt() -> Result<(), Box<dyn StdError>> {
    let kept = Kept::default();
    let _guard = tracing::subscriber::set_default(kept.clone());

    let answer = |status| Answer::json(status, &json!({})).header("twilio-request-id", "RQ1");
    let server = FaultServer::script([
        Fault::Answer(answer(503)),
        Fault::Close,
        Fault::Answer(answer(200)),
    ])
    .await?;
    let client = Client::builder(Credentials::api_key("SKhidden", "topsecret"))
        .base_url(server.url())
        .retry(Retries::default().max_backoff(std::time::Duration::ZERO))
        .build()?;
    client
        .fetch_entity(SERVICE, "hidden@example.org")
        .header("x-own", "hidden")
        .await?;
    let params = CreateVerificationParams::new("+12025550143", "sms").custom_code("hidden");
    client.create_verification(SERVICE, params).await?;

    let url = server.url();
    let port = url.rsplit(':').next().unwrap_or_default();
    let path = "/v2/Services/{ServiceSid}/Entities/{Identity}";
    let get = fields(&[
        ("otel.name", &format!("GET {path}")),
        ("otel.kind", "client"),
        ("http.request.method", "GET"),
        ("url.template", path),
        ("server.address", "127.0.0.1"),
        ("server.port", port),
    ]);
    let with = |more: &[(&str, &str)]| {
        let mut all = get.clone();
        all.extend(fields(more));
        all
    };
    let spans: Vec<_> = kept.spans.lock().expect("").values().cloned().collect();
    assert_eq!(
        spans[0],
        with(&[
            ("http.response.status_code", "503"),
            ("error.type", "503"),
            ("twilio.request_id", "RQ1"),
        ])
    );
    assert_eq!(
        spans[1],
        with(&[
            ("http.request.resend_count", "1"),
            ("error.type", "disconnected")
        ])
    );
    assert_eq!(
        spans[2],
        with(&[
            ("http.request.resend_count", "2"),
            ("http.response.status_code", "200"),
            ("twilio.request_id", "RQ1"),
        ])
    );
    assert_eq!(
        spans[3]["otel.name"],
        "POST /v2/Services/{ServiceSid}/Verifications"
    );
    assert_eq!(spans.len(), 4);
    let all = format!("{spans:?}");
    for secret in [
        "hidden",
        "topsecret",
        SERVICE,
        "2025550143",
        "Basic",
        "U0toaWRkZW4",
    ] {
        assert!(!all.contains(secret), "{all}");
    }

    let key = || Client::builder(Credentials::api_key("SK1", "secret")).base_url(&url);
    key().region("au1").edge("sydney").build()?;
    assert!(kept.events.lock().expect("").is_empty());
    key().region("au1").build()?;
    let events = kept.events.lock().expect("").clone();
    assert!(
        events.len() == 1 && events[0]["message"].contains("without an edge"),
        "{events:?}"
    );
    Ok(())
}
