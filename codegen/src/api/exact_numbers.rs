//! Numbers with more digits than floating-point numbers hold.

use std::collections::BTreeMap;
use std::io::{Result, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};
use serde_json::{Number, Serializer, Value};

/// The numbers of a document that floating-point numbers do not hold exactly, as the document writes them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct ExactNumbers {
    /// By the nearest number, as JSON.
    written: BTreeMap<String, String>,
}

impl ExactNumbers {
    pub(crate) fn new(written: BTreeMap<String, String>) -> Self {
        Self { written }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// A number as the document writes it.
    pub fn text(&self, number: &Number) -> String {
        let text = number.to_string();
        self.written.get(&text).cloned().unwrap_or(text)
    }

    /// A value as JSON, with the digits that its numbers have in the document.
    pub fn json(&self, value: &Value) -> String {
        self.serialized(value, CompactFormatter)
    }

    /// A value as JSON on several lines, with the digits that its numbers have in the document.
    pub fn pretty_json(&self, value: &Value) -> String {
        self.serialized(value, PrettyFormatter::new())
    }

    fn serialized(&self, value: &Value, layout: impl Formatter) -> String {
        let mut json = Vec::new();
        let formatter = Exact {
            layout,
            numbers: self,
        };
        // Values have no keys that JSON does not allow.
        let mut serializer = Serializer::with_formatter(&mut json, formatter);
        let written = value.serialize(&mut serializer);
        written.map_or_else(
            |_| String::new(),
            |()| String::from_utf8_lossy(&json).into_owned(),
        )
    }
}

/// A layout of JSON with exact numbers.
struct Exact<'n, F> {
    layout: F,
    numbers: &'n ExactNumbers,
}

impl<F: Formatter> Formatter for Exact<'_, F> {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> Result<()> {
        match Number::from_f64(value).map(|number| self.numbers.text(&number)) {
            Some(text) => writer.write_all(text.as_bytes()),
            None => self.layout.write_f64(writer, value),
        }
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.layout.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.layout.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.layout.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.layout.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.layout.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.layout.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.layout.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.layout.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.layout.end_object_value(writer)
    }
}
