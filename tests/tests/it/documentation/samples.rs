//! The values in the examples of operations could be real.

use std::collections::BTreeSet;

use super::operations::snake_case;
use proc_macro2::{TokenStream, TokenTree};
use tests::{Spec, code_blocks, entries, item_docs, list, map, read, repository, text};

/// Words that stand for a value instead of being one.
const PLACEHOLDERS: [&str; 8] = [
    "string", "text", "value", "example", "foo", "bar", "test", "...",
];

/// The names of all parameters and of the properties of schemas, as they are and in snake case.
fn names(spec: &Spec) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut insert = |name: &str| {
        names.insert(name.to_owned());
        names.insert(snake_case(name).replace('.', ""));
    };
    for operation in spec.operations() {
        for parameter in list(&operation.object["parameters"]) {
            insert(text(&spec.resolve(parameter)["name"]));
        }
        for (_, media) in map(&operation.object["requestBody"]["content"]) {
            let body = spec.resolve(&media["schema"]);
            map(&body["properties"]).for_each(|(name, _)| insert(name));
        }
    }
    names
}

/// The texts in a program, without the keys of JSON objects.
fn literals(tokens: TokenStream, found: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_key = matches!(tokens.peek(), Some(TokenTree::Punct(next)) if next.as_char() == ':');
        match token {
            TokenTree::Group(group) => literals(group.stream(), found),
            TokenTree::Literal(literal) if !is_key => {
                let text = syn::parse_str::<syn::LitStr>(&literal.to_string());
                found.extend(text.map(|text| text.value()));
            }
            _ => {}
        }
    }
}

/// The texts in the programs of operations, each with its method.
fn values() -> Vec<(String, String)> {
    let mut values = Vec::new();
    for path in entries(&repository().join("generated/src")) {
        if path.is_file() {
            let file = syn::parse_file(&read(&path)).expect("generated files are Rust");
            for (item, docs) in item_docs(&file) {
                let is_method = item.starts_with("Client::");
                let blocks = code_blocks(&docs).into_iter().filter(|_| is_method);
                for (_, program) in blocks.filter(|(language, _)| language.is_empty()) {
                    let visible = program.lines().filter(|line| !line.starts_with("# "));
                    let source: String = visible.flat_map(|line| [line, "\n"]).collect();
                    let mut found = Vec::new();
                    literals(source.parse().expect("the program is Rust"), &mut found);
                    values.extend(found.into_iter().map(|value| (item.clone(), value)));
                }
            }
        }
    }
    values
}

#[test]
fn no_value_is_the_name_of_a_parameter() {
    let names = names(&Spec::read());
    assert!(names.contains("sid") && names.contains("Identity"));
    let values = values();
    assert!(values.len() > 100, "{}", values.len());
    for (method, value) in values {
        let lower = value.to_lowercase();
        let is_name = names.contains(&value) || names.contains(&lower);
        assert!(
            !is_name && !PLACEHOLDERS.contains(&&*lower),
            "{method}: {value}"
        );
    }
}

#[test]
fn sids_and_phone_numbers_are_well_formed() {
    let (mut sids, mut numbers) = (0, 0);
    for (method, value) in values() {
        let (prefix, rest) = value.split_at_checked(2).unwrap_or_default();
        let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if prefix.bytes().all(|byte| byte.is_ascii_uppercase()) && is_hex(rest) && rest.len() > 8 {
            assert_eq!(value.len(), 34, "{method}: {value}");
            sids += 1;
        }
        if let Some(digits) = value.strip_prefix('+') {
            let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
            assert!(
                is_number && (8..=15).contains(&digits.len()),
                "{method}: {value}"
            );
            numbers += 1;
        }
    }
    assert!(sids > 50 && numbers > 3, "{sids} {numbers}");
}
