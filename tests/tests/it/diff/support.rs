use std::path::Path;

use codegen::Analysis;
use codegen::diff::{ChangeKind, Diff, Report};
use tests::{changed_documents, earlier_files, generate, read};

pub(crate) const CATALOG: &str = "
openapi: 3.0.3
info: { title: Catalog, version: '1' }
servers: [{ url: https://catalog.example.com }]
paths:
  /books: { get: { operationId: ListBooks, responses: { '200': { $ref: '#/components/responses/item' } } } }
  /films: { get: { operationId: ListFilms, responses: { '200': { $ref: '#/components/responses/item' } } } }
  /songs: { get: { operationId: ListSongs, responses: { '200': { $ref: '#/components/responses/item' } } } }
components:
  responses:
    item:
      description: An item
      headers: { Age: { schema: { type: integer } } }
      content: { application/json: { schema: { $ref: '#/components/schemas/item' } } }
  schemas:
    item:
      type: object
      properties:
        name: { type: string }
        genre: { type: string, enum: [novel, poetry] }
";

pub(crate) fn analyze(path: &Path) -> Analysis {
    codegen::analyze(&read(path))
}

pub(crate) fn compare(kind: ChangeKind) -> Diff {
    let folder = changed_documents(kind);
    let old = analyze(&folder.join("old.yaml"));
    let new = analyze(&folder.join("new.yaml"));
    let diff = codegen::compare(&old, &new);
    let mut diff = diff.unwrap_or_else(|| panic!("{kind}: a document has errors"));
    if let Some(earlier) = earlier_files(kind) {
        diff.add_generator_changes(&earlier, &generate(&folder.join("old.yaml")));
    }
    diff
}

pub(crate) fn report(diff: &Diff) -> Report<'_> {
    Report {
        diff,
        old: "old.yaml",
        new: "new.yaml",
        version: Some("0.3.1".parse().expect("a version")),
        level: None,
    }
}
