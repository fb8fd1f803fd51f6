use std::fmt::Write;

use super::report::{Report, location};
use crate::diff::change::Change;

/// The number of occurrences of a change that are listed.
const LISTED: usize = 5;

/// Renders a diff as plain text.
pub fn text(report: &Report<'_>) -> String {
    let mut out = report.summary();
    out.push('\n');
    if let Some(recommendation) = report.recommendation() {
        out += &recommendation;
        out.push('\n');
    }
    for change in report.changes() {
        out.push('\n');
        // Writing to a string cannot fail.
        _ = write(change, report, &mut out);
    }
    out
}

fn write(change: &Change, report: &Report<'_>, out: &mut String) -> std::fmt::Result {
    let rule = change.kind.rule();
    writeln!(out, "{} [{}]", change.sentence(), change.kind)?;
    write!(out, "    source {}, wire {}", rule.source, rule.wire)?;
    match change.cause.note() {
        Some(note) => writeln!(out, ", {note}")?,
        None => writeln!(out)?,
    }
    if let Some(behavior) = rule.behavior {
        writeln!(out, "    behavior: {}", behavior.reason)?;
    }
    if let Some(evidence) = &change.evidence {
        writeln!(out, "    evidence: {evidence}")?;
    }
    if !change.along.is_empty() {
        writeln!(out, "    along with it: {}", change.along.join(", "))?;
    }
    for occurrence in change.occurrences.iter().take(LISTED) {
        match location(occurrence, report).as_str() {
            "" => writeln!(out, "    {}", occurrence.rust_path)?,
            location => writeln!(out, "    {}: {location}", occurrence.rust_path)?,
        }
    }
    match change.occurrences.len().saturating_sub(LISTED) {
        0 => Ok(()),
        others => writeln!(out, "    and at {others} other places"),
    }
}
