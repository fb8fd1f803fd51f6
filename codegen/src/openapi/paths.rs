use crate::source::{Origins, Pointer};

/// Whether the operation at a place is that of another path of the document, which the path refers to.
pub(crate) fn is_of_other_path(place: &Pointer, origins: &Origins) -> bool {
    let origin = origins.of(place);
    origin.file().is_none() && origin.tokens().first() == Some(&"paths") && origin != *place
}
