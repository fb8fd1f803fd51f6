//! Futures with a limit.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

/// Returns the output of `future`, or `None` if `limit` is complete first.
pub(crate) async fn within<T>(
    future: impl Future<Output = T>,
    limit: impl Future<Output = ()>,
) -> Option<T> {
    let (mut future, mut limit) = (pin!(future), pin!(limit));
    poll_fn(|cx| {
        if let Poll::Ready(output) = future.as_mut().poll(cx) {
            return Poll::Ready(Some(output));
        }
        limit.as_mut().poll(cx).map(|()| None)
    })
    .await
}
