//! JSON values: of a JSON text, and of a YAML tree.

use std::fmt;
use std::rc::Rc;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Value};
use smol_str::{SmolStr, ToSmolStr};

use super::scalar::{is_not_finite, resolve};
use super::tree::{Node, Scalar};
use super::{Pointer, SourceMap, SyntaxError, SyntaxErrorKind};

/// The conversion of a text or tree to JSON.
pub(super) struct Conversion<'s> {
    map: &'s mut SourceMap,
    path: Vec<SmolStr>,
    pub(super) errors: Vec<SyntaxError>,
    /// The locations of keys that have the same value each time.
    pub(super) repeated: Vec<Pointer>,
}

impl<'s> Conversion<'s> {
    pub(super) fn new(map: &'s mut SourceMap) -> Self {
        Self {
            map,
            path: Vec::new(),
            errors: Vec::new(),
            repeated: Vec::new(),
        }
    }

    /// Parses a JSON text.
    pub(super) fn text(&mut self, text: &str) -> serde_json::Result<Value> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let value = Json(self).deserialize(&mut deserializer)?;
        deserializer.end()?;
        Ok(value)
    }

    /// Converts a YAML tree, with its merge keys (`<<`) applied. A value that JSON cannot express becomes null, with
    /// an error.
    pub(super) fn tree(&mut self, node: Rc<Node>) -> Value {
        // Only the nodes that aliases refer to are in use elsewhere.
        match Rc::unwrap_or_clone(node) {
            Node::Scalar(scalar) => self.scalar(scalar),
            Node::Sequence(items) => {
                let items = items.into_iter().enumerate();
                items
                    .map(|(index, item)| self.at(index.to_smolstr(), |this| this.tree(item)))
                    .collect()
            }
            Node::Mapping(entries) => {
                let mut object = Map::with_capacity(entries.len());
                let is_merge = |key: &Node| matches!(key, Node::Scalar(key) if key.is_plain && key.text == "<<");
                let mut merged = Vec::new();
                for (key, value) in entries {
                    if is_merge(&key) {
                        merged.push(value);
                    } else {
                        self.entry(key, value, &mut object);
                    }
                }
                for value in merged {
                    self.merge(value, &mut object);
                }
                Value::Object(object)
            }
        }
    }

    fn scalar(&mut self, scalar: Scalar) -> Value {
        if let Some(tag) = &scalar.unknown_tag {
            self.not_json(format!("unsupported YAML tag `{tag}`"));
            return Value::Null;
        }
        if !scalar.is_plain {
            return scalar.text.into();
        }
        if is_not_finite(&scalar.text) {
            self.not_json(format!("`{}` is not a JSON number", scalar.text));
            return Value::Null;
        }
        let value = resolve(&scalar.text);
        if !value.is_string() {
            let path = self.path.iter();
            let place = path.fold(None, |parent, token| self.map.child(parent, token));
            self.map.insert_written(place, &scalar.text);
        }
        value
    }

    fn entry(&mut self, key: Rc<Node>, value: Rc<Node>, object: &mut Map<String, Value>) {
        let Node::Scalar(key) = Rc::unwrap_or_clone(key) else {
            self.not_json("a key is not a string; quote it".to_owned());
            return;
        };
        let value = self.at(key.text.as_str().into(), |this| this.tree(value));
        self.insert(key.text, value, object, |_| {});
    }

    /// Adds the entries of the mappings of a merge key, unless the object has their keys.
    fn merge(&mut self, node: Rc<Node>, object: &mut Map<String, Value>) {
        match &*node {
            Node::Mapping(_) => {
                if let Value::Object(entries) = self.tree(node) {
                    for (key, value) in entries {
                        object.entry(key).or_insert(value);
                    }
                }
            }
            Node::Sequence(items) => {
                for item in items {
                    self.merge(item.clone(), object);
                }
            }
            Node::Scalar(_) => {
                self.not_json("expected a mapping or a list of mappings for `<<`".to_owned());
            }
        }
    }

    /// Inserts an entry, of which the first of several counts.
    fn insert(
        &mut self,
        key: String,
        value: Value,
        object: &mut Map<String, Value>,
        duplicate: fn(&mut Self),
    ) {
        match object.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert(value);
            }
            Entry::Occupied(entry) if *entry.get() == value => {
                let pointer = self.pointer().child(entry.key());
                self.repeated.push(pointer);
            }
            Entry::Occupied(entry) => self.at(entry.key().as_str().into(), duplicate),
        }
    }

    fn at<T>(&mut self, token: SmolStr, convert: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(token);
        let converted = convert(self);
        self.path.pop();
        converted
    }

    fn not_json(&mut self, message: String) {
        let error = SyntaxError::new(SyntaxErrorKind::NotJson, &self.pointer(), message);
        self.errors.push(error);
    }

    /// Reports a key that the scanner may have missed, because it is spelled with other escapes.
    fn duplicate_key(&mut self) {
        let key = self.path.last().map(SmolStr::as_str).unwrap_or_default();
        let message = format!("duplicate key `{key}`");
        let error = SyntaxError::new(SyntaxErrorKind::DuplicateKey, &self.pointer(), message)
            .help("remove or rename one of the two");
        self.errors.push(error);
    }

    fn pointer(&self) -> Pointer {
        Pointer::root().descend(&self.path)
    }
}

/// Deserializes a JSON value; unlike with `serde_json`'s own type, the first of several equal keys counts, and they are
/// noticed.
struct Json<'c, 's>(&'c mut Conversion<'s>);

impl<'de> DeserializeSeed<'de> for Json<'_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Json<'_, '_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        loop {
            self.0.path.push(list.len().to_smolstr());
            let item = items.next_element_seed(Json(self.0));
            self.0.path.pop();
            match item? {
                Some(item) => list.push(item),
                None => return Ok(list.into()),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            self.0.path.push(key.as_str().into());
            let value = entries.next_value_seed(Json(self.0));
            self.0.path.pop();
            let duplicate = Conversion::duplicate_key;
            self.0.insert(key, value?, &mut object, duplicate);
        }
        Ok(object.into())
    }
}
