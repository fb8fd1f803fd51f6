//! Which module an operation belongs to.

use openapiv3::OpenAPI;

use super::{docs, names};
use crate::api::Docs;

/// The module of schemas that no operation uses.
pub(super) const UNUSED: &str = "models";

/// The module of an operation: its tag without what all tags start with, else the path's last fixed segment
/// that is followed by another.
pub(super) fn module(document: &OpenAPI, tag: Option<&str>, path: &str) -> String {
    match tag {
        Some(tag) => names::module_name(tag.get(prefix(document).len()..).unwrap_or(tag)),
        None => names::module_name(&segment(path)),
    }
}

/// The docs of a module: what the document says of its tag, if it does.
pub(super) fn docs(document: &OpenAPI, module_name: &str) -> Docs {
    let tag = document
        .tags
        .iter()
        .find(|tag| module(document, Some(&tag.name), "") == module_name);
    let said = docs::paragraphs(tag.and_then(|tag| tag.description.as_deref()));
    match module_name {
        _ if !said.is_empty() => said,
        UNUSED => vec!["Types that are part of the API and that no operation names.".to_owned()],
        _ => vec![format!(
            "Operations and types of {}.",
            module_name.trim_end_matches('_').replace('_', " ")
        )],
    }
}

/// What all tags start with, at a boundary of words, so that something is left of each.
fn prefix(document: &OpenAPI) -> &str {
    let used = document
        .operations()
        .filter_map(|(_, _, operation)| operation.tags.first());
    let mut tags = document.tags.iter().map(|tag| &tag.name).chain(used);
    let Some(first) = tags.next() else {
        return "";
    };
    let mut length = start_of_last_word(first);
    for tag in tags {
        let same = first
            .bytes()
            .zip(tag.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        length = length.min(same).min(start_of_last_word(tag));
    }
    let boundary = (0..=length).rev().find(|&at| is_boundary(first, at));
    &first[..boundary.unwrap_or(0)]
}

fn start_of_last_word(text: &str) -> usize {
    (0..text.len())
        .rev()
        .find(|&at| is_boundary(text, at))
        .unwrap_or(0)
}

/// Whether a word starts there: a capital, or what comes after a space or a sign.
fn is_boundary(text: &str, at: usize) -> bool {
    if at == 0 {
        return true;
    }
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else {
        return false;
    };
    let last = before.chars().next_back();
    let next = after.chars().next();
    match (last, next) {
        (Some(last), Some(next)) => {
            (next.is_uppercase() && !last.is_uppercase())
                || (next.is_alphanumeric() && !last.is_alphanumeric())
        }
        _ => false,
    }
}

fn segment(path: &str) -> String {
    let segments: Vec<&str> = path
        .split('/')
        .filter(|segment| !segment.is_empty())
        .collect();
    let fixed = |segment: &&str| !segment.contains('{');
    let before_last = &segments[..segments.len().saturating_sub(1)];
    let found = before_last.iter().rev().copied().find(fixed);
    found
        .or_else(|| segments.iter().rev().copied().find(fixed))
        .unwrap_or("root")
        .to_owned()
}
