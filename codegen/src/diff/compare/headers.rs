use super::methods;
use crate::api::{Header, Operation, Response};
use crate::diff::change::{Change, Site};
use crate::diff::kind::ChangeKind;
use crate::diff::matching::{Matching, pair_by};
use crate::diff::phrase::code;
use crate::diff::record::Record;
use crate::diff::surface::type_text;

/// Compares the headers of two responses. Their names are not case-sensitive.
pub(super) fn compare(
    old: &Response,
    new: &Response,
    operation: &Operation,
    matching: &Matching<'_>,
    record: &mut Record,
) {
    let pairs = pair_by(&old.headers, &new.headers, |header| {
        header.name.to_ascii_lowercase()
    });
    let mut add = |kind, lead: String, name: &str, sides: (bool, bool)| {
        let mut at = methods::response(operation, sides.0.then_some(old), sides.1.then_some(new));
        for site in [&mut at.old, &mut at.new] {
            descend(site, name);
        }
        record.add(Change::new(kind, lead, at, ""));
    };
    for header in pairs.old {
        let lead = format!(
            "The response header {} was removed from",
            code(&header.name)
        );
        add(
            ChangeKind::ResponseHeaderRemoved,
            lead,
            &header.name,
            (true, false),
        );
    }
    for header in pairs.new {
        let lead = format!("The response header {} was added to", code(&header.name));
        add(
            ChangeKind::ResponseHeaderAdded,
            lead,
            &header.name,
            (false, true),
        );
    }
    for (before, after) in pairs.both {
        if let Some((kind, lead)) = changed(before, after, matching) {
            add(kind, lead, &after.name, (true, true));
        }
    }
}

/// The kind of a change of a header, and the beginning of its sentence.
fn changed(old: &Header, new: &Header, matching: &Matching<'_>) -> Option<(ChangeKind, String)> {
    let is_same_type = matching.is_same(&old.value.ty, &new.value.ty);
    let name = code(&new.name);
    if is_same_type && old.required == new.required {
        return None;
    }
    Some(match is_same_type && new.required {
        true => (
            ChangeKind::ResponseHeaderBecameRequired,
            format!("The response header {name} is always present in"),
        ),
        false => (
            ChangeKind::ResponseHeaderChanged,
            format!(
                "The response header {name} is {} instead of {} in",
                described(new),
                described(old)
            ),
        ),
    })
}

fn descend(site: &mut Option<Site>, name: &str) {
    if let Some(site) = site {
        site.pointer = site.pointer.descend(["headers", name]);
    }
}

fn described(header: &Header) -> String {
    let required = if header.required {
        "a required"
    } else {
        "an optional"
    };
    format!("{required} {}", code(&type_text(&header.value.ty)))
}
