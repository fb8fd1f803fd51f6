//! How well media types carry the values of schemas.

use std::collections::BTreeSet;

use super::media_kind::{MediaKind, essence};
use crate::lower::schema::{AdditionalProperties, ResolvedSchema, SchemaRef, Schemas};

/// How well a media type carries the values of its schema, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Capacity {
    /// As they are.
    Full,
    /// As far as is known: it has no schema.
    Unknown,
    /// Only encoded by the caller: bytes as text, or objects as bytes.
    Encoded,
    /// Not at all.
    None,
}

/// The subtypes of `multipart` that the SDK can send.
const MULTIPART: [&str; 4] = ["form-data", "mixed", "related", "*"];

/// How well a media type of a kind carries the values of a schema.
pub(super) fn capacity<'a>(
    name: &str,
    kind: MediaKind,
    schema: Option<&SchemaRef<'a>>,
    schemas: &mut Schemas<'a>,
) -> Capacity {
    if kind == MediaKind::Multipart && !is_supported_multipart(name) {
        return Capacity::None;
    }
    let Some(schema) = schema else {
        return Capacity::Unknown;
    };
    let Some((resolved, _)) = schemas.resolve_ref(schema) else {
        return Capacity::Unknown;
    };
    let is_full = match (kind, &*resolved) {
        (MediaKind::Json, _) => !has_file(schema, schemas),
        (MediaKind::Form | MediaKind::Multipart, ResolvedSchema::Any) => return Capacity::Unknown,
        (MediaKind::Form | MediaKind::Multipart, resolved) if !has_fields(resolved) => {
            return Capacity::None;
        }
        (MediaKind::Form, _) => !has_file(schema, schemas),
        (MediaKind::Multipart, resolved) => !parts(resolved, schemas)
            .iter()
            .any(|part| !is_file(part, schemas) && has_file(part, schemas)),
        (MediaKind::Text, resolved) => is_single(resolved) && !resolved.is_binary(),
        (MediaKind::Binary, resolved) => matches!(resolved, ResolvedSchema::String { .. }),
    };
    match is_full {
        true => Capacity::Full,
        false => Capacity::Encoded,
    }
}

/// Whether the SDK can send a media type that begins with `multipart/`.
pub(super) fn is_supported_multipart(name: &str) -> bool {
    let essence = essence(name);
    let subtype = essence.split_once('/').map(|(_, subtype)| subtype);
    subtype.is_some_and(|subtype| MULTIPART.contains(&subtype))
}

/// Whether a form can have the values as its fields.
fn has_fields(resolved: &ResolvedSchema<'_>) -> bool {
    resolved.is_object() || matches!(resolved, ResolvedSchema::Union(_))
}

fn is_single(resolved: &ResolvedSchema<'_>) -> bool {
    !matches!(
        resolved,
        ResolvedSchema::Array(_) | ResolvedSchema::Union(_)
    ) && !resolved.is_object()
}

/// How many files a part of a multipart body is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Files {
    One,
    Several,
}

/// How many files a part of a multipart body is: one, several of the same name, or either; none if it is something else.
/// A part that can be a file or something else is a file.
pub(super) fn files<'a>(part: &SchemaRef<'a>, schemas: &mut Schemas<'a>) -> Option<Files> {
    let (resolved, _) = schemas.resolve_ref(part)?;
    let ResolvedSchema::Union(union) = &*resolved else {
        return files_of_type(&resolved, schemas);
    };
    let mut most = None;
    for member in &union.members {
        let (resolved, _) = schemas.resolve_ref(member)?;
        match files_of_type(&resolved, schemas) {
            None if has_file(member, schemas) => return None,
            files => most = most.max(files),
        }
    }
    most
}

/// The members of a union with files that are something else.
pub(super) fn others_than_files<'a>(
    part: &SchemaRef<'a>,
    schemas: &mut Schemas<'a>,
) -> Vec<SchemaRef<'a>> {
    let Some((resolved, _)) = schemas.resolve_ref(part) else {
        return Vec::new();
    };
    let mut others = match &*resolved {
        ResolvedSchema::Union(union) => union.members.clone(),
        _ => Vec::new(),
    };
    others.retain(|member| !has_file(member, schemas));
    others
}

/// How many files a value is that is not one of several types.
fn files_of_type<'a>(resolved: &ResolvedSchema<'a>, schemas: &mut Schemas<'a>) -> Option<Files> {
    match resolved {
        resolved if resolved.is_binary() => Some(Files::One),
        ResolvedSchema::Array(Some(items)) => {
            let (items, _) = schemas.resolve_ref(items)?;
            items.is_binary().then_some(Files::Several)
        }
        _ => None,
    }
}

/// Whether a part of a multipart body is a file, or several.
pub(super) fn is_file<'a>(part: &SchemaRef<'a>, schemas: &mut Schemas<'a>) -> bool {
    files(part, schemas).is_some()
}

/// The schemas of the parts of a multipart body.
fn parts<'a>(body: &ResolvedSchema<'a>, schemas: &mut Schemas<'a>) -> Vec<SchemaRef<'a>> {
    let ResolvedSchema::Union(union) = body else {
        return inner(body);
    };
    let members = union.members.iter();
    let resolved: Vec<_> = members.filter_map(|it| schemas.resolve_ref(it)).collect();
    resolved
        .iter()
        .flat_map(|(member, _)| inner(member))
        .collect()
}

/// Whether there is a file anywhere in the values of a schema.
pub(super) fn has_file<'a>(schema: &SchemaRef<'a>, schemas: &mut Schemas<'a>) -> bool {
    let mut visited = BTreeSet::new();
    let mut todo = vec![schema.clone()];
    while let Some(schema) = todo.pop() {
        if let Some((resolved, at)) = schemas.resolve_ref(&schema)
            && visited.insert(at)
        {
            if resolved.is_binary() {
                return true;
            }
            todo.extend(inner(&resolved));
        }
    }
    false
}

/// The schemas of the values that a value contains, and those of the members of a union.
pub(super) fn inner<'a>(resolved: &ResolvedSchema<'a>) -> Vec<SchemaRef<'a>> {
    match resolved {
        ResolvedSchema::Array(items) => items.iter().cloned().collect(),
        ResolvedSchema::Map(values) => values.iter().cloned().collect(),
        ResolvedSchema::Union(union) => union.members.clone(),
        ResolvedSchema::Object(object) => {
            let properties = object.properties.values();
            let properties = properties.flat_map(|property| property.schemas());
            let others = match &object.additional_properties {
                AdditionalProperties::Schema(values) => Some(values),
                AdditionalProperties::Any | AdditionalProperties::Unspecified => None,
            };
            properties.chain(others).cloned().collect()
        }
        _ => Vec::new(),
    }
}
