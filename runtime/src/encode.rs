//! From a call to the HTTP request that makes it.

use bytes::Bytes;
use form_urlencoded::Serializer;
use http::{HeaderMap, HeaderValue, Uri, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Map;

use crate::client::parse_header;
use crate::request::Call;
use crate::{Error, Json, Media, Params, Place, Wire, sid};

/// What has to be encoded for a text to stay one path segment, or one cookie.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The texts of a call that must not show in errors: what its parameters mark so, and its path values, which may be
/// anything, but for SIDs.
pub(crate) fn personal(call: &Call) -> Vec<String> {
    let path = call.path.iter().map(|(_, value)| value);
    let mut personal = Vec::new();
    for value in path.filter(|value| !sid::is_any_sid(value)) {
        personal.push(value.clone());
        personal.push(utf8_percent_encode(value, SEGMENT).to_string());
    }
    if let Some(params) = &call.params {
        let params = params.shape().params.iter().zip(params.slots());
        let redacted = params.filter(|(param, _)| param.field.redacted);
        personal.extend(redacted.flat_map(|(_, value)| texts(value)));
    }
    personal
}

/// The request, without the client's credentials.
pub(crate) fn http_request(call: &Call) -> Result<http::Request<Bytes>, Error> {
    build(call).map_err(|fault| Error::argument(call.operation, fault))
}

fn build(call: &Call) -> Result<http::Request<Bytes>, String> {
    if let Some(fault) = &call.fault {
        return Err(fault.clone());
    }
    let mut parts = Parts {
        headers: call.client.headers().clone(),
        ..Parts::default()
    };
    if let Some(params) = &call.params {
        parts.add(&**params, call.operation.media())?;
    }
    let uri = match &call.url {
        Some(url) => url.clone(),
        None => url(call, &parts.query)?,
    };
    let body = parts.body(call.operation.media());
    parts.headers.extend(call.headers.clone());

    let mut request = http::Request::new(body);
    *request.method_mut() = call.operation.method().clone();
    *request.uri_mut() = uri;
    *request.headers_mut() = parts.headers;
    request.extensions_mut().insert(call.operation);
    #[cfg(feature = "testing")]
    crate::testing::note_path(&mut request, &call.path);
    Ok(request)
}

/// Server, path and query, with the parameters' values in them.
fn url(call: &Call, query: &Pairs) -> Result<Uri, String> {
    let mut url = path(call)?;
    if !query.is_empty() {
        url.push('?');
        url.push_str(&form(query));
    }
    url.parse()
        .map_err(|fault| format!("the URL that they make cannot be sent ({fault})"))
}

/// Server and path, with the parameters' values in it.
fn path(call: &Call) -> Result<String, String> {
    let mut url = call.client.server(call.operation).into_owned();
    let mut rest = call.operation.path();
    while let Some((literal, parameter)) = rest.split_once('{') {
        let (name, after) = parameter.split_once('}').unwrap_or((parameter, ""));
        let value = call.path.iter().find(|(given, _)| *given == name);
        let (_, value) = value.ok_or_else(|| format!("{name} has no value"))?;
        url.push_str(literal);
        url.extend(utf8_percent_encode(value, SEGMENT));
        rest = after;
    }
    url.push_str(rest);
    Ok(url)
}

type Pairs = Vec<(&'static str, String)>;

fn form(pairs: &Pairs) -> String {
    Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// A value's texts for a form, query, header or path.
pub(crate) fn texts(value: &dyn Wire) -> Vec<String> {
    let mut texts = Vec::new();
    value.form(&mut texts);
    texts
}

fn pairs(name: &'static str, value: &dyn Wire) -> impl Iterator<Item = (&'static str, String)> {
    texts(value).into_iter().map(move |text| (name, text))
}

/// Where the parameters' values go.
#[derive(Default)]
struct Parts {
    query: Pairs,
    headers: HeaderMap,
    form: Pairs,
    json: Option<Json>,
}

impl Parts {
    fn add(&mut self, params: &dyn Params, media: Option<Media>) -> Result<(), String> {
        for (param, value) in params.shape().params.iter().zip(params.slots()) {
            let name = param.field.wire;
            value.check().map_err(|fault| format!("{name}{fault}"))?;
            match (param.place, media) {
                (Place::Query, _) => self.query.extend(pairs(name, value)),
                (Place::Header, _) => self.header(name, value)?,
                (Place::Cookie, _) => self.cookie(name, value)?,
                (Place::Form, Some(Media::Form)) => self.form.extend(pairs(name, value)),
                (Place::Json, Some(Media::Json)) => self.property(name, value),
                (Place::Body, Some(Media::Json)) => self.json = value.encode(),
                (place, _) => {
                    return Err(format!(
                        "{name} ({place:?}) has no place in the operation's body"
                    ));
                }
            }
        }
        Ok(())
    }

    fn header(&mut self, name: &str, value: &dyn Wire) -> Result<(), String> {
        let texts = texts(value);
        if !texts.is_empty() {
            let (name, value) = parse_header(name, &texts.join(","))?;
            self.headers.insert(name, value);
        }
        Ok(())
    }

    /// Adds to the one `Cookie` header that a request may have.
    fn cookie(&mut self, name: &str, value: &dyn Wire) -> Result<(), String> {
        for text in texts(value) {
            let before = self
                .headers
                .get(header::COOKIE)
                .and_then(|cookies| cookies.to_str().ok());
            let before = before
                .map(|cookies| format!("{cookies}; "))
                .unwrap_or_default();
            let cookies = format!("{before}{name}={}", utf8_percent_encode(&text, SEGMENT));
            let (name, value) = parse_header("cookie", &cookies)?;
            self.headers.insert(name, value);
        }
        Ok(())
    }

    fn property(&mut self, name: &str, value: &dyn Wire) {
        let body = self.json.get_or_insert_with(|| Json::Object(Map::new()));
        if let (Some(properties), Some(value)) = (body.as_object_mut(), value.encode()) {
            properties.insert(name.to_owned(), value);
        }
    }

    /// The body; its media type goes to the headers.
    fn body(&mut self, media: Option<Media>) -> Bytes {
        let (content_type, body) = match (media, self.json.take()) {
            (Some(Media::Form), _) => ("application/x-www-form-urlencoded", form(&self.form)),
            (Some(Media::Json), Some(json)) => ("application/json", json.to_string()),
            _ => return Bytes::new(),
        };
        self.headers
            .insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        body.into()
    }
}
