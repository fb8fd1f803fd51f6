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
        let is_same = matching.is_same(&before.value.ty, &after.value.ty)
            && before.required == after.required;
        if !is_same {
            let lead = format!(
                "The response header {} is {} instead of {} in",
                code(&after.name),
                described(after),
                described(before)
            );
            add(
                ChangeKind::ResponseHeaderChanged,
                lead,
                &after.name,
                (true, true),
            );
        }
    }
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
