//! Rules beyond validity: each warns about something that OpenAPI allows and that is probably a mistake.
//!
//! To add a rule, add a file with a function `check`, list it in [`RULES`], and give it a [`Code`](crate::Code) of its
//! own.

mod duplicate_operation_ids;
mod operations;
mod path_fragments;
mod placeholders;
mod servers;
mod undefined_schemes;
mod unknown_keywords;
mod unknown_required;

use super::Validation;
use crate::diagnostic::Diagnostic;

/// Checks a document.
type Rule = fn(&Validation<'_>) -> Vec<Diagnostic>;

const RULES: &[Rule] = &[
    duplicate_operation_ids::check,
    path_fragments::check,
    servers::check,
    undefined_schemes::check,
    placeholders::check,
    unknown_keywords::check,
    unknown_required::check,
];

/// Checks a document against all rules.
pub(crate) fn lint(validation: &Validation<'_>) -> Vec<Diagnostic> {
    RULES.iter().flat_map(|check| check(validation)).collect()
}
