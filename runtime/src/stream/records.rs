//! JSON text sequences (RFC 7464).

use std::mem;

use bytes::Bytes;

use super::frame::{Frame, TooLarge};
use super::json_text::JsonText;

const RECORD_SEPARATOR: u8 = 0x1e;

/// Divides a JSON text sequence into its texts.
///
/// A text starts with a record separator, and ends with a line feed; the next separator ends it, too. So a text is not
/// held back until the next one starts, and a malformed text does not affect the next one.
#[derive(Default)]
pub(super) struct Records {
    chunk: Bytes,
    record: Vec<u8>,
    text: JsonText,
    /// Whether the rest of the text is skipped.
    is_skipping: bool,
}

impl Records {
    /// Adds a chunk, after all texts of the chunks before were taken.
    pub(super) fn push(&mut self, chunk: Bytes) {
        self.chunk = chunk;
    }

    /// Returns the next complete text. One that is larger than `max` is an error, and skipped.
    pub(super) fn next(&mut self, max: usize) -> Option<Result<Frame, TooLarge>> {
        let chunk = mem::take(&mut self.chunk);
        for (index, byte) in chunk.iter().enumerate() {
            let ended = match *byte {
                RECORD_SEPARATOR => self.end(true),
                b'\n' if self.text.is_at_top() => self.end(false),
                byte => {
                    self.text.push(byte);
                    self.keep(byte, max).map(Err)
                }
            };
            if ended.is_some() {
                self.chunk = chunk.slice(index + 1..);
                return ended;
            }
        }
        None
    }

    /// Returns the last text, at the end of the body.
    pub(super) fn finish(&mut self) -> Option<Frame> {
        self.end(true)?.ok()
    }

    /// Returns the start of a text that is not complete.
    pub(super) fn take_rest(&mut self) -> Bytes {
        mem::take(&mut self.record).into()
    }

    fn keep(&mut self, byte: u8, max: usize) -> Option<TooLarge> {
        if self.is_skipping {
            return None;
        }
        self.record.push(byte);
        if self.record.len() <= max {
            return None;
        }
        self.record = Vec::new();
        self.is_skipping = true;
        Some(TooLarge)
    }

    /// Ends a text. Without a line feed, a number at its end may lack digits (RFC 7464, section 2.4).
    fn end(&mut self, is_without_line_feed: bool) -> Option<Result<Frame, TooLarge>> {
        self.text = JsonText::default();
        self.is_skipping = false;
        let record = mem::take(&mut self.record);
        let last = record.iter().rfind(|byte| !byte.is_ascii_whitespace())?;
        let is_delimited = matches!(last, b'"' | b']' | b'}');
        let has_whitespace = record.last() != Some(last);
        let may_be_truncated = is_without_line_feed && !is_delimited && !has_whitespace;
        Some(Ok(Frame {
            data: record.into(),
            may_be_truncated,
            ..Frame::default()
        }))
    }
}
