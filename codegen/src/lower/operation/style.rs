//! How parameters are serialized: OpenAPI's `style` and `explode`.

use std::collections::BTreeSet;

use openapiv3::{Parameter, PathStyle, QueryStyle};

use crate::api::Style;
use crate::lower::schema::{AdditionalProperties, ResolvedSchema, SchemaRef, Schemas};

/// The structure of a parameter's value, which its style depends on.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Compound {
    /// A single text.
    None,
    List,
    Object,
}

/// The structure of a schema's values.
pub(super) fn compound<'a>(schema: &SchemaRef<'a>, schemas: &mut Schemas<'a>) -> Option<Compound> {
    let mut compound = None;
    let mut visited = BTreeSet::new();
    let mut todo = vec![schema.clone()];
    while let Some(schema) = todo.pop() {
        let Some((resolved, at)) = schemas.resolve_ref(&schema) else {
            continue;
        };
        let of_schema = match &*resolved {
            ResolvedSchema::Array(_) => Compound::List,
            resolved if resolved.is_object() => Compound::Object,
            ResolvedSchema::Union(union) => {
                if visited.insert(at) {
                    todo.extend(union.members.iter().cloned());
                }
                continue;
            }
            _ => Compound::None,
        };
        compound = Some(match compound {
            Some(other) if other != of_schema => Compound::Object,
            _ => of_schema,
        });
    }
    compound
}

/// Whether a schema's lists and objects contain lists or objects in turn.
pub(super) fn is_nested<'a>(schema: &SchemaRef<'a>, schemas: &mut Schemas<'a>) -> bool {
    let mut visited = BTreeSet::new();
    let mut todo = vec![schema.clone()];
    while let Some(schema) = todo.pop() {
        let Some((resolved, at)) = schemas.resolve_ref(&schema) else {
            continue;
        };
        let inner: Vec<SchemaRef<'a>> = match &*resolved {
            ResolvedSchema::Array(items) => items.iter().cloned().collect(),
            ResolvedSchema::Map(values) => values.iter().cloned().collect(),
            ResolvedSchema::Object(object) => {
                let properties = object.properties.values();
                let properties = properties.flat_map(|property| property.schemas());
                let others = match &object.additional_properties {
                    AdditionalProperties::Schema(values) => Some(values),
                    AdditionalProperties::Any | AdditionalProperties::Unspecified => None,
                };
                properties.chain(others).cloned().collect()
            }
            ResolvedSchema::Union(union) => {
                if visited.insert(at) {
                    todo.extend(union.members.iter().cloned());
                }
                continue;
            }
            _ => continue,
        };
        if inner
            .iter()
            .any(|schema| is_always_compound(schema, schemas))
        {
            return true;
        }
    }
    false
}

/// Whether each value of a schema is a list or an object.
fn is_always_compound<'a>(schema: &SchemaRef<'a>, schemas: &mut Schemas<'a>) -> bool {
    let mut visited = BTreeSet::new();
    let mut todo = vec![schema.clone()];
    let mut any = false;
    while let Some(schema) = todo.pop() {
        match schemas.resolve_ref(&schema) {
            Some((resolved, at)) => match &*resolved {
                ResolvedSchema::Union(union) => {
                    if visited.insert(at) {
                        todo.extend(union.members.iter().cloned());
                    }
                }
                resolved if resolved.is_object() => any = true,
                ResolvedSchema::Array(_) => any = true,
                _ => return false,
            },
            None => return false,
        }
    }
    any
}

/// How a parameter with such values is serialized.
pub(super) fn style(parameter: &Parameter, compound: Compound) -> Style {
    let explode = parameter.parameter_data_ref().explode;
    let by_explode = |exploded: Style, joined: Style, default: bool| match compound {
        Compound::None => Style::Plain,
        _ if explode.unwrap_or(default) => exploded,
        _ => joined,
    };
    let repeated = match compound {
        Compound::Object => Style::Spread,
        Compound::List | Compound::None => Style::Plain,
    };
    match parameter {
        Parameter::Query { style, .. } => match style {
            QueryStyle::Form => by_explode(repeated, Style::Comma, true),
            QueryStyle::SpaceDelimited => by_explode(repeated, Style::Space, false),
            QueryStyle::PipeDelimited => by_explode(repeated, Style::Pipe, false),
            QueryStyle::DeepObject => by_explode(Style::Deep, Style::Deep, true),
        },
        Parameter::Cookie { .. } => by_explode(repeated, Style::Comma, true),
        Parameter::Header { .. } => by_explode(Style::Pairs, Style::Comma, false),
        Parameter::Path { style, .. } => match style {
            PathStyle::Simple => by_explode(Style::Pairs, Style::Comma, false),
            PathStyle::Label if explode == Some(true) => Style::LabelPairs,
            PathStyle::Label => Style::Label,
            PathStyle::Matrix if explode == Some(true) => Style::MatrixPairs,
            PathStyle::Matrix => Style::Matrix,
        },
    }
}
