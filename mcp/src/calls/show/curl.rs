//! Requests as command lines of curl, for a POSIX shell.

use twilio_runtime::Bytes;
use twilio_runtime::http;

use super::curl_body::body;
use super::shell::{in_double_quotes, option, quoted};
use crate::index::{Index, Operation};

/// The command line. Credentials are variables of the shell; secrets are hidden.
pub(crate) fn curl(index: &Index, operation: &Operation, request: &http::Request<Bytes>) -> String {
    let body = body(request);
    let url = request.uri().to_string();
    let mut words = vec!["curl".to_owned()];
    // Curl would wait for the body of a response to HEAD, and takes brackets for ranges.
    words.push(match request.method() {
        &http::Method::HEAD => "-I".to_owned(),
        method => format!("-X {method}"),
    });
    words.extend(url.contains(['[', ']', '{', '}']).then(|| "-g".to_owned()));
    words.push(quoted(&url));
    words.extend(credentials(index, operation));
    for (name, value) in request.headers() {
        let name = name.as_str();
        if name == "user-agent" || name == "content-type" && body.sets_content_type {
            continue;
        }
        let value = String::from_utf8_lossy(value.as_bytes());
        words.push(match name {
            // Curl would ignore other cookies, such as a key, beside such a header.
            "cookie" => option("-b", &value),
            _ if value.is_empty() => option("-H", &format!("{name};")),
            _ => option("-H", &format!("{name}: {value}")),
        });
    }
    words.extend(body.options);
    let command = words.join(" ");
    match body.input {
        None => command,
        Some(input) => format!("{input} | {command}"),
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
    let required = alternatives.iter().find(|schemes| !schemes.is_empty());
    let schemes = required.into_iter().flatten().filter_map(|required| {
        let mut schemes = index.schemes.iter();
        schemes.find(|scheme| scheme.name == required.scheme)
    });
    let options = schemes.map(|scheme| {
        let variable = |number: usize| {
            let variables = &scheme.direct_variables;
            variables.get(number).map_or("TOKEN", String::as_str)
        };
        let (name, first) = (&scheme.argument, variable(0));
        match scheme.kind.as_str() {
            "basic" => format!("-u \"${first}:${}\"", variable(1)),
            "header" => format!("-H {}", in_double_quotes(&format!("{name}: "), first)),
            "query" => {
                let name = form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>();
                let name = name.replace('+', "%20");
                format!(
                    "--url-query {}",
                    in_double_quotes(&format!("{name}="), first)
                )
            }
            "cookie" => format!("-b {}", in_double_quotes(&format!("{name}="), first)),
            _ => format!("-H \"Authorization: Bearer ${first}\""),
        }
    });
    options.collect()
}
