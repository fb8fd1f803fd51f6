//! Credentials in command lines of curl.

use super::curl_text::{encoded, quoted};
use crate::api::{Api, Operation, SecurityScheme, SecuritySchemeKind};
use crate::backend::environment::variable;

/// Credentials of a command, with variables of the shell for secrets.
#[derive(Default)]
pub(super) struct Credentials {
    pub(super) options: Vec<String>,
    /// Pairs for the query, as words of the shell.
    pub(super) query: Vec<String>,
}

/// The credentials for the first security requirement that clients can satisfy.
pub(super) fn credentials(api: &Api, operation: &Operation, crate_name: &str) -> Credentials {
    let mut credentials = Credentials::default();
    let mut alternatives = api.sendable(operation);
    let Some(schemes) = alternatives.find(|schemes| !schemes.is_empty()) else {
        return credentials;
    };
    for (scheme, _) in schemes {
        let variables = variables(api, scheme, crate_name);
        let secret = variables.first().map(String::as_str).unwrap_or_default();
        match &scheme.kind {
            SecuritySchemeKind::Http(scheme) if scheme == "basic" => {
                credentials
                    .options
                    .push(format!("-u \"{}\"", variables.join(":")));
            }
            SecuritySchemeKind::Http(_)
            | SecuritySchemeKind::OAuth2 { .. }
            | SecuritySchemeKind::OpenIdConnect => {
                let header = format!("-H \"Authorization: Bearer {secret}\"");
                credentials.options.push(header);
            }
            SecuritySchemeKind::HeaderKey(name) => {
                let header = with_variable(&format!("{name}: "), secret);
                credentials.options.push(format!("-H {header}"));
            }
            SecuritySchemeKind::CookieKey(name) => {
                let cookie = with_variable(&format!("{name}="), secret);
                credentials.options.push(format!("-b {cookie}"));
            }
            SecuritySchemeKind::QueryKey(name) => {
                credentials
                    .query
                    .push(with_variable(&format!("{}=", encoded(name)), secret));
            }
        }
    }
    credentials
}

/// The variables of the shell for the secrets of a scheme.
fn variables(api: &Api, scheme: &SecurityScheme, crate_name: &str) -> Vec<String> {
    if api.is_twilio {
        let names: &[&str] = match &scheme.kind {
            SecuritySchemeKind::Http(scheme) if scheme == "basic" => {
                &["$TWILIO_API_KEY", "$TWILIO_API_SECRET"]
            }
            _ => &["$TOKEN"],
        };
        return names.iter().map(|name| (*name).to_owned()).collect();
    }
    let credential = scheme.direct_credential().into_iter();
    let names = credential.flat_map(|credential| &credential.variables);
    names
        .map(|name| format!("${}", variable(crate_name, name)))
        .collect()
}

/// A text and a variable as one word of the shell.
fn with_variable(text: &str, variable: &str) -> String {
    match text.contains(['"', '\\', '$', '`', '!']) {
        true => format!("{}\"{variable}\"", quoted(text)),
        false => format!("\"{text}{variable}\""),
    }
}
