//! The reference as data, for servers that let AI tools search it and call the operations.

mod operations;
mod schemas;
mod security;

use std::fmt::Write;

use serde::Serialize;
use serde_json::json;

use super::page::Page;
use crate::backend::file::JSON_HEADER;
use crate::backend::markdown::{docs_blocks, first_sentence, plain};
use crate::backend::prose::scope::Scope;

/// The data as JSON: an object whose lists have a line for each item, so that differences are small.
pub(super) fn file(scope: &Scope<'_>, pages: &[Page]) -> String {
    let api = scope.api;
    let modules = api.modules_by_importance().into_iter().map(|module| {
        let description = docs_blocks(&module.docs).into_iter().next();
        let description = description.map(|block| first_sentence(&plain(&block.text)));
        let operations = module.operations.iter();
        let names: Vec<_> = operations.map(|it| it.name.plain()).collect();
        json!({ "name": module.name, "description": description, "operations": names })
    });
    let operations = api.modules_by_importance().into_iter().flat_map(|module| {
        let operations = module.operations.iter();
        operations.map(|it| operations::entry(it, module, scope))
    });
    let types = api.types.iter();
    let types = types.map(
        |(id, def)| json!({ "name": id.as_str(), "schema": schemas::of_definition(def, api) }),
    );
    let mut text = JSON_HEADER.to_owned();
    for (name, value) in [
        ("crate", json!(scope.context.crate_name)),
        ("title", json!(plain(&api.title))),
        ("version", json!(api.version)),
        ("server", json!(api.server)),
        ("is_twilio", json!(api.is_twilio)),
        ("history", json!(scope.context.history)),
    ] {
        // Writing to a string does not fail.
        let _ = write!(text, "\n\"{name}\":{value},");
    }
    list(&mut text, "schemes", security::schemes(scope));
    list(&mut text, "modules", modules);
    list(&mut text, "operations", operations);
    list(&mut text, "types", types);
    list(
        &mut text,
        "pages",
        pages.iter().filter(|page| !page.text.is_empty()),
    );
    text.pop();
    text.push_str("\n}\n");
    text
}

/// Adds a list, followed by a comma.
fn list(text: &mut String, name: &str, items: impl IntoIterator<Item = impl Serialize>) {
    let items = items.into_iter();
    let lines: Vec<_> = items.map(|item| json!(item).to_string()).collect();
    let _ = write!(text, "\n\"{name}\":[\n{}\n],", lines.join(",\n"));
}
