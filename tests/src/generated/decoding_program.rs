use codegen::api::{
    Access, AdditionalProperties, Api, Discriminator, Struct, Type, TypeId, TypeKind, TypeRef,
    Union,
};

/// The source of a program that decodes the response examples of a generated crate, and prints what happens to their
/// values, as far as the crate's public API shows it.
///
/// It prints a JSON array with an object for each example, in the order of the operations: `encoded`, the decoded value
/// when it is encoded again, and `outcomes`, pairs of a JSON Pointer and what happens to the value there.
pub fn decoding_program(api: &Api, crate_name: &str) -> String {
    let types = api.types().filter(|(_, def)| def.alias_of.is_none());
    let types = types.map(|(id, def)| {
        let body = match &def.kind {
            TypeKind::Struct(def) => record_struct(def),
            TypeKind::Enum(_) => {
                format!("received.open_enum(self, !matches!(self, {id}::Unknown(_)));")
            }
            TypeKind::Union(def) => record_union(id, def),
        };
        record_impl(id.as_str(), &body)
    });
    let sids = api.sids.keys();
    let sids = sids.map(|id| record_impl(id.as_str(), "received.string(self, self.is_valid());"));
    let calls = api.operations().flat_map(|operation| {
        let examples = operation.example_responses();
        examples.map(move |(status, body, example)| {
            let ty = match example.const_name {
                Some(_) => optional(rust_type(&body.ty), operation.returns_optional()),
                None => rust_value(body),
            };
            format!(
                "decode::<{ty}>({status}, {:?}),\n",
                example.value.to_string()
            )
        })
    });
    let calls: String = calls.collect();
    let impls: String = types.chain(sids).collect();
    format!(
        "#![allow(warnings, missing_docs, clippy::all)]\nextern crate {crate_name} as sdk;\n{}\n{impls}\nfn main() {{\n\
         let results: Vec<Json> = vec![\n{calls}];\nprintln!(\"{{}}\", Json::from(results));\n}}\n",
        include_str!("decoding_program.rs.in")
    )
}

fn record_impl(name: &str, body: &str) -> String {
    format!(
        "impl Record for {name} {{\nfn record(&self, mut received: Received<'_>) {{\n{body}\n}}\n}}\n"
    )
}

fn record_struct(def: &Struct) -> String {
    let names: Vec<_> = def.fields.iter().map(|field| &field.wire).collect();
    let additional = match def.additional_properties {
        AdditionalProperties::Unspecified => "let is_additional = |_: &str| false;",
        _ => {
            "let additional = self.additional_properties();
            for (name, value) in &additional { value.record(received.child(name)); }
            let is_additional = |name: &str| additional.contains_key(name);"
        }
    };
    let fields = def.fields.iter().map(|field| {
        let (wire, name) = (&field.wire, field.name.raw());
        let function = match field.required {
            _ if field.is_always_set() => "field",
            true if field.access != Access::WriteOnly => "nullable_field",
            _ => "optional_field",
        };
        format!("received.{function}({wire:?}, &self.{name}, self.extra());\n")
    });
    let fields: String = fields.collect();
    format!(
        "if received.missing(self) {{ return; }}\n{additional}\nlet names: &[&str] = &{names:?};\n\
         for (name, _) in self.extra().iter() {{\n\
         if !names.contains(&name) && !is_additional(name) {{ received.child(name).extra(); }}\n}}\n{fields}"
    )
}

fn record_union(name: &TypeId, def: &Union) -> String {
    let variants = def.variants.iter().map(|variant| {
        let variant = variant.name.raw();
        format!("{name}::{variant}(value) => value.record(received.reborrow()),\n")
    });
    let variants: String = variants.collect();
    let discriminator = match &def.discriminator {
        Discriminator::Property(property) => format!("received.discriminator({property:?});"),
        _ => String::new(),
    };
    format!(
        "if received.missing(self) {{ return; }}\nmatch self {{\n{variants}\
         _ => return received.push(\"unknown\"),\n}}\n{discriminator}"
    )
}

/// The type of a value in Rust.
pub fn rust_type(ty: &Type) -> String {
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
        Type::Stream(_, item) => format!("ItemStream<{}>", rust_value(item)),
        Type::Sid(id) => id.to_string(),
        Type::Def(id) => id.to_string(),
        Type::List(item) => format!("Vec<{}>", rust_value(item)),
        Type::Map(value) => {
            format!("std::collections::BTreeMap<String, {}>", rust_value(value))
        }
    }
}

fn rust_value(value: &TypeRef) -> String {
    optional(rust_type(&value.ty), value.nullable)
}

fn optional(ty: String, is_optional: bool) -> String {
    match is_optional {
        true => format!("Option<{ty}>"),
        false => ty,
    }
}
