//! The page of an operation.

use super::declarations::Declarations;
use super::page::{Page, PageKind, text};
use super::{changes, examples, links, operation_facts, parameters, responses};
use crate::api::{Module, Operation};
use crate::backend::markdown::{Block, fenced};
use crate::backend::prose::descriptions;
use crate::backend::prose::scope::Scope;
use crate::backend::prose::wire_names::WireNames;
use crate::twilio::error_codes::ErrorCode;

/// The page, whose links are not resolved yet.
pub(super) fn page(
    operation: &Operation,
    module: &Module,
    scope: &Scope<'_>,
    declarations: &Declarations,
    codes: &[ErrorCode],
) -> Page {
    let name = operation.name.plain();
    let names = WireNames::of_operation(operation, scope.api);
    let mut blocks = vec![Block::other(format!("# `{name}`"))];
    blocks.extend(names.resolve(descriptions::of_operation(operation)));
    let declaration = declarations.function("Client", name);
    blocks.extend(declaration.map(|text| fenced("rust", text)));
    blocks.extend(operation_facts::list(operation, &module.name, scope));
    blocks.extend(parameters::section(operation, &names, scope, declarations));
    blocks.extend(responses::response(operation, &names, scope));
    blocks.extend(responses::errors(operation, &names, scope, codes));
    blocks.extend(examples::section(operation, scope));
    let mut paths = vec![format!("Client::{name}")];
    paths.extend(operation.params.iter().map(|params| params.name.clone()));
    blocks.extend(changes::section(&paths, &scope.context.history));
    let mut terms = vec![operation.id.clone()];
    terms.extend(operation.search_terms.iter().cloned());
    terms.extend(operation.tags.iter().cloned());
    terms.extend(operation.parameters().map(|(_, field)| field.wire.clone()));
    Page {
        kind: PageKind::Operation,
        id: format!("operations/{name}"),
        title: name.to_owned(),
        summary: descriptions::summary(operation).unwrap_or_default(),
        request: Some(format!("{} {}", operation.method, operation.path)),
        terms,
        path: links::operation_path(name),
        anchor: None,
        text: text(&blocks),
    }
}
