//! The encoding of request bodies.

/// The encoding of a request body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BodyEncoding {
    /// `application/x-www-form-urlencoded`
    Form,
    /// `application/json`
    Json,
    /// `multipart/form-data`, or another type of `multipart`
    Multipart,
    /// Bytes or text, unchanged
    Raw,
}

impl BodyEncoding {
    /// Returns the media type of such a body, unless the operation has another.
    pub const fn default_media_type(self) -> &'static str {
        match self {
            BodyEncoding::Form => "application/x-www-form-urlencoded",
            BodyEncoding::Json => "application/json",
            BodyEncoding::Multipart => "multipart/form-data",
            BodyEncoding::Raw => "application/octet-stream",
        }
    }
}
