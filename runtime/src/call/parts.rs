//! The parts of a request that parameters are written to.

use std::borrow::Cow;
use std::mem;

use bytes::Bytes;
use http::{
    HeaderMap, HeaderName, HeaderValue,
    header::{CONTENT_TYPE, COOKIE},
};

use super::body::Body;
use super::json_body::JsonBody;
use crate::percent::{Escape, Escaping};
use crate::value::check::check;
use crate::value::encode::{encode, is_sent};
use crate::value::pairs::Pairs;
use crate::value::style;
use crate::value::wire_value::WireValue;
use crate::{BodyEncoding, Json, Param, ParameterLocation, Params, Style, parse};

/// The query, headers and body of a request.
pub(super) struct Parts<'a> {
    query: Pairs,
    pub(super) headers: HeaderMap,
    body: Body<'a>,
}

impl<'a> Parts<'a> {
    /// Creates parts to which `replaced` parameters are added in the end.
    pub(super) fn new(
        encoding: Option<BodyEncoding>,
        headers: HeaderMap,
        replaced: &[(String, Json)],
    ) -> Self {
        let names = |escape: Escape| {
            let names = replaced.iter().map(|(name, _)| escape.encode(name));
            Pairs::replacing(names.collect())
        };
        let mut parts = Self {
            query: Pairs::default(),
            headers,
            body: Body::new(encoding),
        };
        match &mut parts.body {
            Body::None | Body::Raw(_) => parts.query = names(Escape::Reserved),
            Body::Form(fields) => *fields = names(Escape::Form),
            Body::Multipart(_) | Body::Json(_) => {}
        }
        parts
    }

    pub(super) fn add_params(
        &mut self,
        params: Option<&'a dyn Params>,
        checks_ranges: bool,
    ) -> Result<(), String> {
        let shape = params.map_or(&[][..], |params| params.shape().params);
        let is_whole = |param: &Param| param.location == ParameterLocation::Body;
        if let Body::Json(body) = &mut self.body
            && !shape.iter().any(is_whole)
        {
            // An object is sent even if nothing is set in it.
            body.set_empty();
        }
        let values = params.map(Params::values).unwrap_or_default();
        let nulls = params.and_then(Params::nulls);
        for (param, value) in shape.iter().zip(values) {
            let name = &*param.field.wire;
            let is_null = nulls.is_some_and(|nulls| nulls.get(&param.field.name).is_some());
            if !is_null && !is_sent(&param.field, value) {
                continue;
            }
            check(value)
                .and_then(|()| match checks_ranges {
                    true => param.check_bounds(value),
                    false => Ok(()),
                })
                .map_err(|reason| format!("{name}{reason}"))?;
            self.add_param(param, value)?;
        }
        Ok(())
    }

    /// Adds a parameter. In a JSON body, an unset value is sent as null.
    fn add_param(&mut self, param: &'a Param, value: &'a dyn WireValue) -> Result<(), String> {
        let name = &*param.field.wire;
        let escaping = |escape| Escaping {
            escape,
            allow_reserved: param.allow_reserved,
        };
        match (param.location, &mut self.body) {
            (ParameterLocation::Query, _) => {
                let escaping = escaping(Escape::Reserved);
                style::add_pairs(&mut self.query, name, value, param.style, escaping);
            }
            (ParameterLocation::Header, _) => {
                if let Some((name, value)) = header(name, value, param.style)? {
                    self.headers.insert(name, value);
                }
            }
            (ParameterLocation::Cookie, _) => self.add_cookies(param, value)?,
            (ParameterLocation::Form, Body::Form(fields)) => {
                let escaping = escaping(Escape::Form);
                style::add_pairs(fields, name, value, param.style, escaping);
            }
            (ParameterLocation::Form, Body::Multipart(form)) => {
                form.add_param(param, value);
            }
            (ParameterLocation::PartHeader, Body::Multipart(form)) => {
                if let Some((_, value)) = header(name, value, param.style)? {
                    form.add_header(param.part, name, value);
                }
            }
            (ParameterLocation::Json, Body::Json(body)) => _ = body.set_property(name, value),
            (ParameterLocation::Body, Body::Json(body)) => *body = JsonBody::Value(value),
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
    pub(super) fn add_extra(&mut self, name: &'a str, value: &'a Json) -> Result<(), String> {
        let add = |pairs: &mut Pairs, escape: Escape| {
            pairs.add_replacements(|pairs| {
                style::add_items(pairs, name, value.clone(), escape.into());
            });
        };
        match &mut self.body {
            Body::None | Body::Raw(_) => add(&mut self.query, Escape::Reserved),
            Body::Form(fields) => add(fields, Escape::Form),
            Body::Multipart(form) => form.replace_field(name, value),
            Body::Json(body) => match body.set_property(name, value) {
                true => {}
                false => {
                    return Err(format!(
                        "{name} cannot be added to the body, which is not an object"
                    ));
                }
            },
        }
        Ok(())
    }

    /// Appends to the `Cookie` header, of which a request has only one.
    fn add_cookies(&mut self, param: &Param, value: &dyn WireValue) -> Result<(), String> {
        let mut pairs = Pairs::default();
        let escaping = Escape::Reserved.into();
        style::add_pairs(&mut pairs, &param.field.wire, value, param.style, escaping);
        // Delimiters within names and values are encoded.
        let added = pairs.into_text().replace('&', "; ");
        if added.is_empty() {
            return Ok(());
        }
        let header = self.headers.get(COOKIE);
        let cookies = match header.and_then(|value| value.to_str().ok()) {
            Some(before) => format!("{before}; {added}"),
            None => added,
        };
        let (name, value) = parse::header("cookie", &cookies)?;
        self.headers.insert(name, value);
        Ok(())
    }

    /// Returns the query.
    pub(super) fn take_query(&mut self) -> String {
        mem::take(&mut self.query).into_text()
    }

    /// Encodes the body and sets the `Content-Type` header. `media_type` is the operation's.
    pub(super) fn encode_body(
        &mut self,
        media_type: Option<&'static str>,
    ) -> Result<Bytes, String> {
        let body = mem::replace(&mut self.body, Body::None).encode(media_type);
        match body.media_type {
            None => {}
            Some(Cow::Borrowed(media_type)) if is_visible(media_type) => {
                let value = HeaderValue::from_static(media_type);
                self.headers.insert(CONTENT_TYPE, value);
            }
            Some(media_type) => {
                let (name, value) = parse::header("content-type", &media_type)?;
                self.headers.insert(name, value);
            }
        }
        Ok(body.bytes)
    }
}

/// Returns whether a text consists of the visible ASCII characters, which are allowed in headers.
fn is_visible(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Returns a header, unless its value is unset. Single values, such as dates and entity tags, are sent as they are; only
/// the items of lists and the properties of objects have delimiters to be distinguished from.
fn header(
    name: &str,
    value: &dyn WireValue,
    style: Style,
) -> Result<Option<(HeaderName, HeaderValue)>, String> {
    let is_text = matches!(style, Style::Json | Style::Urlencoded);
    let escape = match encode(value) {
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
