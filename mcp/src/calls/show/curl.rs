//! Requests as command lines of curl.

use serde_json::Value;
use twilio_runtime::Bytes;
use twilio_runtime::http;

use crate::index::{Index, Operation};

/// The command line. Credentials are variables of the shell; secrets are hidden.
pub(crate) fn curl(
    index: &Index,
    operation: &Operation,
    request: &http::Request<Bytes>,
    values: &[Option<Value>],
) -> String {
    let mut words = vec![
        "curl".to_owned(),
        "-X".to_owned(),
        request.method().to_string(),
        quoted(&request.uri().to_string()),
    ];
    words.extend(credentials(index, operation));
    let is_sent = |name: &str| !["content-length", "user-agent"].contains(&name);
    let encoding = operation.body.as_ref().map(|body| body.encoding.as_str());
    for (name, value) in request.headers() {
        let is_of_form = name == "content-type" && matches!(encoding, Some("form" | "multipart"));
        if is_sent(name.as_str()) && !is_of_form {
            let value = String::from_utf8_lossy(value.as_bytes());
            words.push(format!("-H {}", quoted(&format!("{name}: {value}"))));
        }
    }
    words.extend(body(operation, encoding, request.body(), values));
    words.join(" ")
}

fn body(
    operation: &Operation,
    encoding: Option<&str>,
    body: &Bytes,
    values: &[Option<Value>],
) -> Vec<String> {
    let text = || String::from_utf8_lossy(body);
    match encoding {
        None => Vec::new(),
        Some("form") => form_urlencoded::parse(body)
            .map(|(name, value)| format!("--data-urlencode {}", quoted(&format!("{name}={value}"))))
            .collect(),
        Some("multipart") => {
            let parameters = operation.parameters.iter().zip(values);
            let fields = parameters.filter(|(parameter, _)| parameter.location == "form");
            let fields = fields.filter_map(|(parameter, value)| {
                let value = value.as_ref()?;
                let text = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                Some(format!(
                    "--form-string {}",
                    quoted(&format!("{}={text}", parameter.wire))
                ))
            });
            fields.collect()
        }
        Some(_) if body.is_empty() => Vec::new(),
        Some(_) => vec![format!("--data-binary {}", quoted(&text()))],
    }
}

/// How the credentials are sent that satisfy the server.
fn credentials(index: &Index, operation: &Operation) -> Vec<String> {
    if operation.anonymous {
        return Vec::new();
    }
    let Some(alternatives) = &operation.security else {
        return vec!["-u \"$TWILIO_API_KEY:$TWILIO_API_SECRET\"".to_owned()];
    };
    let required = alternatives.first().into_iter().flatten();
    let schemes = required.filter_map(|required| {
        let mut schemes = index.schemes.iter();
        schemes.find(|scheme| scheme.name == required.scheme)
    });
    let options = schemes.map(|scheme| {
        let variable = |number: usize| scheme.variables.get(number).map_or("TOKEN", String::as_str);
        let (name, first) = (&scheme.argument, variable(0));
        match scheme.kind.as_str() {
            "basic" => format!("-u \"${first}:${}\"", variable(1)),
            "header" => format!("-H \"{name}: ${first}\""),
            "query" => format!("--url-query \"{name}=${first}\""),
            "cookie" => format!("-b \"{name}=${first}\""),
            _ => format!("-H \"Authorization: Bearer ${first}\""),
        }
    });
    options.collect()
}

/// A word for a shell. NUL, which no shell can pass on, is left out.
fn quoted(text: &str) -> String {
    let text = text.replace('\0', "");
    match shlex::try_quote(&text) {
        Ok(word) => word.into_owned(),
        Err(_) => "''".to_owned(),
    }
}
