//! The facts that the text and the JSON of a coverage report share.

use codegen::{Coverage, ExampleConformance, Mismatch, Usage};

/// The size of the generated crate, by the name of what is counted; `None` if there is no crate.
///
/// A response example is decoded if no value in it is lost, typed if each value has the type of its field, and unchanged
/// if serializing the decoded value gives the same JSON.
pub(super) fn counts(coverage: &Coverage) -> Option<[(&'static str, usize); 10]> {
    let counts = coverage.counts?;
    let count = |is: fn(&ExampleConformance) -> bool| {
        coverage.examples.iter().filter(|one| is(one)).count()
    };
    Some([
        ("operations", counts.operations),
        ("parameters", counts.parameters),
        ("properties", counts.properties),
        ("enums", counts.enums),
        ("enum values", counts.enum_values),
        ("request examples", counts.request_examples),
        ("response examples", counts.response_examples),
        (
            "decoded response examples",
            count(ExampleConformance::is_decoded),
        ),
        (
            "typed response examples",
            count(ExampleConformance::is_typed),
        ),
        (
            "unchanged response examples",
            count(|response| response.unchanged),
        ),
    ])
}

/// The values that do not match their schemas, each with the example it is in.
pub(super) fn mismatches(
    coverage: &Coverage,
) -> impl Iterator<Item = (&ExampleConformance, &Mismatch)> {
    let examples = coverage.examples.iter();
    examples.flat_map(|example| {
        example
            .mismatches
            .iter()
            .map(move |mismatch| (example, mismatch))
    })
}

/// The name of a keyword usage.
pub(super) fn name(usage: Usage) -> &'static str {
    match usage {
        Usage::Used => "used",
        Usage::Ignored(_) => "ignored",
        Usage::Unknown => "unknown",
        Usage::Rejected => "rejected",
    }
}

/// The reason why a keyword is ignored.
pub(super) fn reason(usage: Usage) -> Option<&'static str> {
    match usage {
        Usage::Ignored(reason) => Some(reason),
        _ => None,
    }
}
