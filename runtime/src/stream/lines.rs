//! Lines of a body whose chunks can be split anywhere.

use std::mem;

use bytes::Bytes;

use super::frame::TooLarge;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What lines consist of.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum LineKind {
    /// Fields of events, which end with CR, LF or both, and comments, which are skipped.
    Fields,
    /// JSON texts, which end with LF.
    Json,
}

/// Divides a body into lines.
pub(super) struct Lines {
    kind: LineKind,
    /// The part of the last chunk that was not divided yet.
    chunk: Bytes,
    /// The start of a line, from the chunks before.
    partial: Vec<u8>,
    /// Whether the rest of the line is skipped.
    is_skipping: bool,
    /// Whether the last line ended with CR, to which an LF would belong.
    is_after_cr: bool,
    is_first: bool,
}

impl Lines {
    pub(super) fn new(kind: LineKind) -> Self {
        Self {
            kind,
            chunk: Bytes::new(),
            partial: Vec::new(),
            is_skipping: false,
            is_after_cr: false,
            is_first: true,
        }
    }

    /// Adds a chunk, after all lines of the chunks before were taken.
    pub(super) fn push(&mut self, chunk: Bytes) {
        self.chunk = chunk;
    }

    /// Returns the next complete line, without its end. A line that is longer than `max` is an error, and skipped.
    pub(super) fn next(&mut self, max: usize) -> Option<Result<Bytes, TooLarge>> {
        loop {
            if self.is_after_cr && !self.chunk.is_empty() {
                self.is_after_cr = false;
                if self.chunk.starts_with(b"\n") {
                    _ = self.chunk.split_to(1);
                }
            }
            let end = self.chunk.iter().position(|byte| self.ends_line(*byte));
            let Some(end) = end else {
                return self.keep_rest(max).map(Err);
            };
            let piece = self.chunk.split_to(end);
            self.is_after_cr = self.chunk.split_to(1) == b"\r"[..];
            let start = mem::take(&mut self.partial);
            let is_skipped = mem::take(&mut self.is_skipping) || self.is_comment(&start, &piece);
            let is_first = mem::take(&mut self.is_first);
            if is_skipped {
                continue;
            }
            if start.len() + piece.len() > max {
                return Some(Err(TooLarge));
            }
            let line = joined(start, piece);
            return Some(Ok(match is_first && line.starts_with(BYTE_ORDER_MARK) {
                true => line.slice(BYTE_ORDER_MARK.len()..),
                false => line,
            }));
        }
    }

    /// Returns the last line, which has no end.
    pub(super) fn take_rest(&mut self) -> Bytes {
        let rest = Bytes::from(mem::take(&mut self.partial));
        match self.is_first && rest.starts_with(BYTE_ORDER_MARK) {
            true => rest.slice(BYTE_ORDER_MARK.len()..),
            false => rest,
        }
    }

    /// Keeps the rest of the chunk as the start of a line.
    fn keep_rest(&mut self, max: usize) -> Option<TooLarge> {
        let rest = mem::take(&mut self.chunk);
        if self.is_skipping || rest.is_empty() {
            return None;
        }
        let is_comment = self.is_comment(&self.partial, &rest);
        if !is_comment && self.partial.len() + rest.len() <= max {
            self.partial.extend_from_slice(&rest);
            return None;
        }
        self.is_skipping = true;
        self.partial = Vec::new();
        (!is_comment).then_some(TooLarge)
    }

    fn ends_line(&self, byte: u8) -> bool {
        byte == b'\n' || byte == b'\r' && self.kind == LineKind::Fields
    }

    /// Returns whether a line, in two parts, is a comment.
    fn is_comment(&self, start: &[u8], piece: &[u8]) -> bool {
        let first = start.first().or(piece.first());
        self.kind == LineKind::Fields && first == Some(&b':')
    }
}

fn joined(mut start: Vec<u8>, piece: Bytes) -> Bytes {
    if start.is_empty() {
        return piece;
    }
    start.extend_from_slice(&piece);
    start.into()
}
