//! The events and metrics of the example in the SDK's package.
//!
//! A program of its own with a single test, because `tracing` caches per process which call sites are enabled.

#[allow(dead_code)]
#[path = "../../generated/examples/telemetry.rs"]
mod example;

use std::collections::BTreeMap;

use opentelemetry_sdk::metrics::InMemoryMetricExporter;
use opentelemetry_sdk::metrics::data::{AggregatedMetrics, Metric, MetricData};
use serde_json::json;
use tests::{
    Behavior, InstantTransport, SERVICE_SID, ScriptedServer, ServerResponse, TestResult,
    client_builder,
};
use twilio_verify_v2::*;

type Attributes = BTreeMap<String, String>;

/// The numbers of durations, by their attributes except the port.
fn counts(metric: &Metric) -> Vec<(Attributes, u64)> {
    let AggregatedMetrics::F64(MetricData::Histogram(histogram)) = metric.data() else {
        panic!("{metric:?}");
    };
    let points = histogram.data_points().map(|point| {
        assert_eq!(point.bounds().last(), Some(10.0));
        assert!(point.sum() < 60.0, "{metric:?}");
        let attributes = point.attributes();
        let pairs = attributes.map(|pair| (pair.key.to_string(), pair.value.to_string()));
        let mut pairs: Attributes = pairs.collect();
        assert!(pairs.remove("server.port").is_some());
        (pairs, point.count())
    });
    let mut points: Vec<_> = points.collect();
    points.sort();
    points
}

fn attributes(pairs: &[(&str, &str)]) -> Attributes {
    let path = "/v2/Services/{ServiceSid}/Entities/{Identity}";
    let common = [
        ("http.request.method", "GET"),
        ("server.address", "127.0.0.1"),
        ("url.template", path),
    ];
    let pairs = common.iter().chain(pairs);
    pairs
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

async fn send_requests() -> TestResult {
    let respond = |status| Behavior::Respond(ServerResponse::json(status, &json!({})));
    let message = json!({ "message": "no user-7f3a90c2 or +12025550143\n" });
    let server = ScriptedServer::script([
        respond(503),
        Behavior::Close,
        respond(200),
        Behavior::Respond(ServerResponse::json(404, &message)),
    ])
    .await?;
    let client: Client = client_builder(server.url())
        .transport(InstantTransport::hyper())
        .build()?;
    let fetch = || client.fetch_entity(SERVICE_SID, "user-7f3a90c2");
    fetch().await?;
    fetch().await.expect_err("404");
    Ok(())
}

fn check_log(log: &str) {
    let events = log.lines().map(|line| {
        let (_, event) = line.split_once("twilio_runtime").expect(line);
        let (_, message) = event.split_once(": ").expect(line);
        let end = message.find(" operation=").expect(line);
        (line.split_whitespace().nth(1), &message[..end])
    });
    assert_eq!(
        events.collect::<Vec<_>>(),
        [
            (Some("INFO"), "an attempt failed"),
            (Some("INFO"), "retrying a request"),
            (Some("INFO"), "an attempt failed"),
            (Some("INFO"), "retrying a request"),
            (Some("INFO"), "an attempt failed"),
            (Some("WARN"), "a request failed"),
        ],
        "{log}"
    );
}

#[tokio::test]
async fn the_example_logs_events_and_records_metrics() -> TestResult {
    let exporter = InMemoryMetricExporter::default();
    let metrics = example::metrics(exporter.clone());
    let log = tempfile::NamedTempFile::new()?;
    let subscriber = example::subscriber(log.reopen()?, &metrics);
    let guard = tracing::subscriber::set_default(subscriber);
    send_requests().await?;
    drop(guard);

    let log = std::fs::read_to_string(log.path())?;
    check_log(&log);

    metrics.force_flush()?;
    let exported = exporter.get_finished_metrics()?;
    let all: Vec<_> = exported
        .iter()
        .flat_map(|resource| resource.scope_metrics())
        .flat_map(|scope| scope.metrics())
        .collect();
    let [metric] = all[..] else {
        panic!("{all:?}");
    };
    assert_eq!(
        (metric.name(), metric.unit()),
        ("http.client.request.duration", "s")
    );
    assert_eq!(
        counts(metric),
        [
            (
                attributes(&[("error.type", "404"), ("http.response.status_code", "404")]),
                1
            ),
            (
                attributes(&[("error.type", "503"), ("http.response.status_code", "503")]),
                1
            ),
            (attributes(&[("error.type", "disconnected")]), 1),
            (attributes(&[("http.response.status_code", "200")]), 1),
        ]
    );
    for personal in ["user-7f3a90c2", "2025550143", SERVICE_SID] {
        assert!(!format!("{log} {exported:?}").contains(personal), "{log}");
    }
    Ok(())
}
