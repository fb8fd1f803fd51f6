//! The reported usage of keywords is true: those that are ignored do not affect the model, those that are used do.

use std::collections::{BTreeMap, BTreeSet};

use codegen::{Analysis, KeywordOccurrence, Level, Usage};
use serde_json::Value;
use tests::{TestResult, fixture, list, map, own_document, package, parse_yaml, read, text, xtask};

/// The document with every keyword that the model can be affected by.
fn keywords() -> String {
    read(&fixture("keywords.yaml"))
}

#[test]
fn ignored_keywords_do_not_affect_the_model() {
    for document in [keywords(), read(&own_document())] {
        let original = codegen::analyze(&document);
        let mut ignored: Vec<_> =
            occurrences(&original, |usage| matches!(usage, Usage::Ignored(_))).collect();
        assert!(ignored.len() > 20, "{}", ignored.len());
        // From the end, so that removing an item of a list does not move those that are still to be removed.
        ignored.reverse();
        let mut stripped = parse_yaml(&document);
        for occurrence in ignored {
            remove(&mut stripped, occurrence);
        }
        let analysis = codegen::analyze(&stripped.to_string());
        let diagnostics = &analysis.diagnostics;
        assert!(!diagnostics.has_errors(), "{diagnostics}");
        assert!(analysis.api == original.api, "the model has changed");
    }
}

#[test]
fn used_keywords_affect_the_model() {
    let original = codegen::analyze(&keywords());
    assert!(original.api.is_some(), "{}", original.diagnostics);
    let document = parse_yaml(&keywords());
    let mut effects: BTreeMap<(&str, &str), bool> = BTreeMap::new();
    for occurrence in occurrences(&original, |usage| usage == Usage::Used) {
        let has_effect = effects
            .entry((occurrence.object, &occurrence.keyword))
            .or_default();
        if !*has_effect {
            let mut without = document.clone();
            remove(&mut without, occurrence);
            *has_effect = codegen::analyze(&without.to_string()).api != original.api;
        }
    }
    effects.retain(|_, has_effect| !*has_effect);
    assert!(effects.is_empty(), "without effect: {effects:?}");
}

/// Keywords that make a difference at some places only.
#[test]
fn usage_depends_on_the_place() {
    let analysis = codegen::analyze(PLACES);
    assert!(
        !analysis.diagnostics.has_errors(),
        "{}",
        analysis.diagnostics
    );
    let keywords = [
        "allowReserved",
        "content",
        "contentType",
        "encoding",
        "example",
        "explode",
        "headers",
        "items",
        "properties",
        "schema",
        "style",
        "$defs",
    ];
    let usages: Vec<_> = occurrences(&analysis, |_| true)
        .filter(|occurrence| keywords.contains(&occurrence.keyword.as_str()))
        .map(|occurrence| {
            let usage = match occurrence.usage {
                Usage::Used => "used".to_owned(),
                Usage::Ignored(reason) => reason.to_owned(),
                other => format!("{other:?}"),
            };
            format!("{}: {usage}", occurrence.pointer)
        })
        .collect();
    insta::assert_snapshot!(usages.join("\n"));
}

const PLACES: &str = "
openapi: 3.0.3
info: { title: Parcels, version: '1' }
servers: [{ url: https://parcels.example.com }]
paths:
  /form:
    post:
      parameters:
        - { name: q, in: query, allowReserved: true, schema: { type: string } }
        - { name: X-Trace, in: header, allowReserved: true, schema: { type: string } }
        - { name: Accept, in: header, schema: { type: string }, description: a }
        - { name: c, in: query, content: { application/json: { schema: {}, example: 1 } } }
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, properties: { a: { type: array, items: { type: string } } } }
            encoding: { a: { style: pipeDelimited, explode: false, allowReserved: true, contentType: text/plain, headers: { X: { schema: { type: string } } } } }
      responses: { '204': { description: Sent } }
  /multipart:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { a: { type: string } } }
            encoding: { a: { style: form, explode: true, allowReserved: true, contentType: text/csv, headers: { X: { schema: { type: string } } } } }
      responses: { '204': { description: Sent } }
  /json:
    post:
      requestBody:
        content:
          application/json: { schema: { $ref: '#/components/schemas/Text' }, encoding: { a: { style: form } }, example: text }
          text/json: { schema: { $ref: '#/components/schemas/Text' }, example: other }
      responses:
        '200':
          description: It
          content:
            application/json: { schema: { $ref: '#/components/schemas/Text/$defs/Inner' }, encoding: { a: { style: form } } }
            application/xml: { schema: { type: string }, example: <a/> }
