//! The effects of operations.

use openapiv3::Operation as Source;

use crate::api::{Effect, Method};
use crate::openapi::{EFFECT, RECIPIENT};

/// The effect that the document states, or else the one that the method implies.
pub(super) fn of(operation: &Source, method: Method) -> Effect {
    let text = |name: &str| operation.extensions.get(name)?.as_str();
    match text(EFFECT) {
        Some("read") => Effect::Read,
        Some("write") => Effect::Write,
        Some("delete") => Effect::Delete,
        Some("send") => Effect::Send {
            recipient: text(RECIPIENT).map(str::to_owned),
        },
        _ if method.is_safe() => Effect::Read,
        _ if method == Method::Delete => Effect::Delete,
        _ => Effect::Write,
    }
}
