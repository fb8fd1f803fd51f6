//! From a call to the HTTP request that makes it.

use bytes::Bytes;
use form_urlencoded::Serializer;
use http::{HeaderMap, HeaderValue, Uri, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Map;

use crate::client::parse_header;
use crate::multipart::{self, Part};
use crate::request::Call;
use crate::style::{self, texts};
use crate::twilio::sid;
use crate::{
    BodyEncoding, Error, FilePart, Json, Operation, Param, ParameterLocation, Params, Style, Wire,
};

/// What has to be encoded for a text to stay one path segment, or one cookie.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The same where the delimiters of a list or an object are in the text.
const DELIMITED: &AsciiSet = &SEGMENT.remove(b',').remove(b';').remove(b'=');

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
        let params = params.shape().params.iter().zip(params.values());
        let redacted = params.filter(|(param, _)| param.field.redacted);
        personal.extend(redacted.flat_map(|(_, value)| texts(value)));
    }
    // Nobody says of these whether they are.
    personal.extend(call.extra.iter().flat_map(|(_, value)| texts(value)));
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
    if let Some(media_type) = call.operation.accepts() {
        let media_type = HeaderValue::from_static(media_type);
        parts.headers.insert(header::ACCEPT, media_type);
    }
    if let Some(params) = &call.params {
        parts.add(&**params, call.operation.body_encoding())?;
    }
    for (name, value) in &call.extra {
        parts.add_extra(name, value, call.operation.body_encoding())?;
    }
    let uri = match &call.url {
        Some(url) => url.clone(),
        None => url(call, &parts.query)?,
    };
    let body = parts.body(call.operation)?;
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
    if !url.starts_with("http") {
        return Err(format!(
            "the API's description does not say at which address its server is; give the client a base URL, whose \
             path is to be `{url}/`"
        ));
    }
    let mut rest = call.operation.path();
    while let Some((literal, parameter)) = rest.split_once('{') {
        let (name, after) = parameter.split_once('}').unwrap_or((parameter, ""));
        let value = call.path.iter().find(|(given, _)| *given == name);
        let (_, value) = value.ok_or_else(|| format!("{name} has no value"))?;
        let set = match call.delimited.contains(&name) {
            true => DELIMITED,
            false => SEGMENT,
        };
        url.push_str(literal);
        url.extend(utf8_percent_encode(value, set));
        rest = after;
    }
    url.push_str(rest);
    Ok(url)
}

type Pairs = Vec<(String, String)>;

