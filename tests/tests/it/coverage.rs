//! What is said of a document's keywords is true: those that are called ignored make no difference to the SDK,
//! those that are called used do.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use codegen::{Analysis, KeywordOccurrence, Level, Usage};
use serde_json::Value as Json;
use serde_yaml::Value;
use tests::xtask;

/// A document with every keyword that an SDK can be made from.
const KEYWORDS: &str = r##"
openapi: 3.0.3
info:
  title: Parcels
  description: Sends parcels.
  version: '1'
  termsOfService: https://parcels.example.com/terms
  contact: { name: Ada, url: https://parcels.example.com, email: ada@example.com }
  license: { name: MIT, url: https://parcels.example.com/license }
externalDocs: { url: https://parcels.example.com/docs, description: More }
servers:
  - url: https://{region}.example.com
    description: Production
    variables: { region: { default: eu, enum: [eu, us], description: Where } }
  - url: https://test.example.com
    description: Test
tags:
  - { name: Shop.Parcel, description: What is sent, externalDocs: { url: https://parcels.example.com } }
  - { name: Shop.Letter, description: What is flat }
security: [{ account: [], key: [] }]
paths:
  x-order: 1
  /parcels/{id}:
    summary: One parcel
    description: One of the parcels
    servers: [{ url: https://paths.example.com, description: Paths }, { url: https://other.example.com }]
    parameters:
      - { name: id, in: path, required: true, schema: { type: string, pattern: '^PA[0-9a-fA-F]{32}$' } }
    get:
      operationId: FetchParcel
      summary: Fetch a parcel
      description: Fetches it by its ID.
      tags: [Shop.Parcel]
      deprecated: true
      security: []
      externalDocs: { url: https://parcels.example.com/fetch }
      x-twilio: { mountName: parcel }
      parameters:
        - $ref: '#/components/parameters/size'
          description: Not read
        - name: color
          in: query
          description: What it looks like
          deprecated: true
          required: true
          style: pipeDelimited
          allowReserved: true
          allowEmptyValue: true
          example: red
          schema: { type: array, minItems: 1, maxItems: 3, uniqueItems: true, items: { type: string, minLength: 2 } }
        - { name: tone, in: query, explode: false, schema: { type: array, items: { type: string } } }
        - name: X-Trace
          in: header
          examples: { one: { value: a } }
          schema: { type: string, description: Used as there is none beside it, title: Trace }
      responses:
        '200':
          description: It
          headers: { X-Rate: { schema: { type: integer, misplaced: 1 }, description: Rate } }
          links: { next: { operationId: FetchParcel, parameters: { id: '1' } } }
          content:
            application/json:
              schema: { $ref: '#/components/schemas/parcel' }
              examples:
                one: { summary: One, description: Of them, value: { id: PA1 } }
                elsewhere: { externalValue: https://parcels.example.com/one.json }
                shared: { $ref: '#/components/examples/shared' }
        '404': { $ref: '#/components/responses/missing' }
    put:
      operationId: ReplaceParcel
      tags: [Shop.Parcel]
      servers: [{ url: https://put.example.com }]
      requestBody: { $ref: '#/components/requestBodies/parcel' }
      responses: { default: { $ref: '#/components/responses/done' } }
      callbacks: { sent: { '{$request.body#/url}': { post: { responses: { '200': { description: OK } } } } } }
    post:
      operationId: ChangeParcel
      tags: [Shop.Letter]
      requestBody:
        description: Not read, as the fields have their own
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [weight]
              properties:
                weight: { type: integer, format: int32, minimum: 1, maximum: 9, exclusiveMinimum: true, multipleOf: 2 }
                price: { type: number, minimum: 1.5, maximum: 3.5, default: 2.5, enum: [2.5, 3.5], exclusiveMaximum: true }
            example: { weight: 2 }
      responses: { '204': { description: Done } }
    delete: { tags: [Shop.Letter], responses: { '204': { description: Gone } } }
    patch: { tags: [Shop.Letter], responses: { '204': { description: Gone } } }
    head: { tags: [Shop.Letter], responses: { '204': { description: Gone } } }
    options: { tags: [Shop.Letter], responses: { '204': { description: Gone } } }
    trace: { tags: [Shop.Letter], responses: { '204': { description: Gone } } }
  /notes:
    post:
      operationId: CreateNote
      tags: [Shop.Letter]
      requestBody: { required: true, content: { application/json: { schema: { type: string, minLength: 3 } } } }
      responses:
        '201':
          description: The note
          content: { application/json: { schema: { type: string, minLength: 4, default: none } } }
components:
  x-team: parcels
  schemas:
    parcel:
      title: Parcel
      description: Something that is sent.
      type: object
      required: [id]
      minProperties: 1
      maxProperties: 90
      additionalProperties: false
      externalDocs: { url: https://parcels.example.com/parcel }
      xml: { name: parcel, namespace: n, prefix: p, attribute: false, wrapped: false }
      example: { id: PA1 }
      x-other: 1
      properties:
        id: { type: string, readOnly: true, nullable: true, pattern: '^PA[0-9a-fA-F]{32}$' }
        name: { type: string, minLength: 1, maxLength: 9, writeOnly: true, x-twilio: { pii: { handling: standard }, other: 1 } }
        sent_at: { type: string, format: date-time, deprecated: true }
        state: { type: string, enum: [sent, lost], default: sent, format: lower }
        links: { type: object, format: uri-map }
        labels: { type: object, additionalProperties: { type: integer, format: int64, minimum: 4 } }
        whatever: {}
        inside: { allOf: [{ $ref: '#/components/schemas/parcel' }], description: A smaller one }
        flag: { type: boolean, format: odd, minimum: 3 }
        one: { oneOf: [{ type: integer }] }
        any: { anyOf: [{ type: boolean }] }
        untyped: { description: Anything, enum: [a, b] }
  parameters:
    size: { name: size, in: query, schema: { type: integer } }
    unused: { name: unused, in: query, schema: { type: integer } }
  requestBodies:
    parcel:
      description: The new one
      required: true
      content: { application/json: { schema: { $ref: '#/components/schemas/parcel' } } }
  responses:
    missing:
      description: No such parcel
      content: { application/json: { schema: { type: object, properties: { why: { type: string } } } } }
    done: { description: Done }
  examples: { shared: { value: { id: PA2 } } }
  headers: { rate: { schema: { type: integer } } }
  links: { self: { operationId: FetchParcel } }
  callbacks: { none: {} }
  securitySchemes:
    account: { type: http, scheme: basic, description: Account }
    token: { type: http, scheme: bearer, bearerFormat: JWT }
    key: { type: apiKey, name: X-Key, in: header }
"##;

#[test]
fn what_is_ignored_makes_no_difference() {
    for text in [KEYWORDS.to_owned(), own_document()] {
        let document: Value = serde_yaml::from_str(&text).expect("YAML");
        let whole = codegen::analyze(&text);
        let mut stripped = document.clone();
        let mut ignored: Vec<_> =
            with_usage(&whole, |usage| matches!(usage, Usage::Ignored(_))).collect();
        assert!(ignored.len() > 20, "{}", ignored.len());
        // From the end, so that what is taken out of a list moves nothing that is still to come.
        ignored.reverse();
        for entry in ignored {
            remove(&mut stripped, entry);
        }
        let stripped = analyze(&stripped);
        assert!(
            !stripped.diagnostics.has_errors(),
            "{}",
            stripped.diagnostics
        );
        assert!(stripped.api == whole.api, "the SDK has changed");
    }
}

#[test]
fn what_is_used_makes_a_difference() {
    let document: Value = serde_yaml::from_str(KEYWORDS).expect("YAML");
    let whole = codegen::analyze(KEYWORDS);
    assert!(whole.api.is_some(), "{}", whole.diagnostics);
    let mut effect: BTreeMap<(&str, &str), bool> = BTreeMap::new();
    for entry in with_usage(&whole, |usage| usage == Usage::Used) {
        let mut without = document.clone();
        remove(&mut without, entry);
        let differs = analyze(&without).api != whole.api;
        *effect.entry((entry.object, &entry.keyword)).or_default() |= differs;
    }
    let without_effect: Vec<_> = effect
        .into_iter()
        .filter_map(|(keyword, differs)| (!differs).then_some(keyword))
        .collect();
    assert!(without_effect.is_empty(), "{without_effect:?}");
}

#[test]
fn unknown_keywords_are_found_also_below_what_is_ignored() {
    let analysis = codegen::analyze(KEYWORDS);
    let unknown: Vec<_> = with_usage(&analysis, |usage| usage == Usage::Unknown)
        .map(|entry| entry.keyword.as_str())
        .collect();
    assert_eq!(unknown, ["misplaced"]);
}

#[test]
fn our_document_has_no_keyword_that_openapi_does_not_have() {
    let analysis = codegen::analyze(&own_document());
    assert_eq!(
        analysis.diagnostics.count(Level::Warning),
        0,
        "{}",
        analysis.diagnostics
    );
    assert_eq!(
        with_usage(&analysis, |usage| usage == Usage::Unknown).count(),
        0
    );
}

#[test]
fn text_and_json_say_the_same() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("coverage");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("spec.yaml"), KEYWORDS)?;
    let text = xtask(&folder, &["coverage", "spec.yaml"]);
    let json = xtask(&folder, &["coverage", "spec.yaml", "--format", "json"]);
    assert_eq!((text.code, json.code), (Some(0), Some(0)));
    let text = text.stdout;
    let rows: BTreeSet<&str> = text.lines().map(str::trim_start).collect();
    let json: Json = serde_json::from_str(&json.stdout)?;
    let mut said = BTreeSet::new();
    for (what, number) in json["counts"].as_object().ok_or("counts")? {
        said.insert(format!("{number} {}", what.replace('_', " ")));
    }
    for found in json["keywords"].as_array().ok_or("keywords")? {
        let reason = found["reason"].as_str().map(|reason| format!(": {reason}"));
        said.insert(format!(
            "{} {} {}{}",
            found["count"],
            found["object"].as_str().ok_or("object")?,
            found["keyword"].as_str().ok_or("keyword")?,
            reason.unwrap_or_default(),
        ));
    }
    for found in json["untyped"].as_array().ok_or("untyped")? {
        let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
        said.insert(format!(
            "spec.yaml:{}: {}: {}",
            found["line"],
            text("pointer"),
            text("form")
        ));
    }
    for found in json["mismatches"].as_array().ok_or("mismatches")? {
        let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
        said.insert(format!(
            "spec.yaml:{}: {}: expected {} ({}), found {}: {}; {}",
            found["line"],
            text("pointer"),
            text("expected"),
            text("schema"),
            text("found"),
            text("effect"),
            text("help")
        ));
    }
    let missing: Vec<_> = said
        .iter()
        .filter(|row| !rows.contains(row.as_str()))
        .collect();
    assert!(missing.is_empty(), "not in the text: {missing:?}\n{text}");
    // All but the file's name and the headlines with the empty lines before them.
    let headlines = text
        .lines()
        .filter(|line| line.is_empty() || line.ends_with(':'))
        .count();
    assert_eq!(text.lines().count() - headlines - 1, said.len(), "{text}");
    Ok(())
}

fn own_document() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/twilio_verify_v2.yaml");
    fs::read_to_string(path).expect("our own document")
}

fn analyze(document: &Value) -> Analysis {
    codegen::analyze(&serde_yaml::to_string(document).expect("YAML"))
}

fn with_usage(
    analysis: &Analysis,
    is: impl Fn(Usage) -> bool,
) -> impl Iterator<Item = &KeywordOccurrence> {
    let entries = analysis.keyword_usage.occurrences().iter();
    entries.filter(move |entry| is(entry.usage))
}

/// Takes what an entry is about out of a document; a text that cannot be left out becomes another.
fn remove(document: &mut Value, entry: &KeywordOccurrence) {
    let (last, above) = entry.pointer.tokens().split_last().expect("not the root");
    let holder = above.iter().try_fold(document, |value, token| match value {
        Value::Sequence(items) => items.get_mut(token.parse::<usize>().ok()?),
        value => value.get_mut(token.as_str()),
    });
    match holder.unwrap_or_else(|| panic!("{} is there", entry.pointer)) {
        Value::Sequence(items) => {
            items.remove(last.parse().expect("an index"));
        }
        Value::Mapping(entries) => match (entry.object, last.as_str()) {
            ("Response Object", "description") | ("Info Object", "version" | "title") => {
                entries.insert(last.as_str().into(), "another".into());
            }
            _ => {
                entries.shift_remove(last.as_str());
            }
        },
        _ => panic!("{} is in a collection", entry.pointer),
    }
}
