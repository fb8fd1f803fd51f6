//! Generated crates decode the response examples of their documents and encode them again; what `codegen::coverage`
//! reports of each value is what happens to it.

use std::collections::BTreeSet;
use std::path::Path;

use codegen::{CrateContext, ExampleConformance, Outcome, Pointer, rust_sdk};
use serde_json::Value;
use tests::generated::{Member, Workspace, decoding_program};
use tests::read;

/// The response examples of a document, and what `codegen::coverage` reports of them.
pub(crate) struct Decoding {
    /// The name of the crate.
    pub(crate) name: String,
    examples: Vec<Value>,
    reports: Vec<ExampleConformance>,
}

/// Pointers into an example, each with what happens to the value there.
type Outcomes = BTreeSet<(String, String)>;

impl Decoding {
    /// Generates a crate with a program that decodes all response examples of a document.
    pub(crate) fn new(document: &Path) -> (Member, Self) {
        let analysis = codegen::analyze(&read(document));
        let Some(api) = &analysis.api else {
            panic!("{}: {}", document.display(), analysis.diagnostics);
        };
        let mut member = Member::new(document, rust_sdk::render(api, &CrateContext::default()));
        member.program = Some(decoding_program(api, &member.name));
        let examples = api
            .operations()
            .flat_map(|operation| operation.example_responses());
        let decoding = Self {
            name: member.name.clone(),
            examples: examples
                .map(|(_, _, example)| example.value.clone())
                .collect(),
            reports: codegen::coverage(&analysis).examples,
        };
        (member, decoding)
    }
}

/// Runs a crate's program and compares what happens to each example with its report. Returns the names of the properties
/// that are encoded differently from how they were received.
pub(crate) fn assert_reports_are_true(
    workspace: &Workspace,
    decoding: &Decoding,
) -> Vec<(String, Difference)> {
    let output = workspace.run(&decoding.name);
    let results: Vec<Value> = serde_json::from_slice(&output).expect("the program prints JSON");
    assert_eq!(results.len(), decoding.examples.len(), "{}", decoding.name);
    let examples = decoding.examples.iter().zip(&results);
    let mut differences = Vec::new();
    for ((example, result), report) in examples.zip(&decoding.reports) {
        let location = format!("{} {}", decoding.name, report.pointer);
        let before = differences.len();
        compare("", example, &result["encoded"], &mut differences);
        assert_report_is_true(&location, result, report);
        assert_eq!(
            report.unchanged,
            differences.len() == before,
            "{location}: {:?}",
            &differences[before..]
        );
    }
    differences
}

fn assert_report_is_true(location: &str, result: &Value, report: &ExampleConformance) {
    let reported = reported_outcomes(report);
    let actual = actual_outcomes(result, &reported);
    assert_eq!(reported, actual, "{location}: reported, actual");
    let has = |names: &[&str]| {
        let mut outcomes = actual.iter();
        outcomes.any(|(_, outcome)| names.contains(&outcome.as_str()))
    };
    assert_eq!(report.is_decoded(), !has(&["unreadable"]), "{location}");
    assert_eq!(
        report.is_typed(),
        !has(&["extra", "omitted", "unknown", "unreadable"]),
        "{location}"
    );
}

fn reported_outcomes(report: &ExampleConformance) -> Outcomes {
    let relative = |pointer: &Pointer| -> String {
        let tokens = &pointer.tokens()[report.pointer.tokens().len()..];
        tokens.iter().map(|token| format!("/{token}")).collect()
    };
    let outcomes = report.mismatches.iter().map(|mismatch| {
        let name = mismatch.outcome.name().to_owned();
        match &mismatch.outcome {
            Outcome::Extra(at) | Outcome::Unknown { at, .. } => (relative(at), name),
            Outcome::ReadAs(json) => (relative(&mismatch.pointer), format!("read as {json}")),
            Outcome::Blank(json) => (relative(&mismatch.pointer), format!("blank {json}")),
            Outcome::Unreadable => (String::new(), name),
            Outcome::Omitted | Outcome::Malformed | Outcome::Guessed(_) => {
                (relative(&mismatch.pointer), name)
            }
        }
    });
    outcomes.collect()
}

/// The outcomes that the program prints. It prints all nulls in `extra()`, of which only those that the document does
/// not allow are reported.
fn actual_outcomes(result: &Value, reported: &Outcomes) -> Outcomes {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let outcomes = result["outcomes"].as_array().into_iter().flatten();
    let outcomes = outcomes.filter_map(|pair| match (text(&pair[0]), text(&pair[1])) {
        (pointer, outcome) if outcome == "null" => {
            Some((pointer, "extra".to_owned())).filter(|null| reported.contains(null))
        }
        outcome => Some(outcome),
    });
    outcomes.collect()
}

/// How an encoded value differs from the one that was received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Difference {
    /// A string with the text of a number, whose type is a number, is encoded as a number.
    Number,
    /// A value of an enum is encoded in the case in which the document has it.
    Case,
    /// The property is missing.
    Lost,
    /// The property was not received.
    Added,
    /// Any other difference.
    Changed,
}

/// Appends the properties that differ. `1` and `1.0` are the same number.
fn compare(
    property: &str,
    received: &Value,
    encoded: &Value,
    differences: &mut Vec<(String, Difference)>,
) {
    let difference = match (received, encoded) {
        (Value::Object(received), Value::Object(encoded)) => {
            let names: BTreeSet<_> = received.keys().chain(encoded.keys()).collect();
            for name in names {
                match (received.get(name), encoded.get(name)) {
                    (Some(received), Some(encoded)) => {
                        compare(name, received, encoded, differences);
                    }
                    (Some(_), None) => differences.push((name.clone(), Difference::Lost)),
                    (None, _) => differences.push((name.clone(), Difference::Added)),
                }
            }
            return;
        }
        (Value::Array(received), Value::Array(encoded)) if received.len() == encoded.len() => {
            for (received, encoded) in received.iter().zip(encoded) {
                compare(property, received, encoded, differences);
            }
            return;
        }
        // Different integers can be equal as floating-point numbers.
        (Value::Number(received), Value::Number(encoded))
            if received.as_f64() == encoded.as_f64()
                && (received.is_f64() || received == encoded) =>
        {
            return;
        }
        (Value::String(text), Value::Number(number)) if text.parse().ok() == number.as_f64() => {
            Difference::Number
        }
        (Value::String(received), Value::String(encoded))
            if received != encoded && received.eq_ignore_ascii_case(encoded) =>
        {
            Difference::Case
        }
        _ if received == encoded => return,
        _ => Difference::Changed,
    };
    differences.push((property.to_owned(), difference));
}
