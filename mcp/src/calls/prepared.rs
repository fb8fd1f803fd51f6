//! Operations as the SDK knows them.

use std::fmt;

use twilio_runtime::{
    Field, Operation, Param, ParameterLocation, Params, ParamsShape, Style, WireValue,
};

use super::argument::Argument;
use crate::connection::{leak, scheme};
use crate::index::{self, Index};

/// An operation of the SDK with the names of its parameters, which stay in memory as those of a generated crate do.
pub(super) struct Prepared {
    pub(super) operation: &'static Operation,
    /// The parameters in the path, in the order of the index, with their styles.
    pub(super) path: Vec<(&'static str, Style)>,
    shape: &'static ParamsShape,
}

impl Prepared {
    pub(super) fn new(index: &Index, entry: &index::Operation) -> Self {
        let in_path = entry.parameters.iter().filter(|it| it.location == "path");
        let others = entry.parameters.iter().filter(|it| it.location != "path");
        let params: Vec<_> = others.map(param).collect();
        Self {
            operation: Box::leak(Box::new(operation(index, entry))),
            path: in_path
                .map(|it| (leak(&it.wire), style(&it.style)))
                .collect(),
            shape: Box::leak(Box::new(ParamsShape {
                name: leak(entry.params.as_deref().unwrap_or("Params")),
                params: params.leak(),
            })),
        }
    }

    /// The parameters outside the path, with their values in the same order.
    pub(super) fn params(&self, values: Vec<Argument>) -> Values {
        Values {
            shape: self.shape,
            values,
        }
    }
}

fn operation(index: &Index, entry: &index::Operation) -> Operation {
    let (id, path) = (leak(&entry.id), leak(&entry.path));
    let server = leak(entry.server.as_deref().unwrap_or(&index.server));
    let created = match entry.method.as_str() {
        "GET" => Operation::get(id, server, path),
        "PUT" => Operation::put(id, server, path),
        "DELETE" => Operation::delete(id, server, path),
        "OPTIONS" => Operation::options(id, server, path),
        "HEAD" => Operation::head(id, server, path),
        "PATCH" => Operation::patch(id, server, path),
        "TRACE" => Operation::trace(id, server, path),
        _ => Operation::post(id, server, path),
    };
    let with_server = match entry.server {
        Some(_) => created.own_server(),
        None => created,
    };
    let with_body = match &entry.body {
        None => with_server,
        Some(body) => {
            let encoded = match body.encoding.as_str() {
                "form" => with_server.form(),
                "json" => with_server.json(),
                "multipart" => with_server.multipart(),
                _ => with_server.raw(),
            };
            encoded.content_type(leak(&body.media_type))
        }
    };
    let with_accept = match &entry.accept {
        Some(media_types) => with_body.accept(leak(media_types)),
        None => with_body,
    };
    let with_success = match entry.response.reading.as_str() {
        "redirect" => with_accept.expect_redirect(),
        _ => with_accept,
    };
    let with_items = match &entry.stream {
        Some(stream) if stream.items == "events" => with_success.whole_events(),
        _ => with_success,
    };
    if entry.anonymous {
        return with_items.without_credentials();
    }
    let Some(alternatives) = &entry.security else {
        return with_items;
    };
    let alternatives = alternatives.iter().map(|schemes| {
        let schemes = schemes.iter().filter_map(|required| {
            let scopes: Vec<_> = required.scopes.iter().map(|scope| leak(scope)).collect();
            Some((scheme(index, &required.scheme)?, &*scopes.leak()))
        });
        &*schemes.collect::<Vec<_>>().leak()
    });
    with_items.security(alternatives.collect::<Vec<_>>().leak())
}

fn param(entry: &index::Parameter) -> Param {
    let (name, wire) = (leak(&entry.rust), leak(&entry.wire));
    let mut param = match entry.location.as_str() {
        "query" => Param::query(name, wire),
        "header" => Param::header(name, wire),
        "cookie" => Param::cookie(name, wire),
        "form" => Param::form(name, wire),
        "part header" => Param::part_header(name, wire),
        "json" => Param::json(name, wire),
        _ => Param::body(name),
    };
    param.style = style(&entry.style);
    param.allow_reserved = entry.reserved;
    param.media_type = entry.media_type.as_deref().map(leak);
    param.part = entry.part.as_deref().map_or("", leak);
    if param.location != ParameterLocation::Body {
        param.field = Field::new(name, wire);
    }
    // Whatever a model sends is hidden in `Debug`.
    param.field.redacted = true;
    param
}

fn style(name: &str) -> Style {
    match name {
        "Comma" => Style::Comma,
        "Space" => Style::Space,
        "Pipe" => Style::Pipe,
        "Deep" => Style::Deep,
        "Spread" => Style::Spread,
        "Pairs" => Style::Pairs,
        "Json" => Style::Json,
        "Urlencoded" => Style::Urlencoded,
        "Label" => Style::Label,
        "LabelPairs" => Style::LabelPairs,
        "Matrix" => Style::Matrix,
        "MatrixPairs" => Style::MatrixPairs,
        _ => Style::Plain,
    }
}

/// The values of parameters.
pub(super) struct Values {
    shape: &'static ParamsShape,
    values: Vec<Argument>,
}

impl Params for Values {
    fn shape(&self) -> &'static ParamsShape {
        self.shape
    }

    fn values(&self) -> Vec<&dyn WireValue> {
        let values = self.values.iter();
        values.map(|value| value as &dyn WireValue).collect()
    }
}

impl fmt::Debug for Values {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct(self.shape.name).finish_non_exhaustive()
    }
}
