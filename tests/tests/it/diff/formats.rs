//! The output for programs: JSON and annotations.

use codegen::diff::{self, ChangeKind, Report};
use serde_json::Value;

use super::support::{CATALOG, compare, report};

#[test]
fn the_json_output_has_its_schema() {
    let schema: Value = serde_json::from_str(diff::SCHEMA).expect("the schema is JSON");
    for kind in ChangeKind::ALL {
        let diff = compare(*kind);
        let output = diff::json(&report(&diff));
        validate(&output, &schema, &schema, kind.id());
    }
}

/// Checks a value against a schema, as far as the schema of the output needs it.
fn validate(value: &Value, schema: &Value, root: &Value, at: &str) {
    for (keyword, expected) in schema.as_object().expect("a schema is an object") {
        let is_valid = match keyword.as_str() {
            "$ref" => {
                let pointer = expected.as_str().unwrap_or_default();
                let target = root.pointer(pointer.trim_start_matches('#'));
                validate(value, target.expect("the reference is resolved"), root, at);
                true
            }
            "oneOf" => {
                value.is_null() || {
                    validate(value, &expected[0], root, at);
                    true
                }
            }
            "type" => match expected {
                Value::Array(types) => types.iter().any(|ty| has_type(value, ty)),
                ty => has_type(value, ty),
            },
            "enum" => expected.as_array().is_some_and(|all| all.contains(value)),
            "minimum" => value.as_u64() >= expected.as_u64(),
            "required" => {
                let mut names = expected.as_array().into_iter().flatten();
                names.all(|name| value.get(name.as_str().unwrap_or_default()).is_some())
            }
            "properties" => {
                for (name, value) in value.as_object().expect("an object") {
                    let schema = expected.get(name);
                    let schema = schema.unwrap_or_else(|| panic!("{at}: {name} is not in it"));
                    validate(value, schema, root, &format!("{at}/{name}"));
                }
                true
            }
            "items" => {
                for item in value.as_array().expect("an array") {
                    validate(item, expected, root, at);
                }
                true
            }
            _ => true,
        };
        assert!(is_valid, "{at}: {value} violates {keyword}: {expected}");
    }
}

fn has_type(value: &Value, ty: &Value) -> bool {
    match ty.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64(),
        Some("null") => value.is_null(),
        _ => false,
    }
}

#[test]
fn annotations_escape_what_would_end_them() {
    let new = CATALOG.replace("ListFilms", "'List%0A::error,Films'");
    let diff = codegen::compare(&codegen::analyze(CATALOG), &codegen::analyze(&new));
    let diff = diff.expect("no document has errors");
    let report = Report {
        new: "a:b,c.yaml",
        ..report(&diff)
    };
    let annotations = diff::github(&report);
    let first = annotations.lines().next().unwrap_or_default();
    assert!(
        first.starts_with("::error file=a%3Ab%2Cc.yaml,line=7,title=operation-renamed::"),
        "{first}"
    );
    assert_eq!(annotations.lines().count(), 1, "{annotations}");
}
