//! Lists services, with the client's events in a log and its metrics in OpenTelemetry.
//!
//! ```sh
//! cargo run -p twilio-verify-v2 --example telemetry [-- --base-url URL]
//! ```
//!
//! The metrics are printed; replace the exporter by that of `opentelemetry-otlp` to send them to a collector. Credentials
//! come from the environment: `TWILIO_API_KEY` and `TWILIO_API_SECRET`, or `TWILIO_ACCOUNT_SID` and `TWILIO_AUTH_TOKEN`.

use std::error::Error;
use std::io;

use opentelemetry_sdk::metrics::exporter::PushMetricExporter;
use opentelemetry_sdk::metrics::{Aggregation, Instrument, SdkMeterProvider, Stream};
use tracing_opentelemetry::MetricsLayer;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::{Layer as _, fmt, registry};
use twilio_verify_v2::{Client, Credentials, ListServiceParams};

/// The limits of the histogram's buckets that OpenTelemetry recommends, in seconds.
const BOUNDARIES: [f64; 14] = [
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0,
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let metrics = metrics(opentelemetry_stdout::MetricExporter::default());
    tracing::subscriber::set_global_default(subscriber(io::stderr, &metrics))?;
    let mut builder = Client::builder(Credentials::from_env()?);
    let mut arguments = std::env::args().skip(1);
    if arguments.any(|argument| argument == "--base-url") {
        builder = builder.base_url(arguments.next().ok_or("--base-url needs a URL")?);
    }
    let client = builder.build()?;
    let page = client.list_service(ListServiceParams::new()).await?;
    println!("{} services", page.services.unwrap_or_default().len());
    metrics.shutdown()?;
    Ok(())
}

/// Records metrics, and sends them to `exporter` every minute and at the end.
pub(crate) fn metrics(exporter: impl PushMetricExporter) -> SdkMeterProvider {
    SdkMeterProvider::builder()
        .with_periodic_exporter(exporter)
        .with_view(durations)
        .build()
}

/// Gives the durations of requests the unit and the buckets of OpenTelemetry's semantic conventions.
fn durations(instrument: &Instrument) -> Option<Stream> {
    if instrument.name() != "http.client.request.duration" {
        return None;
    }
    let aggregation = Aggregation::ExplicitBucketHistogram {
        boundaries: BOUNDARIES.to_vec(),
        record_min_max: true,
    };
    let stream = Stream::builder()
        .with_unit("s")
        .with_aggregation(aggregation);
    stream.build().ok()
}

/// Writes events from the level `INFO` to `log`, and turns durations into metrics.
///
/// The filter is that of the log alone: durations are events of the level `TRACE`, so that a filter of the whole subscriber
/// would remove them.
pub(crate) fn subscriber<W>(
    log: W,
    metrics: &SdkMeterProvider,
) -> impl tracing::Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let log = fmt::layer().with_writer(log).with_ansi(false);
    registry()
        .with(log.with_filter(LevelFilter::INFO))
        .with(MetricsLayer::new(metrics.clone()))
}
