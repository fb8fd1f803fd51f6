//! The coverage report for programs.

use codegen::{Coverage, Location};
use serde_json::{Value, json};

use super::summary::{counts, mismatches, name, reason};

pub(super) fn render(coverage: &Coverage) -> String {
    let counts = counts(coverage).map(|counts| {
        let entries = counts.map(|(what, count)| (what.replace(' ', "_"), json!(count)));
        Value::Object(entries.into_iter().collect())
    });
    let report = json!({
        "counts": counts,
        "keywords": keywords(coverage),
        "untyped": untyped(coverage),
        "mismatches": mismatched(coverage),
        "corrections": corrections(coverage),
    });
    format!("{report:#}\n")
}

fn keywords(coverage: &Coverage) -> Vec<Value> {
    let keywords = coverage.keywords.iter().map(|keyword| {
        json!({
            "object": keyword.object,
            "keyword": keyword.keyword,
            "usage": name(keyword.usage),
            "reason": reason(keyword.usage),
            "count": keyword.count,
        })
    });
    keywords.collect()
}

fn corrections(coverage: &Coverage) -> Vec<Value> {
    let corrections = coverage.corrections.iter().map(|action| {
        let changed = action.changed.iter().map(ToString::to_string);
        json!({
            "action": action.pointer.to_string(),
            "target": action.target,
            "reason": action.description,
            "changed": changed.collect::<Vec<_>>(),
        })
    });
    corrections.collect()
}

fn untyped(coverage: &Coverage) -> Vec<Value> {
    let untyped = coverage.untyped.iter().map(|untyped| {
        json!({
            "pointer": untyped.pointer.to_string(),
            "line": line(untyped.location),
            "column": column(untyped.location),
            "form": untyped.form,
        })
    });
    untyped.collect()
}

fn mismatched(coverage: &Coverage) -> Vec<Value> {
    let mismatches = mismatches(coverage).map(|(example, mismatch)| {
        json!({
            "operation": example.operation,
            "example": example.example,
            "pointer": mismatch.pointer.to_string(),
            "line": line(mismatch.location),
            "column": column(mismatch.location),
            "schema": mismatch.schema.to_string(),
            "expected": mismatch.expected,
            "found": mismatch.actual,
            "outcome": mismatch.outcome.name(),
            "effect": mismatch.outcome.to_string(),
            "help": mismatch.help,
        })
    });
    mismatches.collect()
}

fn line(location: Option<Location>) -> Option<usize> {
    location.map(|location| location.line)
}

fn column(location: Option<Location>) -> Option<usize> {
    location.map(|location| location.column)
}
