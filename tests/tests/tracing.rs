//! Spans: their fields, without personal data.
//!
//! A program of its own, because `tracing` caches per process which call sites are enabled, and calls from other tests'
//! threads would disable them; and with a single test, as tests run in several threads.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::json;
use tests::{Behavior, SERVICE_SID, ScriptedServer, ServerResponse, TestResult, client_builder};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use twilio_verify_v2::*;

type Fields = BTreeMap<String, String>;

/// Records the fields of the runtime's spans and events.
#[derive(Clone, Default)]
struct Recorder {
    spans: Arc<Mutex<BTreeMap<u64, Fields>>>,
    events: Arc<Mutex<Vec<Fields>>>,
    next: Arc<AtomicU64>,
}

struct FieldVisitor<'a>(&'a mut Fields);

impl Visit for FieldVisitor<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), value.to_owned());
    }
}

impl Subscriber for Recorder {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("twilio")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let id = self.next.fetch_add(1, Ordering::SeqCst) + 1;
        let mut fields = Fields::new();
        span.record(&mut FieldVisitor(&mut fields));
        self.spans.lock().expect("").insert(id, fields);
        Id::from_u64(id)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let mut spans = self.spans.lock().expect("");
        values.record(&mut FieldVisitor(spans.entry(span.into_u64()).or_default()));
    }

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::new();
        event.record(&mut FieldVisitor(&mut fields));
        self.events.lock().expect("").push(fields);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    let pairs = pairs.iter();
    let fields = pairs.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    fields.collect()
}

#[tokio::test]
async fn spans_and_events() -> TestResult {
    let recorder = Recorder::default();
    let _guard = tracing::subscriber::set_default(recorder.clone());
    there_is_a_span_for_each_attempt(&recorder).await?;
    a_region_without_an_edge_is_a_warning(&recorder)
}

async fn there_is_a_span_for_each_attempt(recorder: &Recorder) -> TestResult {
    let response =
        |status| ServerResponse::json(status, &json!({})).header("twilio-request-id", "RQ1");
    let server = ScriptedServer::script([
        Behavior::Respond(response(503)),
        Behavior::Close,
        Behavior::Respond(response(200)),
    ])
    .await?;
    let client = Client::builder(Credentials::api_key("SKhidden", "topsecret"))
        .base_url(server.url())
        .retry(Retries::default().max_backoff(std::time::Duration::ZERO))
        .build()?;
    client
        .fetch_entity(SERVICE_SID, "hidden@example.org")
        .header("x-own", "hidden")
        .await?;
    let params = CreateVerificationParams::new("+12025550143", "sms").custom_code("hidden");
    client.create_verification(SERVICE_SID, params).await?;

    let url = server.url();
    let path = "/v2/Services/{ServiceSid}/Entities/{Identity}";
    let common = fields(&[
        ("otel.name", &format!("GET {path}")),
        ("otel.kind", "client"),
        ("http.request.method", "GET"),
        ("url.template", path),
        ("server.address", "127.0.0.1"),
        ("server.port", url.rsplit(':').next().unwrap_or_default()),
    ]);
    let attempts: [&[(&str, &str)]; 3] = [
        &[
            ("http.response.status_code", "503"),
            ("error.type", "503"),
            ("twilio.request_id", "RQ1"),
        ],
        &[
            ("http.request.resend_count", "1"),
            ("error.type", "disconnected"),
        ],
        &[
            ("http.request.resend_count", "2"),
            ("http.response.status_code", "200"),
            ("twilio.request_id", "RQ1"),
        ],
    ];
    let spans: Vec<_> = recorder.spans.lock().expect("").values().cloned().collect();
    let expected =
        attempts.map(|attempt| common.clone().into_iter().chain(fields(attempt)).collect());
    assert_eq!(spans[..3], expected);
    assert_eq!(
        spans[3]["otel.name"],
        "POST /v2/Services/{ServiceSid}/Verifications"
    );
    assert_eq!(spans.len(), 4);
    assert_no_secrets(&format!("{spans:?}"));
    Ok(())
}

fn assert_no_secrets(text: &str) {
    for secret in [
        "hidden",
        "topsecret",
        SERVICE_SID,
        "2025550143",
        "Basic",
        "U0toaWRkZW4",
    ] {
        assert!(!text.contains(secret), "{text}");
    }
}

fn a_region_without_an_edge_is_a_warning(recorder: &Recorder) -> TestResult {
    let builder = || client_builder("http://127.0.0.1:9").region("au1");
    builder().edge("sydney").build()?;
    assert!(recorder.events.lock().expect("").is_empty());
    builder().build()?;
    let events = recorder.events.lock().expect("").clone();
    assert!(
        events.len() == 1 && events[0]["message"].contains("without an edge"),
        "{events:?}"
    );
    Ok(())
}
