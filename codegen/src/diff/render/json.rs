use serde_json::{Value, json};

use super::report::Report;
use crate::diff::change::Change;
use crate::diff::changes::Level;
use crate::diff::verdict::Source;

/// The JSON Schema of the output of [`json`](json()).
pub const SCHEMA: &str = include_str!("schema.json");

/// Renders a diff as JSON. [`SCHEMA`] describes it.
pub fn json(report: &Report<'_>) -> Value {
    let diff = report.diff;
    json!({
        "old": report.old,
        "new": report.new,
        "summary": {
            "major": diff.count_source(Source::Major),
            "minor": diff.count_source(Source::Minor),
            "patch": diff.count_source(Source::Patch),
            "breaking": diff.count(Level::Wire),
            "behavior": diff.count(Level::Behavior),
        },
        "release": diff.release(),
        "version": report.version.as_ref().map(|version| version.to_string()),
        "next_version": report.next_version().map(|version| version.to_string()),
        "changes": report.changes().map(change).collect::<Vec<_>>(),
    })
}

fn change(change: &Change) -> Value {
    let rule = change.kind.rule();
    let mut object = json!({
        "id": change.kind.id(),
        "cause": change.cause,
        "sentence": change.sentence(),
        "source": rule.source,
        "wire": rule.wire,
        "behavior": rule.behavior.map(|behavior| behavior.reason),
        "release": change.kind.release(),
        "rust_path": change.rust_path(),
        "occurrences": change.occurrences,
    });
    let optional = [
        ("before", &change.before),
        ("after", &change.after),
        ("evidence", &change.evidence),
    ];
    for (name, value) in optional {
        if let Some(value) = value {
            object[name] = value.as_str().into();
        }
    }
    if !change.along.is_empty() {
        object["along"] = change.along.clone().into();
    }
    object
}
