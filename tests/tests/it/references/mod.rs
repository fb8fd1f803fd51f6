//! References: to any object of the document and of the files next to it.

mod circular;
mod files;
mod pointers;
mod rejected;
mod unresolved;

use codegen::Input;
use codegen::api::{Api, Field, Type, TypeKind};

/// A document without overlays.
fn input<'i>(name: &'i str, text: &'i str) -> Input<'i> {
    Input {
        name,
        text,
        ..Input::default()
    }
}

/// The fields of a struct with their types: `name: String`.
fn fields(api: &Api, name: &str) -> Vec<String> {
    let mut types = api.types();
    let found = types.find(|(id, _)| id.as_str() == name);
    let (_, def) = found.unwrap_or_else(|| panic!("no type {name}"));
    let TypeKind::Struct(def) = &def.kind else {
        panic!("{name} is not a struct");
    };
    def.fields.iter().map(field).collect()
}

fn field(field: &Field) -> String {
    format!("{}: {}", field.wire, type_name(field.ty()))
}

fn type_name(ty: &Type) -> String {
    match ty {
        Type::Def(id) => id.as_str().to_owned(),
        Type::List(item) => format!("[{}]", type_name(&item.ty)),
        other => format!("{other:?}"),
    }
}

/// The names of the types of a document.
fn names(api: &Api) -> Vec<String> {
    let mut names: Vec<_> = api.types().map(|(id, _)| id.as_str().to_owned()).collect();
    names.sort();
    names
}
