//! Documents whose names and words are markup, or differ only in the case of letters.

use std::collections::{BTreeMap, BTreeSet};

use codegen::{CrateContext, Reference};
use tests::lower;

use super::links::mistakes;

const DOCUMENT: &str = r##"
openapi: 3.0.3
info: { title: 'A | B <script>alert(1)</script> [x](y) `t` _e_', version: '1|`<b>`' }
servers: [{ url: 'https://shop.example.com' }]
paths:
  '/a|b/{i|d}':
    get:
      operationId: fetch_it
      summary: "Left | right `a|b` \\| <script>alert(1)</script> [x](y)\nand on"
      description: "<!-- gone --> [`Client`] and [there][0]\n\n# A heading\n\n```\nunclosed"
      parameters:
        - { name: 'i|d', in: path, required: true, schema: { $ref: '#/components/schemas/IPAddress' } }
        - { name: 'q`<u>', in: query, description: "- a\n- b", schema: { type: string, pattern: '^`|<b>$', default: "a\n`" } }
      responses:
        '200':
          description: "Fine | <b>\n\n```\nx"
          headers: { 'X-`R|': { description: 'h | [x](y)', schema: { type: string } } }
          content: { application/json: { schema: { $ref: '#/components/schemas/IPaddress' }, examples: { 'e`|[x](y)': { value: { a: "``` \n```" } } } } }
components:
  schemas:
    IPAddress: { type: string, enum: ['a`b', "x\ny", '<script>', '[x](y)', 'a|b', '&lt;'] }
    IPaddress: { type: object, properties: { 'n|`': { $ref: '#/components/schemas/IPAddress' } } }
"##;

fn reference() -> Reference {
    let api = lower(DOCUMENT).unwrap_or_else(|errors| panic!("{errors}"));
    let (_, reference) =
        codegen::render_with_reference(&api, &CrateContext::default(), "document.yaml");
    reference
}

#[test]
fn words_of_a_document_are_no_markup() {
    let reference = reference();
    let pages = reference.folder.iter();
    let mut files: BTreeMap<_, _> = pages
        .map(|file| (format!("reference/{}", file.path), file.source.clone()))
        .collect();
    let beside = reference.beside.iter();
    files.extend(beside.map(|file| (file.path.clone(), file.source.clone())));
    let mistakes = mistakes(&files, &|_| false);
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));

    let overview = &files["reference/README.md"];
    let row = "| [`fetch_it`](operations/fetch_it.md) | `GET /a%7Cb/{i\\|d}` | Left \\| right `a\\|b` \\|";
    assert!(overview.contains(row), "{overview}");
    let page = &files["reference/operations/fetch_it.md"];
    for part in [
        "(path `i|d`)",
        "Values: `` a`b ``, `x y`, `<script>`, `[x](y)`, `a|b`, `&lt;`.",
        "(query `` q`<u> ``)",
        "Pattern `` ^`|<b>$ ``",
        "- `` X-`R| ``",
        "````json\n",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
}

#[test]
fn files_differ_in_more_than_the_case_of_letters() {
    let reference = reference();
    let paths = reference.folder.iter().map(|file| file.path.to_lowercase());
    let distinct: BTreeSet<_> = paths.collect();
    assert_eq!(distinct.len(), reference.folder.len(), "{distinct:?}");
    assert!(distinct.contains("types/ipaddress-2.md"), "{distinct:?}");
}
