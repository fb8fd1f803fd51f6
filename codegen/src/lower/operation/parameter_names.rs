//! The Rust names of parameters.

use std::collections::BTreeMap;

use super::parameter_source::ParameterSource;
use crate::api::{ParameterLocation, RustName};
use crate::lower::naming::{argument_name, disambiguate, field_name};

/// The names of parameters, in their order; `path` are the names in the path template.
pub(super) fn parameter_names(sources: &[ParameterSource<'_>], path: &[&str]) -> Vec<RustName> {
    let unique = disambiguate(path, argument_name);
    let arguments: BTreeMap<_, _> = path.iter().copied().zip(unique).collect();
    let is_field = |source: &&ParameterSource<'_>| {
        !source.ignored && source.location != ParameterLocation::Path
    };
    let mut fields = field_names(sources.iter().filter(is_field)).into_iter();
    let names = sources.iter().map(|source| {
        let name = match source.location {
            ParameterLocation::Path => arguments.get(source.wire).cloned(),
            _ if source.ignored => None,
            _ => fields.next(),
        };
        name.unwrap_or_else(|| field_name(source.wire))
    });
    names.collect()
}

/// The names of the fields of a parameter struct. Of several locations with one name the first keeps it, and those of
/// the body come last; in the others the location is part of the name.
fn field_names<'s>(sources: impl Iterator<Item = &'s ParameterSource<'s>>) -> Vec<RustName> {
    let mut first: BTreeMap<RustName, ParameterLocation> = BTreeMap::new();
    let texts: Vec<_> = sources
        .map(|source| {
            let location = source.location;
            let wire = match source.part() {
                Some(part) => format!("{part} {}", source.wire),
                None => source.wire.to_owned(),
            };
            let keeper = *first.entry(field_name(&wire)).or_insert(location);
            match location {
                _ if keeper == location => wire,
                ParameterLocation::Path => format!("{wire} path"),
                ParameterLocation::Query => format!("{wire} query"),
                ParameterLocation::Header | ParameterLocation::PartHeader => {
                    format!("{wire} header")
                }
                ParameterLocation::Cookie => format!("{wire} cookie"),
                ParameterLocation::Form | ParameterLocation::Json => format!("{wire} body"),
                ParameterLocation::Body => format!("whole {wire}"),
            }
        })
        .collect();
    disambiguate(&texts, field_name)
}
