//! Which module an operation belongs to.

use openapiv3::OpenAPI;

use super::{docs, names};
use crate::api::Docs;

/// The module of schemas that no operation uses.
pub(super) const UNUSED: &str = "models";

/// The module of an operation: its tag without product and version, else the path's last fixed segment that
/// is followed by another.
pub(super) fn module(tag: Option<&str>, path: &str) -> String {
    match tag {
        Some(tag) => names::module_name(resource(tag)),
        None => names::module_name(&segment(path)),
    }
}

/// The docs of a module: what the document says of its tag, if it does.
pub(super) fn docs(document: &OpenAPI, module_name: &str) -> Docs {
    let tag = document
        .tags
        .iter()
        .find(|tag| module(Some(&tag.name), "") == module_name);
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

/// What a tag such as `VerifyV2AccessToken` says after product and version.
fn resource(tag: &str) -> &str {
    let mut start = 0;
    while let Some(found) = tag[start..].find(['V', 'v']) {
        let at = start + found;
        start = at + 1;
        let rest = tag[start..].trim_start_matches(|c: char| c.is_ascii_digit());
        let has_version = rest.len() < tag.len() - start;
        // `IPv4Range` names no version.
        let after_word = tag[..at].ends_with(|c: char| c.is_lowercase());
        if has_version && after_word && rest.starts_with(|c: char| c.is_uppercase()) {
            return rest;
        }
    }
    tag
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
