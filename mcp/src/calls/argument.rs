//! Values of parameters as the SDK sends them.

use serde_json::Value;
use twilio_runtime::{Bytes, FilePart, List, Slot, View, WireValue};

use crate::index::Index;

/// A value whose type is known only at run time.
#[derive(Clone, Debug)]
pub(super) enum Argument {
    /// It is not sent.
    Unset,
    Text(String),
    DateTime(String),
    Date(String),
    Bytes(Bytes),
    File(FilePart),
    List(Vec<Argument>),
    Json(Value),
}

impl Argument {
    /// A value that was checked against its schema.
    pub(super) fn new(index: &Index, schema: &Value, value: &Value) -> Self {
        let resolved = index.resolve(schema);
        match value {
            Value::String(text) => {
                let text = text.clone();
                match resolved["format"].as_str() {
                    Some("date-time") => Self::DateTime(text),
                    Some("date") => Self::Date(text),
                    Some("binary") => Self::Bytes(text.into()),
                    Some("file") => Self::File(FilePart::new(text)),
                    _ => Self::Text(text),
                }
            }
            Value::Array(items) if resolved["type"] == "array" => {
                let items = items.iter();
                let items = items.map(|item| Self::new(index, &resolved["items"], item));
                Self::List(items.collect())
            }
            value => Self::Json(value.clone()),
        }
    }
}

impl WireValue for Argument {
    fn view(&self) -> View<'_> {
        match self {
            Self::Unset => View::Unset,
            Self::Text(text) => View::Text(text),
            Self::DateTime(text) => View::DateTime(text),
            Self::Date(text) => View::Date(text),
            Self::Bytes(bytes) => View::Bytes(bytes),
            Self::File(file) => View::File(file),
            Self::List(_) => View::List(self),
            Self::Json(Value::Bool(value)) => View::Bool(*value),
            Self::Json(value) => View::Json(value),
        }
    }

    /// Arguments are only sent.
    fn slot(&mut self, _is_null: bool) -> Slot<'_> {
        Slot::Unit
    }
}

impl List for Argument {
    fn count(&self) -> usize {
        match self {
            Self::List(items) => items.len(),
            _ => 0,
        }
    }

    fn get(&self, index: usize) -> &dyn WireValue {
        match self {
            Self::List(items) => items.get(index).map_or(self, |item| item),
            _ => self,
        }
    }

    fn push(&mut self) -> &mut dyn WireValue {
        self
    }

    fn truncate(&mut self, _count: usize) {}
}
