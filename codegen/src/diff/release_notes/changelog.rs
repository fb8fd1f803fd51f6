use super::notes::Notes;
use super::section::{SECTIONS, section};
use crate::diff::change::Change;
use crate::diff::verdict::Source;

/// Renders a section in the form of Keep a Changelog.
pub(super) fn render(notes: &Notes<'_>) -> String {
    let mut out = String::from("## ");
    match notes.next_version() {
        Some(version) => out += &format!("[{version}]"),
        None => out += "[Unreleased]",
    }
    if let Some(date) = notes.date {
        out += &format!(" - {date}");
    }
    out.push('\n');
    let mut is_empty = true;
    for section in SECTIONS {
        let changes = notes.diff.changes.iter();
        let changes = changes.filter(|change| self::section(change.kind) == Some(section));
        let entries: Vec<_> = changes.map(entry).collect();
        if !entries.is_empty() {
            is_empty = false;
            out += &format!("\n### {section:?}\n\n{}", entries.concat());
        }
    }
    if is_empty {
        out += "\nNo changes for users.\n";
    }
    out
}

fn entry(change: &Change) -> String {
    let breaking = match change.kind.release() {
        Source::Major => "**Breaking:** ",
        Source::Minor | Source::Patch => "",
    };
    format!("- {breaking}{}\n", sentences(change))
}

/// The change, its effect on programs that still compile, and its cause, in sentences.
pub(super) fn sentences(change: &Change) -> String {
    let behavior = change.kind.rule().behavior;
    let sentences = [
        Some(change.sentence()),
        behavior.map(|behavior| behavior.reason.to_owned()),
        change.cause.explanation().map(str::to_owned),
    ];
    let sentences: Vec<_> = sentences.into_iter().flatten().collect();
    sentences.join(" ")
}
