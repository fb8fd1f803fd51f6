//! Bodies that are not JSON: bytes, files, and answers that lead elsewhere.

use std::fmt;

use bytes::Bytes;
use http::header;

use crate::wire::Received;
use crate::{Fit, Json, Wire};

/// Whether an answer says that its body is JSON.
pub(crate) fn is_json(answer: &http::Response<Bytes>) -> bool {
    let media_type = answer.headers().get(header::CONTENT_TYPE);
    media_type
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.to_ascii_lowercase().contains("json"))
}

/// A body as it is, whatever it is.
impl Wire for Bytes {
    fn decode(&mut self, json: &Json) -> bool {
        let text = crate::text::text(json);
        text.map(|text| *self = text.into()).is_some()
    }

    fn encode(&self) -> Option<Json> {
        Some(String::from_utf8_lossy(self).into())
    }

    fn files(&self, out: &mut Vec<FilePart>) {
        out.push(FilePart::from(self.clone()));
    }

    fn receive(&mut self, answer: &http::Response<Bytes>) -> Received {
        self.clone_from(answer.body());
        Ok(())
    }
}

/// A file in a request: its bytes, and what the server is told about them.
///
/// `Debug` shows how many bytes there are, and nothing else.
///
/// ```
/// use twilio_runtime::FilePart;
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
    /// A file without a name. Most servers take a part for a file only if it has one.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self {
            bytes: bytes.into(),
            ..Self::default()
        }
    }

    /// Tells the server the file's name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Tells the server the file's media type; `application/octet-stream` if not set.
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

impl Wire for FilePart {
    fn decode(&mut self, json: &Json) -> bool {
        self.bytes.decode(json)
    }

    fn encode(&self) -> Option<Json> {
        self.bytes.encode()
    }

    fn files(&self, out: &mut Vec<FilePart>) {
        out.push(self.clone());
    }

    fn check(&self) -> Result<(), String> {
        let unfit = |text: &Option<String>| {
            text.as_ref()
                .is_some_and(|text| text.contains(char::is_control))
        };
        if unfit(&self.name) || unfit(&self.media_type) {
            return Err(
                " has control characters in the file's name or media type, which no header can carry"
                    .to_owned(),
            );
        }
        Ok(())
    }
}

/// An answer that leads elsewhere. It is not followed, and what it leads to is asked without credentials by
/// whoever does.
///
/// `Debug` does not show the address, which may hold a secret.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Redirect {
    location: String,
}

impl Redirect {
    /// Where it leads: the header `Location` as it came, which may be relative to the request's URL.
    pub fn location(&self) -> &str {
        &self.location
    }
}

impl fmt::Debug for Redirect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redirect").finish_non_exhaustive()
    }
}

impl Wire for Redirect {
    fn decode(&mut self, json: &Json) -> bool {
        self.location.decode(json)
    }

    fn encode(&self) -> Option<Json> {
        self.location.encode()
    }

    fn receive(&mut self, answer: &http::Response<Bytes>) -> Received {
        let location = answer.headers().get(header::LOCATION);
        let location = location.and_then(|value| value.to_str().ok()).ok_or(None)?;
        self.location = location.to_owned();
        Ok(())
    }

    fn fit(&self, _: &Json) -> Fit {
        Fit::default()
    }
}
