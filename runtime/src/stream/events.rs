//! Server-sent events, as the HTML Standard parses them (section 9.2.6).

use std::mem;

use bytes::Bytes;

use super::frame::{EventFields, Frame, TooLarge};
use super::lines::{LineKind, Lines};

/// Divides an event stream into events.
pub(super) struct Events {
    lines: Lines,
    /// The data of the event so far, with a line feed after each line.
    data: Vec<u8>,
    fields: EventFields,
    /// Whether the rest of the event is skipped.
    is_skipping: bool,
    /// The last ID, which the server needs in order to resume the stream; empty if the server has reset it.
    last_id: Option<String>,
    /// The last delay before a reconnection, in milliseconds.
    retry: Option<u64>,
}

impl Events {
    pub(super) fn new() -> Self {
        Self {
            lines: Lines::new(LineKind::Fields),
            data: Vec::new(),
            fields: EventFields::default(),
            is_skipping: false,
            last_id: None,
            retry: None,
        }
    }

    /// Adds a chunk, after all events of the chunks before were taken.
    pub(super) fn push(&mut self, chunk: Bytes) {
        self.lines.push(chunk);
    }

    /// Returns the next complete event. One that is larger than `max` is an error, and skipped.
    pub(super) fn next(&mut self, max: usize) -> Option<Result<Frame, TooLarge>> {
        loop {
            let line = self.lines.next(max.saturating_sub(self.data.len()))?;
            match line {
                Err(TooLarge) => {
                    self.clear();
                    if !mem::replace(&mut self.is_skipping, true) {
                        return Some(Err(TooLarge));
                    }
                }
                Ok(line) if !line.is_empty() => self.field(&line),
                Ok(_) if mem::take(&mut self.is_skipping) => self.clear(),
                Ok(_) => {
                    if let Some(event) = self.dispatch() {
                        return Some(Ok(event));
                    }
                }
            }
        }
    }

    /// Returns the last ID; `None` if the server has sent none.
    pub(super) fn last_id(&self) -> Option<&str> {
        self.last_id.as_deref()
    }

    pub(super) fn retry(&self) -> Option<u64> {
        self.retry
    }

    /// Returns the data of an event that is not complete.
    pub(super) fn take_rest(&mut self) -> Bytes {
        let line = self.lines.take_rest();
        self.field(&line);
        self.data.pop();
        mem::take(&mut self.data).into()
    }

    fn field(&mut self, line: &[u8]) {
        if self.is_skipping {
            return;
        }
        let colon = line.iter().position(|byte| *byte == b':');
        let (name, value) = match colon {
            Some(colon) => (&line[..colon], &line[colon + 1..]),
            None => (line, &b""[..]),
        };
        let value = value.strip_prefix(b" ").unwrap_or(value);
        match name {
            b"data" => {
                self.data.extend_from_slice(value);
                self.data.push(b'\n');
            }
            b"event" => self.fields.event = Some(text(value)),
            b"id" if !value.contains(&0) => self.fields.id = Some(text(value)),
            b"retry" => {
                if let Some(retry) = milliseconds(value) {
                    self.retry = Some(retry);
                    self.fields.retry = Some(retry);
                }
            }
            _ => {}
        }
    }

    /// Ends an event. Without data, it only sets the last ID.
    fn dispatch(&mut self) -> Option<Frame> {
        if self.fields.id.is_some() {
            self.last_id.clone_from(&self.fields.id);
        }
        let mut fields = mem::take(&mut self.fields);
        let mut data = mem::take(&mut self.data);
        data.pop()?;
        fields.event = fields.event.filter(|event| !event.is_empty());
        Some(Frame {
            data: text_bytes(data),
            is_event: true,
            fields,
            may_be_truncated: false,
        })
    }

    fn clear(&mut self) {
        self.data = Vec::new();
        self.fields = EventFields::default();
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Replaces bytes that are not valid UTF-8, as the standard demands.
fn text_bytes(bytes: Vec<u8>) -> Bytes {
    match String::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(error) => text(error.as_bytes()).into(),
    }
}

/// Parses a number of milliseconds, which consists of ASCII digits alone.
fn milliseconds(digits: &[u8]) -> Option<u64> {
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(text(digits).parse().unwrap_or(u64::MAX))
}
