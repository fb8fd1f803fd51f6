//! Example calls as command lines of curl, for a POSIX shell.

use percent_encoding::utf8_percent_encode;
use serde_json::Value;
use twilio_runtime::__private::PATH_SEGMENT;

use super::call::Call;
use crate::api::{
    Api, BodyEncoding, Field, Method, Operation, ParameterLocation, RequestBody,
    SecuritySchemeKind, Style, Type,
};

/// The lines of a command that makes a call; none if serializing one of its values takes a program.
pub(crate) fn command(api: &Api, operation: &Operation, call: &Call) -> Option<Vec<String>> {
    call.expression()?;
    let mut options = credentials(api, operation);
    let parameters = parameters(operation, call)?;
    options.extend(parameters.options);
    let usual = match parameters.body.is_empty() {
        true => Method::Get,
        false => Method::Post,
    };
    let method = match operation.method {
        Method::Head => "-I ".to_owned(),
        method if method == usual => String::new(),
        method => format!("-X {method} "),
    };
    let url = url(api, operation, call, &parameters.query)?;
    let mut lines = vec![format!("curl {method}{url}")];
    let all_options = options.into_iter().chain(parameters.body);
    lines.extend(all_options.map(|option| format!("  {option}")));
    let last = lines.len() - 1;
    for line in &mut lines[..last] {
        line.push_str(" \\");
    }
    Some(lines)
}

/// The parameters of a call outside the path.
#[derive(Default)]
struct Parameters {
    query: Vec<String>,
    /// The options for headers and cookies.
    options: Vec<String>,
    /// The options for the body.
    body: Vec<String>,
}

fn parameters(operation: &Operation, call: &Call) -> Option<Parameters> {
    let mut parameters = Parameters::default();
    let mut properties = serde_json::Map::new();
    for (location, wire, value) in &call.parameters {
        let field = field(operation, *location, wire)?;
        match location {
            ParameterLocation::Path => {}
            ParameterLocation::Query => {
                for (name, text) in pairs(field, value, &encoded)? {
                    parameters.query.push(format!("{name}={text}"));
                }
            }
            ParameterLocation::Header => {
                let header = option("-H", &format!("{wire}: {}", text(value)?));
                parameters.options.push(header);
            }
            ParameterLocation::Cookie => {
                let cookie = option("-b", &format!("{wire}={}", text(value)?));
                parameters.options.push(cookie);
            }
            ParameterLocation::Form => {
                let options = form_options(operation.body.as_ref()?, field, value)?;
                parameters.body.extend(options);
            }
            ParameterLocation::Json => _ = properties.insert(wire.clone(), value.clone()),
            ParameterLocation::Body => {
                let options = whole_body(operation.body.as_ref()?, field, value)?;
                parameters.body.extend(options);
            }
        }
    }
    // An object is sent even if none of its properties is set.
    let mut locations = operation.parameters().map(|(location, _)| location);
    if locations.any(|location| location == ParameterLocation::Json) {
        let json = Value::Object(properties).to_string();
        let options = data(operation.body.as_ref()?, "--data", &json);
        parameters.body.extend(options);
    }
    Some(parameters)
}

/// The options for the first security requirement, with variables of the shell for secrets.
fn credentials(api: &Api, operation: &Operation) -> Vec<String> {
    let requirement = operation.security.first();
    let required = requirement.into_iter().flat_map(|first| &first.schemes);
    let schemes = required.filter_map(|required| api.security_scheme(&required.name));
    let options = schemes.filter_map(|scheme| match &scheme.kind {
        SecuritySchemeKind::Http(scheme) if scheme == "basic" => {
            Some("-u \"$TWILIO_API_KEY:$TWILIO_API_SECRET\"".to_owned())
        }
        SecuritySchemeKind::Http(_)
        | SecuritySchemeKind::OAuth2
        | SecuritySchemeKind::OpenIdConnect => {
            Some("-H \"Authorization: Bearer $TOKEN\"".to_owned())
        }
        SecuritySchemeKind::HeaderKey(name) => Some(format!(
            "{}\"$API_KEY\"",
            option("-H", &format!("{name}: "))
        )),
        SecuritySchemeKind::CookieKey(name) => {
            Some(format!("{}\"$API_KEY\"", option("-b", &format!("{name}="))))
        }
        // It is a parameter of the operation.
        SecuritySchemeKind::QueryKey(_) => None,
    });
    options.collect()
}

