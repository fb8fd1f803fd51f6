//! The parameters on the page of an operation.

use super::declarations::Declarations;
use super::value_facts;
use crate::api::{Field, Operation, Parameter, ParameterLocation, Params};
use crate::backend::markdown::{Block, code_span, fenced, list_item, with_sentences};
use crate::backend::prose::scope::Scope;
use crate::backend::prose::wire_names::WireNames;
use crate::backend::prose::{fields, parameters};

/// All that is known about each parameter, and the functions that set them.
pub(super) fn section(
    operation: &Operation,
    names: &WireNames<'_>,
    scope: &Scope<'_>,
    declarations: &Declarations,
) -> Vec<Block> {
    let path = operation.path_parameters.iter();
    let mut items: Vec<_> = path
        .map(|field| {
            let docs = fields::item_field_docs(field, names, scope.api);
            item(ParameterLocation::Path, field, docs, scope)
        })
        .collect();
    if let Some(params) = &operation.params {
        let others = params.parameters.iter();
        items.extend(others.map(|parameter| {
            let docs = docs_of(params, parameter, names, scope);
            item(parameter.location, &parameter.field, docs, scope)
        }));
    }
    if items.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![
        Block::other("## Parameters"),
        Block::other(items.join("\n")),
    ];
    blocks.extend(
        operation
            .params
            .iter()
            .flat_map(|params| setters(params, declarations)),
    );
    blocks
}

fn item(
    location: ParameterLocation,
    field: &Field,
    mut docs: Vec<Block>,
    scope: &Scope<'_>,
) -> String {
    let values = value_facts::sentence(field.ty(), &docs, scope.api);
    with_sentences(&mut docs, values.as_slice());
    let name = code_span(field.name.plain());
    list_item(&parameters::lead(&name, location, field), &docs)
}

/// The docs of a parameter outside the path.
fn docs_of(
    params: &Params,
    parameter: &Parameter,
    names: &WireNames<'_>,
    scope: &Scope<'_>,
) -> Vec<Block> {
    let field = &parameter.field;
    let mut docs = fields::item_field_docs(field, names, scope.api);
    if docs.is_empty() {
        docs.extend(parameters::role(parameter).map(Block::paragraph));
    }
    with_sentences(&mut docs, &fields::duration_sentence(field));
    if parameter.is_whole_body() && params.sufficient_body().is_some() {
        with_sentences(
            &mut docs,
            &["It can be passed in place of the parameters.".to_owned()],
        );
    }
    docs
}

/// The functions of the parameter struct.
fn setters(params: &Params, declarations: &Declarations) -> Vec<Block> {
    let functions = declarations.functions(&params.name);
    if functions.is_empty() {
        return Vec::new();
    }
    let lines = functions
        .iter()
        .map(|(_, text)| text.replace('\n', "\n    "));
    let lines: Vec<_> = lines.map(|text| format!("    {text};")).collect();
    vec![
        Block::paragraph(format!(
            "{} has the functions for all parameters outside the path:",
            code_span(&params.name)
        )),
        fenced(
            "rust",
            &format!("impl {} {{\n{}\n}}", params.name, lines.join("\n")),
        ),
    ]
}
