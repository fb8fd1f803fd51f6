//! How parameters are written: OpenAPI's `style` and `explode`.

use std::collections::BTreeSet;

use openapiv3::{Parameter, PathStyle, QueryStyle};

use super::Lowering;
use super::shape::{Part, Shape};
use crate::api::Style;

impl<'a> Lowering<'a> {
    /// What more than a single text the values of a parameter can be.
    pub(super) fn compound(&mut self, part: &Part<'a>) -> Option<Compound> {
        let mut all = None;
        let mut met = BTreeSet::new();
        let mut open = vec![part.clone()];
        while let Some(part) = open.pop() {
            let Some((shape, at)) = self.final_shape(&part) else {
                continue;
            };
            let one = match &*shape {
                Shape::Array(_) => Compound::List,
                Shape::Object(_) | Shape::Map(_) | Shape::UriMap => Compound::Object,
                Shape::Union(union) => {
                    if met.insert(at) {
                        open.extend(union.parts.iter().cloned());
                    }
                    continue;
                }
                _ => Compound::None,
            };
            all = Some(match all {
                Some(other) if other != one => Compound::Object,
                _ => one,
            });
        }
        all
    }
}

/// What more than a single text a value is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Compound {
    None,
    List,
    Object,
}

/// How a parameter is written: what its `style` and `explode` make of its kind of value.
pub(super) fn style(parameter: &Parameter, compound: Compound) -> Style {
    let data = parameter.parameter_data_ref();
    let exploded = |usual: bool| data.explode.unwrap_or(usual);
    let in_pairs = |pairs: Style, flat: Style, usual: bool| match compound {
        Compound::None => Style::Plain,
        _ if exploded(usual) => pairs,
        _ => flat,
    };
    let repeated = match compound {
        Compound::Object => Style::Spread,
        Compound::List | Compound::None => Style::Plain,
    };
    match parameter {
        Parameter::Query { style, .. } => match style {
            QueryStyle::Form => in_pairs(repeated, Style::Comma, true),
            QueryStyle::SpaceDelimited => in_pairs(repeated, Style::Space, false),
            QueryStyle::PipeDelimited => in_pairs(repeated, Style::Pipe, false),
            QueryStyle::DeepObject => in_pairs(Style::Deep, Style::Deep, true),
        },
        Parameter::Cookie { .. } => in_pairs(repeated, Style::Comma, true),
        Parameter::Header { .. } => in_pairs(Style::Pairs, Style::Comma, false),
        Parameter::Path { style, .. } => match style {
            PathStyle::Simple => in_pairs(Style::Pairs, Style::Comma, false),
            PathStyle::Label if exploded(false) => Style::LabelPairs,
            PathStyle::Label => Style::Label,
            PathStyle::Matrix if exploded(false) => Style::MatrixPairs,
            PathStyle::Matrix => Style::Matrix,
        },
    }
}
