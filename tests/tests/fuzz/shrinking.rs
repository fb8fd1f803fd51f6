//! Failing documents are shrunk to what makes them fail.

use tests::fuzz::shrink;

#[test]
fn a_document_that_fails_as_a_value_is_shrunk_as_one() {
    let document = "
        info: { title: Long title, version: '1' }
        paths: {}
        components:
          schemas:
            a: { type: string }
            b/c: { type: object, properties: { d: { type: integer }, e: {} } }
            f: { enum: [x, needle y, z] }
    ";
    let fails = |text: &str| text.contains("\"d\"") && text.contains("needle");
    let expected = serde_json::json!({ "components": { "schemas": {
        "b/c": { "properties": { "d": {} } },
        "f": { "enum": ["needle"] }
    } } });
    let shrunk: serde_json::Value =
        serde_json::from_str(&shrink(document, fails)).expect("it is written as JSON");
    assert_eq!(shrunk, expected);
}

#[test]
fn a_document_that_fails_as_text_is_shrunk_as_text() {
    let document = "openapi: 3.0.3\n\tpaths: { needle }\ninfo: {}\n";
    let fails = |text: &str| text.contains('\t') && text.contains("needle");
    assert_eq!(shrink(document, fails), "\tneedle");
}
