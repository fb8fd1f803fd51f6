//! Unions of single values, which are enums whose values have names and descriptions.

use codegen::Usage;
use codegen::api::TypeKind;

use super::{assert_same, codes, with_schema};

/// A schema with a property of this schema.
fn with_property(version: &str, schema: &str) -> String {
    let object = format!("{{ type: object, properties: {{ kind: {schema} }} }}");
    with_schema(version, &object)
}

#[test]
fn values_without_words_are_an_enum() {
    for (new, old) in [
        (
            "{ oneOf: [{ const: a }, { const: b }] }",
            "{ enum: [a, b] }",
        ),
        (
            "{ anyOf: [{ const: a, type: string }, { const: b, type: string }] }",
            "{ type: string, enum: [a, b] }",
        ),
        (
            "{ type: integer, format: int32, oneOf: [{ const: 1 }, { const: 2 }, { type: 'null' }] }",
            "{ type: integer, format: int32, enum: [1, 2], nullable: true }",
        ),
    ] {
        let new = with_property("3.1.0", new);
        let analysis = codegen::analyze(&new);
        assert!(
            codes(&analysis).is_empty(),
            "{new}: {}",
            analysis.diagnostics
        );
        assert_same(&new, &with_property("3.0.3", old));
    }
}

/// The value, name and description of each variant of the only enum.
fn variants(text: &str) -> Vec<(String, String, Option<String>)> {
    let analysis = codegen::analyze(text);
    assert!(codes(&analysis).is_empty(), "{}", analysis.diagnostics);
    let api = analysis.api.expect("the document is valid");
    let mut enums = api.types().filter_map(|(_, def)| match &def.kind {
        TypeKind::Enum(def) => Some(def.clone()),
        _ => None,
    });
    let variants = enums.next().expect("there is an enum").variants;
    let words = variants.into_iter().map(|variant| {
        let name = variant.name.to_string();
        (variant.wire, name, variant.docs.description)
    });
    words.collect()
}

#[test]
fn values_have_names_and_descriptions() {
    let schema = "{ type: integer, oneOf: [{ title: SENT, const: 1 }, { title: ARRIVED_AT, const: 2, description: At its place }, { const: 5 }] }";
    let expected = [
        ("1", "Sent", None),
        ("2", "ArrivedAt", Some("At its place")),
        ("5", "_5", None),
    ];
    let expected = expected.map(|(wire, name, docs)| {
        let docs = docs.map(str::to_owned);
        (wire.to_owned(), name.to_owned(), docs)
    });
    assert_eq!(variants(&with_property("3.1.0", schema)), expected);
    // As extensions in any version.
    let extended = "{ type: integer, enum: [1, 2, 5], x-enum-varnames: [SENT, ARRIVED_AT, ''], x-enum-descriptions: ['', At its place, ''] }";
    assert_eq!(variants(&with_property("3.0.3", extended)), expected);
}

#[test]
fn the_keywords_of_values_are_counted_as_written() {
    let schema = "{ type: string, oneOf: [{ const: a, title: A }, { const: b, title: B, description: It, deprecated: true }] }";
    let analysis = codegen::analyze(&with_property("3.1.0", schema));
    let mut found: Vec<_> = analysis
        .keyword_usage
        .occurrences()
        .iter()
        .filter_map(|one| {
            let pointer = one.pointer.to_string();
            let (_, inner) = pointer.split_once("/kind/")?;
            Some((inner.to_owned(), one.usage == Usage::Used))
        })
        .collect();
    found.sort();
    let expected = [
        ("oneOf", true),
        ("oneOf/0/const", true),
        ("oneOf/0/title", true),
        ("oneOf/1/const", true),
        ("oneOf/1/deprecated", false),
        ("oneOf/1/description", true),
        ("oneOf/1/title", true),
        ("type", true),
    ];
    let expected = expected.map(|(inner, is_used)| (inner.to_owned(), is_used));
    assert_eq!(found, expected);
}
