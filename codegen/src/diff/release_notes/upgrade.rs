use super::notes::Notes;
use super::snippet::{Snippet, snippet};
use crate::diff::change::Change;
use crate::diff::phrase::codes;
use crate::diff::verdict::Source;

/// Renders the upgrade guide: each major change with Rust before and after. None if there are no major changes.
pub(super) fn render(notes: &Notes<'_>) -> Option<String> {
    let changes = notes.diff.changes.iter();
    let major: Vec<_> = changes
        .filter(|change| change.kind.release() == Source::Major)
        .collect();
    if major.is_empty() {
        return None;
    }
    let mut out = match (&notes.version, notes.next_version()) {
        (Some(old), Some(new)) => format!("# Upgrading from {old} to {new}\n"),
        _ => "# Upgrading\n".to_owned(),
    };
    for change in major {
        out += &item(change, notes);
    }
    Some(out)
}

fn item(change: &Change, notes: &Notes<'_>) -> String {
    let mut out = format!("\n## {}\n", change.sentence().trim_end_matches('.'));
    if let Some(behavior) = change.kind.rule().behavior {
        out += &format!("\n{}\n", behavior.reason);
    }
    if let Some(explanation) = change.cause.explanation() {
        out += &format!("\n{explanation}\n");
    }
    if !change.along.is_empty() {
        let (verb, types) = match change.along.as_slice() {
            [_] => ("This also concerns the type", codes(&change.along)),
            _ => ("This also concerns the types", codes(&change.along)),
        };
        out += &format!("\n{verb} {types}.\n");
    }
    let Snippet { before, after } = snippet(change, notes);
    out + &format!("\nBefore:\n\n```rust\n{before}\n```\n\nAfter:\n\n```rust\n{after}\n```\n")
}
