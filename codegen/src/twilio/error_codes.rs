//! Error codes, whose constants are in the runtime.

use twilio_runtime::__private::{code_descriptions, kind_of_code};

/// An error code.
pub(crate) struct ErrorCode {
    pub(crate) code: i64,
    /// The name of its constant.
    pub(crate) name: &'static str,
    /// Its meaning and remedy: a paragraph of Markdown.
    pub(crate) docs: String,
    /// The words by which readers may search for it.
    pub(crate) search_terms: &'static [&'static str],
    /// The name of the cause that it stands for, unless that is the one of the status.
    pub(crate) kind: Option<String>,
}

/// The name of the constant of a code, if it has one.
pub(crate) fn constant(code: &str) -> Option<&'static str> {
    twilio_runtime::codes::name(code.parse().ok()?)
}

/// All codes, in ascending order.
pub(crate) fn all() -> Vec<ErrorCode> {
    let codes = code_descriptions().map(|description| {
        let lines = description.docs.iter().map(|line| line.trim());
        let kind = kind_of_code(description.code);
        ErrorCode {
            code: description.code,
            name: description.name,
            docs: lines.collect::<Vec<_>>().join(" "),
            search_terms: description.search_terms,
            kind: kind.map(|kind| format!("{kind:?}")),
        }
    });
    let mut codes: Vec<_> = codes.collect();
    codes.sort_by_key(|code| code.code);
    codes
}
