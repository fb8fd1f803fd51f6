//! Keywords are counted as the document has them, each once.

use std::collections::BTreeMap;

use codegen::Usage;

use super::document;

const DOCUMENT: &str = "components:
  schemas:
    values:
      type: [string, 'null']
      const: a
      examples: [a]
    either:
      type: [string, integer, 'null']
      minLength: 2
      exclusiveMinimum: 5
      minimum: 3
      enum: [ab, 7]
    tuple:
      type: array
      prefixItems: [{ type: string }, { type: boolean, contentEncoding: gzip }]
      items: false
      contains: { type: string }
      minContains: 1
      unevaluatedItems: false
    map:
      type: object
      patternProperties: { '^x': { type: number, exclusiveMaximum: 5 } }
      additionalProperties: false
      propertyNames: { maxLength: 5 }
      unevaluatedProperties: false
    conditions:
      type: object
      if: { required: [a] }
      then: { properties: { a: { type: string } } }
      else: { properties: { b: { type: string } } }
      dependentRequired: { a: [b] }
      dependentSchemas: { a: { properties: { c: { type: string } } } }
    identified:
      $id: https://parcels.example.com/identified
      $anchor: here
      $comment: It
      $defs: { used: { type: string }, unused: { type: string } }
      type: object
      properties: { a: { $ref: '#/$defs/used' }, b: { $ref: '#here', description: B } }
";

#[test]
fn keywords_are_counted_as_written() {
    let analysis = codegen::analyze(&document("3.1.0", DOCUMENT));
    assert!(
        !analysis.diagnostics.has_errors(),
        "{}",
        analysis.diagnostics
    );
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for occurrence in analysis.keyword_usage.occurrences() {
        if !occurrence
            .pointer
            .to_string()
            .starts_with("#/components/schemas/")
        {
            continue;
        }
        let usage = match occurrence.usage {
            Usage::Used => "used".to_owned(),
            Usage::Ignored(reason) => reason.to_owned(),
            other => format!("{other:?}"),
        };
        let line = format!("{}: {usage}", occurrence.pointer);
        *counts.entry(line).or_default() += 1;
    }
    let repeated: Vec<_> = counts.iter().filter(|(_, count)| **count > 1).collect();
    assert!(repeated.is_empty(), "{repeated:?}");
    let lines: Vec<_> = counts.into_keys().collect();
    insta::assert_snapshot!(lines.join("\n"));
}
