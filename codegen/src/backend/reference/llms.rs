//! `llms.txt` and `llms-full.txt`: an index and the text of the reference for AI tools, as <https://llmstxt.org> describes.

use std::collections::HashMap;

use super::links::{COMMON, ERRORS, FOLDER, OVERVIEW};
use super::page::{Page, PageKind};
use super::resolve::rebased;
use crate::api::{Api, TypeId, TypeKind};
use crate::backend::markdown::{code_span, docs_blocks, first_sentence, plain};
use crate::backend::prose::scope::Scope;

/// The greatest size of `llms-full.txt`, in bytes: about 150,000 tokens.
const SIZE_LIMIT: usize = 600_000;

/// The room for what follows the pages: their number, and the mark of generated files.
const END_SIZE: usize = 200;

/// The index, in which the most useful pages come first.
pub(super) fn index(scope: &Scope<'_>, pages: &[Page]) -> String {
    let mut text = head(scope);
    text.push_str(
        "\nThe links lead to Markdown files. `llms-full.txt` has their text in one file, up to a size limit.\n",
    );
    let of = |kind: PageKind| pages.iter().filter(move |page| page.kind == kind);
    let readme = "- [README](README.md): start here\n";
    let mut guides = Vec::from_iter(scope.context.readme.then(|| readme.to_owned()));
    guides.extend(of(PageKind::Guide).map(line));
    text.push_str(&section("Guides", guides));
    text.push_str(&section(
        "Operations",
        of(PageKind::Operation).map(line).collect(),
    ));
    let mut facts = vec![
        format!("- [All operations by resource]({FOLDER}/{OVERVIEW}): with their HTTP requests\n"),
        format!("- [Common facts]({FOLDER}/{COMMON}): authentication, headers, errors, retries\n"),
    ];
    if of(PageKind::ErrorCode).next().is_some() {
        facts.push(format!(
            "- [Error codes]({FOLDER}/{ERRORS}): each with its meaning and remedy\n"
        ));
    }
    facts.push("- [All names](api.md): one line for each method and type\n".to_owned());
    text.push_str(&section("Facts", facts));
    text.push_str(&section("Optional", of(PageKind::Type).map(line).collect()));
    text
}

/// The pages one after the other, the most useful first, as far as they fit.
pub(super) fn full(scope: &Scope<'_>, pages: &[Page]) -> String {
    let mut text = head(scope);
    text.push_str(&format!(
        "\nAt most {SIZE_LIMIT} bytes: `llms.txt` has the links to all pages, also to those that did not fit.\n"
    ));
    let order = [
        PageKind::Common,
        PageKind::Guide,
        PageKind::Operation,
        PageKind::ErrorCode,
    ];
    let ordered = order
        .into_iter()
        .flat_map(|kind| pages.iter().filter(move |page| page.kind == kind))
        .chain(types(pages, scope.api));
    let mut left_out = 0;
    for page in ordered {
        let room = SIZE_LIMIT.saturating_sub(text.len() + END_SIZE);
        // Rendering it would be in vain.
        if page.text.len() > room {
            left_out += 1;
            continue;
        }
        let source = format!(
            "\n<!-- {FOLDER}/{} -->\n\n{}",
            page.path,
            rebased(&page.text, &page.path)
        );
        match source.len() <= room {
            true => text.push_str(&source),
            false => left_out += 1,
        }
    }
    if left_out > 0 {
        text.push_str(&format!("\n{left_out} pages did not fit.\n"));
    }
    text
}

/// The pages of types, by how much of them other pages do not have, then by the importance of their modules. Those of
/// operations have the values of enums and the forms of SIDs.
fn types<'p>(pages: &'p [Page], api: &Api) -> Vec<&'p Page> {
    let modules = api.modules_by_importance().into_iter().zip(0_usize..);
    let of_modules =
        modules.flat_map(|(module, position)| module.types.iter().map(move |id| (id, position)));
    let positions: HashMap<_, _> = of_modules.collect();
    let rank = |page: &&Page| {
        let id = TypeId::new(&page.title);
        let kind = match api.types.get(&id) {
            Some(def) if def.alias_of.is_some() => 3,
            Some(def) => match def.kind {
                TypeKind::Struct(_) | TypeKind::Union(_) => 0,
                TypeKind::Enum(_) => 1,
            },
            // A SID.
            None => 2,
        };
        (kind, positions.get(&id).copied())
    };
    let types = pages.iter().filter(|page| page.kind == PageKind::Type);
    let mut types: Vec<_> = types.collect();
    types.sort_by_cached_key(rank);
    types
}

/// The title and a summary.
fn head(scope: &Scope<'_>) -> String {
    let api = scope.api;
    let title = plain(&api.title);
    let first = docs_blocks(&api.docs).into_iter().next();
    let description = first.filter(|block| block.is_paragraph);
    let description = description.map(|block| format!(" {}", first_sentence(&block.text)));
    format!(
        "# {title} for Rust\n\n> The crate {}, a typed async client for {title}.{}\n",
        code_span(&scope.context.crate_name),
        description.unwrap_or_default()
    )
}

fn section(title: &str, lines: Vec<String>) -> String {
    match lines.is_empty() {
        true => String::new(),
        false => format!("\n## {title}\n\n{}", lines.concat()),
    }
}

fn line(page: &Page) -> String {
    let mut notes = vec![page.summary.replace('\n', " ")];
    notes.extend(page.request.as_deref().map(code_span));
    notes.retain(|note| !note.is_empty());
    let colon = if notes.is_empty() { "" } else { ": " };
    let anchor = page.anchor.as_ref().map(|anchor| format!("#{anchor}"));
    format!(
        "- [{}]({FOLDER}/{}{}){colon}{}\n",
        page.title,
        page.path,
        anchor.unwrap_or_default(),
        notes.join(", ")
    )
}
