//! The header `Accept`.

use crate::api::Operation;

/// The value of the header `Accept`, unless the runtime's default, JSON, is all that is accepted.
pub(crate) fn accept(operation: &Operation) -> Option<String> {
    let media_types = &operation.accept;
    (!media_types.iter().all(|name| is_default(name))).then(|| media_types.join(", "))
}

/// Whether a media type is `application/json`, with at most a charset.
fn is_default(media_type: &str) -> bool {
    let mut parts = media_type
        .split(';')
        .map(|part| part.trim().to_ascii_lowercase());
    parts.next().as_deref() == Some("application/json")
        && parts.all(|parameter| parameter.starts_with("charset="))
}
