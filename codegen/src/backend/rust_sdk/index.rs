//! The operations at a glance, for the crate's first page.

use super::descriptors;
use crate::api::{Api, Docs, Module, Operation};

/// A list of the operations, by module.
pub(super) fn docs(api: &Api) -> Docs {
    let with_operations = api
        .modules
        .iter()
        .filter(|module| !module.operations.is_empty());
    let mut docs: Docs = with_operations.flat_map(module).collect();
    if !docs.is_empty() {
        docs.insert(0, "# All operations".to_owned());
        docs.insert(
            1,
            format!(
                "By module, which has the types too. Each is a method of [`Client`]; [`{0}`](mod@{0}) has what is \
                 fixed about them.",
                descriptors::MODULE
            ),
        );
    }
    docs
}

fn module(module: &Module) -> [String; 2] {
    let name = module.name.trim_start_matches("r#");
    let said = module.docs.first().and_then(|block| line(block));
    let said = said.map(|said| format!(": {said}")).unwrap_or_default();
    let operations: Vec<_> = module.operations.iter().map(operation).collect();
    [
        format!("**[`{name}`](mod@{name})**{said}"),
        operations.join("\n"),
    ]
}

fn operation(operation: &Operation) -> String {
    let name = operation.name.trim_start_matches("r#");
    let said = operation.docs.first().and_then(|block| line(block));
    let said = said.map(|said| format!(": {said}")).unwrap_or_default();
    format!("- [`{name}`](Client::{name}){said}")
}

/// A block of Markdown, if it can go on in a line that something else begins.
fn line(block: &str) -> Option<&str> {
    let text =
        block.starts_with(|c: char| c.is_alphanumeric() || c == '`' && !block.starts_with("```"));
    (text && !block.contains('\n')).then_some(block)
}
