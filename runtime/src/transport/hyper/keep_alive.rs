//! Servers that say for how long they keep a connection that is not used: `Keep-Alive: timeout=5`.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use http::{Extensions, HeaderMap};
use hyper_util::client::legacy::connect::CaptureConnection;
use tokio::time::Instant;

/// The time before its end at which a connection is not used any more, unless it is kept for less than twice that.
const MARGIN: Duration = Duration::from_secs(1);

/// The number of responses that were received over a connection.
#[derive(Clone, Default)]
pub(super) struct Responses(Arc<AtomicU64>);

/// Returns the time for which the server keeps the connection of a response.
pub(super) fn timeout(headers: &HeaderMap) -> Option<Duration> {
    let values = headers.get_all("keep-alive").iter();
    let mut parameters = values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','));
    parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let is_timeout = name.trim().eq_ignore_ascii_case("timeout");
        is_timeout.then(|| value.trim().parse().ok().map(Duration::from_secs))?
    })
}

/// Makes the pool discard a connection that has just received a response and is kept for `timeout`, before that ends.
pub(super) fn retire(connection: CaptureConnection, timeout: Duration) {
    let mut extensions = Extensions::new();
    if let Some(connected) = &*connection.connection_metadata() {
        connected.get_extras(&mut extensions);
    }
    let Some(Responses(count)) = extensions.remove::<Responses>() else {
        return;
    };
    let received = count.fetch_add(1, Ordering::Relaxed) + 1;
    let discard = move || {
        if let Some(connected) = &*connection.connection_metadata() {
            connected.poison();
        }
    };
    if timeout.is_zero() {
        return discard();
    }
    let until = Instant::now() + timeout - MARGIN.min(timeout / 2);
    tokio::spawn(async move {
        tokio::time::sleep_until(until).await;
        // Otherwise, it has been used since.
        if count.load(Ordering::Relaxed) == received {
            discard();
        }
    });
}
