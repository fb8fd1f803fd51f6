//! Links from operations to guides and error codes, and the words by which the search finds them.

use std::collections::BTreeMap;

use tests::{Spec, entries, item_docs, list, read, repository, text};
use twilio_verify_v2::codes;

use super::docs::docs;
use super::operations::snake_case;

/// The docs of the methods for operations.
fn operations() -> BTreeMap<String, String> {
    let methods = docs().into_iter();
    let methods = methods
        .filter(|(item, docs)| item.starts_with("Client::") && docs.contains("verify.twilio.com"));
    methods.collect()
}

#[test]
fn operations_lead_to_guides_and_errors() {
    let operations = operations();
    assert_eq!(operations.len(), 57);
    for (method, docs) in operations {
        assert!(docs.contains("](mod@crate::guides::"), "{method}: no guide");
        let errors = "headers and errors](crate#common-to-all-operations)";
        assert!(docs.contains(errors), "{method}: no errors");
    }
    let first_page = &docs()["lib.rs"];
    for status in ["400", "401", "403", "404", "429", "5XX"] {
        assert!(
            first_page.contains(&format!("  - `{status}`: ")),
            "{status}"
        );
    }
}

#[test]
fn error_codes_link_to_their_constants() {
    let mut pages = operations();
    pages.insert("lib.rs".to_owned(), docs()["lib.rs"].clone());
    let mut links = 0;
    for (item, docs) in pages {
        for (start, code) in docs.match_indices('`').filter_map(|(start, _)| {
            let (code, _) = docs[start + 1..].split_once('`')?;
            let number: i64 = code.parse().ok().filter(|_| code.len() == 5)?;
            Some((start, number))
        }) {
            let name = codes::name(code).unwrap_or_else(|| panic!("{item}: {code} is unknown"));
            let link = format!("[`{code}`](crate::codes::{name})");
            assert!(
                start > 0 && docs[start - 1..].starts_with(&link),
                "{item}: {code}"
            );
            links += 1;
        }
    }
    assert!(links > 60, "{links}");
}

#[test]
fn the_search_finds_methods_by_the_terms_in_the_spec() {
    let mut sources = BTreeMap::new();
    for path in entries(&repository().join("generated/src")) {
        if path.is_file() {
            let source = read(&path);
            let file = syn::parse_file(&source).expect("generated files are Rust");
            let methods = item_docs(&file).into_keys();
            sources.extend(methods.map(|method| (method, source.clone())));
        }
    }
    let spec = Spec::read();
    let mut found = 0;
    for operation in spec.operations() {
        let method = snake_case(operation.id);
        for term in list(&operation.object["x-search-terms"]).map(text) {
            let source = &sources[&format!("Client::{method}")];
            let (before, _) = source
                .split_once(&format!("    pub fn {method}("))
                .expect("the method is in its file");
            let attribute = before.rsplit("    #[doc(alias(").next().unwrap_or_default();
            let is_next = attribute.trim_end().ends_with("))]");
            assert!(
                is_next && attribute.contains(&format!("\"{term}\"")),
                "{method}: {term}"
            );
            found += 1;
        }
    }
    assert!(found > 20, "{found}");
}
