//! A program that has a generated crate read example answers, and tells where their values went: by looking at the
//! fields, through the crate's public surface alone.

use std::fmt::Write;

use codegen::api::{
    AdditionalProperties, Api, Discriminator, Operation, Struct, Type, TypeId, TypeKind, Union,
};

/// The program for a crate. It prints a JSON array with an object for each example answer, in the order of the
/// operations: what is `written` again, and `places`, pairs of the place of a value and what became of it.
///
/// # Errors
///
/// None that writing to a `String` does not have.
pub fn program(api: &Api, name: &str) -> Result<String, std::fmt::Error> {
    let mut program = PROGRAM.replace("CRATE", name);
    for name in api.sids.keys() {
        writeln!(
            program,
            "impl Look for {name} {{ fn look(&self, mut came: Came<'_>) {{ came.text(self, self.is_valid()) }} }}"
        )?;
    }
    for (id, def) in api.types() {
        let look = match &def.kind {
            TypeKind::Struct(def) => object(def)?,
            TypeKind::Enum(_) => {
                format!("came.known(self, !matches!(self, {id}::Unknown(_)))")
            }
            TypeKind::Union(def) => union(id, def)?,
        };
        writeln!(
            program,
            "impl Look for {id} {{ fn look(&self, mut came: Came<'_>) {{ let came = &mut came; {look} }} }}"
        )?;
    }
    writeln!(program, "fn main() {{ let all: Vec<Json> = vec![")?;
    for operation in api.operations() {
        for (status, ty, example) in operation.example_responses() {
            let ty = match example.const_name {
                Some(_) => response(operation),
                None => rust(ty),
            };
            let json = example.value.to_string();
            writeln!(program, "read::<{ty}>({status}, {json:?}),")?;
        }
    }
    program.push_str("]; println!(\"{}\", Json::from(all)); }\n");
    Ok(program)
}

/// The type that a success of an operation is read as.
fn response(operation: &Operation) -> String {
    let ty = rust(&operation.response.ty);
    match operation.response_optional {
        true => format!("Option<{ty}>"),
        false => ty,
    }
}

fn object(def: &Struct) -> Result<String, std::fmt::Error> {
    let mut look = String::from("if came.blank(self) { return; }\n");
    let wires: Vec<_> = def.fields.iter().map(|field| &field.wire).collect();
    let rest = if def.additional_properties != AdditionalProperties::Unspecified {
        "let rest = self.additional_properties();
        for (name, value) in &rest { value.look(came.child(name)); }
        let has = |name: &str| rest.contains_key(name);"
    } else {
        "let has = |_: &str| false;"
    };
    writeln!(
        look,
        "{rest}
        let wires: &[&str] = &{wires:?};
        for (name, _) in self.extra().iter() {{
            if wires.contains(&name) || !has(name) {{ came.child(name).extra(); }}
        }}"
    )?;
    for field in &def.fields {
        let (wire, name) = (&field.wire, field.name.raw());
        if field.required {
            writeln!(
                look,
                "if self.extra().get({wire:?}).is_none() {{ self.{name}.look(came.child({wire:?})); }}"
            )?;
        } else {
            writeln!(
                look,
                "if let Some(value) = &self.{name} {{ value.look(came.child({wire:?})); }}"
            )?;
        }
    }
    Ok(look)
}

fn union(name: &TypeId, def: &Union) -> Result<String, std::fmt::Error> {
    let mut look = String::from("if came.blank(self) { return; }\nmatch self {\n");
    for variant in &def.variants {
        let variant = variant.name.raw();
        writeln!(
            look,
            "{name}::{variant}(value) => value.look(came.again()),"
        )?;
    }
    look.push_str("_ => return came.note(\"unknown\"), }\n");
    if let Discriminator::Property(property) = &def.discriminator {
        writeln!(look, "came.untagged({property:?});")?;
    }
    Ok(look)
}

/// A type as it stands in a program.
fn rust(ty: &Type) -> String {
    match ty {
        Type::Unit => "()".to_owned(),
        Type::String => "String".to_owned(),
        Type::Bool => "bool".to_owned(),
        Type::I32 => "i32".to_owned(),
        Type::I64 => "i64".to_owned(),
        Type::U64 => "u64".to_owned(),
        Type::F64 => "f64".to_owned(),
        Type::DateTime => "DateTime".to_owned(),
        Type::Date => "Date".to_owned(),
        Type::Any => "Json".to_owned(),
        Type::Bytes => "Bytes".to_owned(),
        Type::File => "FilePart".to_owned(),
        Type::Redirect => "Redirect".to_owned(),
        Type::Sid(id) => id.to_string(),
        Type::Def(id) => id.to_string(),
        Type::List(item) => format!("Vec<{}>", rust(&item.ty)),
        Type::Map(inner) => format!("std::collections::BTreeMap<String, {}>", rust(&inner.ty)),
    }
}

