//! The docs of operations and their modules.

use tests::{Spec, map, text};

use super::checker::Checker;
use super::docs::{docs, example_docs};
use super::parameters::parameters;
use super::responses::{body, responses};
use super::usage::{curl, program};

#[test]
fn the_docs_of_operations_are_complete() {
    let (spec, docs, examples) = (Spec::read(), docs(), example_docs());
    let first_page = &docs["lib.rs"];
    let operations = spec.operations();
    assert_eq!(operations.len(), 57);
    let mut missing = Vec::new();
    for operation in operations {
        let (method, path, object) = (&operation.method, operation.path, operation.object);
        let line = format!("\n`{method} https://verify.twilio.com{path}` (");
        let Some((name, method_docs)) = docs.iter().find(|(_, docs)| docs.contains(&line)) else {
            missing.push(format!("{method} {path}"));
            continue;
        };
        let mut checker = Checker::new(name, method_docs);
        checker.expect(text(&object["summary"]));
        checker.expect(text(&object["description"]));
        // The link to authentication, media types and headers.
        checker.expect("crate#common-to-all-operations");
        for (media_type, _) in map(&object["requestBody"]["content"]) {
            body(media_type, first_page, &mut checker);
        }
        responses(&spec, object, first_page, &mut checker);
        program(&mut checker);
        let module = name.trim_start_matches("Client::");
        checker.expect(&format!("mod@crate::examples::{module}"));
        missing.append(&mut checker.missing);
        let examples = examples.get(&format!("{module}.rs"));
        let mut checker = Checker::new(name, examples.map_or("", String::as_str));
        curl(&operation, &mut checker);
        missing.append(&mut checker.missing);
        missing.extend(parameters(&spec, object, name, method_docs, &docs));
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn modules_list_their_operations() {
    let (spec, docs) = (Spec::read(), docs());
    let mut missing = Vec::new();
    for operation in spec.operations() {
        let object = operation.object;
        let tag = text(&object["tags"][0]);
        let module = snake_case(tag.trim_start_matches("VerifyV2"));
        let method = snake_case(operation.id);
        let item = format!(
            "- [`{method}`](Client::{method}): {}",
            text(&object["summary"])
        );
        let pages: Vec<_> = docs
            .iter()
            .filter(|(_, page)| page.contains(&item))
            .collect();
        // The module of an operation without a tag is named after its path.
        match pages.as_slice() {
            [(page, _)] if tag.is_empty() || **page == format!("{module}.rs") => {}
            pages => missing.push(format!("{item} in {pages:?}")),
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// An operation ID or the name of a tag as Rust names it.
pub(crate) fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for symbol in name.chars() {
        if symbol.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(symbol.to_lowercase());
    }
    snake
}
