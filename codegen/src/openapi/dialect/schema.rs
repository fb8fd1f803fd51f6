//! The keywords of schemas, each as OpenAPI 3.0 has it.

use serde_json::{Map, Value};

use super::{
    conditions, items, json_schema_dialect, limits, nulls, older, properties, types, values,
};
use crate::openapi::warnings::Warnings;
use crate::source::Pointer;

/// Replaces the keywords of a schema that OpenAPI 3.0 has others for.
pub(super) fn translate(
    schema: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    json_schema_dialect::check_schema(schema, at, warnings);
    older::check(schema, at, warnings);
    nulls::translate(schema, at, warnings);
    values::translate(schema, at, warnings);
    types::translate(schema, at, warnings);
    limits::translate(schema, at, warnings);
    items::translate(schema, at, warnings);
    properties::translate(schema, at, warnings);
    conditions::translate(schema, at, warnings);
}
