//! Marks of personal data never go silently.

use super::support::CATALOG;

const MARKED: &str =
    "name: { type: string, x-twilio: { pii: { handling: standard, deleteSla: 30 } } }";

/// The IDs and sentences of the changes from a document whose names are personal data.
fn changes(new: &str) -> Vec<(&'static str, String)> {
    let old = CATALOG.replace("name: { type: string }", MARKED);
    let diff = codegen::compare(&codegen::analyze(&old), &codegen::analyze(new));
    let changes = diff.expect("no document has errors").changes;
    let changes = changes.iter();
    changes
        .map(|change| (change.kind.id(), change.sentence()))
        .collect()
}

#[track_caller]
fn assert_reported(new: &str) {
    let changes = changes(new);
    let is_reported = |(id, sentence): &(&str, String)| {
        *id == "sensitivity-removed" || sentence.contains("marked as personal data")
    };
    assert!(changes.iter().any(is_reported), "{changes:#?}");
}

#[test]
fn with_the_mark_itself() {
    assert_reported(CATALOG);
}

#[test]
fn with_a_property_that_is_renamed() {
    let described = |name: &str, mark: &str| {
        format!("{name}: {{ type: string, description: The name of the item{mark} }}")
    };
    let mark = ", x-twilio: { pii: { handling: standard, deleteSla: 30 } }";
    let old = CATALOG.replace("name: { type: string }", &described("name", mark));
    let new = CATALOG.replace("name: { type: string }", &described("label", ""));
    let diff = codegen::compare(&codegen::analyze(&old), &codegen::analyze(&new));
    let changes = diff.expect("no document has errors").changes;
    let ids: Vec<_> = changes.iter().map(|change| change.kind.id()).collect();
    assert!(ids.contains(&"property-renamed"), "{ids:?}");
    assert!(ids.contains(&"sensitivity-removed"), "{ids:?}");
}

#[test]
fn with_a_property_that_is_renamed_without_evidence() {
    assert_reported(&CATALOG.replace("name: { type: string }", "label: { type: string }"));
}

#[test]
fn with_a_type_that_another_one_replaces() {
    let replaced = CATALOG
        .replace("schemas/item", "schemas/product")
        .replace(
            "    item:\n      type",
            "    product: { type: object, properties: { name: { type: string }, price: { type: number }, stock: { type: \
             integer }, origin: { type: string } } }\n    unused:\n      type",
        );
    assert_reported(&replaced);
}

#[test]
fn with_a_type_that_becomes_untyped() {
    let start = CATALOG.find("      type: object").expect("a schema");
    assert_reported(&format!(
        "{}      description: Anything\n",
        &CATALOG[..start]
    ));
}
