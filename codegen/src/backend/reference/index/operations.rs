//! Operations as data: all that a program needs to validate a call, to send it, and to show it in Rust.

use serde_json::{Map, Value, json};

use super::{schemas, security};
use crate::api::{
    Api, Effect, Field, Module, NextPage, Operation, ParameterLocation, Repr, RustName,
    StreamItems, Type, TypeKind,
};
use crate::backend::accept::accept;
use crate::backend::markdown::plain;
use crate::backend::prose::descriptions;
use crate::backend::prose::scope::Scope;
use crate::backend::rust_type::type_text;

/// The entry of an operation. What is absent has the usual value.
pub(super) fn entry(operation: &Operation, module: &Module, scope: &Scope<'_>) -> Value {
    let api = scope.api;
    let name = operation.name.plain();
    let parameters: Vec<_> = operation
        .parameters()
        .map(|(location, field)| parameter(location, field, operation, api))
        .collect();
    let summary = descriptions::summary(operation).unwrap_or_default();
    let mut entry = Map::new();
    let mut set = |name: &str, value: Value| _ = entry.insert(name.to_owned(), value);
    set("id", json!(operation.id));
    set("name", json!(name));
    set("module", json!(module.name));
    set("summary", json!(plain(&summary)));
    set("method", json!(operation.method));
    set("path", json!(operation.path));
    set("effect", json!(effect(&operation.effect)));
    set("parameters", json!(parameters));
    set("response", response(operation, api));
    let optional = [
        ("raw", raw(&operation.name)),
        ("recipient", recipient(&operation.effect)),
        (
            "server",
            operation.server.as_ref().map(|server| json!(server.url)),
        ),
        (
            "params",
            operation.params.as_ref().map(|params| json!(params.name)),
        ),
        ("body", body(operation)),
        (
            "accept",
            accept(operation).map(|media_types| json!(media_types)),
        ),
        ("next", next(operation, api)),
        ("stream", stream(operation)),
        (
            "anonymous",
            (!operation.uses_credentials).then(|| json!(true)),
        ),
        ("security", security::requirements(operation, api)),
    ];
    for (name, value) in optional {
        if let Some(value) = value {
            set(name, value);
        }
    }
    Value::Object(entry)
}

/// A name as it is written in Rust, if that differs.
fn raw(name: &RustName) -> Option<Value> {
    name.is_keyword().then(|| json!(name.raw()))
}

fn effect(effect: &Effect) -> &'static str {
    match effect {
        Effect::Read => "read",
        Effect::Write => "write",
        Effect::Send { .. } => "send",
        Effect::Delete => "delete",
    }
}

fn recipient(effect: &Effect) -> Option<Value> {
    match effect {
        Effect::Send { recipient } => recipient.as_ref().map(|name| json!(name)),
        Effect::Read | Effect::Write | Effect::Delete => None,
    }
}

fn parameter(
    location: ParameterLocation,
    field: &Field,
    operation: &Operation,
    api: &Api,
) -> Value {
    let mut entry = json!({
        "wire": field.wire,
        "rust": field.name.plain(),
        "in": location,
        "schema": schemas::of_field(field, api),
    });
    if let Some(name) = raw(&field.name) {
        entry["raw"] = name;
    }
    if has_parts(field.ty(), api) {
        entry["type"] = json!(type_text(field.ty()));
    }
    if field.required {
        entry["required"] = json!(true);
    }
    let style = json!(field.style);
    if style != "Plain" {
        entry["style"] = style;
    }
    if field.allow_reserved {
        entry["reserved"] = json!(true);
    }
    if let Some(media_type) = &field.content_type {
        entry["media_type"] = json!(media_type);
    }
    let params = operation
        .params
        .iter()
        .flat_map(|params| &params.parameters);
    let mut parts = params.filter(|it| it.location == location && it.field.wire == field.wire);
    if let Some(part) = parts.next().and_then(|it| it.part.as_ref()) {
        entry["part"] = json!(part);
    }
    entry
}

/// Whether the type of a value is not obvious from its schema.
fn has_parts(ty: &Type, api: &Api) -> bool {
    match ty {
        Type::List(_) | Type::Map(_) | Type::U64 => true,
        Type::Def(id) => match &api[api.canonical(id)].kind {
            TypeKind::Enum(values) => values.repr == Repr::Integer,
            TypeKind::Struct(_) | TypeKind::Union(_) => true,
        },
        _ => false,
    }
}

fn body(operation: &Operation) -> Option<Value> {
    let body = operation.body.as_ref()?;
    Some(json!({ "encoding": body.encoding, "media_type": body.media_type }))
}

/// The schema of a success, and how it is read.
fn response(operation: &Operation, api: &Api) -> Value {
    let reading = match &operation.response.ty {
        Type::Unit => "nothing",
        Type::Bytes => "bytes",
        Type::Redirect => "redirect",
        Type::Stream(..) => "stream",
        Type::String => "text",
        _ => "json",
    };
    json!({ "as": reading, "schema": schemas::of(&operation.response, api) })
}

/// What the items of a stream are decoded from, and the parameter that asks for the stream.
fn stream(operation: &Operation) -> Option<Value> {
    let Type::Stream(items, _) = &operation.response.ty else {
        return None;
    };
    let items = match items {
        StreamItems::Texts => "texts",
        StreamItems::Data => "data",
        StreamItems::Events => "events",
    };
    let mut stream = json!({ "items": items });
    if let Some(flag) = &operation.stream_flag {
        stream["flag"] = json!(flag);
    }
    Some(stream)
}

/// Where a page of a list has the link to the next one, or its token and the parameter that takes it.
fn next(operation: &Operation, api: &Api) -> Option<Value> {
    let Type::Def(id) = &operation.response.ty else {
        return None;
    };
    let TypeKind::Struct(object) = &api[id].kind else {
        return None;
    };
    Some(match &object.page.as_ref()?.next {
        NextPage::Link(path) => json!({ "at": path }),
        NextPage::Token { path, parameter } => json!({ "at": path, "parameter": parameter }),
    })
}
