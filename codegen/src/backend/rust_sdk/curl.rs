//! Calls as command lines of curl, for a POSIX shell.

use percent_encoding::utf8_percent_encode;
use serde_json::Value;
use twilio_runtime::__private::PATH_SEGMENT;

use super::call::Call;
use crate::api::{Api, Field, Media, Operation, Place, SchemeKind, Style, Type};

/// The lines of a command that makes a call; none if a value of it is written in a way that takes a program.
pub(super) fn command(api: &Api, operation: &Operation, call: &Call) -> Option<Vec<String>> {
    call.expression.as_ref()?;
    let mut options = credentials(operation);
    let mut query = Vec::new();
    let mut body = Vec::new();
    let mut json = serde_json::Map::new();
    for (place, wire, value) in &call.parameters {
        let field = field(operation, *place, wire)?;
        match place {
            Place::Query => {
                for (name, text) in pairs(field, value)? {
                    query.push(format!("{name}={}", encoded(&text)));
                }
            }
            Place::Header => options.push(option("-H", &format!("{wire}: {}", text(value)?))),
            Place::Cookie => options.push(option("-b", &format!("{wire}={}", text(value)?))),
            Place::Form => {
                let name = match (operation.body, &field.ty) {
                    (Some(Media::Multipart), ty) if is_file(ty) => "-F",
                    (Some(Media::Multipart), _) => "--form-string",
                    _ => "--data-urlencode",
                };
                let at = if name == "-F" { "@" } else { "" };
                let pairs = pairs(field, value)?.into_iter();
                body.extend(pairs.map(|(wire, text)| option(name, &format!("{wire}={at}{text}"))));
            }
            Place::Json => _ = json.insert(wire.clone(), value.clone()),
            Place::Body => body.extend(whole_body(operation, field, value)?),
        }
    }
    if takes_properties(operation) {
        body.extend(data(operation, "--data", &Value::Object(json).to_string()));
    }
    let usual = if body.is_empty() { "GET" } else { "POST" };
    let method = match operation.method.as_str() {
        "HEAD" => "-I ".to_owned(),
        method if method == usual => String::new(),
        method => format!("-X {method} "),
    };
    let address = address(api, operation, call, &query)?;
    let mut lines = vec![format!("curl {method}{address}")];
    let options = options.into_iter().chain(body);
    lines.extend(options.map(|option| format!("  {option}")));
    let last = lines.len() - 1;
    for line in &mut lines[..last] {
        line.push_str(" \\");
    }
    Some(lines)
}

/// What the first of the ways to convince the server takes, from variables of the shell.
fn credentials(operation: &Operation) -> Vec<String> {
    let schemes = operation.authorization.first().into_iter().flatten();
    let options = schemes.filter_map(|scheme| match &scheme.kind {
        SchemeKind::Http(scheme) if scheme == "basic" => {
            Some("-u \"$TWILIO_API_KEY:$TWILIO_API_SECRET\"".to_owned())
        }
        SchemeKind::Http(_) | SchemeKind::OAuth2 | SchemeKind::OpenIdConnect => {
            Some("-H \"Authorization: Bearer $TOKEN\"".to_owned())
        }
        SchemeKind::HeaderKey(name) => Some(format!(
            "{}\"$API_KEY\"",
            option("-H", &format!("{name}: "))
        )),
        SchemeKind::CookieKey(name) => {
            Some(format!("{}\"$API_KEY\"", option("-b", &format!("{name}="))))
        }
        // It is a parameter of the operation.
        SchemeKind::QueryKey(_) => None,
    });
    options.collect()
}

/// The address in quotes; a server that the document leaves open is a variable of the shell.
fn address(api: &Api, operation: &Operation, call: &Call, query: &[String]) -> Option<String> {
    let mut path = operation.path.clone();
    for (name, value) in &call.path {
        let field = operation
            .path_parameters
            .iter()
            .find(|field| field.wire == *name)?;
        if field.style != Style::Plain {
            return None;
        }
        path = path.replace(&format!("{{{name}}}"), &encoded(&text(value)?));
    }
    let mark = if query.is_empty() { "" } else { "?" };
    let server = operation.server.as_ref().unwrap_or(&api.server);
    let address = quoted(&format!("{server}{path}{mark}{}", query.join("&")));
    Some(if server.contains("://") {
        address
    } else {
        format!("\"$BASE_URL\"{address}")
    })
}

/// Whether the body is an object, which is sent also where nothing is said in it.
fn takes_properties(operation: &Operation) -> bool {
    let mut places = operation.parameters().map(|(place, _)| place);
    places.any(|place| place == Some(Place::Json))
}

fn is_file(ty: &Type) -> bool {
    match ty {
        Type::Vec(inner) => is_file(inner),
        ty => *ty == Type::File,
    }
}

/// The options for a body that is one value. A text that begins with `@` would be the name of a file.
fn whole_body(operation: &Operation, field: &Field, value: &Value) -> Option<[String; 2]> {
    Some(match (operation.body, &field.ty) {
        (Some(Media::Json), _) => data(operation, "--data", &value.to_string()),
        (_, Type::Bytes) => data(operation, "--data-binary", "@body"),
        _ => {
            let text = text(value).filter(|text| !text.starts_with('@'))?;
            data(operation, "--data-binary", &text)
        }
    })
}

fn data(operation: &Operation, name: &str, body: &str) -> [String; 2] {
    let media_type = operation.request_media_type().unwrap_or_default();
    [
        option("-H", &format!("Content-Type: {media_type}")),
        option(name, body),
    ]
}

fn field<'a>(operation: &'a Operation, place: Place, wire: &str) -> Option<&'a Field> {
    let mut parameters = operation.parameters();
    let found = parameters.find(|(other, field)| *other == Some(place) && field.wire == wire);
    found.map(|(_, field)| field)
}

/// A value as the pairs that it is in a query or a form, their names encoded.
fn pairs(field: &Field, value: &Value) -> Option<Vec<(String, String)>> {
    let pair = |value: String| (encoded(&field.wire), value);
    let json = |value: &Value| text(value).unwrap_or_else(|| value.to_string());
    match (field.style, value) {
        (Style::Plain, Value::Array(items)) => {
            Some(items.iter().map(|item| pair(json(item))).collect())
        }
        (Style::Json, value) => Some(vec![pair(value.to_string())]),
        (Style::Comma, Value::Array(items)) => {
            let items: Option<Vec<_>> = items.iter().map(text).collect();
            Some(vec![pair(items?.join(","))])
        }
        (Style::Plain, Value::Object(_)) => Some(vec![pair(json(value))]),
        (_, Value::Array(_) | Value::Object(_)) => None,
        (_, value) => Some(vec![pair(json(value))]),
    }
}

/// A single value as text.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, PATH_SEGMENT).to_string()
}

fn option(name: &str, value: &str) -> String {
    format!("{name} {}", quoted(value))
}

/// A text as one word of the shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}
