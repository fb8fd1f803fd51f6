//! What types consist of: fields, values, members.

use crate::api::{
    Access, AdditionalProperties, Enum, Field, Repr, Struct, TypeDef, TypeId, TypeKind, TypeRef,
    Union,
};
use crate::backend::markdown::{
    Block, blocks, code_span, docs_blocks, list_item, terminated, with_sentences,
};
use crate::backend::prose::parameters::linked;
use crate::backend::prose::scope::Scope;
use crate::backend::prose::wire_names::WireNames;
use crate::backend::prose::{fields, unions};

/// The section with the members of a type.
pub(super) fn section(id: &TypeId, def: &TypeDef, scope: &Scope<'_>) -> Vec<Block> {
    match &def.kind {
        TypeKind::Struct(object) => of_struct(object, scope),
        TypeKind::Enum(values) => of_enum(id, values),
        TypeKind::Union(union) => of_union(union),
    }
}

/// The names on the wire of the members of a type.
pub(super) fn terms(def: &TypeDef) -> Vec<String> {
    match &def.kind {
        TypeKind::Struct(object) => {
            let fields = object.fields.iter();
            fields.map(|field| field.wire.clone()).collect()
        }
        TypeKind::Enum(values) => {
            let variants = values.variants.iter();
            variants.map(|variant| variant.wire.clone()).collect()
        }
        TypeKind::Union(union) => {
            let variants = union.variants.iter();
            variants
                .map(|variant| variant.name.plain().to_owned())
                .collect()
        }
    }
}

fn of_struct(object: &Struct, scope: &Scope<'_>) -> Vec<Block> {
    let names = WireNames::of_struct(object, scope.api);
    let fields = object.fields.iter();
    let items = fields.map(|field| field_item(field, object, &names, scope));
    let mut section = list("## Fields", items.collect());
    let others = match &object.additional_properties {
        AdditionalProperties::Unspecified => None,
        AdditionalProperties::Any => Some("Any other properties.".to_owned()),
        AdditionalProperties::Schema(value) => Some(format!(
            "Any other properties, which are {}.",
            linked(value)
        )),
    };
    section.extend(others.map(Block::paragraph));
    section
}

fn field_item(field: &Field, object: &Struct, names: &WireNames<'_>, scope: &Scope<'_>) -> String {
    let mut docs = fields::item_field_docs(field, names, scope.api);
    if scope.is_never_null(field, object) {
        with_sentences(&mut docs, &["Never null.".to_owned()]);
    }
    if let Some(deprecation) = &field.deprecated
        && let Some(reason) = &deprecation.reason
        && docs.is_empty()
    {
        docs.extend(blocks(reason));
    }
    // As in Rust: what can be absent is an `Option`.
    let value = TypeRef {
        nullable: !field.is_always_set(),
        ..field.value.clone()
    };
    let mut facts = vec![linked(&value)];
    facts.extend(field.required.then(|| "required".to_owned()));
    facts.extend(match field.access {
        Access::ReadWrite => None,
        Access::ReadOnly => Some("only in responses".to_owned()),
        Access::WriteOnly => Some("only in requests".to_owned()),
    });
    facts.extend(field.deprecated.as_ref().map(|_| "deprecated".to_owned()));
    let name = code_span(field.name.plain());
    let lead = format!("{name} ({}): {}.", code_span(&field.wire), facts.join(", "));
    list_item(&lead, &docs)
}

fn of_enum(id: &TypeId, values: &Enum) -> Vec<Block> {
    let variants = values.variants.iter();
    let items = variants.map(|variant| {
        let name = code_span(&format!("{id}::{}", variant.name));
        let docs = docs_blocks(&variant.docs);
        let colon = if docs.is_empty() { "" } else { ":" };
        list_item(
            &format!("{}, {name}{colon}", code_span(&variant.wire)),
            &docs,
        )
    });
    let mut section = list("## Values", items.collect());
    let argument = match values.repr {
        Repr::String => "a `&str`",
        Repr::Integer => "an `i64`",
    };
    section.push(Block::paragraph(format!(
        "Arguments of this type accept {argument}, too. {} holds a value that is not listed here.",
        code_span(&format!("{id}::Unknown"))
    )));
    section
}

fn of_union(union: &Union) -> Vec<Block> {
    let variants = union.variants.iter();
    let items = variants.map(|variant| {
        let mut docs = docs_blocks(&variant.docs);
        if let Some(first) = docs.first_mut().filter(|first| first.is_paragraph) {
            first.text = terminated(&first.text);
        }
        let selected = unions::selection(union, variant);
        with_sentences(&mut docs, selected.as_slice());
        let name = code_span(variant.name.plain());
        list_item(&format!("{name}: {}.", linked(&variant.value)), &docs)
    });
    list("## Members", items.collect())
}

fn list(title: &str, items: Vec<String>) -> Vec<Block> {
    match items.is_empty() {
        true => Vec::new(),
        false => vec![Block::other(title), Block::other(items.join("\n"))],
    }
}
