//! [`Wire`] for bytes and files.

use bytes::Bytes;

use super::text::text;
use crate::{DecodeError, FilePart, Json, Wire};

/// A body of any media type, unchanged.
impl Wire for Bytes {
    fn decode(&mut self, json: &Json) -> bool {
        text(json).map(|text| *self = text.into()).is_some()
    }

    fn encode(&self) -> Option<Json> {
        Some(String::from_utf8_lossy(self).into())
    }

    fn files(&self, out: &mut Vec<FilePart>) {
        out.push(FilePart::from(self.clone()));
    }

    fn decode_response(&mut self, response: &http::Response<Bytes>) -> Result<(), DecodeError> {
        self.clone_from(response.body());
        Ok(())
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
        let mut texts = self.name.iter().chain(&self.media_type);
        if texts.any(|text| text.contains(char::is_control)) {
            return Err(
                " has control characters in its file name or media type, which are not allowed in headers"
                    .to_owned(),
            );
        }
        Ok(())
    }
}
