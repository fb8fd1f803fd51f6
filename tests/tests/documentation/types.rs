//! The docs of types, fields and parameters.

use codegen::api::{Api, Field, Type, TypeKind};

use crate::facts::{Docs, Reader, Spec, demands, docs, text};

#[test]
fn the_docs_of_no_type_lack_anything() {
    let (spec, docs) = (Spec::new(), docs());
    let api = codegen::analyze(&spec.text).into_api();
    let api = api.expect("the spec is valid");
    let mut missing = Vec::new();
    for (id, def) in api.types() {
        let name = id.to_string();
        let schema = spec.at(&def.pointer.to_string());
        let mut reader = Reader::new(&name, docs.get(&name).map_or("", String::as_str));
        reader.expect(text(&spec.resolve(schema)["description"]));
        missing.append(&mut reader.missing);
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
        let mut reader = Reader::new(
            id.as_str(),
            docs.get(id.as_str()).map_or("", String::as_str),
        );
        reader.expect("34 characters");
        reader.expect(&format!("^{}[0-9a-fA-F]{{32}}$", sid.prefix));
        missing.append(&mut reader.missing);
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// What the docs of a field or parameter lack. The docs of its type state the form of a SID.
fn missing_facts(field: &Field, item: &str, spec: &Spec, api: &Api, docs: &Docs) -> Vec<String> {
    let mut reader = Reader::new(item, docs.get(item).map_or("", String::as_str));
    let schema = spec.at(&field.pointer.to_string());
    // Where a property is another schema, that is what describes it.
    reader.expect(text(&spec.resolve(schema)["description"]));
    let schema = spec.resolve(schema.get("schema").unwrap_or(schema));
    for fact in demands(schema) {
        match field.ty() {
            Type::Sid(id) if is_form(&fact, &api[id].prefix) => {}
            _ => reader.expect(&fact),
        }
    }
    reader.missing
}

/// Whether a fact is the form of a SID, which the test holds the docs of its type to.
fn is_form(fact: &str, prefix: &str) -> bool {
    fact == "exactly 34 characters" || fact == format!("pattern ^{prefix}[0-9a-fA-F]{{32}}$")
}
