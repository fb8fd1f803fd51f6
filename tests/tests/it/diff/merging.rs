//! Changes that belong together are one change.

use super::support::CATALOG;

/// The IDs and sentences of the changes between two texts.
fn changes(old: &str, new: &str) -> Vec<(&'static str, String)> {
    let diff = codegen::compare(&codegen::analyze(old), &codegen::analyze(new));
    let changes = diff.expect("no document has errors").changes;
    changes
        .iter()
        .map(|change| (change.kind.id(), change.sentence()))
        .collect()
}

#[test]
fn a_change_of_something_shared_is_one_change() {
    let new = CATALOG.replace("name: { type: string }", "name: { type: integer }");
    assert_eq!(changes(CATALOG, &new).len(), 1);
    let new = CATALOG.replace(
        "      headers: { Age: { schema: { type: integer } } }\n",
        "",
    );
    let sentence = "The response header `Age` was removed from `Client::list_books`, `Client::list_films` and \
                    `Client::list_songs`.";
    assert_eq!(
        changes(CATALOG, &new),
        [("response-header-removed", sentence.to_owned())]
    );
}

#[test]
fn a_renamed_schema_is_one_change_with_its_evidence() {
    let new = CATALOG
        .replace("schemas/item", "schemas/entry")
        .replace("    item:\n      type", "    entry:\n      type");
    let diff = codegen::compare(&codegen::analyze(CATALOG), &codegen::analyze(&new));
    let changes = diff.expect("no document has errors").changes;
    let renamed: Vec<_> = changes
        .iter()
        .map(|change| (change.before.as_deref(), change.after.as_deref()))
        .collect();
    let expected = [
        (Some("Item"), Some("Entry")),
        (Some("ItemGenre"), Some("EntryGenre")),
    ];
    assert_eq!(renamed, expected);
    assert!(changes.iter().all(|change| change.evidence.is_some()));
}

#[test]
fn types_go_along_with_the_operation_that_alone_uses_them() {
    let start = CATALOG.find("  /films").expect("an operation");
    let end = CATALOG.find("  /songs").expect("an operation");
    let with_own_type = format!(
        "{}  /films: {{ get: {{ operationId: ListFilms, responses: {{ '200': {{ description: Films, content: {{ \
         application/json: {{ schema: {{ type: object, properties: {{ reel: {{ type: string }} }} }} }} }} }} }} }} }}\n{}",
        &CATALOG[..start],
        &CATALOG[end..]
    );
    let without = format!("{}{}", &CATALOG[..start], &CATALOG[end..]);
    let diff = codegen::compare(
        &codegen::analyze(&with_own_type),
        &codegen::analyze(&without),
    );
    let changes = diff.expect("no document has errors").changes;
    assert_eq!(changes.len(), 1, "{changes:#?}");
    assert_eq!(changes[0].along, ["ListFilmsResponse"]);
}

#[test]
fn bodies_of_other_media_types_are_operations_of_their_own() {
    const JSON: &str = "
openapi: 3.0.3
info: { title: Catalog, version: '1' }
servers: [{ url: https://catalog.example.com }]
paths:
  /books:
    post:
      operationId: AddBook
      requestBody:
        content:
          application/json: { schema: { type: object, properties: { isbn: { type: string } } } }
      responses: { '204': { description: Added } }
";
    let upload = "          multipart/form-data:
            schema: { type: object, properties: { scan: { type: string, format: binary } } }
            encoding: { scan: { contentType: image/png } }
      responses";
    let both = JSON.replace("      responses", upload);
    assert_eq!(
        changes(JSON, &both),
        [(
            "operation-added",
            "The operation `Client::add_book_multipart` (`POST /books`) was added.".to_owned()
        )]
    );
    assert_eq!(
        changes(&both, &both.replace("image/png", "image/jpeg")),
        [(
            "parameter-style-changed",
            "The part `scan` is sent as `image/jpeg` instead of `image/png` by \
             `Client::add_book_multipart`."
                .to_owned()
        )]
    );
}
