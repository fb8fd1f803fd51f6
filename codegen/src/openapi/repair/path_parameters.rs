//! The parameters of a path, and the names in its template.

use serde_json::{Map, Value, json};

use super::references::Located;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::grammar::{ObjectKind, ValueType};
use crate::openapi::warnings::Warnings;
use crate::source::{Pointer, Sources};

/// A parameter that a list contains, or refers to.
struct Declared<'s> {
    parameter: &'s Map<String, Value>,
    at: Pointer,
}

/// The lists of parameters of a path's operations with what they lack: a parameter for each name in the template.
pub(super) fn of_path_item(
    sources: &Sources,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) -> Vec<(Pointer, Value)> {
    // The paths of callbacks are expressions, and path items elsewhere belong to the paths that refer to them.
    let (&["paths", path], None) = (&at.tokens()[..], at.file()) else {
        return Vec::new();
    };
    let Some(item) = sources.find(at) else {
        return Vec::new();
    };
    let own = Located {
        value: item,
        at: at.clone(),
    };
    let target = own.clone().resolved(sources);
    let is_reference = target.at != own.at;
    let items: Vec<_> = [own]
        .into_iter()
        .chain(is_reference.then_some(target))
        .collect();
    let mut shared = Vec::new();
    for item in &items {
        match declared(sources, item) {
            Some(declared) => shared.extend(declared),
            None => return Vec::new(),
        }
    }
    let names = template_names(path);
    let mut replacements = Vec::new();
    let mut unused = Vec::new();
    for item in &items {
        for operation in operations(sources, item) {
            let Some(own) = declared(sources, &operation) else {
                continue;
            };
            let mismatch = Mismatch::find(&names, &own, &shared, &operation.at, warnings);
            if !mismatch.is_none() {
                let mut list = without(&operation, &mismatch.unused, warnings);
                list.extend(mismatch.added);
                replacements.push((operation.at.child("parameters"), list.into()));
                unused.extend(mismatch.unused);
            }
        }
    }
    for item in &items {
        if shared.iter().any(|declared| unused.contains(&declared.at)) {
            let list = without(item, &unused, warnings);
            replacements.push((item.at.child("parameters"), list.into()));
        }
    }
    replacements
}

/// The operations of a path item, except those of other paths that it refers to.
fn operations<'s>(sources: &'s Sources, item: &Located<'s>) -> impl Iterator<Item = Located<'s>> {
    let entries = item.value.as_object().into_iter().flatten();
    let operations = entries.filter(|(method, _)| {
        let keyword = ObjectKind::PathItem.keyword(method);
        keyword.is_some_and(|it| matches!(it.value, ValueType::Object(ObjectKind::Operation)))
    });
    let located = operations.filter_map(|(method, _)| item.get(method));
    located.filter_map(|operation| {
        let is_reference = operation.text("$ref").is_some();
        let target = operation.resolved(sources);
        let is_of_other_path = target.at.tokens().first() == Some(&"paths");
        (!is_reference || !is_of_other_path).then_some(target)
    })
}

/// The parameters of a path or an operation without those at some locations.
fn without(owner: &Located<'_>, unused: &[Pointer], warnings: &mut Warnings<'_>) -> Vec<Value> {
    let at = owner.at.child("parameters");
    let mut kept = Vec::new();
    for (index, item) in owner.items("parameters").enumerate() {
        if unused.contains(&item.at) {
            continue;
        }
        if kept.len() < index {
            warnings.moved(&item.at, at.child(kept.len()));
        }
        kept.push(item.value.clone());
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
fn declared<'s>(sources: &'s Sources, owner: &Located<'s>) -> Option<Vec<Declared<'s>>> {
    let mut declared = Vec::new();
    for item in owner.items("parameters") {
        let at = item.at.clone();
        let target = item.resolved(sources);
        if target.text("$ref").is_some() {
            return None;
        }
        let parameter = target.value.as_object()?;
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
