//! `cargo xtask coverage`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use codegen::{Answer, Coverage, Fate, Stray};
use serde_json::{Value, json};

use crate::document::{self, shown};
use crate::{output, report};

/// Tells what of an OpenAPI document the SDK covers, what it ignores for which reason, and what becomes of the values
/// in its example answers
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The OpenAPI 3.0 document, YAML or JSON; without one, specs/twilio_verify_v2.yaml
    spec: Option<PathBuf>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For machines
    Json,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let spec = arguments.spec.clone().unwrap_or_else(document::own);
    let text = document::read(&spec)?;
    let examined = codegen::examine(&text);
    report::print(&spec, &text, &examined.diagnostics)?;
    let coverage = codegen::coverage(&examined);
    output::print(&match arguments.format {
        Format::Text => in_words(&spec, &coverage),
        Format::Json => format!("{:#}\n", in_json(&coverage)),
    })?;
    if examined.diagnostics.has_errors() {
        return Err(format!(
            "{} in {}",
            report::count(&examined.diagnostics),
            shown(&spec)
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// The number of each thing that an SDK consists of. A decoded example answer is read, with no value lost; a typed one
/// has each of its values where its type has a place for it; an unchanged one is written again as it came.
fn numbers(coverage: &Coverage) -> Option<[(&'static str, usize); 10]> {
    let counts = coverage.counts?;
    let count = |is: fn(&Answer) -> bool| coverage.answers.iter().filter(|one| is(one)).count();
    Some([
        ("operations", counts.operations),
        ("parameters", counts.parameters),
        ("properties", counts.properties),
        ("enums", counts.enums),
        ("enum values", counts.enum_values),
        ("request examples", counts.request_examples),
        ("response examples", counts.response_examples),
        ("decoded response examples", count(Answer::is_decoded)),
        ("typed response examples", count(Answer::is_typed)),
        (
            "unchanged response examples",
            count(|answer| answer.unchanged),
        ),
    ])
}

fn in_words(spec: &Path, coverage: &Coverage) -> String {
    let mut lines = vec![shown(spec), String::new()];
    match numbers(coverage) {
        Some(numbers) => {
            let rows = numbers.map(|(what, number)| format!("{number:>7} {what}"));
            lines.extend(rows);
        }
        None => lines.push("the document has errors, so there is no SDK of it".to_owned()),
    }
    for (fate, headline) in [
        ("used", "Keywords that are used:"),
        ("ignored", "Keywords that are ignored:"),
        ("unknown", "Keywords that OpenAPI does not have:"),
        (
            "refused",
            "Keywords that keep the document from being used:",
        ),
    ] {
        let with_fate = coverage
            .keywords
            .iter()
            .filter(|found| name(found.fate) == fate);
        let rows: Vec<_> = with_fate
            .map(|found| {
                let reason = reason(found.fate).map(|reason| format!(": {reason}"));
                let reason = reason.unwrap_or_default();
                format!(
                    "{:>7} {} {}{reason}",
                    found.count, found.object, found.keyword
                )
            })
            .collect();
        if !rows.is_empty() {
            lines.extend([String::new(), headline.to_owned()]);
            lines.extend(rows);
        }
    }
    if !coverage.untyped.is_empty() {
        lines.extend([
            String::new(),
            "Values without a type of their own:".to_owned(),
        ]);
    }
    lines.extend(coverage.untyped.iter().map(|untyped| {
        let line = untyped.location.map_or(0, |location| location.line);
        format!(
            "{}:{line}: {}: {}",
            shown(spec),
            untyped.pointer,
            untyped.form
        )
    }));
    if strays(coverage).next().is_some() {
        lines.extend([
            String::new(),
            "Values of example answers that are not as their schemas say:".to_owned(),
        ]);
    }
    lines.extend(strays(coverage).map(|(_, stray)| {
        let line = stray.location.map_or(0, |location| location.line);
        format!(
            "{}:{line}: {}: expected {} by {}, found {}: {}; {}",
            shown(spec),
            stray.pointer,
            stray.expected,
            stray.schema,
            stray.found,
            stray.outcome,
            stray.help
        )
    }));
    let lines: Vec<_> = lines.iter().map(|line| report::printable(line)).collect();
    lines.join("\n") + "\n"
}

fn strays(coverage: &Coverage) -> impl Iterator<Item = (&Answer, &Stray)> {
    let answers = coverage.answers.iter();
    answers.flat_map(|answer| answer.strays.iter().map(move |stray| (answer, stray)))
}

fn in_json(coverage: &Coverage) -> Value {
    let counts = numbers(coverage).map(|numbers| {
        let entries = numbers.map(|(what, number)| (what.replace(' ', "_"), json!(number)));
        Value::Object(entries.into_iter().collect())
    });
    let keywords = coverage.keywords.iter().map(|found| {
        json!({
            "object": found.object,
            "keyword": found.keyword,
            "fate": name(found.fate),
            "reason": reason(found.fate),
            "count": found.count,
        })
    });
    let untyped = coverage.untyped.iter().map(|untyped| {
        json!({
            "pointer": untyped.pointer.to_string(),
            "line": untyped.location.map(|location| location.line),
            "column": untyped.location.map(|location| location.column),
            "form": untyped.form,
        })
    });
    let strays = strays(coverage).map(|(answer, stray)| {
        json!({
            "operation": answer.operation,
            "example": answer.example,
            "pointer": stray.pointer.to_string(),
            "line": stray.location.map(|location| location.line),
            "column": stray.location.map(|location| location.column),
            "schema": stray.schema.to_string(),
            "expected": stray.expected,
            "found": stray.found,
            "outcome": stray.outcome.name(),
            "becomes": stray.outcome.to_string(),
            "help": stray.help,
        })
    });
    json!({
        "counts": counts,
        "keywords": keywords.collect::<Vec<_>>(),
        "untyped": untyped.collect::<Vec<_>>(),
        "strays": strays.collect::<Vec<_>>(),
    })
}

fn name(fate: Fate) -> &'static str {
    match fate {
        Fate::Used => "used",
        Fate::Ignored(_) => "ignored",
        Fate::Unknown => "unknown",
        Fate::Refused => "refused",
    }
}

fn reason(fate: Fate) -> Option<&'static str> {
    match fate {
        Fate::Ignored(reason) => Some(reason),
        _ => None,
    }
}
