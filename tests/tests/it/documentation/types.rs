//! The docs of types, fields and parameters.

use codegen::api::{Api, Field, Type, TypeKind};

use tests::{Spec, lower, text};

use super::checker::Checker;
use super::constraints::constraints;
use super::docs::{Docs, docs};

#[test]
fn the_docs_of_types_are_complete() {
    let (spec, docs) = (Spec::read(), docs());
    let api = lower(&spec.text).expect("the spec is valid");
    let mut missing = Vec::new();
    for (id, def) in api.types() {
        let name = id.to_string();
        let schema = spec.at(&def.pointer.to_string());
        let mut checker = Checker::new(&name, docs.get(&name).map_or("", String::as_str));
        checker.expect(text(&spec.resolve(schema)["description"]));
        missing.append(&mut checker.missing);
        if let TypeKind::Struct(object) = &def.kind {
            for field in &object.fields {
                let item = format!("{name}::{}", field.name);
                missing.extend(missing_facts(field, &item, &spec, &api, &docs));
            }
        }
    }
    for params in api
        .operations()
        .filter_map(|operation| operation.params.as_ref())
    {
        for parameter in &params.parameters {
            let field = &parameter.field;
            let item = match field.required {
                true => format!("{}::new", params.name),
                false => format!("{}::{}", params.name, field.name),
            };
            missing.extend(missing_facts(field, &item, &spec, &api, &docs));
        }
    }
    for (id, sid) in &api.sids {
        let mut checker = Checker::new(
            id.as_str(),
            docs.get(id.as_str()).map_or("", String::as_str),
        );
        checker.expect("34 characters");
        checker.expect(&format!("^{}[0-9a-fA-F]{{32}}$", sid.prefix));
        missing.append(&mut checker.missing);
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// The facts that are missing in the docs of a field or parameter. The pattern of a SID is in the docs of its type.
fn missing_facts(field: &Field, item: &str, spec: &Spec, api: &Api, docs: &Docs) -> Vec<String> {
    let mut checker = Checker::new(item, docs.get(item).map_or("", String::as_str));
    let schema = spec.at(&field.pointer.to_string());
    // A property that refers to a schema has its description.
    checker.expect(text(&spec.resolve(schema)["description"]));
    let schema = spec.resolve(schema.get("schema").unwrap_or(schema));
    for fact in constraints(schema) {
        match field.ty() {
            Type::Sid(id) if is_sid_pattern(&fact, &api[id].prefix) => {}
            _ => checker.expect(&fact),
        }
    }
    checker.missing
}

/// Whether a fact is the pattern of a SID or its length.
fn is_sid_pattern(fact: &str, prefix: &str) -> bool {
    fact == "exactly 34 characters" || fact == format!("pattern ^{prefix}[0-9a-fA-F]{{32}}$")
}
