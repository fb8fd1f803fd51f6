//! The docs of an operation's parameters.

use super::fields;
use super::scope::Scope;
use super::wire_names::WireNames;
use crate::api::{Field, Operation, Parameter, ParameterLocation, Params, Style, Type, TypeRef};
use crate::backend::markdown::{
    Block, code_span, docs_blocks, first_sentence, list_item, terminated,
};
use crate::backend::rust_type::{linked_type, value_text};

/// A list item for each parameter: those of the path with all that is known about them, the others with a summary and a
/// link to their setter.
pub(crate) fn docs(operation: &Operation, names: &WireNames<'_>, scope: &Scope<'_>) -> Vec<Block> {
    let path = operation.path_parameters.iter();
    let mut items: Vec<_> = path.map(|field| path_item(field, names, scope)).collect();
    if let Some(params) = &operation.params {
        let parameters = params.parameters.iter();
        items.extend(parameters.map(|parameter| item(params, parameter, names)));
    }
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::other("# Parameters"), Block::other(items.join("\n"))]
}

/// The list item for a path parameter.
fn path_item(field: &Field, names: &WireNames<'_>, scope: &Scope<'_>) -> String {
    let name = code_span(field.name.plain());
    let lead = lead(&name, ParameterLocation::Path, field);
    list_item(&lead, &fields::field_docs(field, names, scope.api))
}

fn item(params: &Params, parameter: &Parameter, names: &WireNames<'_>) -> String {
    let field = &parameter.field;
    let name = code_span(field.name.plain());
    let function = match field.required {
        true => "new",
        false => field.name.plain(),
    };
    let link = format!("[{name}]({}::{function})", params.name);
    let lead = lead(&link, parameter.location, field);
    let first = names.resolve(docs_blocks(&field.docs)).into_iter().next();
    let paragraph = first.filter(|block| block.is_paragraph);
    let mut summary =
        paragraph.map(|block| first_sentence(fields::without_deprecation(&block.text, field)));
    if parameter.is_whole_body() && params.sufficient_body().is_some() {
        let note = "It can be passed in place of the parameters.";
        summary = Some(match summary {
            Some(summary) => format!("{} {note}", terminated(&summary)),
            None => note.to_owned(),
        });
    }
    let summary = summary.map(Block::paragraph);
    list_item(&lead, summary.as_slice())
}

/// Name, location, type, and whether the parameter is required or deprecated.
pub(crate) fn lead(name: &str, location: ParameterLocation, field: &Field) -> String {
    let wire = match location {
        ParameterLocation::Body => String::new(),
        _ => format!(" {}", code_span(&field.wire)),
    };
    let location = match location {
        ParameterLocation::Json => "JSON",
        other => other.as_str(),
    };
    let required = if field.required { ", required" } else { "" };
    let deprecated = match field.deprecated {
        Some(_) => ", deprecated",
        None => "",
    };
    let ty = linked(&field.value);
    format!("{name} ({location}{wire}): {ty}{required}{deprecated}.")
}

/// A type as code that links to the definition of the type in it that the crate defines.
pub(crate) fn linked(value: &TypeRef) -> String {
    let text = value_text(value);
    let code = code_span(&text);
    match linked_type(&value.ty) {
        Some(name) if name == text => format!("[{code}]"),
        Some(name) => format!("[{code}]({name})"),
        None => code,
    }
}

/// What a parameter is, where neither the document nor its name says it.
pub(crate) fn role(parameter: &Parameter) -> Option<String> {
    let field = &parameter.field;
    match parameter.location {
        ParameterLocation::Form
            if field.style == Style::Spread && matches!(field.ty(), Type::Map(_)) =>
        {
            Some("The form's fields, by their names.".to_owned())
        }
        ParameterLocation::PartHeader => {
            let part = code_span(parameter.part.as_deref().unwrap_or_default());
            let header = code_span(&field.wire);
            Some(format!("The header {header} of the part {part}."))
        }
        _ => None,
    }
}
