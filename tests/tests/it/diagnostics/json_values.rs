//! YAML values without an equivalent in JSON.

use tests::lower;

/// A document with one schema, in YAML's flow style.
fn with_schema(schema: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{ title: t, version: '1' }}\nservers: [{{ url: 'https://example.com' }}]\npaths: {{}}\n\
         components: {{ schemas: {{ S: {schema} }} }}\n"
    )
}

#[test]
fn values_without_an_equivalent_in_json_are_rejected() {
    for (schema, message) in [
        (
            "{ type: integer, minimum: .nan }",
            "`.nan` is not a JSON number",
        ),
        (
            "{ type: number, maximum: -.inf }",
            "`-.inf` is not a JSON number",
        ),
        (
            "{ type: string, default: !secret x }",
            "unsupported YAML tag `!secret`",
        ),
        (
            "{ type: object, properties: { [a]: {} } }",
            "a key is not a string",
        ),
        (
            "{ type: object, properties: { 1: { type: string }, '1': {} } }",
            "duplicate key",
        ),
    ] {
        let errors = lower(&with_schema(schema)).expect_err(schema).to_string();
        assert!(errors.contains(message), "{schema}: {errors}");
    }
}

#[test]
fn keys_that_yaml_reads_as_other_types_are_accepted() -> Result<(), codegen::Diagnostics> {
    lower(&with_schema(
        "{ type: object, properties: { 1: {}, on: {}, true: {} } }",
    ))?;
    Ok(())
}

#[test]
fn brackets_in_strings_do_not_count_as_nesting() -> Result<(), codegen::Diagnostics> {
    let text = "[{".repeat(2000);
    lower(&with_schema(&format!(
        "{{ type: object, description: '{text}' }}"
    )))?;
    Ok(())
}
