//! The backend for readers: an [`Api`](crate::api::Api) as Markdown pages, for people and AI tools.
//!
//! All that is rendered is made of [`Page`]s, which are also the index that tools search.

mod changes;
mod code_samples;
mod common;
mod declarations;
mod errors;
mod examples;
mod guides;
mod index;
mod links;
mod llms;
mod members;
mod operation;
mod operation_facts;
mod overview;
mod page;
mod parameters;
mod program;
mod resolve;
mod responses;
mod surface;
mod type_users;
mod types;
mod value_facts;

use super::File;
use super::file::{MARKDOWN_HEADER, YAML_HEADER};
use super::parallel;
use super::prose::scope::Scope;
use crate::twilio::error_codes::ErrorCode;
use declarations::Declarations;
use links::{ERRORS, Links};
use type_users::Users;

pub use page::{Page, PageKind};

/// The reference of a crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The pages: an overview, common facts, guides, operations, types, and error codes.
    pub pages: Vec<Page>,
    /// The files of the folder `reference`, sorted by path.
    pub folder: Vec<File>,
    /// The files in the crate's folder: `api.md`, `llms.txt` and `llms-full.txt`.
    pub beside: Vec<File>,
    /// All of it as JSON, for servers of AI tools.
    pub index: String,
    /// The overlay that adds programs in Rust to the document, for API portals.
    pub code_samples: String,
}

/// Renders the reference. `source` is the crate's source, and `document` the path of the document, relative to the
/// folder of the overlay with code samples.
pub(crate) fn render(scope: &Scope<'_>, source: &[File], document: &str) -> Reference {
    let codes = errors::codes(scope);
    let links = links(scope, &codes);
    let pages = pages(scope, &Declarations::new(source), &links, &codes);
    let mut folder: Vec<_> = pages
        .iter()
        .filter(|page| page.anchor.is_none())
        .map(|page| markdown(&page.path, &page.text))
        .collect();
    folder.extend(errors::file(&pages).map(|text| markdown(ERRORS, &text)));
    folder.sort_by(|a, b| a.path.cmp(&b.path));
    let plain = |path: &str, text: String| File {
        path: path.to_owned(),
        source: format!("{text}\n{MARKDOWN_HEADER}\n"),
    };
    Reference {
        beside: vec![
            markdown("api.md", &surface::file(scope, &links)),
            plain("llms-full.txt", llms::full(scope, &pages)),
            plain("llms.txt", llms::index(scope, &pages)),
        ],
        index: index::file(scope, &pages),
        code_samples: format!("{YAML_HEADER}\n{}", code_samples::overlay(scope, document)),
        folder,
        pages,
    }
}

/// The pages of the crate's items and of error codes.
fn links<'a>(scope: &Scope<'a>, codes: &[ErrorCode]) -> Links<'a> {
    let mut links = Links::new(scope);
    for code in codes {
        let (path, target) = errors::target(code);
        links.insert(path, target);
    }
    if !codes.is_empty() {
        links.insert("codes".to_owned(), ERRORS.to_owned());
    }
    links
}

/// All pages, with their links.
fn pages(
    scope: &Scope<'_>,
    declarations: &Declarations,
    links: &Links<'_>,
    codes: &[ErrorCode],
) -> Vec<Page> {
    let users = Users::new(scope.api);
    let mut pages = vec![overview::page(scope), common::page(scope)];
    pages.extend(guides::pages(scope));
    let modules = scope.api.modules_by_importance();
    let operations = parallel::map(&modules, |module| {
        let operations = module.operations.iter();
        let pages = operations.map(|it| operation::page(it, module, scope, declarations, codes));
        pages.collect::<Vec<_>>()
    });
    pages.extend(operations.into_iter().flatten());
    pages.extend(types::pages(scope, declarations, &users, links));
    pages.extend(errors::pages(codes));
    for page in &mut pages {
        page.text = resolve::resolve(&page.text, links, &page.path);
        page.summary = resolve::unlinked(&page.summary);
    }
    pages
}

fn markdown(path: &str, text: &str) -> File {
    File {
        path: path.to_owned(),
        source: format!("{MARKDOWN_HEADER}\n\n{text}"),
    }
}
