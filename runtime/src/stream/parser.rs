//! Divides bodies into items.

use bytes::Bytes;

use super::events::Events;
use super::frame::{Frame, TooLarge};
use super::framing::Framing;
use super::lines::{LineKind, Lines};
use super::records::Records;

/// Divides a body into items.
pub(super) enum Parser {
    Events(Events),
    Lines(Lines),
    Records(Records),
}

impl Parser {
    pub(super) fn new(framing: Framing) -> Self {
        match framing {
            Framing::Events => Self::Events(Events::new()),
            Framing::Lines => Self::Lines(Lines::new(LineKind::Json)),
            Framing::Records => Self::Records(Records::default()),
        }
    }

    /// Adds a chunk, after all items of the chunks before were taken.
    pub(super) fn push(&mut self, chunk: Bytes) {
        match self {
            Self::Events(events) => events.push(chunk),
            Self::Lines(lines) => lines.push(chunk),
            Self::Records(records) => records.push(chunk),
        }
    }

    /// Returns the next complete item. One that is larger than `max` is an error, and skipped.
    pub(super) fn next(&mut self, max: usize) -> Option<Result<Frame, TooLarge>> {
        match self {
            Self::Events(events) => events.next(max),
            Self::Records(records) => records.next(max),
            Self::Lines(lines) => loop {
                match lines.next(max)?.map(frame) {
                    Ok(None) => {}
                    Ok(Some(frame)) => return Some(Ok(frame)),
                    Err(error) => return Some(Err(error)),
                }
            },
        }
    }

    /// Returns the last item, at the end of the body. An event that is not complete is none.
    pub(super) fn finish(&mut self) -> Option<Frame> {
        match self {
            Self::Events(_) => None,
            Self::Lines(lines) => frame(lines.take_rest()),
            Self::Records(records) => records.finish(),
        }
    }

    /// Returns the events, if the items are events.
    pub(super) fn events(&self) -> Option<&Events> {
        match self {
            Self::Events(events) => Some(events),
            Self::Lines(_) | Self::Records(_) => None,
        }
    }

    /// Returns what was received of an item that is not complete.
    pub(super) fn take_rest(&mut self) -> Bytes {
        match self {
            Self::Events(events) => events.take_rest(),
            Self::Lines(lines) => lines.take_rest(),
            Self::Records(records) => records.take_rest(),
        }
    }
}

/// Returns the JSON text in a line, unless it is blank.
fn frame(line: Bytes) -> Option<Frame> {
    let is_blank = line.trim_ascii().is_empty();
    let end = line.len() - usize::from(line.ends_with(b"\r"));
    (!is_blank).then(|| Frame {
        data: line.slice(..end),
        ..Frame::default()
    })
}
