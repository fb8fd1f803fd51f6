//! The page of error codes.

use super::links::ERRORS;
use super::page::{Page, PageKind, anchor};
use crate::backend::markdown::first_sentence;
use crate::backend::prose::scope::Scope;
use crate::twilio::error_codes::{self, ErrorCode};

/// The codes of the API's errors; none if it is not one of Twilio's.
pub(super) fn codes(scope: &Scope<'_>) -> Vec<ErrorCode> {
    match scope.api.is_twilio {
        true => error_codes::all(),
        false => Vec::new(),
    }
}

/// The codes, each as a page of its own, whose links are not resolved yet.
pub(super) fn pages(codes: &[ErrorCode]) -> Vec<Page> {
    codes.iter().map(page).collect()
}

fn page(code: &ErrorCode) -> Page {
    let cause = code.kind.as_ref();
    let cause = cause.map(|kind| format!(" Cause: `ErrorKind::{kind}`."));
    Page {
        kind: PageKind::ErrorCode,
        id: format!("errors/{}", code.code),
        title: title(code),
        summary: first_sentence(&code.docs),
        request: None,
        terms: code
            .search_terms
            .iter()
            .map(|term| (*term).to_owned())
            .collect(),
        path: ERRORS.to_owned(),
        anchor: Some(anchor(&title(code))),
        text: format!(
            "## {} `{}`\n\n{}\n\nConstant: `codes::{}`.{}\n",
            code.code,
            code.name,
            code.docs,
            code.name,
            cause.unwrap_or_default()
        ),
    }
}

fn title(code: &ErrorCode) -> String {
    format!("{} {}", code.code, code.name)
}

/// The text of the page with all codes, if there are any.
pub(super) fn file(pages: &[Page]) -> Option<String> {
    let codes = pages.iter().filter(|page| page.kind == PageKind::ErrorCode);
    let texts: Vec<_> = codes.map(|page| page.text.as_str()).collect();
    (!texts.is_empty()).then(|| {
        format!(
            "# Error codes\n\nThe codes that `Error::code` returns, each with its meaning and remedy. `Error::kind` \
             returns the cause: the one named here, or that of the status of the response.\n\n{}",
            texts.join("\n")
        )
    })
}

/// The path of the constant of a code, by which docs refer to it, and the heading of the code.
pub(super) fn target(code: &ErrorCode) -> (String, String) {
    let target = format!("{ERRORS}#{}", anchor(&title(code)));
    (format!("codes::{}", code.name), target)
}

/// The meanings and remedies of the codes that the errors of an operation name, as a list; none if they name none.
pub(super) fn remedies<'c>(named: &[&str], codes: &'c [ErrorCode]) -> Option<String> {
    let is_named = |code: &&'c ErrorCode| named.contains(&code.name);
    let items = codes.iter().filter(is_named).map(|code| {
        format!(
            "- [{} `{}`](crate::codes::{}): {}",
            code.code, code.name, code.name, code.docs
        )
    });
    let items: Vec<_> = items.collect();
    (!items.is_empty()).then(|| items.join("\n"))
}
