//! `multipart/form-data`: forms whose fields can be files (RFC 7578).

use bytes::Bytes;

use crate::percent::Escape;
use crate::value::style;
use crate::{FilePart, Json, Style, Wire};

/// A form whose fields can be files.
#[derive(Default)]
pub(super) struct MultipartForm(Vec<Part>);

/// A part of a form: a field's name and content.
struct Part {
    name: String,
    content: FilePart,
}

impl MultipartForm {
    /// Adds a field: its files if it has any, otherwise its texts.
    pub(super) fn add_field(&mut self, name: &str, value: &dyn Wire, style: Style) {
        let mut contents = Vec::new();
        value.files(&mut contents);
        if contents.is_empty() {
            let is_json = style == Style::Json || value.encode().is_some_and(is_structured);
            let pairs = style::pairs(name, value, style, Escape::Nothing.into()).into_iter();
            contents.extend(pairs.map(|(_, text)| FilePart {
                media_type: is_json.then(|| "application/json".to_owned()),
                ..FilePart::new(text)
            }));
        }
        let parts = contents.into_iter().map(|content| Part {
            name: name.to_owned(),
            content,
        });
        self.0.extend(parts);
    }

    /// Replaces a field by the texts of a JSON value.
    pub(super) fn replace_field(&mut self, name: &str, value: &Json) {
        self.0.retain(|part| part.name != name);
        let mut pairs = Vec::new();
        style::append_items(name, value.clone(), Escape::Nothing.into(), &mut pairs);
        let parts = pairs.into_iter().map(|(name, text)| Part {
            name,
            content: FilePart::new(text),
        });
        self.0.extend(parts);
    }

    /// Returns the media type, which contains the boundary, and the body.
    pub(super) fn encode(&self) -> (String, Bytes) {
        let boundary = self.boundary();
        let mut body = Vec::new();
        for part in &self.0 {
            body.extend_from_slice(part.header(&boundary).as_bytes());
            body.extend_from_slice(&part.content.bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        let media_type = format!("multipart/form-data; boundary={boundary}");
        (media_type, body.into())
    }

    /// Returns a text that occurs in none of the parts. It depends on nothing but the parts.
    fn boundary(&self) -> String {
        let mut number = 0_u64;
        loop {
            let boundary = format!("twilio-runtime-{number:016x}");
            if !self.0.iter().any(|part| part.contains(&boundary)) {
                return boundary;
            }
            number += 1;
        }
    }
}

impl Part {
    fn contains(&self, text: &str) -> bool {
        let mut windows = self.content.bytes.windows(text.len());
        windows.any(|window| window == text.as_bytes())
    }

    /// Returns the boundary line and the headers.
    fn header(&self, boundary: &str) -> String {
        let mut header = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"",
            escape(&self.name)
        );
        if let Some(name) = &self.content.name {
            header.push_str(&format!("; filename=\"{}\"", escape(name)));
        }
        if let Some(media_type) = &self.content.media_type {
            header.push_str(&format!("\r\nContent-Type: {media_type}"));
        }
        header.push_str("\r\n\r\n");
        header
    }
}

/// Returns whether a value's text is JSON rather than plain text.
fn is_structured(json: Json) -> bool {
    match json {
        Json::Array(items) => items.iter().any(|item| item.is_array() || item.is_object()),
        json => json.is_object(),
    }
}

/// Escapes a quoted name like browsers do: percent-encodes what would end the quotes or the line.
fn escape(text: &str) -> String {
    text.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}
