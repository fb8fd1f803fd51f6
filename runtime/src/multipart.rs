//! `multipart/form-data`: a form whose fields can be files.

use bytes::Bytes;

use crate::FilePart;

/// A field of such a form.
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) content: FilePart,
}

/// The body and its media type.
pub(crate) fn body(parts: &[Part]) -> (String, Bytes) {
    let boundary = boundary(parts);
    let mut body = Vec::new();
    for part in parts {
        let mut head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"",
            quoted(&part.name)
        );
        if let Some(name) = &part.content.name {
            head.push_str(&format!("; filename=\"{}\"", quoted(name)));
        }
        if let Some(media_type) = &part.content.media_type {
            head.push_str(&format!("\r\nContent-Type: {media_type}"));
        }
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(b"\r\n\r\n");
        body.extend_from_slice(&part.content.bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    (
        format!("multipart/form-data; boundary={boundary}"),
        body.into(),
    )
}

/// A text that none of the parts has in it. The same parts have the same boundary.
fn boundary(parts: &[Part]) -> String {
    let holds = |text: &str| {
        let mut contents = parts.iter().map(|part| &part.content.bytes);
        contents.any(|bytes| {
            bytes
                .windows(text.len())
                .any(|window| window == text.as_bytes())
        })
    };
    let mut number = 0_u64;
    loop {
        let boundary = format!("twilio-runtime-{number:016x}");
        if !holds(&boundary) {
            return boundary;
        }
        number += 1;
    }
}

/// As browsers write names: what would end the quotes or the line is percent-encoded.
fn quoted(text: &str) -> String {
    text.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}
