//! Overlays: corrections of a document in the folder `overlays` beside it.

use codegen::apply_overlay;
use tests::{entries, fixture, parse_yaml, read, stem, xtask};

use crate::cli::project::Project;

const DOCUMENT: &str = "\
openapi: 3.0.3
info: { title: Parcels, version: '1' }
servers: [{ url: https://parcels.example.com }]
paths:
  /parcels:
    get:
      operationId: ListParcels
      parameters:
        - { name: sort, in: query, schema: { type: string, enum: [asc, desc] } }
        - { name: limit, in: query, schema: { type: integer } }
        - { name: old, in: query, schema: { type: string } }
        - { name: state, in: query, schema: { type: string } }
      responses: { '204': { description: None } }
";

/// An overlay with these actions.
fn overlay(actions: &str) -> String {
    format!("overlay: 1.0.0\ninfo: {{ title: Corrections, version: '1' }}\nactions:\n{actions}")
}

/// A project whose document has an overlay with these actions.
fn project(actions: &str) -> Project {
    let project = Project::empty();
    project.write("spec.yaml", DOCUMENT);
    project.write("overlays/corrections.yaml", overlay(actions));
    project
}

#[test]
fn overlays_are_applied_as_the_openapi_initiative_does() {
    let sets = entries(&fixture("overlays"));
    let sets: Vec<_> = sets.iter().filter(|path| path.is_dir()).collect();
    assert_eq!(sets.len(), 8);
    for set in sets {
        let file = |name: &str| read(&set.join(name));
        let applied = apply_overlay(&file("openapi.yaml"), &file("overlay.yaml"));
        let expected: serde_json::Value = parse_yaml(&file("output.yaml"));
        assert_eq!(applied, Ok(expected), "{}", stem(set));
    }
}

#[test]
fn the_crate_is_generated_from_the_corrected_document() {
    let project = project(
        "  - target: $.paths['/parcels'].get.parameters[?@.name == 'old']\n    remove: true\n\
         \x20 - target: $.paths['/parcels'].get.parameters[?@.name == 'limit'].schema\n    update: { maximum: 50 }\n",
    );
    let run = project.codegen(&[]);
    assert_eq!(run.code, Some(0), "{run}");
    let parcels = read(&project.path("sdk/src/parcels.rs"));
    assert!(!parcels.contains("pub fn old("), "the parameter is removed");
    assert!(parcels.contains("50"), "the limit is there");
}

#[test]
fn what_no_longer_fits_is_an_error_at_its_line() {
    let project = project(
        "  - target: $.paths['/letters']\n    remove: true\n\
         \x20 - target: $.info\n    update: { title: Parcels }\n\
         \x20 - target: $.paths['/parcels'].get.parameters[0].schema.enum\n    update: [asc]\n\
         \x20 - target: $.info.title\n    update: { text: Parcels }\n\
         \x20 - target: $.paths[\n    remove: true\n",
    );
    let run = project.codegen(&[]);
    assert_eq!(run.code, Some(2), "{run}");
    insta::assert_snapshot!(run.stderr, @r#"
    error[E0602]: nothing in the document matches `$.paths['/letters']`
      --> overlays/corrections.yaml:4:13
      |
    4 |   - target: $.paths['/letters']
      |             ^^^^^^^^^^^^^^^^^^^
      |
      = at overlays/corrections.yaml#/actions/0/target
      = help: if upstream removed or renamed it, remove this action or correct its target

    error[E0603]: this action changes nothing: the document already says this at `$.info`
      --> overlays/corrections.yaml:6:5
      |
    6 |   - target: $.info
      |     ^
      |
      = at overlays/corrections.yaml#/actions/1
      = help: upstream now has this; remove the action

    error[E0603]: this action changes nothing: the document already says this at `$.paths['/parcels'].get.parameters[0].schema.enum`
      --> overlays/corrections.yaml:8:5
      |
    8 |   - target: $.paths['/parcels'].get.parameters[0].schema.enum
      |     ^
      |
      = at overlays/corrections.yaml#/actions/2
      = help: upstream now has this; remove the action

    error[E0601]: #/info/title is a single value, which cannot be merged with a mapping
       --> overlays/corrections.yaml:11:5
       |
    11 |     update: { text: Parcels }
       |     ^^^^^^
       |
       = at overlays/corrections.yaml#/actions/3/update
       = help: remove it in an action before this one, to replace it

    error[E0601]: `$.paths[` is not a JSONPath query, from character 8 on
       --> overlays/corrections.yaml:12:13
       |
    12 |   - target: $.paths[
       |             ^^^^^^^^
       |
       = at overlays/corrections.yaml#/actions/4/target
       = help: write it as RFC 9535 defines it, such as `$.paths['/parcels'].get`

    error: 5 errors in spec.yaml, nothing was written; run `cargo xtask explain E0602` for an explanation
    "#);
}

#[test]
fn an_error_in_a_correction_names_the_line_of_the_overlay() {
    let project = project(
        "  - target: $.paths['/parcels'].get.parameters[?@.name == 'old']\n    remove: true\n\
         \x20 - target: $.paths['/parcels'].get.parameters[2].schema\n    update:\n      maxLength: many\n",
    );
    let run = project.codegen(&["--deny", "warnings"]);
    assert_eq!(run.code, Some(2), "{run}");
    assert!(run.stderr.contains("overlays/corrections.yaml:8:"), "{run}");
}

#[test]
fn an_error_after_a_removed_item_names_the_line_of_the_document() {
    let project = project("  - target: $.paths['/parcels'].get.parameters[2]\n    remove: true\n");
    project.write(
        "spec.yaml",
        DOCUMENT.replace("state, in: query", "state, in: nowhere"),
    );
    let run = project.codegen(&[]);
    assert!(run.stderr.contains("spec.yaml:12:"), "{run}");
}

#[test]
fn an_overlay_of_another_document_is_not_applied() {
    let project = project("  - target: $.paths['/letters']\n    remove: true\n");
    let text = overlay("  - target: $.paths['/letters']\n    remove: true\n");
    let text = text.replace("actions:", "extends: ../other.yaml\nactions:");
    project.write("overlays/corrections.yaml", text);
    let run = project.codegen(&[]);
    assert_eq!(run.code, Some(0), "{run}");
}

#[test]
fn coverage_lists_the_actions_with_their_reasons() {
    let project = project(
        "  - target: $.paths['/parcels'].get.parameters[?@.name == 'old']\n    description: It has no effect.\n    remove: true\n",
    );
    let run = xtask(&project.path(""), &["coverage", "spec.yaml"]);
    assert!(run.stdout.contains("It has no effect."), "{run}");
}

#[test]
fn each_of_our_corrections_has_a_reason() {
    for path in tests::corrections() {
        let overlay: serde_json::Value = parse_yaml(&read(&path));
        let actions = overlay["actions"].as_array().expect("a list");
        for action in actions {
            assert!(
                action["description"].is_string(),
                "{}: {action}",
                stem(&path)
            );
        }
    }
}
