//! The texts that a document consists of: its own, and those of the files that it refers to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use super::pointer::{child, child_mut};
use super::reference::location;
use super::{Pointer, Source, SourceMaps, SyntaxError, parse};

/// Reads a file that a document refers to: the text at a path relative to the document's folder, with `/` between its
/// segments and without `.` and `..`, or the reason why it cannot be read.
pub type ReadFile<'r> = dyn Fn(&str) -> Result<String, String> + 'r;

/// A document and the files that it refers to, parsed.
pub(crate) struct Sources {
    /// The name of the document's own file.
    pub(crate) name: String,
    document: Text,
    /// The files, or the reasons why they cannot be read.
    files: BTreeMap<Arc<str>, Result<Text, String>>,
}

/// A parsed text without its source map.
struct Text {
    value: Option<Value>,
    errors: Vec<SyntaxError>,
}

/// The reason why a file has no value.
pub(crate) enum NoValue<'s> {
    /// It cannot be read.
    Unreadable(&'s str),
    /// It cannot be parsed, which its own errors report.
    Invalid,
}

/// Parses a document, without the files that it refers to. `name` is that of the document's own file.
pub(crate) fn open(name: &str, text: &str) -> (Sources, SourceMaps) {
    let mut maps = SourceMaps::default();
    let sources = Sources {
        name: name.to_owned(),
        document: take(parse(text), None, &mut maps),
        files: BTreeMap::new(),
    };
    (sources, maps)
}

impl Sources {
    /// Parses all files that the document refers to, directly or not.
    pub(crate) fn load_references(&mut self, read: &ReadFile<'_>, maps: &mut SourceMaps) {
        let mut pending = mentioned(self.document(), &Pointer::root(), &self.name);
        while let Some(path) = pending.pop_first() {
            if self.files.contains_key(&path) {
                continue;
            }
            self.load(&path, read, maps);
            let from = Pointer::root_of(Some(path.clone()));
            let value = self.value(Some(&path)).ok();
            pending.extend(mentioned(value, &from, &self.name));
        }
    }

    /// Parses one file.
    pub(crate) fn load(&mut self, path: &Arc<str>, read: &ReadFile<'_>, maps: &mut SourceMaps) {
        let file = read(path).map(|text| {
            let source = if is_prose(path) {
                Source::of_prose(text)
            } else {
                parse(&text)
            };
            take(source, Some(path), maps)
        });
        self.files.insert(path.clone(), file);
    }

    /// Replaces the value of the document by a corrected one.
    pub(crate) fn correct(&mut self, value: Value) {
        self.document.value = Some(value);
    }
}

