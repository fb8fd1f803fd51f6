//! Parameters `in: body` and `in: formData`, which Swagger 2.0 has in place of `requestBody`.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::warnings::Warnings;
use crate::source::{Pointer, Sources, location};

/// The media type of bodies that do not name theirs.
const JSON: &str = "application/json";
/// The media types of forms, without and with files.
const FORM: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

/// The parameters of bodies in a document and its files, by their locations, to which operations may refer.
pub(super) type Shared = BTreeMap<Pointer, Map<String, Value>>;

/// Takes the components that are parameters of bodies out of a document, and copies those elsewhere.
pub(super) fn take_shared(sources: &mut Sources) -> Shared {
    let mut shared = Shared::new();
    for (at, root) in sources.roots() {
        if contains(root) {
            collect(root, &at, &mut shared);
        }
    }
    let components = Pointer::root().descend(["components", "parameters"]);
    if let Some(Value::Object(parameters)) = sources.find_mut(&components) {
        parameters.retain(|_, parameter| !is_of_body(parameter));
    }
    shared
}

/// Whether there is such a parameter in a value. Few documents have any, and the others need no pointers.
fn contains(value: &Value) -> bool {
    match value {
        Value::Object(entries) => is_of_body(value) || entries.values().any(contains),
        Value::Array(items) => items.iter().any(contains),
        _ => false,
    }
}

fn collect(value: &Value, at: &Pointer, shared: &mut Shared) {
    match value {
        Value::Object(entries) if is_of_body(value) => {
            shared.insert(at.clone(), entries.clone());
        }
        Value::Object(entries) => {
            for (key, value) in entries {
                collect(value, &at.child(key), shared);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, &at.child(index), shared);
            }
        }
        _ => {}
    }
}

fn is_of_body(parameter: &Value) -> bool {
    let location = parameter.get("in").and_then(Value::as_str);
    location.is_some_and(|location| {
        location.eq_ignore_ascii_case("body") || location.eq_ignore_ascii_case("formData")
    })
}

/// A parameter of a body, with its location.
struct BodyParameter {
    parameter: Map<String, Value>,
    at: Pointer,
}

impl BodyParameter {
    /// The parameter that an item of a list is or refers to, if it is one of a body.
    fn of(item: &Value, at: Pointer, shared: &Shared, document: &str) -> Option<Self> {
        let reference = item.get("$ref").and_then(Value::as_str);
        let Some(reference) = reference else {
            let parameter = item.as_object().filter(|_| is_of_body(item))?.clone();
            return Some(Self { parameter, at });
        };
        let at = location(reference, &at, document).ok()?;
        let parameter = shared.get(&at)?.clone();
        Some(Self { parameter, at })
    }

    fn is_required(&self) -> bool {
        self.parameter.get("required") == Some(&Value::Bool(true))
    }

    /// The schema of the property that it is in a form.
    fn into_property(mut self, to: &Pointer, warnings: &mut Warnings<'_>) -> Map<String, Value> {
        for keyword in ["name", "in", "required", "collectionFormat"] {
            self.parameter.shift_remove(keyword);
        }
        warnings.moved(&self.at, to.clone());
        if let Some(Value::Object(schema)) = self.parameter.shift_remove("schema") {
            for key in schema.keys() {
                warnings.moved(&self.at.child("schema").child(key), to.child(key));
            }
            self.parameter.extend(schema);
        }
        self.parameter
    }
}

/// Moves the parameters `in: body` and `in: formData` of an operation into its `requestBody`, unless it has one;
/// `document` is the name of the document's own file.
pub(super) fn move_to_body(
    operation: &mut Map<String, Value>,
    shared: &Shared,
    document: &str,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    if operation.contains_key("requestBody") {
        return;
    }
    let Some(Value::Array(parameters)) = operation.get_mut("parameters") else {
        return;
    };
    let list = at.child("parameters");
    let mut moved = Vec::new();
    let mut kept = Vec::new();
    for (index, item) in std::mem::take(parameters).into_iter().enumerate() {
        let pointer = list.child(index);
        if let Some(of_body) = BodyParameter::of(&item, pointer.clone(), shared, document) {
            let message = "this parameter is part of the body; read as part of `requestBody`";
            let warning = Diagnostic::new(Code::OtherVersion, &pointer, message);
            warnings.add(warning.help("describe the body in the operation's `requestBody`"));
            moved.push(of_body);
        } else {
            if kept.len() < index {
                warnings.moved(&pointer, list.child(kept.len()));
            }
            kept.push(item);
        }
    }
    *parameters = kept;
    let consumes = operation
        .get("consumes")
        .and_then(|types| types.get(0)?.as_str());
    let consumes = consumes.map(str::to_owned);
    if let Some(body) = request_body(moved, consumes, &at.child("requestBody"), warnings) {
        operation.insert("requestBody".to_owned(), body);
    }
}

/// The Request Body Object for the parameters of a body.
fn request_body(
    mut parameters: Vec<BodyParameter>,
    consumes: Option<String>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) -> Option<Value> {
    let is_whole = |of_body: &BodyParameter| {
        let location = of_body.parameter.get("in").and_then(Value::as_str);
        location.is_some_and(|location| location.eq_ignore_ascii_case("body"))
    };
    if let Some(index) = parameters.iter().position(is_whole) {
        let whole = parameters.swap_remove(index);
        let media_type = consumes.unwrap_or_else(|| JSON.to_owned());
        let schema_at = at.descend(["content", &media_type, "schema"]);
        warnings.moved(&whole.at.child("schema"), schema_at);
        let schema = whole.parameter.get("schema").cloned();
        let schema = schema.unwrap_or_else(|| json!({}));
        let mut body = json!({ "content": { media_type: { "schema": schema } } });
        body["required"] = whole.is_required().into();
        if let Some(description) = whole.parameter.get("description") {
            body["description"] = description.clone();
        }
        return Some(body);
    }
    form_body(parameters, consumes, at, warnings)
}

/// The Request Body Object of a form with these fields.
fn form_body(
    fields: Vec<BodyParameter>,
    consumes: Option<String>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) -> Option<Value> {
    let is_file = |field: &BodyParameter| field.parameter.get("type") == Some(&"file".into());
    let media_type = match fields.iter().any(is_file) {
        true => MULTIPART.to_owned(),
        false => consumes.unwrap_or_else(|| FORM.to_owned()),
    };
    let properties_at = at.descend(["content", &media_type, "schema", "properties"]);
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in fields {
        let Some(Value::String(name)) = field.parameter.get("name").cloned() else {
            continue;
        };
        if field.is_required() {
            required.push(Value::from(name.as_str()));
        }
        let property = field.into_property(&properties_at.child(&name), warnings);
        properties.insert(name, property.into());
    }
    if properties.is_empty() {
        return None;
    }
    let is_required = !required.is_empty();
    let mut schema = json!({ "type": "object", "properties": properties });
    if is_required {
        schema["required"] = required.into();
    }
    Some(json!({ "required": is_required, "content": { media_type: { "schema": schema } } }))
}
