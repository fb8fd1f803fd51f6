//! Files in request bodies.

use std::fmt;

use bytes::Bytes;

/// A file in a request body: its content, and optionally its name and media type.
///
/// `Debug` shows only the number of bytes.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use twilio_verify_v2::FilePart;
///
/// let photo = FilePart::new(vec![0x89, 0x50, 0x4e, 0x47]).name("photo.png").media_type("image/png");
/// assert_eq!(format!("{photo:?}"), "FilePart { bytes: 4 }");
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct FilePart {
    pub(crate) bytes: Bytes,
    pub(crate) name: Option<String>,
    pub(crate) media_type: Option<String>,
}

impl FilePart {
    /// Creates a file whose name in a multipart form is the field's, and whose media type is the operation's or
    /// `application/octet-stream`.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self {
            bytes: bytes.into(),
            ..Self::default()
        }
    }

    /// Sets the file's name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the file's media type.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }
}

impl From<Bytes> for FilePart {
    fn from(bytes: Bytes) -> Self {
        Self::new(bytes)
    }
}

impl From<Vec<u8>> for FilePart {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(bytes)
    }
}

impl fmt::Debug for FilePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FilePart")
            .field("bytes", &self.bytes.len())
            .finish()
    }
}