fn form(pairs: &Pairs) -> String {
    Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// Where the parameters' values go.
#[derive(Default)]
struct Parts {
    query: Pairs,
    headers: HeaderMap,
    form: Pairs,
    multipart: Vec<Part>,
    json: Option<Json>,
    raw: Option<FilePart>,
}

impl Parts {
    fn add(&mut self, params: &dyn Params, encoding: Option<BodyEncoding>) -> Result<(), String> {
        for (param, value) in params.shape().params.iter().zip(params.values()) {
            let name = param.field.wire;
            value.check().map_err(|fault| format!("{name}{fault}"))?;
            let pairs = || style::pairs(name, value, param.style);
            match (param.location, encoding) {
                (ParameterLocation::Query, _) => self.query.extend(pairs()),
                (ParameterLocation::Header, _) => self.header(name, value, param.style)?,
                (ParameterLocation::Cookie, _) => self.cookie(pairs())?,
                (ParameterLocation::Form, Some(BodyEncoding::Form)) => self.form.extend(pairs()),
                (ParameterLocation::Form, Some(BodyEncoding::Multipart)) => self.part(param, value),
                (ParameterLocation::Json, Some(BodyEncoding::Json)) => self.property(name, value),
                (ParameterLocation::Body, Some(BodyEncoding::Json)) => self.json = value.encode(),
                (ParameterLocation::Body, Some(BodyEncoding::Raw)) => self.raw(value),
                (location, _) => {
                    return Err(format!(
                        "{name} cannot be sent: the operation's body has no {location:?} parameters"
                    ));
                }
            }
        }
        Ok(())
    }

    fn add_extra(
        &mut self,
        name: &str,
        value: &Json,
        encoding: Option<BodyEncoding>,
    ) -> Result<(), String> {
        let pairs = || {
            let mut pairs = Pairs::new();
            style::repeat(name, value.clone(), &mut pairs);
            pairs
        };
        let replace = |known: &mut Pairs| {
            known.retain(|(other, _)| other != name);
            known.extend(pairs());
        };
        match encoding {
            None | Some(BodyEncoding::Raw) => replace(&mut self.query),
            Some(BodyEncoding::Form) => replace(&mut self.form),
            Some(BodyEncoding::Multipart) => {
                self.multipart.retain(|part| part.name != name);
                let parts = pairs().into_iter().map(|(name, text)| Part {
                    name,
                    content: FilePart::new(text),
                });
                self.multipart.extend(parts);
            }
            Some(BodyEncoding::Json) => {
                let body = self.json.get_or_insert_with(|| Json::Object(Map::new()));
                let properties = body
                    .as_object_mut()
                    .ok_or_else(|| format!("{name} has no place in a body that is no object"))?;
                properties.insert(name.to_owned(), value.clone());
            }
        }
        Ok(())
    }

    fn header(&mut self, name: &str, value: &dyn Wire, style: Style) -> Result<(), String> {
        if let Some(text) = style::text(name, value, style) {
            let (name, value) = parse_header(name, &text)?;
            self.headers.insert(name, value);
        }
        Ok(())
    }

    /// Adds to the one `Cookie` header that a request may have.
    fn cookie(&mut self, pairs: Pairs) -> Result<(), String> {
        for (name, text) in pairs {
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

    /// Adds the files of a field, or its texts; what is more than a text goes as JSON.
    fn part(&mut self, param: &Param, value: &dyn Wire) {
        let mut contents = Vec::new();
        value.files(&mut contents);
        if contents.is_empty() {
            let json = match value.encode() {
                Some(Json::Array(items)) => {
                    items.iter().any(|item| item.is_array() || item.is_object())
                }
                Some(json) => json.is_object(),
                None => false,
            };
            let pairs = style::pairs(param.field.wire, value, param.style);
            contents.extend(pairs.into_iter().map(|(_, text)| FilePart {
                media_type:
                    (json || param.style == Style::Json).then(|| "application/json".to_owned()),
                ..FilePart::new(text)
            }));
        }
        self.multipart
            .extend(contents.into_iter().map(|content| Part {
                name: param.field.wire.to_owned(),
                content,
            }));
    }

    fn property(&mut self, name: &str, value: &dyn Wire) {
        let body = self.json.get_or_insert_with(|| Json::Object(Map::new()));
        if let (Some(properties), Some(value)) = (body.as_object_mut(), value.encode()) {
            properties.insert(name.to_owned(), value);
        }
    }

    fn raw(&mut self, value: &dyn Wire) {
        let mut files = Vec::new();
        value.files(&mut files);
        let text = || texts(value).pop().map(FilePart::new);
        self.raw = files.pop().or_else(text);
    }

    /// The body; its media type goes to the headers.
    fn body(&mut self, operation: &Operation) -> Result<Bytes, String> {
        let mut media_type = operation.media_type().map(str::to_owned);
        let body = match operation.body_encoding() {
            Some(BodyEncoding::Form) => form(&self.form).into(),
            Some(BodyEncoding::Multipart) => {
                let (with_boundary, body) = multipart::body(&self.multipart);
                media_type = Some(with_boundary);
                body
            }
            Some(BodyEncoding::Json) => match self.json.take() {
                Some(json) => json.to_string().into(),
                None => return Ok(Bytes::new()),
            },
            Some(BodyEncoding::Raw) => match self.raw.take() {
                Some(content) => {
                    media_type = content.media_type.or(media_type);
                    content.bytes
                }
                None => return Ok(Bytes::new()),
            },
            None => return Ok(Bytes::new()),
        };
        if let Some(media_type) = media_type {
            let (name, value) = parse_header("content-type", &media_type)?;
            self.headers.insert(name, value);
        }
        Ok(body)
    }
}