const PROGRAM: &str = r##"#![allow(deprecated, unused)]
use CRATE::*;

/// What came at a place, if something did.
struct Came<'a> { at: String, json: Option<&'a Json>, out: &'a mut Vec<(String, String)> }

impl Came<'_> {
    fn again(&mut self) -> Came<'_> {
        Came { at: self.at.clone(), json: self.json, out: self.out }
    }
    fn child(&mut self, token: &str) -> Came<'_> {
        let json = match self.json {
            Some(Json::Array(items)) => items.get(token.parse::<usize>().unwrap()),
            json => json.and_then(|json| json.get(token)),
        };
        Came { at: format!("{}/{token}", self.at), json, out: self.out }
    }
    fn note(&mut self, what: impl Into<String>) {
        self.out.push((self.at.clone(), what.into()));
    }
    fn extra(&mut self) {
        self.note(if self.json.is_some_and(Json::is_null) { "null" } else { "extra" });
    }
    fn blank(&mut self, value: &dyn Wire) -> bool {
        if let (None, Some(written)) = (self.json, value.encode()) {
            self.note(format!("blank {written}"));
        }
        self.json.is_none()
    }
    fn value(&mut self, value: &dyn Wire) {
        if self.blank(value) { return; }
        let written = value.encode().unwrap_or_default();
        let same = match (self.json, &written) {
            (Some(Json::Number(a)), Json::Number(b)) if a.is_f64() || b.is_f64() => a.as_f64() == b.as_f64(),
            (came, written) => came == Some(written),
        };
        if !same { self.note(format!("read as {written}")); }
    }
    fn text(&mut self, value: &dyn Wire, valid: bool) {
        if !valid && self.json.is_some() { self.note("malformed") } else { self.value(value) }
    }
    fn known(&mut self, value: &dyn Wire, known: bool) {
        if !known && self.json.is_some() { self.note("unknown") } else { self.value(value) }
    }
    fn untagged(&mut self, property: &str) {
        if self.json.is_some_and(|json| json.is_object() && json.get(property).is_none()) {
            let mut came = self.child(property);
            came.out.retain(|(at, _)| *at != came.at);
            came.note("guessed");
        }
    }
}

trait Look: Wire {
    /// Notes what became of each value that is not as it should be.
    fn look(&self, came: Came<'_>);
}

macro_rules! values {
    ($($name:ty)*) => { $(impl Look for $name { fn look(&self, mut came: Came<'_>) { came.value(self); } })* };
}
values! { String bool i32 i64 u64 f64 Json Bytes FilePart Redirect }

impl Look for () { fn look(&self, _: Came<'_>) {} }
impl Look for DateTime {
    fn look(&self, mut came: Came<'_>) { came.text(self, self.to_system_time().is_some()); }
}
impl Look for Date {
    fn look(&self, mut came: Came<'_>) { came.text(self, self.to_system_time().is_some()); }
}
impl<T: Look + Default> Look for Box<T> {
    fn look(&self, came: Came<'_>) { (**self).look(came); }
}
impl<T: Look + Default> Look for Option<T> {
    fn look(&self, came: Came<'_>) { if let Some(value) = self { value.look(came); } }
}
impl<T: Look + Default> Look for Vec<T> {
    fn look(&self, mut came: Came<'_>) {
        if came.blank(self) { return; }
        for (index, item) in self.iter().enumerate() { item.look(came.child(&index.to_string())); }
    }
}
impl<T: Look + Default> Look for std::collections::BTreeMap<String, T> {
    fn look(&self, mut came: Came<'_>) {
        if came.blank(self) { return; }
        for (name, item) in self { item.look(came.child(name)); }
    }
}

fn read<T: Look + Default>(status: u16, text: &str) -> Json {
    let json: Json = text.parse().expect(text);
    let bytes = std::any::type_name::<T>() == std::any::type_name::<Bytes>();
    let body = json.as_str().filter(|_| bytes).unwrap_or(text).to_owned();
    let answer = http::Response::builder().status(status).header("content-type", "application/json");
    let answer = answer.body(Bytes::from(body)).expect(text);
    let mut value = T::default();
    let mut out = Vec::new();
    match value.decode_response(&answer) {
        Ok(()) => value.look(Came { at: String::new(), json: Some(&json), out: &mut out }),
        Err(_) => out.push((String::new(), "unreadable".to_owned())),
    }
    json!({ "written": value.encode(), "places": out })
}
"##;
