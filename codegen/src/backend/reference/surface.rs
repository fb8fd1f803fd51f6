//! `api.md`: the whole surface of the crate, one line for each method and type.

use super::links::{FOLDER, Links, operation_path};
use crate::api::{Module, Operation, Type, TypeDef, TypeId, TypeKind};
use crate::backend::markdown::code_span;
use crate::backend::prose::scope::{SIDS_MODULE, Scope};
use crate::backend::rust_type::value_text;

/// The text of the file, which is beside the folder of the reference.
pub(super) fn file(scope: &Scope<'_>, links: &Links<'_>) -> String {
    let mut text = format!(
        "# The API of {}\n\nOne line for each method of `Client`, and for each type.\n",
        code_span(&scope.context.crate_name)
    );
    for module in &scope.api.modules {
        text.push_str(&section(module, scope, links));
    }
    if !scope.api.sids.is_empty() {
        text.push_str(&format!("\n## {}\n\nTypes:\n\n", code_span(SIDS_MODULE)));
        for (id, sid) in &scope.api.sids {
            let prefix = code_span(&sid.prefix);
            text.push_str(&format!(
                "- {}: SID, {prefix}\n",
                type_link(id.as_str(), links)
            ));
        }
    }
    text
}

fn section(module: &Module, scope: &Scope<'_>, links: &Links<'_>) -> String {
    let mut text = format!("\n## {}\n", code_span(&module.name));
    if !module.operations.is_empty() {
        text.push_str("\nMethods:\n\n");
        for operation in &module.operations {
            text.push_str(&method(operation, scope));
        }
    }
    let params = module.operations.iter().filter_map(|operation| {
        let params = operation.own_params()?;
        let parameters = params.parameters.iter();
        let names = parameters
            .map(|parameter| name(parameter.field.name.plain(), parameter.field.required));
        let link = format!(
            "[{}]({FOLDER}/{}#parameters)",
            code_span(&params.name),
            operation_path(operation.name.plain())
        );
        Some(format!(
            "- {link}: parameters, {}\n",
            names.collect::<Vec<_>>().join(", ")
        ))
    });
    let types = module
        .types
        .iter()
        .map(|id| type_line(id, &scope.api[id], links));
    let lines: String = params.chain(types).collect();
    if !lines.is_empty() {
        text.push_str(&format!("\nTypes:\n\n{lines}"));
    }
    text
}

/// The line of a method: its arguments, its result and its request.
fn method(operation: &Operation, scope: &Scope<'_>) -> String {
    let path = operation.path_parameters.iter();
    let mut arguments: Vec<_> = path.map(|field| field.name.plain().to_owned()).collect();
    arguments.extend(
        operation
            .params
            .as_ref()
            .map(|params| format!("params: {}", params.name)),
    );
    let result = match &operation.response.ty {
        Type::Unit => String::new(),
        _ if operation.returns_optional() && !operation.response.nullable => {
            format!(" -> Option<{}>", value_text(&operation.response))
        }
        _ => format!(" -> {}", value_text(&operation.response)),
    };
    let call = code_span(&format!(
        "{}({}){result}",
        operation.name,
        arguments.join(", ")
    ));
    let request = code_span(&format!("{} {}", operation.method, operation.path));
    let paged = if scope.is_paged(operation) {
        ", a list"
    } else {
        ""
    };
    let deprecated = if operation.deprecated.is_some() {
        ", deprecated"
    } else {
        ""
    };
    let link = format!("{FOLDER}/{}", operation_path(operation.name.plain()));
    format!("- [{call}]({link}): {request}{paged}{deprecated}\n")
}

fn type_line(id: &TypeId, def: &TypeDef, links: &Links<'_>) -> String {
    let members = |names: Vec<String>| match names.is_empty() {
        true => String::new(),
        false => format!(", {}", names.join(", ")),
    };
    let kind = match (&def.alias_of, &def.kind) {
        (Some(canonical), _) => format!("the same as {}", code_span(canonical.as_str())),
        (None, TypeKind::Struct(object)) => {
            let fields = object.fields.iter();
            let names = fields.map(|field| name(field.name.plain(), field.required));
            format!("struct{}", members(names.collect()))
        }
        (None, TypeKind::Enum(values)) => {
            let variants = values.variants.iter();
            let names = variants.map(|variant| code_span(variant.name.plain()));
            format!("enum{}", members(names.collect()))
        }
        (None, TypeKind::Union(union)) => {
            let variants = union.variants.iter();
            let names = variants.map(|variant| code_span(variant.name.plain()));
            format!("union{}", members(names.collect()))
        }
    };
    format!("- {}: {kind}\n", type_link(id.as_str(), links))
}

/// A name, and whether it is required.
fn name(name: &str, required: bool) -> String {
    let mark = if required { " (required)" } else { "" };
    format!("{}{mark}", code_span(name))
}

fn type_link(name: &str, links: &Links<'_>) -> String {
    format!("[{}]({FOLDER}/{})", code_span(name), links.of_type(name))
}
