//! Streams, whose items have a schema of their own since OpenAPI 3.2: they are read like the list of their items.

use serde_json::{Map, Value, json};
use twilio_runtime::__private::Framing;

use super::event_data;
use crate::openapi::Version;
use crate::openapi::warnings::Warnings;
use crate::source::{Pointer, Sources};

/// The reason why `schema` is ignored beside `itemSchema`.
const ITEM_BY_ITEM: &str =
    "the items of the stream are read one by one, as `itemSchema` describes them";

/// Replaces the schemas of items of the responses that are streams, and in those of events the texts with JSON.
pub(in crate::openapi) fn translate(sources: &mut Sources, warnings: &mut Warnings<'_>) {
    if !warnings.is_since(Version::V3_1) {
        return;
    }
    for (framing, at) in contents(sources) {
        if let Some(Value::Object(media_type)) = sources.find_mut(&at) {
            replace_item_schema(media_type, &at, warnings);
        }
        if framing == Framing::Events {
            event_data::replace(sources, at.child("schema"), warnings);
        }
    }
}

/// The contents of responses that are streams, with their framings.
fn contents(sources: &Sources) -> Vec<(Framing, Pointer)> {
    let root = Pointer::root();
    let items = entries(sources, &root.child("paths"));
    let operations = items.iter().flat_map(|(_, item)| entries(sources, item));
    let declared = operations.flat_map(|(_, at)| entries(sources, &at.child("responses")));
    let shared = entries(sources, &root.descend(["components", "responses"]));
    let responses = declared.chain(shared);
    let all = responses.flat_map(|(_, at)| entries(sources, &at.child("content")));
    all.filter_map(|(name, at)| Some((Framing::of(&name)?, at)))
        .collect()
}

/// The names of the values in an object, with the pointers to the values, or to what references in their place refer to.
fn entries(sources: &Sources, at: &Pointer) -> Vec<(String, Pointer)> {
    let object = sources.find(at).and_then(Value::as_object);
    let entries = object.into_iter().flatten().map(|(name, value)| {
        let own = at.child(name);
        let reference = value.get("$ref").and_then(Value::as_str);
        let target = reference.and_then(|reference| sources.target(reference, &own));
        (name.clone(), target.map_or(own, |(_, target)| target))
    });
    entries.collect()
}

/// Replaces the schema of a stream's items, or warns that the items of another body are not read one by one.
pub(super) fn replace_items(
    media_type: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    if !media_type.contains_key("itemSchema") {
        return;
    }
    if Framing::of(at.name()).is_some() && is_of_response(at) {
        replace_item_schema(media_type, at, warnings);
    } else if warnings.is_since(Version::V3_2) {
        let message = "the items of this body are not read one by one; it is a whole";
        let help = "describe the whole body in `schema`, or split it yourself";
        warnings.lost(&at.child("itemSchema"), message, help);
    }
}

/// Replaces the schema of items by that of a list of them.
fn replace_item_schema(
    media_type: &mut Map<String, Value>,
    at: &Pointer,
    warnings: &mut Warnings<'_>,
) {
    let Some(item) = media_type.shift_remove("itemSchema") else {
        return;
    };
    let (from, to) = (at.child("itemSchema"), at.child("schema"));
    let message =
        "`itemSchema` is not part of this version of OpenAPI; read as the schema of each item";
    let help = "declare `openapi: 3.2.0`";
    warnings.later_version(Version::V3_2, &from, message, help);
    if media_type.shift_remove("schema").is_some() {
        warnings.superseded(&to, to.clone(), ITEM_BY_ITEM);
    }
    warnings.moved(&from, to.clone());
    warnings.moved(&from, to.child("items"));
    media_type.insert(
        "schema".to_owned(),
        json!({ "type": "array", "items": item }),
    );
}

/// Whether a Media Type Object is in a Response Object: `responses/200/content/NAME`.
fn is_of_response(at: &Pointer) -> bool {
    let depth = at.depth();
    depth > 3 && at.ancestor(depth - 3).name() == "responses"
}
