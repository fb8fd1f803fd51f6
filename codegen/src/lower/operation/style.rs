//! How parameters are serialized: OpenAPI's `style` and `explode`.

use std::collections::BTreeSet;

use openapiv3::{Parameter, PathStyle, QueryStyle};

use super::capacity::inner;
use crate::api::Style;
use crate::lower::schema::{ResolvedSchema, SchemaRef, Schemas};

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
        if let ResolvedSchema::Union(union) = &*resolved {
            if visited.insert(at) {
                todo.extend(union.members.iter().cloned());
            }
            continue;
        }
        let inner = inner(&resolved);
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
    match parameter {
        Parameter::Query { style, .. } => query_style(style, explode, compound),
        Parameter::Cookie { .. } => query_style(&QueryStyle::Form, explode, compound),
        Parameter::Header { .. } => header_style(explode, compound),
        Parameter::Path { style, .. } => match style {
            PathStyle::Simple => header_style(explode, compound),
            PathStyle::Label if explode == Some(true) => Style::LabelPairs,
            PathStyle::Label => Style::Label,
            PathStyle::Matrix if explode == Some(true) => Style::MatrixPairs,
            PathStyle::Matrix => Style::Matrix,
        },
    }
}

/// How such values are serialized in a query or a form.
pub(super) fn query_style(style: &QueryStyle, explode: Option<bool>, compound: Compound) -> Style {
    let (joined, explodes) = match style {
        QueryStyle::Form => (Style::Comma, true),
        QueryStyle::SpaceDelimited => (Style::Space, false),
        QueryStyle::PipeDelimited => (Style::Pipe, false),
        QueryStyle::DeepObject => (Style::Deep, false),
    };
    match compound {
        Compound::None => Style::Plain,
        _ if joined == Style::Deep => Style::Deep,
        Compound::Object if explode.unwrap_or(explodes) => Style::Spread,
        Compound::List if explode.unwrap_or(explodes) => Style::Plain,
        Compound::List | Compound::Object => joined,
    }
}

/// How such values are serialized in a header, and without a prefix in a path.
pub(super) fn header_style(explode: Option<bool>, compound: Compound) -> Style {
    match compound {
        Compound::None => Style::Plain,
        _ if explode == Some(true) => Style::Pairs,
        Compound::List | Compound::Object => Style::Comma,
    }
}