/// The URL in quotes; a server that the document leaves open is a variable of the shell.
fn url(api: &Api, operation: &Operation, call: &Call, query: &[String]) -> Option<String> {
    let path = path(operation, call)?;
    let separator = if query.is_empty() { "" } else { "?" };
    let server = operation.server.as_ref().unwrap_or(&api.server);
    let url = quoted(&format!("{server}{path}{separator}{}", query.join("&")));
    Some(if server.contains("://") {
        url
    } else {
        format!("\"$BASE_URL\"{url}")
    })
}

/// The path with its parameters replaced; none if one of them has a style of its own.
fn path(operation: &Operation, call: &Call) -> Option<String> {
    let mut path = String::new();
    let mut template = operation.path.as_str();
    while let Some((literal, after)) = template.split_once('{') {
        path.push_str(literal);
        let (name, following) = after.split_once('}')?;
        let fields = &operation.path_parameters;
        let is_plain = |field: &Field| field.style == Style::Plain;
        fields
            .iter()
            .find(|field| field.wire == name && is_plain(field))?;
        let (_, value) = call.path.iter().find(|(wire, _)| wire == name)?;
        path.push_str(&encoded(&text(value)?));
        template = following;
    }
    path.push_str(template);
    Some(path)
}

fn is_file(ty: &Type) -> bool {
    match ty {
        Type::List(item) => is_file(&item.ty),
        ty => *ty == Type::File,
    }
}

/// The options for a field of a form.
fn form_options(body: &RequestBody, field: &Field, value: &Value) -> Option<Vec<String>> {
    let is_list = value.is_array();
    let (name, mark) = match body.encoding {
        // `--data-urlencode` would encode the delimiters too.
        BodyEncoding::Form if field.style == Style::Comma && is_list => ("--data", ""),
        BodyEncoding::Multipart if is_file(field.ty()) => ("-F", "@"),
        BodyEncoding::Multipart => ("--form-string", ""),
        _ => ("--data-urlencode", ""),
    };
    let media_type = match (&field.content_type, mark) {
        (Some(media_type), "@") => format!(";type={media_type}"),
        (Some(_), _) => return None,
        (None, _) => String::new(),
    };
    let encode = if name == "--data" {
        encoded
    } else {
        str::to_owned
    };
    let pairs = pairs(field, value, &encode)?.into_iter();
    let options =
        pairs.map(|(wire, text)| option(name, &format!("{wire}={mark}{text}{media_type}")));
    Some(options.collect())
}

/// The options for a body that is one value. A text that begins with `@` would be the name of a file.
fn whole_body(body: &RequestBody, field: &Field, value: &Value) -> Option<[String; 2]> {
    Some(match (body.encoding, field.ty()) {
        (BodyEncoding::Json, _) => data(body, "--data", &value.to_string()),
        (_, Type::Bytes) => data(body, "--data-binary", "@body"),
        _ => {
            let text = text(value).filter(|text| !text.starts_with('@'))?;
            data(body, "--data-binary", &text)
        }
    })
}

fn data(body: &RequestBody, name: &str, text: &str) -> [String; 2] {
    [
        option("-H", &format!("Content-Type: {}", body.media_type)),
        option(name, text),
    ]
}

fn field<'a>(
    operation: &'a Operation,
    location: ParameterLocation,
    wire: &str,
) -> Option<&'a Field> {
    let mut parameters = operation.parameters();
    let found = parameters.find(|(other, field)| *other == location && field.wire == wire);
    found.map(|(_, field)| field)
}

/// The pairs that a value becomes in a query or a form, with encoded names. `encode` encodes values.
fn pairs(
    field: &Field,
    value: &Value,
    encode: &dyn Fn(&str) -> String,
) -> Option<Vec<(String, String)>> {
    if field.allow_reserved {
        return None;
    }
    let pair = |value: String| (encoded(&field.wire), encode(&value));
    let json = |value: &Value| text(value).unwrap_or_else(|| value.to_string());
    match (field.style, value) {
        (Style::Plain, Value::Array(items)) => {
            Some(items.iter().map(|item| pair(json(item))).collect())
        }
        (Style::Json, value) => Some(vec![pair(value.to_string())]),
        (Style::Comma, Value::Array(items)) => {
            let items = items.iter().map(|item| Some(encode(&text(item)?)));
            let items: Option<Vec<_>> = items.collect();
            Some(vec![(encoded(&field.wire), items?.join(","))])
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

/// A text as one word of the shell, with the quotes in it between words of their own.
fn quoted(text: &str) -> String {
    let parts: Vec<_> = text.split('\'').collect();
    format!("'{}'", parts.join("'\\''"))
}