components:
  schemas:
    Text:
      type: string
      properties: { a: { type: string, example: a } }
      example: not used beside that of the media type
      items: { type: string }
      $defs: { Inner: { type: integer, example: 1 } }
";

#[test]
fn unknown_keywords_are_found_inside_ignored_ones() {
    let analysis = codegen::analyze(&keywords());
    let unknown = occurrences(&analysis, |usage| usage == Usage::Unknown);
    let unknown: Vec<_> = unknown
        .map(|occurrence| occurrence.keyword.as_str())
        .collect();
    assert_eq!(unknown, ["misplaced"]);
}

#[test]
fn our_document_has_no_unknown_keywords() {
    let analysis = codegen::analyze(&read(&own_document()));
    let diagnostics = &analysis.diagnostics;
    assert_eq!(diagnostics.count(Level::Warning), 0, "{diagnostics}");
    let unknown = occurrences(&analysis, |usage| usage == Usage::Unknown);
    assert_eq!(unknown.count(), 0);
}

#[test]
fn text_and_json_contain_the_same() -> TestResult {
    let folder = package().join("fixtures");
    let text = xtask(&folder, &["coverage", "keywords.yaml"]);
    let json = xtask(&folder, &["coverage", "keywords.yaml", "--format", "json"]);
    assert_eq!((text.code, json.code), (Some(0), Some(0)));
    let rows: BTreeSet<&str> = text.stdout.lines().map(str::trim_start).collect();
    let expected = expected_rows(&serde_json::from_str(&json.stdout)?);
    let missing: Vec<_> = expected
        .iter()
        .filter(|row| !rows.contains(row.as_str()))
        .collect();
    assert!(
        missing.is_empty(),
        "not in the text: {missing:?}\n{}",
        text.stdout
    );
    // All lines except the name of the file and the headlines with the empty lines before them.
    let lines = text.stdout.lines().skip(1);
    let lines = lines.filter(|line| !line.is_empty() && !line.ends_with(':'));
    assert_eq!(lines.count(), expected.len(), "{}", text.stdout);
    Ok(())
}

/// The lines of text with the content of a report in JSON.
fn expected_rows(report: &Value) -> BTreeSet<String> {
    let counts = map(&report["counts"]);
    let counts = counts.map(|(name, number)| format!("{number} {}", name.replace('_', " ")));
    let keywords = list(&report["keywords"]).map(|entry| {
        let reason = entry["reason"].as_str();
        let reason = reason.map_or(String::new(), |reason| format!(": {reason}"));
        let [object, keyword] = ["object", "keyword"].map(|key| text(&entry[key]));
        format!("{} {object} {keyword}{reason}", entry["count"])
    });
    let untyped = list(&report["untyped"]).map(|entry| {
        let [pointer, form] = ["pointer", "form"].map(|key| text(&entry[key]));
        format!("keywords.yaml:{}: {pointer}: {form}", entry["line"])
    });
    let mismatches = list(&report["mismatches"]).map(|entry| {
        let [pointer, expected, schema, found, effect, help] = [
            "pointer", "expected", "schema", "found", "effect", "help",
        ]
        .map(|key| text(&entry[key]));
        format!(
            "keywords.yaml:{}: {pointer}: expected {expected} ({schema}), found {found}: {effect}; {help}",
            entry["line"]
        )
    });
    let rows = counts.chain(keywords).chain(untyped).chain(mismatches);
    rows.collect()
}

fn occurrences(
    analysis: &Analysis,
    has_usage: impl Fn(Usage) -> bool,
) -> impl Iterator<Item = &KeywordOccurrence> {
    let occurrences = analysis.keyword_usage.occurrences().iter();
    occurrences.filter(move |occurrence| has_usage(occurrence.usage))
}

/// Removes a keyword from a document, or replaces its value if it is required.
fn remove(document: &mut Value, occurrence: &KeywordOccurrence) {
    let pointer = occurrence.pointer.to_string();
    let (parent, _) = pointer.rsplit_once('/').expect("it is not the root");
    let last = occurrence
        .pointer
        .tokens()
        .pop()
        .expect("it is not the root");
    match document.pointer_mut(parent.trim_start_matches('#')) {
        Some(Value::Array(items)) => {
            items.remove(last.parse().expect("it is an index"));
        }
        Some(Value::Object(entries)) => match (occurrence.object, last) {
            ("Response Object", "description") | ("Info Object", "version" | "title") => {
                entries.insert(last.to_string(), "another".into());
            }
            _ => {
                entries.shift_remove(last);
            }
        },
        _ => panic!("{pointer} is not in a list or mapping"),
    }
}
