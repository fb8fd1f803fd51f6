//! Pages and the index over them.

use serde::Serialize;

use crate::backend::markdown::Block;

/// A page of the reference, or a part of a page that can be found by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Page {
    /// What it is about.
    pub kind: PageKind,
    /// Its ID, such as `operations/create_service`, which stays the same as long as the name of its subject does.
    pub id: String,
    /// Its title, without markup.
    pub title: String,
    /// What it says, in one line of Markdown; empty if there is nothing to say.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The HTTP request of an operation, such as `GET /v2/Services`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<String>,
    /// Other words by which readers may search for it, such as names on the wire.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<String>,
    /// The path of its file in the folder of the reference.
    pub path: String,
    /// The anchor of its heading, if it is a part of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    /// Its Markdown, whose links are relative to its file.
    pub text: String,
}

/// What a [`Page`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// All operations, by resource.
    Overview,
    /// The facts that are common to most operations.
    Common,
    /// A guide.
    Guide,
    /// An operation.
    Operation,
    /// A type.
    Type,
    /// An error code.
    ErrorCode,
}

/// The anchor that GitHub gives a heading with this text, without markup.
pub(super) fn anchor(heading: &str) -> String {
    let symbols = heading.trim().chars().flat_map(char::to_lowercase);
    let kept = symbols.filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// Blocks as the text of a page.
pub(super) fn text(blocks: &[Block]) -> String {
    let texts: Vec<_> = blocks.iter().map(|block| block.text.as_str()).collect();
    format!("{}\n", texts.join("\n\n"))
}
