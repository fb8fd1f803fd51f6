//! Example answers, read as the generated crate reads them: which values have the place that their type gives them,
//! which stray from their schema, and what becomes of those.
//!
//! This is `twilio-runtime` over an [`Api`] instead of over generated types: single values are read by the very
//! code of the runtime ([`scalars`]); what holds others follows the rules of its modules `containers` ([`reading`]),
//! `object` ([`objects`]) and `union` ([`unions`]).

mod objects;
mod reading;
mod scalars;
mod unions;
mod words;

use std::fmt;

use serde_json::Value as Json;

use crate::api::Api;
use crate::{Location, Pointer};
use reading::{Place, Reader};

/// An example answer, and what becomes of it in the generated crate.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The `operationId`.
    pub operation: String,
    /// What the document calls the example.
    pub example: String,
    /// Where its body is in the document.
    pub pointer: Pointer,
    /// The values that are not as their schemas say, in the order of the types.
    pub strays: Vec<Stray>,
    /// Whether what is written again is what came; `1` and `1.0` are one number.
    pub unchanged: bool,
}

impl Answer {
    /// Whether it is read: each value in it is in a field, or in what the type keeps beside them.
    pub fn is_decoded(&self) -> bool {
        let mut outcomes = self.strays.iter().map(|stray| &stray.outcome);
        !outcomes.any(|outcome| *outcome == Outcome::Unreadable)
    }

    /// Whether it is read, and each value in it has the place that its type gives it.
    pub fn is_typed(&self) -> bool {
        let lost = |stray: &Stray| {
            matches!(
                stray.outcome,
                Outcome::Extra(_) | Outcome::Unknown { .. } | Outcome::Unreadable
            )
        };
        !self.strays.iter().any(lost)
    }
}

/// A value of an example answer that is not as its schema says.
#[derive(Clone, Debug, PartialEq)]
pub struct Stray {
    /// Where it is in the document, or would be.
    pub pointer: Pointer,
    /// Where in its text.
    pub location: Option<Location>,
    /// Where the document says what it is to be.
    pub schema: Pointer,
    /// What it is to be: `text`, `one of "a", "b"`.
    pub expected: String,
    /// What it is: `the number 1`, `null`.
    pub found: String,
    /// What becomes of it.
    pub outcome: Outcome,
    /// What to do about it.
    pub help: &'static str,
}

/// What becomes of a value that is not as its schema says.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It is in `extra()`, as the property at this place is as a whole.
    Extra(Pointer),
    /// It is in the variant `Unknown` of an enum, as the value at a place is as a whole.
    Unknown {
        /// The Rust name of the enum.
        name: String,
        /// The place.
        at: Pointer,
    },
    /// It is read as this value.
    ReadAs(Json),
    /// Its text is kept, but cannot be what the type has it for: a point in time, a SID.
    Malformed,
    /// It is not there, and its field holds this value.
    Blank(Json),
    /// Nothing says which of several types it is: it is read as this one, which fits best.
    Guessed(String),
    /// It keeps the whole answer from being read.
    Unreadable,
}

impl Outcome {
    /// Its name for machines, such as `read_as`.
    pub fn name(&self) -> &'static str {
        match self {
            Outcome::Extra(_) => "extra",
            Outcome::Unknown { .. } => "unknown",
            Outcome::ReadAs(_) => "read_as",
            Outcome::Malformed => "malformed",
            Outcome::Blank(_) => "blank",
            Outcome::Guessed(_) => "guessed",
            Outcome::Unreadable => "unreadable",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Outcome::Extra(property) => write!(
                f,
                "`{}` is kept in `extra()`",
                property.tokens().last().map_or("", String::as_str)
            ),
            Outcome::Unknown { name, .. } => write!(f, "kept as `{name}::Unknown`"),
            Outcome::ReadAs(json) => write!(f, "read as {}", words::short(json)),
            Outcome::Malformed => f.write_str("kept as the text it is"),
            Outcome::Blank(json) => write!(f, "its field holds {}", words::short(json)),
            Outcome::Guessed(name) => write!(f, "read as `{name}`, which fits best"),
            Outcome::Unreadable => f.write_str("the answer cannot be read"),
        }
    }
}

/// Reads all example answers of a document.
pub(crate) fn answers(api: &Api) -> Vec<Answer> {
    let reader = Reader { api };
    let mut answers = Vec::new();
    for operation in api.operations() {
        for (status, ty, example) in operation.example_responses() {
            let place = Place {
                value: example.pointer.clone(),
                schema: operation.pointer.child("responses"),
            };
            let read = reader.receive(ty, status, &example.value, &place);
            let (strays, unchanged) = match read {
                Ok(reading) => {
                    let written = reading.written.unwrap_or_default();
                    (reading.strays, scalars::same(&written, &example.value))
                }
                Err(misfit) => (vec![misfit.becomes(Outcome::Unreadable)], false),
            };
            answers.push(Answer {
                operation: operation.id.clone(),
                example: example.name.clone(),
                pointer: example.pointer.clone(),
                strays,
                unchanged,
            });
        }
    }
    answers
}
