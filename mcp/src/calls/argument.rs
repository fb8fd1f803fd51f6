//! Values of parameters as the SDK sends them.

use serde_json::Value;
use twilio_runtime::{Bytes, FilePart, List, Map, Slot, View, WireValue};

use super::check::fits;
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
    Map(Vec<(String, Argument)>),
    Json(Value),
}

impl Argument {
    /// A value that was checked against its schema.
    pub(super) fn new(index: &Index, schema: &Value, value: &Value) -> Self {
        let resolved = index.resolve(schema);
        let mut members = resolved["anyOf"].as_array().into_iter().flatten();
        if let Some(member) = members.find(|member| fits(index, member, value)) {
            return Self::new(index, member, value);
        }
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
            // Objects with properties of their own contain nothing but JSON.
            Value::Object(map)
                if resolved["additionalProperties"].is_object()
                    && resolved.get("properties").is_none() =>
            {
                let inner = &resolved["additionalProperties"];
                let entries = map.iter();
                let entries =
                    entries.map(|(key, value)| (key.clone(), Self::new(index, inner, value)));
                Self::Map(entries.collect())
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
            Self::Map(_) => View::Map(self),
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

impl Map for Argument {
    fn count(&self) -> usize {
        match self {
            Self::Map(entries) => entries.len(),
            _ => 0,
        }
    }

    fn get(&self, key: &str) -> Option<&dyn WireValue> {
        let Self::Map(entries) = self else {
            return None;
        };
        let (_, value) = entries.iter().find(|(name, _)| name == key)?;
        Some(value)
    }

    fn for_each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a dyn WireValue)) {
        if let Self::Map(entries) = self {
            entries.iter().for_each(|(key, value)| visit(key, value));
        }
    }

    fn insert(&mut self, _key: &str) -> &mut dyn WireValue {
        self
    }

    fn remove(&mut self, _key: &str) {}

    fn clear(&mut self) {}
}
