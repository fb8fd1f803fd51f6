use crate::source::{Origins, Pointer};

/// Whether the operation at a place is that of another path of the document, which the path refers to.
pub(crate) fn is_of_other_path(place: &Pointer, origins: &Origins) -> bool {
    let origin = origins.of(place);
    let first = origin.tokens().first().map(|token| token.as_str());
    origin.file().is_none() && first == Some("paths") && origin != *place
}
