//! The explanation of each code shows a document with the problem, and the same document without it.

use codegen::{Code, Diagnostics};

#[test]
fn each_explanation_shows_the_problem_and_its_fix() {
    let misleading: Vec<_> = Code::ALL
        .iter()
        .filter_map(|code| Some((code, mistake(*code)?)))
        .collect();
    assert!(misleading.is_empty(), "{misleading:#?}");
}

/// The document that the overlays in explanations correct.
const CORRECTED: &str = "
openapi: 3.0.3
info: { title: Parcels, version: '1' }
servers: [{ url: https://parcels.example.com }]
paths:
  /parcels:
    post:
      operationId: CreateParcel
      responses: { '204': { description: Sent } }
";

/// The diagnostics of a document or an overlay.
fn diagnostics(example: &str) -> Diagnostics {
    let text = example.strip_prefix("yaml\n").unwrap_or_default();
    if text.starts_with("overlay:") {
        return codegen::apply_overlay(CORRECTED, text)
            .err()
            .unwrap_or_default();
    }
    codegen::analyze(text).diagnostics
}

/// Describes the mistake in an explanation, if it has one.
fn mistake(code: Code) -> Option<String> {
    let parts: Vec<&str> = code.explanation().split("```").collect();
    let [headline, wrong, between, fixed, _] = parts.as_slice() else {
        return Some("it does not have two documents".to_owned());
    };
    if !headline.starts_with(&format!("# {code}: ")) || !headline.ends_with("\nWrong:\n\n") {
        return Some(format!("it begins with {headline:?}"));
    }
    if *between != "\n\nFixed:\n\n" {
        return Some(format!("between its documents is {between:?}"));
    }
    let of_wrong = diagnostics(wrong);
    if of_wrong.iter().any(|diagnostic| diagnostic.code != code) || of_wrong.iter().next().is_none()
    {
        return Some(format!("the wrong document gives: {of_wrong:?}"));
    }
    let of_fixed = diagnostics(fixed);
    let is_valid = of_fixed.iter().next().is_none();
    (!is_valid).then(|| format!("the fixed document gives: {of_fixed}"))
}
