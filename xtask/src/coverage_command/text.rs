//! The coverage report for people.

use std::path::Path;

use codegen::{Coverage, Location};

use super::summary::{counts, mismatches, name, reason};
use crate::paths::shown;
use crate::report::printable;

const USAGES: [(&str, &str); 4] = [
    ("used", "Used keywords:"),
    ("ignored", "Ignored keywords:"),
    ("unknown", "Unknown keywords:"),
    ("rejected", "Rejected keywords:"),
];

pub(super) fn render(spec: &Path, coverage: &Coverage) -> String {
    let path = shown(spec);
    let mut text = format!("{path}\n\n");
    match counts(coverage) {
        Some(counts) => {
            let rows = counts.map(|(what, count)| format!("{count:>7} {what}\n"));
            text.push_str(&rows.concat());
        }
        None => text.push_str("no crate can be generated, because the document has errors\n"),
    }
    text.push_str(&section(
        "Corrections by overlays:",
        corrections(&path, coverage),
    ));
    for (usage, headline) in USAGES {
        text.push_str(&section(headline, keywords(coverage, usage)));
    }
    text.push_str(&section("Values without a type:", untyped(&path, coverage)));
    text.push_str(&section(
        "Values in example responses that do not match their schemas:",
        mismatched(&path, coverage),
    ));
    text
}

/// A section after an empty line; empty if there are no rows.
fn section(headline: &str, rows: impl Iterator<Item = String>) -> String {
    let rows: String = rows.map(|row| printable(&row) + "\n").collect();
    if rows.is_empty() {
        return rows;
    }
    format!("\n{headline}\n{rows}")
}

fn corrections(path: &str, coverage: &Coverage) -> impl Iterator<Item = String> {
    coverage.corrections.iter().map(move |action| {
        let places = match action.changed.len() {
            1 => "1 place".to_owned(),
            count => format!("{count} places"),
        };
        let reason = action.description.as_deref().unwrap_or("no reason given");
        let file = action.pointer.path(path);
        format!("{file}: {} ({places}): {reason}", action.target)
    })
}

fn keywords(coverage: &Coverage, usage: &str) -> impl Iterator<Item = String> {
    let keywords = coverage.keywords.iter();
    let with_usage = keywords.filter(move |keyword| name(keyword.usage) == usage);
    with_usage.map(|keyword| {
        let reason = reason(keyword.usage).map(|reason| format!(": {reason}"));
        format!(
            "{:>7} {} {}{}",
            keyword.count,
            keyword.object,
            keyword.keyword,
            reason.unwrap_or_default()
        )
    })
}

fn untyped(path: &str, coverage: &Coverage) -> impl Iterator<Item = String> {
    coverage.untyped.iter().map(move |untyped| {
        let line = line(untyped.location);
        let path = untyped.pointer.path(path);
        format!("{path}:{line}: {}: {}", untyped.pointer, untyped.form)
    })
}

fn mismatched(path: &str, coverage: &Coverage) -> impl Iterator<Item = String> {
    mismatches(coverage).map(move |(_, mismatch)| {
        let path = mismatch.pointer.path(path);
        format!(
            "{path}:{}: {}: expected {} ({}), found {}: {}; {}",
            line(mismatch.location),
            mismatch.pointer,
            mismatch.expected,
            mismatch.schema,
            mismatch.actual,
            mismatch.outcome,
            mismatch.help
        )
    })
}

fn line(location: Option<Location>) -> usize {
    location.map_or(0, |location| location.line)
}
