//! The parts of a request that parameters are written to.

use std::mem;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, header::COOKIE};

use super::body::Body;
use crate::percent::{Escape, Escaping};
use crate::value::style::{self, Pairs};
use crate::{BodyEncoding, Json, Param, ParameterLocation, Params, Style, Wire, parse};

/// The query, headers and body of a request.
pub(super) struct Parts {
    query: Pairs,
    pub(super) headers: HeaderMap,
    body: Body,
}

impl Parts {
    pub(super) fn new(encoding: Option<BodyEncoding>, headers: HeaderMap) -> Self {
        Self {
            query: Pairs::new(),
            headers,
            body: Body::new(encoding),
        }
    }

    pub(super) fn add_params(
        &mut self,
        params: Option<&dyn Params>,
        checks_ranges: bool,
    ) -> Result<(), String> {
        let shape = params.map_or(&[][..], |params| params.shape().params);
        let in_body = [ParameterLocation::Json, ParameterLocation::Body];
        if let Body::Json(body) = &mut self.body
            && !shape.iter().any(|param| in_body.contains(&param.location))
        {
            // A body that is required although nothing can be set in it.
            body.set_empty();
        }
        let values = params.map(Params::values).unwrap_or_default();
        let nulls = params.and_then(Params::nulls);
        for (param, value) in shape.iter().zip(values) {
            let name = param.field.wire;
            value
                .check()
                .and_then(|()| match checks_ranges {
                    true => param.bounds.check(value),
                    false => Ok(()),
                })
                .map_err(|reason| format!("{name}{reason}"))?;
            let null = nulls.and_then(|nulls| nulls.get(param.field.name));
            self.add_param(param, value, null)?;
        }
        Ok(())
    }

    /// Adds a parameter. `null` is sent in a JSON body if the value is unset.
    fn add_param(
        &mut self,
        param: &Param,
        value: &dyn Wire,
        null: Option<&Json>,
    ) -> Result<(), String> {
        let name = param.field.wire;
        let json = || param.field.encode(value).or_else(|| null.cloned());
        let escaping = |escape| Escaping {
            escape,
            allow_reserved: param.allow_reserved,
        };
        match (param.location, &mut self.body) {
            (ParameterLocation::Query, _) => {
                let escaping = escaping(Escape::Reserved);
                self.query
                    .extend(style::pairs(name, value, param.style, escaping));
            }
            (ParameterLocation::Header, _) => {
                if let Some((name, value)) = header(name, value, param.style)? {
                    self.headers.insert(name, value);
                }
            }
            (ParameterLocation::Cookie, _) => {
                let escaping = Escape::Reserved.into();
                self.add_cookies(style::pairs(name, value, param.style, escaping))?;
            }
            (ParameterLocation::Form, Body::Form(fields)) => {
                let escaping = escaping(Escape::Form);
                fields.extend(style::pairs(name, value, param.style, escaping));
            }
            (ParameterLocation::Form, Body::Multipart(form)) => {
                form.add_param(param, value);
            }
            (ParameterLocation::PartHeader, Body::Multipart(form)) => {
                if let Some((_, value)) = header(name, value, param.style)? {
                    form.add_header(param.part, name, value);
                }
            }
            (ParameterLocation::Json, Body::Json(body)) => body.add_property(name, json()),
            (ParameterLocation::Body, Body::Json(body)) => body.set(json()),
            (ParameterLocation::Body, Body::Raw(content)) => *content = Body::raw_content(value),
            (location, _) => {
                return Err(format!(
                    "{name} ({location:?}) cannot be sent with the operation's body encoding"
                ));
            }
        }
        Ok(())
    }

    /// Replaces a parameter: of the body if its parameters have names, otherwise of the query.
    pub(super) fn add_extra(&mut self, name: &str, value: &Json) -> Result<(), String> {
        match &mut self.body {
            Body::None | Body::Raw(_) => replace(&mut self.query, name, value, Escape::Reserved),
            Body::Form(fields) => replace(fields, name, value, Escape::Form),
            Body::Multipart(form) => form.replace_field(name, value),
            Body::Json(body) => body.replace_property(name, value)?,
        }
        Ok(())
    }

    /// Appends to the `Cookie` header, of which a request has only one.
    fn add_cookies(&mut self, cookies: Pairs) -> Result<(), String> {
        for (name, text) in cookies {
            let cookie = format!("{name}={text}");
            let header = self.headers.get(COOKIE);
            let cookies = match header.and_then(|value| value.to_str().ok()) {
                Some(before) => format!("{before}; {cookie}"),
                None => cookie,
            };
            let (name, value) = parse::header("cookie", &cookies)?;
            self.headers.insert(name, value);
        }
        Ok(())
    }

    pub(super) fn encode_query(&self) -> String {
        style::join(&self.query)
    }

    /// Encodes the body and sets the `Content-Type` header. `media_type` is the operation's.
    pub(super) fn encode_body(&mut self, media_type: Option<&str>) -> Result<Bytes, String> {
        let body = mem::replace(&mut self.body, Body::None).encode(media_type);
        if let Some(media_type) = body.media_type {
            let (name, value) = parse::header("content-type", &media_type)?;
            self.headers.insert(name, value);
        }
        Ok(body.bytes)
    }
}

/// Replaces the pairs of a name by those of a JSON value.
fn replace(pairs: &mut Pairs, name: &str, value: &Json, escape: Escape) {
    let escaping = Escaping::from(escape);
    let encoded = escaping.name(name);
    pairs.retain(|(other, _)| *other != encoded);
    style::append_items(name, value.clone(), escaping, pairs);
}

/// Returns a header, unless its value is unset. Single values, such as dates and entity tags, are sent as they are; only
/// the items of lists and the properties of objects have delimiters to be distinguished from.
fn header(
    name: &str,
    value: &dyn Wire,
    style: Style,
) -> Result<Option<(HeaderName, HeaderValue)>, String> {
    let is_text = matches!(style, Style::Json | Style::Urlencoded);
    let escape = match value.encode() {
        Some(Json::Array(_) | Json::Object(_)) if !is_text => Escape::Reserved,
        _ => Escape::Nothing,
    };
    let text = style::text(name, value, style, escape.into()).map(|text| match style {
        Style::Json => ascii(&text),
        _ => text,
    });
    text.map(|text| parse::header(name, &text)).transpose()
}

/// Returns JSON with escapes for the characters that servers read differently in headers.
fn ascii(json: &str) -> String {
    let mut escaped = String::new();
    for symbol in json.chars() {
        match symbol {
            symbol if symbol.is_ascii() => escaped.push(symbol),
            symbol => {
                let units = symbol.encode_utf16(&mut [0; 2]).to_vec();
                escaped.extend(units.iter().map(|unit| format!("\\u{unit:04x}")));
            }
        }
    }
    escaped
}
