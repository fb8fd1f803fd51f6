//! Lists of operations.

use crate::api::{Api, Module, Operation};
use crate::backend::markdown::{Block, docs_blocks, first_sentence, list_item};
use crate::backend::prose::descriptions;

/// The list of all modules with their operations, most important first, for the crate's first page.
pub(super) fn all_operations(api: &Api) -> Vec<Block> {
    let items: Vec<_> = api
        .modules_by_importance()
        .into_iter()
        .filter(|module| !module.operations.is_empty())
        .map(item)
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![
        Block::other("# All operations"),
        Block::paragraph(
            "By module, which contains the types too. Each is a method of [`Client`]; \
             [`operations`](mod@operations) describes them as data.",
        ),
        Block::other(items.join("\n")),
    ]
}

fn item(module: &Module) -> String {
    let links: Vec<_> = module.operations.iter().map(link).collect();
    format!("- [`{0}`](mod@{0}): {1}", module.name, links.join(", "))
}

fn operation_item(operation: &Operation) -> String {
    let summary = descriptions::summary(operation).map(Block::paragraph);
    let colon = if summary.is_some() { ":" } else { "" };
    list_item(&format!("{}{colon}", link(operation)), summary.as_slice())
}

fn link(operation: &Operation) -> String {
    format!("[`{0}`](Client::{0})", operation.name)
}

/// A module in one line, with a link: the first sentence of the description of its tag.
pub(super) fn module_line(module: &Module) -> String {
    let link = format!("[`{0}`](mod@crate::{0})", module.name);
    let first = docs_blocks(&module.docs).into_iter().next();
    match first.filter(|block| block.is_paragraph) {
        Some(block) => format!("{link}: {}", first_sentence(&block.text)),
        None => link,
    }
}

/// The docs of a module: the description of its tag, and a list of its operations.
pub(super) fn module_docs(module: &Module) -> Vec<Block> {
    let mut docs = docs_blocks(&module.docs);
    if docs.is_empty() {
        let words = module.name.trim_end_matches('_').replace('_', " ");
        docs.push(Block::paragraph(match module.operations.is_empty() {
            true => {
                "Types that several resources share, and those that no operation uses.".to_owned()
            }
            false => format!("Operations and types of {words}."),
        }));
    }
    let items: Vec<_> = module.operations.iter().map(operation_item).collect();
    if !items.is_empty() {
        docs.push(Block::other(items.join("\n")));
    }
    docs
}
