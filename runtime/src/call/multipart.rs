//! Multipart bodies: forms whose fields can be files (RFC 7578), and other types with parts of the same structure (RFC
//! 2046, RFC 2387).

use bytes::Bytes;
use http::HeaderValue;

use crate::media_type::essence;
use crate::value::encode::encode;
use crate::value::form::{all_texts, files, plain_text};
use crate::value::style;
use crate::value::wire_value::{View, WireValue};
use crate::{BodyEncoding, FilePart, Json, Param, Style};

/// A form whose fields can be files.
#[derive(Default)]
pub(super) struct MultipartForm {
    parts: Vec<Part>,
    headers: Vec<PartHeader>,
}

/// A part of a form: a field's name and content.
struct Part {
    name: String,
    content: FilePart,
}

/// A header of all parts of a name.
struct PartHeader {
    part: &'static str,
    name: String,
    value: HeaderValue,
}

impl MultipartForm {
    /// Adds a parameter: a part for each item of a list and, under their keys, for the values of a map that is the
    /// whole body; otherwise one.
    pub(super) fn add_param(&mut self, param: &Param, value: &dyn WireValue) {
        let name = &*param.field.wire;
        match (param.style, value.view()) {
            (Style::Spread, View::Map(map)) => {
                map.for_each(&mut |key, value| self.add_items(key, value, param));
            }
            (Style::Json, _) => {
                let json = encode(value);
                self.extend(json.map(|json| Part::of_json(name, &json, param.media_type)));
            }
            (Style::Urlencoded, _) => {
                let text = encode(value).map(style::urlencoded);
                self.extend(text.map(|text| Part::of_text(name, text, param.media_type)));
            }
            _ => self.add_items(name, value, param),
        }
    }

    fn add_items(&mut self, name: &str, value: &dyn WireValue, param: &Param) {
        match value.view() {
            View::List(list) => (0..list.count())
                .for_each(|index| self.add_item(name, list.get(index), param.media_type)),
            _ => self.add_item(name, value, param.media_type),
        }
    }

    fn add_item(&mut self, name: &str, item: &dyn WireValue, media_type: Option<&str>) {
        let files = files(item);
        if !files.is_empty() {
            let files = files.into_iter();
            return self.extend(files.map(|file| Part::of_file(name, file, media_type)));
        }
        match encode(item) {
            Some(json @ (Json::Array(_) | Json::Object(_))) => {
                self.extend([Part::of_json(name, &json, media_type)]);
            }
            _ => {
                let texts = all_texts(item).into_iter();
                self.extend(texts.map(|text| Part::of_text(name, text, media_type)));
            }
        }
    }

    /// Adds a header to the parts of a name.
    pub(super) fn add_header(&mut self, part: &'static str, name: &str, value: HeaderValue) {
        let name = name.to_owned();
        self.headers.push(PartHeader { part, name, value });
    }

    /// Replaces a field by a JSON value: a part for each item of an array, otherwise one; none for null.
    pub(super) fn replace_field(&mut self, name: &str, value: &Json) {
        self.parts.retain(|part| part.name != name);
        let items = match value {
            Json::Array(items) => items.as_slice(),
            json => std::slice::from_ref(json),
        };
        let items = items.iter().filter(|item| !item.is_null());
        self.extend(items.map(|item| match item {
            Json::Array(_) | Json::Object(_) => Part::of_json(name, item, None),
            item => Part::of_text(name, plain_text(item.clone()), None),
        }));
    }

    fn extend(&mut self, parts: impl IntoIterator<Item = Part>) {
        self.parts.extend(parts);
    }

    /// Returns the media type with the boundary, and the body; none without any parts.
    pub(super) fn encode(&self, media_type: &str) -> Option<(String, Bytes)> {
        let first = self.parts.first()?;
        let boundary = self.boundary();
        let mut body = Vec::new();
        for part in &self.parts {
            body.extend_from_slice(part.header(&boundary).as_bytes());
            for header in self
                .headers
                .iter()
                .filter(|header| header.part == part.name)
            {
                body.extend_from_slice(format!("{}: ", header.name).as_bytes());
                body.extend_from_slice(header.value.as_bytes());
                body.extend_from_slice(b"\r\n");
            }
            body.extend_from_slice(b"\r\n");
            body.extend_from_slice(&part.content.bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        // RFC 2387 requires the type of the first part.
        let root = match essence(media_type).as_str() {
            "multipart/related" => {
                let of_first = first.content.media_type.as_deref().unwrap_or("text/plain");
                format!("; type=\"{}\"", essence(of_first))
            }
            _ => String::new(),
        };
        Some((
            format!("{media_type}{root}; boundary={boundary}"),
            body.into(),
        ))
    }

    /// Returns a text that occurs in none of the parts. It depends on nothing but the parts.
    fn boundary(&self) -> String {
        let mut number = 0_u64;
        loop {
            let boundary = format!("twilio-runtime-{number:016x}");
            if !self.parts.iter().any(|part| part.contains(&boundary)) {
                return boundary;
            }
            number += 1;
        }
    }
}

impl Part {
    /// A file without a name gets the field's: most servers treat a part as a file only if it has a name.
    fn of_file(name: &str, file: FilePart, media_type: Option<&str>) -> Self {
        let file_name = file.name.unwrap_or_else(|| name.to_owned());
        let media_type = media_type.unwrap_or(BodyEncoding::Raw.default_media_type());
        Self {
            name: name.to_owned(),
            content: FilePart {
                bytes: file.bytes,
                name: Some(file_name),
                media_type: file.media_type.or_else(|| Some(media_type.to_owned())),
            },
        }
    }

    fn of_json(name: &str, json: &Json, media_type: Option<&str>) -> Self {
        let media_type = media_type.unwrap_or(BodyEncoding::Json.default_media_type());
        Self::of_text(name, json.to_string(), Some(media_type))
    }

    /// A part without a media type is plain text.
    fn of_text(name: &str, text: String, media_type: Option<&str>) -> Self {
        Self {
            name: name.to_owned(),
            content: FilePart {
                media_type: media_type.map(str::to_owned),
                ..FilePart::new(text)
            },
        }
    }

    fn contains(&self, text: &str) -> bool {
        let mut windows = self.content.bytes.windows(text.len());
        windows.any(|window| window == text.as_bytes())
    }

    /// Returns the boundary line and the headers that follow from the part.
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
        header.push_str("\r\n");
        header
    }
}

/// Escapes a quoted name like browsers do: percent-encodes what would end the quotes or the line.
fn escape(text: &str) -> String {
    text.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}
