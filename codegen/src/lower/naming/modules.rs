//! The module of each operation.

use std::collections::BTreeMap;

use openapiv3::{OpenAPI, Tag};

use super::rust::module_name;

/// The module of types that belong to no operation.
pub(in crate::lower) const MODULE_OF_SHARED: &str = "models";

/// The module of an operation: its tag without product and version, else the last literal segment of the path that is
/// followed by another one, after the version.
pub(in crate::lower) fn module_of_operation(tag: Option<&str>, path: &str) -> String {
    match tag {
        Some(tag) => module_name(unversioned(tag)),
        None => module_name(&segment(path)),
    }
}

/// The document's tags with their positions, by module; of several tags for one module, the first.
pub(in crate::lower) fn tags_by_module(document: &OpenAPI) -> BTreeMap<String, (usize, &Tag)> {
    let tags = document.tags.iter().enumerate().rev();
    tags.map(|(position, tag)| {
        let module = module_of_operation(Some(&tag.name), "");
        (module, (position, tag))
    })
    .collect()
}

/// A tag without its words up to a version or a date, if it has one and words after it.
fn unversioned(tag: &str) -> &str {
    let starts: Vec<usize> = (0..tag.len()).filter(|&at| is_boundary(tag, at)).collect();
    let ends = starts.iter().skip(1).copied();
    let mut words = starts.iter().copied().zip(ends);
    let version = words.find(|&(start, end)| {
        let word = tag[start..end].trim_end_matches(|c: char| !c.is_alphanumeric());
        let name = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = word.len() - name.len();
        (digits > 0 && name.eq_ignore_ascii_case("v")) || digits == "20100401".len()
    });
    version.map_or(tag, |(_, end)| &tag[end..])
}

/// Whether a word starts there: with a capital letter, or after a space or a symbol.
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

/// The segment of a path that names its resource.
fn segment(path: &str) -> String {
    let segments: Vec<&str> = path
        .split('/')
        .filter(|segment| !segment.is_empty())
        .collect();
    let literal = |segment: &&str| !segment.contains('{');
    let last = |segments: &[&str]| {
        segments
            .iter()
            .rev()
            .copied()
            .find(literal)
            .map(str::to_owned)
    };
    // A version and the segments before it are the same in the whole API.
    let version = segments.iter().position(|segment| is_version(segment));
    let own = version.map_or(&*segments, |version| &segments[version + 1..]);
    let before_last = &own[..own.len().saturating_sub(1)];
    last(before_last)
        .or_else(|| last(own))
        .or_else(|| last(&segments))
        .unwrap_or_else(|| "root".to_owned())
}

/// Whether a segment of a path is a version, such as `v1`, `V2.1`, `v1beta2` or `2010-04-01`.
fn is_version(segment: &str) -> bool {
    let number = segment.strip_prefix(['v', 'V']).unwrap_or(segment);
    let rest = number.trim_start_matches(|c: char| c.is_ascii_digit() || ".-_".contains(c));
    let stage = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    rest.len() < number.len()
        && ["", "alpha", "beta", "rc"].contains(&stage.to_ascii_lowercase().as_str())
}