impl Sources {
    /// The value of the document, or of another file.
    pub(crate) fn value(&self, file: Option<&str>) -> Result<&Value, NoValue<'_>> {
        let text = match file {
            None => Ok(&self.document),
            Some(path) => match self.files.get(path) {
                Some(Ok(text)) => Ok(text),
                Some(Err(reason)) => Err(NoValue::Unreadable(reason)),
                None => Err(NoValue::Unreadable("it was not found")),
            },
        };
        text?.value.as_ref().ok_or(NoValue::Invalid)
    }

    /// The value at a location of the document or of another file.
    pub(crate) fn find(&self, at: &Pointer) -> Option<&Value> {
        let root = self.value(at.file()).ok()?;
        let mut tokens = at.tokens().into_iter();
        tokens.try_fold(root, |value, token| child(value, token))
    }

    /// The same as [`find`](Self::find()), to change the value.
    pub(crate) fn find_mut(&mut self, at: &Pointer) -> Option<&mut Value> {
        let text = match at.file() {
            None => &mut self.document,
            Some(path) => self.files.get_mut(path)?.as_mut().ok()?,
        };
        let root = text.value.as_mut()?;
        let mut tokens = at.tokens().into_iter();
        tokens.try_fold(root, |value, token| child_mut(value, token))
    }

    /// Replaces the value at a location, or adds it where its parent is an object.
    pub(crate) fn insert(&mut self, at: &Pointer, value: Value) {
        if let Some(place) = self.find_mut(at) {
            *place = value;
            return;
        }
        let Some(depth) = at.depth().checked_sub(1) else {
            return;
        };
        if let Some(Value::Object(entries)) = self.find_mut(&at.ancestor(depth)) {
            entries.insert(at.name().to_owned(), value);
        }
    }

    /// The value that a reference at `from` refers to, and its location.
    pub(crate) fn target(&self, reference: &str, from: &Pointer) -> Option<(&Value, Pointer)> {
        let at = location(reference, from, &self.name).ok()?;
        Some((self.find(&at)?, at))
    }

    /// The values of the document and of all other files, with pointers to them.
    pub(crate) fn roots(&self) -> impl Iterator<Item = (Pointer, &Value)> {
        let files = self.files.iter().filter_map(|(path, text)| {
            let value = text.as_ref().ok()?.value.as_ref()?;
            Some((Pointer::root_of(Some(path.clone())), value))
        });
        let document = self.document.value.iter();
        document.map(|value| (Pointer::root(), value)).chain(files)
    }

    /// The value of the document.
    pub(crate) fn document(&self) -> Option<&Value> {
        self.document.value.as_ref()
    }

    /// The values of the document and of some files.
    pub(crate) fn values(&self, files: &BTreeSet<Arc<str>>) -> BTreeMap<Option<Arc<str>>, &Value> {
        self.texts(files)
            .filter_map(|(file, text)| Some((file, text.value.as_ref()?)))
            .collect()
    }

    /// The errors in the texts of the document and of some files.
    pub(crate) fn errors(&self, files: &BTreeSet<Arc<str>>) -> Vec<SyntaxError> {
        self.texts(files)
            .flat_map(|(_, text)| text.errors.clone())
            .collect()
    }

    fn texts(&self, files: &BTreeSet<Arc<str>>) -> impl Iterator<Item = (Option<Arc<str>>, &Text)> {
        let texts = files.iter().filter_map(|path| {
            let text = self.files.get(path)?.as_ref().ok()?;
            Some((Some(path.clone()), text))
        });
        std::iter::once((None, &self.document)).chain(texts)
    }
}

/// Takes the source map of a text out, and notes the file in its errors.
fn take(source: Source, file: Option<&Arc<str>>, maps: &mut SourceMaps) -> Text {
    let Source { value, map, errors } = source;
    maps.insert(file.cloned(), map);
    let in_file = |mut error: SyntaxError| {
        error.pointer = Pointer::root_of(file.cloned()).descend(error.pointer.tokens());
        error
    };
    Text {
        value,
        errors: errors.into_iter().map(in_file).collect(),
    }
}

/// The files that the references in a value may refer to.
fn mentioned(value: Option<&Value>, from: &Pointer, document: &str) -> BTreeSet<Arc<str>> {
    let mut files = BTreeSet::new();
    let mut todo: Vec<_> = value.into_iter().collect();
    while let Some(value) = todo.pop() {
        let references = value.get("$ref").into_iter();
        let mapped = value.get("mapping").and_then(Value::as_object);
        let mapped = mapped.into_iter().flat_map(|mapping| mapping.values());
        for reference in references.chain(mapped).filter_map(Value::as_str) {
            if let Ok(at) = location(reference, from, document) {
                files.extend(at.shared_file());
            }
        }
        match value {
            Value::Object(entries) => todo.extend(entries.values()),
            Value::Array(items) => todo.extend(items),
            _ => {}
        }
    }
    files
}

/// Whether a file is text that descriptions consist of, rather than YAML or JSON.
fn is_prose(path: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    extension.is_some_and(|it| ["md", "markdown", "txt"].contains(&&*it.to_ascii_lowercase()))
}
