//! Request bodies as the document has them.

use super::media_types::Candidate;
use crate::api::BodyEncoding;

/// A request body in a media type that the SDK sends.
pub(super) struct BodySource<'a> {
    pub(super) content: Candidate<'a>,
    pub(super) encoding: BodyEncoding,
    /// The other media types for the same values.
    pub(super) others: Vec<String>,
    /// Whether the caller chooses one of several media types of bytes.
    pub(super) varies: bool,
    pub(super) required: bool,
    pub(super) description: Option<&'a str>,
}
