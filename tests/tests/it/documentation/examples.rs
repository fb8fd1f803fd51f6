//! The examples of the generated crate.

use serde_json::Value;
use syn::visit::{self, Visit};
use tests::{Spec, entries, read, repository};

/// The string literals of a file that are JSON objects.
#[derive(Default)]
struct Bodies(Vec<String>);

impl<'ast> Visit<'ast> for Bodies {
    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        let text = literal.value();
        if text.starts_with('{') {
            self.0.push(text);
        }
        visit::visit_lit_str(self, literal);
    }
}

#[test]
fn examples_are_pretty_printed_in_the_order_of_the_spec() {
    let spec = Spec::read();
    let mut bodies = Bodies::default();
    for path in entries(&repository().join("generated/src/examples")) {
        bodies.visit_file(&syn::parse_file(&read(&path)).expect("generated files are Rust"));
    }
    let mut expected = Vec::new();
    for operation in spec.operations() {
        let examples = operation.response_examples();
        expected.extend(examples.iter().map(|(_, _, value)| pretty(value)));
    }
    assert!(!expected.is_empty(), "the spec has examples");
    bodies.0.sort();
    expected.sort();
    assert_eq!(bodies.0, expected);
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("a value")
}

#[test]
fn the_example_of_an_error_is_shown_unless_it_is_very_long() {
    let document = |length: usize| {
        format!(
            "openapi: 3.0.3\ninfo: {{ title: Maps, version: '1' }}\nservers: [{{ url: https://maps.example.com }}]\n\
             paths:\n  /maps:\n    get:\n      operationId: FetchMap\n      tags: [maps]\n      responses:\n\
             \x20       '204': {{ description: No map }}\n\
             \x20       '404':\n          description: Not found\n          content:\n            application/json:\n\
             \x20             schema: {{ type: object, properties: {{ image: {{ type: string }} }} }}\n\
             \x20             example: {{ image: {} }}\n",
            "a".repeat(length)
        )
    };
    for (length, shown) in [(1_000, true), (20_000, false)] {
        let files = codegen::generate(&document(length)).expect("the document is valid");
        let path = "examples/fetch_map.rs";
        let examples = files.iter().find(|file| file.path == path);
        let examples = &examples.expect("a module for the operation").source;
        assert_eq!(examples.contains("```json"), shown, "{length}");
    }
}
