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
        fields.insert("level".to_owned(), event.metadata().level().to_string());
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
    a_failure_is_a_warning(&recorder).await?;
    failures_without_a_failed_attempt_are_warnings(&recorder).await?;
    a_new_access_token_is_an_event(&recorder).await?;
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
    check_events(recorder, &url);
    Ok(())
}

/// The events of a request that is sent three times, and of one that succeeds at once.
fn check_events(recorder: &Recorder, url: &str) {
    let events = std::mem::take(&mut *recorder.events.lock().expect(""));
    assert_no_secrets(&format!("{events:?}"));
    let (metrics, others): (Vec<_>, Vec<_>) = events
        .into_iter()
        .partition(|event| event.contains_key("histogram.http.client.request.duration"));
    let summary = others.iter().map(|event| {
        let text = |name| event.get(name).map_or("-", String::as_str);
        let names = [
            "level",
            "message",
            "operation",
            "attempt",
            "error.type",
            "twilio.request_id",
        ];
        names.map(text).join(" ")
    });
    assert_eq!(
        summary.collect::<Vec<_>>(),
        [
            "INFO an attempt failed FetchEntity 1 503 RQ1",
            "DEBUG waiting before a retry FetchEntity 1 - -",
            "INFO retrying a request FetchEntity 2 - -",
            "INFO an attempt failed FetchEntity 2 disconnected -",
            "DEBUG waiting before a retry FetchEntity 2 - -",
            "INFO retrying a request FetchEntity 3 - -",
        ]
    );
    let statuses = metrics.iter().map(|event| {
        assert_eq!(
            event["server.port"],
            url.rsplit(':').next().unwrap_or_default()
        );
        event.get("http.response.status_code").map(String::as_str)
    });
    assert_eq!(
        statuses.collect::<Vec<_>>(),
        [Some("503"), None, Some("200"), Some("200")]
    );
}

async fn a_failure_is_a_warning(recorder: &Recorder) -> TestResult {
    let body = json!({ "code": 60200, "message": "hidden" });
    let response = ServerResponse::json(400, &body).header("twilio-request-id", "RQ2");
    let server = ScriptedServer::script([Behavior::Respond(response)]).await?;
    let client = client_builder(server.url()).build()?;
    client
        .fetch_entity(SERVICE_SID, "hidden@example.org")
        .await
        .expect_err("400");
    let events = std::mem::take(&mut *recorder.events.lock().expect(""));
    let last = events.last().expect("there are events");
    let expected = fields(&[
        ("level", "WARN"),
        ("message", "a request failed"),
        ("operation", "FetchEntity"),
        ("attempt", "1"),
        ("error.type", "400"),
        ("http.response.status_code", "400"),
        ("twilio.code", "60200"),
        ("twilio.request_id", "RQ2"),
    ]);
    assert_eq!(*last, expected);
    assert_no_secrets(&format!("{events:?}"));
    Ok(())
}

/// Of requests that are not sent, and of responses that cannot be used.
async fn failures_without_a_failed_attempt_are_warnings(recorder: &Recorder) -> TestResult {
    let hidden = ServerResponse::json(200, &json!("hidden"));
    let respond = |response: &ServerResponse| Behavior::Respond(response.clone());
    let link = json!({ "services": [], "meta": { "next_page_url": "https://hidden.example/" } });
    let script = [respond(&hidden), respond(&ServerResponse::json(200, &link))];
    let server = ScriptedServer::script(script).await?;
    let client: Client = client_builder(server.url()).build()?;
    client
        .fetch_service(SERVICE_SID)
        .await
        .expect_err("no object");
    client.fetch_service("hidden").await.expect_err("no SID");
    let mut pages = client.list_service(ListServiceParams::new()).pages();
    pages.try_next().await?;
    pages.try_next().await.expect_err("it is another host");
    let events = std::mem::take(&mut *recorder.events.lock().expect(""));
    assert_no_secrets(&format!("{events:?}"));
    let failures = events.iter().filter(|event| event.contains_key("message"));
    let summary = failures.map(|event| {
        ["level", "message", "operation", "error.type"].map(|name| event[name].as_str())
    });
    let failed = |operation, error| ["WARN", "a request failed", operation, error];
    assert_eq!(
        summary.collect::<Vec<_>>(),
        [
            failed("FetchService", "decode"),
            failed("FetchService", "argument"),
            failed("ListService", "decode"),
        ]
    );
    Ok(())
}

async fn a_new_access_token_is_an_event(recorder: &Recorder) -> TestResult {
    let body = json!({ "access_token": "hidden", "expires_in": 3600 });
    let server =
        ScriptedServer::script([Behavior::Respond(ServerResponse::json(200, &body))]).await?;
    let token_url = format!("{}/token", server.url());
    let credentials = Credentials::oauth_at(&token_url, "hidden", "hidden")?;
    let client = Client::builder(credentials)
        .base_url(server.url())
        .build()?;
    client.fetch_service(SERVICE_SID).await?;
    let events = std::mem::take(&mut *recorder.events.lock().expect(""));
    let messages = events.iter().filter_map(|event| event.get("message"));
    assert_eq!(messages.collect::<Vec<_>>(), ["obtained an access token"]);
    assert_no_secrets(&format!("{events:?}"));
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
