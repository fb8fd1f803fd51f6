use std::fmt::Write;

use super::report::{Report, location};
use crate::diff::change::{Change, Occurrence};
use crate::diff::phrase::{code, codes};
use crate::diff::verdict::{Source, Wire};

/// Renders a diff as Markdown, for a comment or a summary of a workflow.
pub fn markdown(report: &Report<'_>) -> String {
    let mut out = String::from("## Changes for Rust users\n\n");
    out += &report.summary();
    out.push('\n');
    if let Some(recommendation) = report.recommendation() {
        out += &format!("\n**{recommendation}**\n");
    }
    for source in [Source::Major, Source::Minor, Source::Patch] {
        let changes = report.changes();
        let changes: Vec<_> = changes
            .filter(|change| change.kind.rule().source == source)
            .collect();
        if !changes.is_empty() {
            out += &format!("\n### {}\n\n", title(source));
        }
        for change in changes {
            // Writing to a string cannot fail.
            _ = write(change, report, &mut out);
        }
    }
    out
}

fn title(source: Source) -> &'static str {
    match source {
        Source::Major => "Programs that no longer compile",
        Source::Minor => "New items and warnings",
        Source::Patch => "No effect on source code",
    }
}

fn write(change: &Change, report: &Report<'_>, out: &mut String) -> std::fmt::Result {
    let rule = change.kind.rule();
    write!(out, "- {} {}", change.sentence(), code(change.kind.id()))?;
    if rule.wire == Wire::Breaking {
        write!(out, ", breaking on the wire")?;
    }
    if let Some(note) = change.cause.note() {
        write!(out, ", {note}")?;
    }
    writeln!(out)?;
    if let Some(behavior) = rule.behavior {
        writeln!(out, "  - **Behavior:** {}", behavior.reason)?;
    }
    if let Some(evidence) = &change.evidence {
        writeln!(out, "  - Evidence: {evidence}.")?;
    }
    if !change.along.is_empty() {
        writeln!(out, "  - Along with it: {}.", codes(&change.along))?;
    }
    match change.occurrences.as_slice() {
        [only] => writeln!(out, "  - {}", place(only, report)),
        several => {
            let count = several.len();
            writeln!(out, "  - <details><summary>{count} places</summary>\n")?;
            for occurrence in several {
                writeln!(out, "    - {}", place(occurrence, report))?;
            }
            writeln!(out, "    </details>")
        }
    }
}

fn place(occurrence: &Occurrence, report: &Report<'_>) -> String {
    let path = code(&occurrence.rust_path);
    match location(occurrence, report) {
        location if location.is_empty() => path,
        location => format!("{path}: {}", code(&location)),
    }
}
