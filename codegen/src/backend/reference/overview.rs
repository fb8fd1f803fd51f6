//! The first page: guides, and all operations by resource.

use super::links::{COMMON, ERRORS, OVERVIEW, guide_path, operation_path};
use super::page::{Page, PageKind, text};
use crate::api::{Api, Module, Operation};
use crate::backend::markdown::{Block, code_span, docs_blocks, plain};
use crate::backend::prose::descriptions;
use crate::backend::prose::scope::{SIDS_MODULE, Scope};

/// The page; its links within descriptions are not resolved yet.
pub(super) fn page(scope: &Scope<'_>) -> Page {
    let api = scope.api;
    let title = plain(&api.title);
    let name = code_span(&scope.context.crate_name);
    let summary = format!(
        "All operations and types of the crate {name}, by resource: {} operations, {} types.",
        api.operations().count(),
        api.types().count() + api.sids.len(),
    );
    let mut blocks = vec![
        Block::other(format!("# {title}: reference")),
        Block::paragraph(format!(
            "{summary} Version of the API description: {}.",
            code_span(&api.version)
        )),
        Block::other("## Guides and facts"),
        Block::other(guides_and_facts(scope)),
    ];
    for module in api.modules_by_importance() {
        blocks.extend(section(module));
    }
    blocks.extend(sids(api));
    Page {
        kind: PageKind::Overview,
        id: "README".to_owned(),
        title: format!("{title}: reference"),
        summary,
        terms: Vec::new(),
        request: None,
        path: OVERVIEW.to_owned(),
        anchor: None,
        text: text(&blocks),
    }
}

fn guides_and_facts(scope: &Scope<'_>) -> String {
    let readme = "- [README](../README.md) of the crate".to_owned();
    let mut items = Vec::from_iter(scope.context.readme.then_some(readme));
    let guides = scope.context.guides.iter();
    items.extend(guides.map(|guide| format!("- [{}]({})", guide.title, guide_path(&guide.file))));
    items.push(format!(
        "- [Common facts]({COMMON}): authentication, headers, errors, retries"
    ));
    if scope.api.is_twilio {
        items.push(format!(
            "- [Error codes]({ERRORS}): each with its meaning and remedy"
        ));
    }
    items.push("- [All names](../api.md): one line for each method and type".to_owned());
    items.join("\n")
}

/// The operations and types of a module.
fn section(module: &Module) -> Vec<Block> {
    let mut blocks = vec![Block::other(format!("## {}", code_span(&module.name)))];
    blocks.extend(docs_blocks(&module.docs));
    if !module.operations.is_empty() {
        let mut rows = vec![
            "| method | HTTP request | description |".to_owned(),
            "|---|---|---|".to_owned(),
        ];
        rows.extend(module.operations.iter().map(row));
        blocks.push(Block::other(rows.join("\n")));
    }
    let names = module.types.iter().map(|id| id.as_str());
    blocks.extend(types(names));
    blocks
}

fn sids(api: &Api) -> Vec<Block> {
    let names = api.sids.keys().map(|id| id.as_str());
    match types(names) {
        Some(types) => vec![
            Block::other(format!("## {}", code_span(SIDS_MODULE))),
            types,
        ],
        None => Vec::new(),
    }
}

fn row(operation: &Operation) -> String {
    let name = operation.name.plain();
    let request = format!("{} {}", operation.method, operation.path);
    let summary = descriptions::summary(operation).unwrap_or_default();
    let deprecated = match operation.deprecated.is_some() && !summary.starts_with("Deprecated") {
        true => " Deprecated.",
        false => "",
    };
    let link = format!("[{}]({})", code_span(name), operation_path(name));
    let cells = [link, code_span(&request), format!("{summary}{deprecated}")];
    format!("| {} |", cells.map(|text| cell(&text)).join(" | "))
}

/// Text of one line within a table.
fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    let mut is_escaped = false;
    for symbol in text.trim().chars() {
        match symbol {
            '\n' => cell.push(' '),
            '|' if !is_escaped => cell.push_str("\\|"),
            symbol => cell.push(symbol),
        }
        is_escaped = symbol == '\\' && !is_escaped;
    }
    cell
}

fn types<'n>(names: impl Iterator<Item = &'n str>) -> Option<Block> {
    let links = names.map(|name| format!("[{}]({name})", code_span(name)));
    let links: Vec<_> = links.collect();
    (!links.is_empty()).then(|| Block::paragraph(format!("Types: {}.", links.join(", "))))
}
