//! The data of events that is text with JSON (`contentSchema`), which is read as that JSON.

use std::collections::HashSet;

use serde_json::{Map, Value};
use twilio_runtime::__private::is_json;

use crate::openapi::warnings::Warnings;
use crate::source::{Pointer, Sources};

/// The properties of an event.
const EVENT_FIELDS: [&str; 4] = ["data", "event", "id", "retry"];

/// The keywords for the alternatives of a schema.
const ALTERNATIVES: [&str; 2] = ["oneOf", "anyOf"];

/// Replaces the text by the JSON in it, in the schema of events and in those that it consists of.
pub(super) fn replace(sources: &mut Sources, schema: Pointer, warnings: &mut Warnings<'_>) {
    let mut visited = HashSet::new();
    let mut pending = vec![schema];
    while let Some(at) = pending.pop() {
        if !visited.insert(at.clone()) {
            continue;
        }
        inline_base(sources, &at, warnings);
        let Some(Value::Object(schema)) = sources.find_mut(&at) else {
            continue;
        };
        if is_event(schema) {
            give_data_to_members(schema, &at, warnings);
            replace_data(schema, &at, warnings);
        }
        let lists = ALTERNATIVES.into_iter().chain(["allOf"]);
        for keyword in lists {
            let members = schema.get(keyword).and_then(Value::as_array);
            let indices = 0..members.map_or(0, Vec::len);
            pending.extend(indices.map(|index| at.child(keyword).child(index)));
        }
        pending.push(at.child("items"));
        let reference = schema
            .get("$ref")
            .and_then(Value::as_str)
            .map(str::to_owned);
        let target = reference.and_then(|reference| Some(sources.target(&reference, &at)?.1));
        pending.extend(target);
    }
}

/// Whether a schema describes an event.
fn is_event(schema: &Map<String, Value>) -> bool {
    let properties = schema.get("properties").and_then(Value::as_object);
    properties.is_some_and(|properties| {
        let mut names = properties.keys();
        names.all(|name| EVENT_FIELDS.contains(&name.as_str()))
    })
}

fn data(schema: &Map<String, Value>) -> Option<&Map<String, Value>> {
    schema.get("properties")?.get("data")?.as_object()
}

/// Whether an alternative of a schema has data that is JSON.
fn has_content(schema: &Map<String, Value>) -> bool {
    let lists = ALTERNATIVES
        .iter()
        .filter_map(|keyword| schema.get(*keyword));
    let members = lists.filter_map(Value::as_array).flatten();
    let mut members = members.filter_map(Value::as_object).filter_map(data);
    members.any(|data| data.contains_key("contentSchema"))
}

/// Replaces a reference to an event beside alternatives with other data by the properties of that event.
fn inline_base(sources: &mut Sources, at: &Pointer, warnings: &mut Warnings<'_>) {
    let Some(Value::Object(schema)) = sources.find(at) else {
        return;
    };
    let reference = schema.get("$ref").and_then(Value::as_str);
    let Some((Value::Object(base), base_at)) = reference
        .filter(|_| has_content(schema))
        .and_then(|reference| sources.target(reference, at))
    else {
        return;
    };
    if !is_event(base) {
        return;
    }
    let base = base.clone();
    let Some(Value::Object(schema)) = sources.find_mut(at) else {
        return;
    };
    schema.shift_remove("$ref");
    warnings.expressed(&at.child("$ref"), at.child("properties"));
    if let Some(ty) = base.get("type") {
        schema.entry("type").or_insert_with(|| ty.clone());
    }
    let required = schema
        .entry("required")
        .or_insert_with(|| Value::Array(Vec::new()));
    if let (Value::Array(required), Some(Value::Array(others))) = (required, base.get("required")) {
        let missing: Vec<_> = others
            .iter()
            .filter(|name| !required.contains(name))
            .collect();
        required.extend(missing.into_iter().cloned());
    }
    let properties = schema
        .entry("properties")
        .or_insert_with(|| Value::Object(Map::new()));
    let inherited = base.get("properties").and_then(Value::as_object);
    for (name, property) in inherited.into_iter().flatten() {
        if let Value::Object(properties) = &mut *properties
            && !properties.contains_key(name)
        {
            let path = ["properties", name];
            warnings.moved(&base_at.descend(path), at.descend(path));
            properties.insert(name.clone(), property.clone());
        }
    }
}

/// Moves the data of an event into the alternatives, where some of these contain JSON.
fn give_data_to_members(
    schema: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let shared = data(schema).filter(|data| !data.contains_key("contentSchema"));
    let Some(shared) = shared.filter(|_| has_content(schema)).cloned() else {
        return;
    };
    let from = at.descend(["properties", "data"]);
    for keyword in ALTERNATIVES {
        let members = schema.get_mut(keyword).and_then(Value::as_array_mut);
        for (index, member) in members.into_iter().flatten().enumerate() {
            let to = at
                .child(keyword)
                .child(index)
                .descend(["properties", "data"]);
            let properties = member.get_mut("properties").and_then(Value::as_object_mut);
            match properties.map(|properties| properties.entry("data")) {
                Some(serde_json::map::Entry::Vacant(place)) => {
                    warnings.moved(&from, to);
                    place.insert(shared.clone().into());
                }
                Some(serde_json::map::Entry::Occupied(mut own)) => {
                    if let Some(own) = own.get_mut().as_object_mut() {
                        add_missing(own, &shared);
                    }
                }
                None => {}
            }
        }
    }
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        properties.shift_remove("data");
    }
}

/// Adds the keywords of the data of all events to that of one, unless it is JSON.
fn add_missing(data: &mut Map<String, Value>, shared: &Map<String, Value>) {
    let has_own_type = ["$ref", "contentSchema", "type"]
        .iter()
        .any(|keyword| data.contains_key(*keyword));
    if has_own_type {
        return;
    }
    for (keyword, value) in shared {
        data.entry(keyword.as_str())
            .or_insert_with(|| value.clone());
    }
}

/// Replaces the data of an event, if it is text with JSON.
fn replace_data(schema: &mut Map<String, Value>, at: &Pointer, warnings: &mut Warnings<'_>) {
    let Some(data) = data(schema) else {
        return;
    };
    let is_of_json = data
        .get("contentMediaType")
        .is_none_or(|name| name.as_str().is_some_and(is_json));
    let Some(content) = data.get("contentSchema").filter(|_| is_of_json).cloned() else {
        return;
    };
    let to = at.descend(["properties", "data"]);
    for keyword in ["contentMediaType", "contentSchema", "type"] {
        if data.contains_key(keyword) {
            warnings.expressed(&to.child(keyword), at.child("properties"));
        }
    }
    warnings.moved(&to.child("contentSchema"), to);
    if let Some(data) = schema["properties"].get_mut("data") {
        *data = content;
    }
}
