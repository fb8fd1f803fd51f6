//! Limits that are not values themselves: numbers since OpenAPI 3.1, flags of other limits in 3.0.

use serde_json::{Map, Value};

use crate::openapi::Version;
use crate::openapi::hints;
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// The reason why the looser of two limits is ignored.
const LOOSER: &str = "another limit of the schema is stricter";

/// Replaces the numbers in `exclusiveMinimum` and `exclusiveMaximum`.
pub(super) fn translate(
    schema: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let is_greater = |limit: f64, exclusive: f64| limit > exclusive;
    let is_less = |limit: f64, exclusive: f64| limit < exclusive;
    replace(
        schema,
        ("exclusiveMinimum", "minimum"),
        is_greater,
        at,
        warnings,
    );
    replace(
        schema,
        ("exclusiveMaximum", "maximum"),
        is_less,
        at,
        warnings,
    );
}

/// Replaces an exclusive limit, unless the inclusive one `is_stricter`.
fn replace(
    schema: &mut Map<String, Value>,
    (keyword, limit): (&str, &str),
    is_stricter: fn(f64, f64) -> bool,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let Some(number @ Value::Number(_)) = schema.get(keyword).cloned() else {
        return;
    };
    let (keyword_at, limit_at) = (at.child(keyword), at.child(limit));
    let message = format!(
        "`{keyword}` is `true` or `false` in OpenAPI 3.0; read as `{limit}: {number}` without {number} itself"
    );
    warnings.later_version(Version::V3_1, &keyword_at, &message, hints::EXCLUSIVE);
    let inclusive = schema.get(limit).and_then(Value::as_f64);
    if let (Some(inclusive), Some(exclusive)) = (inclusive, number.as_f64()) {
        if is_stricter(inclusive, exclusive) {
            warnings.superseded(&keyword_at, limit_at, LOOSER);
            schema.shift_remove(keyword);
            return;
        }
        warnings.superseded(&limit_at, keyword_at.clone(), LOOSER);
    }
    warnings.moved(&keyword_at, limit_at);
    schema.insert(limit.to_owned(), number);
    schema.insert(keyword.to_owned(), true.into());
}
