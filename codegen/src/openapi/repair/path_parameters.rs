//! The parameters of a path, and the names in its template.

use serde_json::{Map, Value, json};

use super::warnings::Warnings;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::grammar::{ObjectKind, ValueType};
use crate::source::Pointer;

/// A parameter that a list contains, or refers to.
struct Declared<'d> {
    parameter: &'d Map<String, Value>,
    at: Pointer,
}

/// The lists of parameters of a path's operations with what they lack: a parameter for each name in the template.
pub(super) fn of_path_item(
    document: &Value,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) -> Vec<(Pointer, Value)> {
    // The paths of callbacks are expressions.
    let [_, path] = at.tokens() else {
        return Vec::new();
    };
    let Some(item) = at.find(document) else {
        return Vec::new();
    };
    let names = template_names(path);
    let Some(shared) = declared(document, item, at) else {
        return Vec::new();
    };
    let mut replacements = Vec::new();
    let mut unused = Vec::new();
    for (method, operation) in item.as_object().into_iter().flatten() {
        let keyword = ObjectKind::PathItem.keyword(method);
        let is_operation = keyword.is_some_and(|keyword| {
            matches!(keyword.value, ValueType::Object(ObjectKind::Operation))
        });
        let at = at.child(method);
        let own = is_operation.then(|| declared(document, operation, &at));
        if let Some(Some(own)) = own {
            let mismatch = Mismatch::find(&names, &own, &shared, &at, warnings);
            if !mismatch.is_none() {
                let mut list = without(operation, &mismatch.unused, &at, warnings);
                list.extend(mismatch.added);
                replacements.push((at.child("parameters"), list.into()));
                unused.extend(mismatch.unused);
            }
        }
    }
    if shared.iter().any(|declared| unused.contains(&declared.at)) {
        let list = without(item, &unused, at, warnings);
        replacements.push((at.child("parameters"), list.into()));
    }
    replacements
}

/// The parameters of a path or an operation without those at some locations.
fn without(
    owner: &Value,
    unused: &[Pointer],
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) -> Vec<Value> {
    let at = at.child("parameters");
    let list = owner.get("parameters").and_then(Value::as_array);
    let mut kept = Vec::new();
    for (index, item) in list.into_iter().flatten().enumerate() {
        let pointer = at.child(index);
        if unused.contains(&pointer) {
            continue;
        }
        if kept.len() < index {
            warnings.moved(&pointer, at.child(kept.len()));
        }
        kept.push(item.clone());
    }
    kept
}

/// The names in a path template, each once.
fn template_names(path: &str) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for segment in path.split('{').skip(1) {
        match segment.split_once('}') {
            Some((name, _)) if !name.is_empty() && !names.contains(&name) => names.push(name),
            _ => {}
        }
    }
    names
}

/// The parameters `in: path` of a path or an operation; none if it is unknown which it has.
fn declared<'d>(document: &'d Value, owner: &'d Value, at: &Pointer) -> Option<Vec<Declared<'d>>> {
    let list = owner.get("parameters").and_then(Value::as_array);
    let mut declared = Vec::new();
    for (index, item) in list.into_iter().flatten().enumerate() {
        let at = at.descend(["parameters", &index.to_string()]);
        let parameter = match item.get("$ref").and_then(Value::as_str) {
            Some(reference) => Pointer::parse(reference)?.find(document)?.as_object()?,
            None => item.as_object()?,
        };
        let location = ObjectKind::Parameter.keyword("in")?;
        let is_located = location.value.includes(parameter.get("in")?);
        if !is_located || !parameter.get("name")?.is_string() {
            return None;
        }
        if parameter.get("in").and_then(Value::as_str) == Some("path") {
            declared.push(Declared { parameter, at });
        }
    }
    Some(declared)
}

impl Declared<'_> {
    fn name(&self) -> &str {
        let name = self.parameter.get("name").and_then(Value::as_str);
        name.unwrap_or_default()
    }
}

/// How the parameters of an operation and its path do not match the template.
struct Mismatch {
    /// The parameters that the operation lacks.
    added: Vec<Value>,
    /// The locations of those that the path lacks.
    unused: Vec<Pointer>,
}

impl Mismatch {
    fn is_none(&self) -> bool {
        self.added.is_empty() && self.unused.is_empty()
    }

    /// Finds the mismatch of an operation, with warnings about it.
    fn find(
        names: &[&str],
        own: &[Declared<'_>],
        shared: &[Declared<'_>],
        at: &Pointer,
        warnings: &mut Warnings<'_>,
    ) -> Self {
        let all = || own.iter().chain(shared);
        let is_declared = |name: &&&str| all().any(|declared| declared.name() == **name);
        let undeclared: Vec<_> = names.iter().filter(|name| !is_declared(name)).collect();
        let extra: Vec<_> = all()
            .filter(|declared| !names.contains(&declared.name()))
            .collect();
        let unused = extra.iter().map(|declared| declared.at.clone()).collect();
        let mut warn = |at: &Pointer, message: String, help: &str| {
            let warning = Diagnostic::new(Code::AssumedPathParameters, at, message);
            warnings.add(warning.help(help));
        };
        if let ([name], [declared]) = (undeclared.as_slice(), extra.as_slice()) {
            let message = format!(
                "no `{{{}}}` in the path for this parameter; taken for `{{{name}}}`",
                declared.name()
            );
            warn(&declared.at, message, "give both the same name");
            let mut parameter = declared.parameter.clone();
            parameter.insert("name".to_owned(), Value::from(**name));
            let added = vec![parameter.into()];
            return Self { added, unused };
        }
        for declared in extra {
            let message = format!(
                "no `{{{}}}` in the path for this parameter; ignored",
                declared.name()
            );
            warn(&declared.at, message, "add it, or remove the parameter");
        }
        let strings = undeclared.into_iter().map(|name| {
            let message = format!("no path parameter for `{{{name}}}`; a string is assumed");
            warn(at, message, "declare it");
            json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } })
        });
        let added = strings.collect();
        Self { added, unused }
    }
}
