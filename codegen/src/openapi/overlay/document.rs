use serde_json::{Map, Value};
use serde_json_path::JsonPath;

use super::action::{Action, Change};
use crate::diagnostic::suggest::closest;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Pointer;

/// The keywords of each object of an overlay.
const ROOT: &[&str] = &["overlay", "info", "extends", "actions"];
const INFO: &[&str] = &["title", "version", "description"];
const ACTION: &[&str] = &["target", "description", "update", "remove", "copy"];

/// An overlay, without the actions that are malformed.
pub(super) struct Overlay {
    /// A reference to the document that the overlay is for.
    pub(super) extends: Option<String>,
    pub(super) actions: Vec<Action>,
}

/// Reads an overlay, whose file `root` points to, and reports everything that is wrong with it.
pub(super) fn read(value: &Value, root: Pointer) -> (Overlay, Vec<Diagnostic>) {
    let mut reader = Reader {
        root,
        errors: Vec::new(),
    };
    let extends = value.get("extends").and_then(Value::as_str);
    let overlay = Overlay {
        extends: extends.map(str::to_owned),
        actions: reader.actions(value),
    };
    (overlay, reader.errors)
}

struct Reader {
    root: Pointer,
    errors: Vec<Diagnostic>,
}

impl Reader {
    fn actions(&mut self, value: &Value) -> Vec<Action> {
        let root = self.root.clone();
        let Some(entries) = self.mapping(value, &root, ROOT) else {
            return Vec::new();
        };
        self.version(entries);
        if let Some(info) = self.required(entries, &root, "info") {
            let pointer = root.child("info");
            if let Some(info) = self.mapping(info, &pointer, INFO) {
                self.text(info, &pointer, "title");
                self.text(info, &pointer, "version");
            }
        }
        let Some(actions) = self.required(entries, &root, "actions") else {
            return Vec::new();
        };
        let pointer = root.child("actions");
        let Some(actions) = actions.as_array().filter(|actions| !actions.is_empty()) else {
            self.error(
                &pointer,
                "`actions` must be a list with at least one action",
            );
            return Vec::new();
        };
        let actions = actions.iter().enumerate();
        actions
            .filter_map(|(index, action)| self.action(action, &pointer.child(index)))
            .collect()
    }

    fn version(&mut self, entries: &Map<String, Value>) {
        let root = self.root.clone();
        let Some(version) = self.text(entries, &root, "overlay") else {
            return;
        };
        let is_supported = ["1.0", "1.1"].iter().any(|supported| {
            let patch = version.strip_prefix(supported);
            patch.is_some_and(|patch| patch.is_empty() || patch.starts_with('.'))
        });
        if !is_supported {
            let message =
                format!("version {version} of the Overlay Specification is not supported");
            let error = Diagnostic::new(Code::InvalidOverlay, &root.child("overlay"), message);
            self.errors
                .push(error.at_value().help("use 1.0.0 or 1.1.0"));
        }
    }

    fn action(&mut self, value: &Value, pointer: &Pointer) -> Option<Action> {
        let entries = self.mapping(value, pointer, ACTION)?;
        let target = self.text(entries, pointer, "target")?;
        let query = self.query(target, &pointer.child("target"))?;
        let change = self.change(entries, pointer)?;
        let description = entries.get("description").and_then(Value::as_str);
        Some(Action {
            pointer: pointer.clone(),
            target: target.to_owned(),
            query,
            description: description.map(str::to_owned),
            change,
        })
    }

    fn change(&mut self, entries: &Map<String, Value>, pointer: &Pointer) -> Option<Change> {
        match entries.get("remove") {
            Some(Value::Bool(true)) => return Some(Change::Remove),
            None | Some(Value::Bool(false)) => {}
            Some(_) => {
                self.error(
                    &pointer.child("remove"),
                    "`remove` must be `true` or `false`",
                );
                return None;
            }
        }
        match (entries.get("update"), entries.get("copy")) {
            (Some(update), None) => Some(Change::Update(update.clone())),
            (None, Some(_)) => {
                let copy = self.text(entries, pointer, "copy")?;
                Some(Change::Copy(self.query(copy, &pointer.child("copy"))?))
            }
            (Some(_), Some(_)) => {
                self.error(pointer, "an action has either `update` or `copy`, not both");
                None
            }
            (None, None) => {
                self.error(
                    pointer,
                    "an action needs `update`, `copy` or `remove: true`",
                );
                None
            }
        }
    }

    fn query(&mut self, text: &str, pointer: &Pointer) -> Option<JsonPath> {
        match JsonPath::parse(text) {
            Ok(query) => Some(query),
            Err(error) => {
                let message = format!(
                    "`{text}` is not a JSONPath query, from character {} on",
                    error.position() + 1
                );
                let error = Diagnostic::new(Code::InvalidOverlay, pointer, message);
                let help = "write it as RFC 9535 defines it, such as `$.paths['/parcels'].get`";
                self.errors.push(error.at_value().help(help));
                None
            }
        }
    }

    /// A mapping with no keys but `known` ones and extensions.
    fn mapping<'v>(
        &mut self,
        value: &'v Value,
        pointer: &Pointer,
        known: &[&str],
    ) -> Option<&'v Map<String, Value>> {
        let Some(entries) = value.as_object() else {
            self.error(pointer, "expected a mapping");
            return None;
        };
        for key in entries.keys() {
            if known.contains(&key.as_str()) || key.starts_with("x-") {
                continue;
            }
            let message = format!("the Overlay Specification does not define `{key}` here");
            let error = Diagnostic::new(Code::InvalidOverlay, &pointer.child(key), message);
            self.errors.push(match closest(key, known.iter().copied()) {
                Some(known) => error.help(format!("did you mean `{known}`?")),
                None => error.help("remove it, or prefix it with `x-`"),
            });
        }
        Some(entries)
    }

    fn text<'v>(
        &mut self,
        entries: &'v Map<String, Value>,
        pointer: &Pointer,
        key: &str,
    ) -> Option<&'v str> {
        let text = self.required(entries, pointer, key)?.as_str();
        if text.is_none() {
            self.error(&pointer.child(key), format!("`{key}` must be a string"));
        }
        text
    }

    fn required<'v>(
        &mut self,
        entries: &'v Map<String, Value>,
        pointer: &Pointer,
        key: &str,
    ) -> Option<&'v Value> {
        let value = entries.get(key);
        if value.is_none() {
            self.error(pointer, format!("`{key}` is missing"));
        }
        value
    }

    fn error(&mut self, pointer: &Pointer, message: impl Into<String>) {
        self.errors
            .push(Diagnostic::new(Code::InvalidOverlay, pointer, message).at_value());
    }
}
