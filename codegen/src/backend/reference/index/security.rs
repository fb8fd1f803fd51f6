//! Security schemes and requirements as data.

use serde_json::{Value, json};

use crate::api::{Api, Credential, Operation, SecuritySchemeKind};
use crate::backend::environment::variable;
use crate::backend::prose::scope::Scope;

/// The schemes that programs can have credentials for, with the environment variables that are read. Those of a Twilio account
/// are the runtime's.
pub(super) fn schemes(scope: &Scope<'_>) -> Vec<Value> {
    if scope.api.is_twilio {
        return Vec::new();
    }
    let schemes = scope.api.schemes_with_credentials().map(|scheme| {
        let (kind, argument) = match &scheme.kind {
            SecuritySchemeKind::Http(kind) if kind == "basic" => ("basic", ""),
            SecuritySchemeKind::Http(_) | SecuritySchemeKind::OpenIdConnect => ("bearer", ""),
            SecuritySchemeKind::OAuth2 { token_url } => {
                ("oauth", token_url.as_deref().unwrap_or_default())
            }
            SecuritySchemeKind::HeaderKey(name) => ("header", name.as_str()),
            SecuritySchemeKind::QueryKey(name) => ("query", name.as_str()),
            SecuritySchemeKind::CookieKey(name) => ("cookie", name.as_str()),
        };
        let all = scheme.credentials.iter();
        let direct = scheme.direct_credential().into_iter();
        json!({
            "name": scheme.name,
            "kind": kind,
            "argument": argument,
            "variables": variables(all, scope),
            "direct_variables": variables(direct, scope),
        })
    });
    schemes.collect()
}

/// The environment variables of credentials.
fn variables<'a>(
    credentials: impl Iterator<Item = &'a Credential>,
    scope: &Scope<'_>,
) -> Vec<String> {
    let names = credentials.flat_map(|credential| &credential.variables);
    names
        .map(|name| variable(&scope.context.crate_name, name))
        .collect()
}

/// The alternatives that satisfy the server, each a list of schemes with scopes; `None` if the account's credentials do.
pub(super) fn requirements(operation: &Operation, api: &Api) -> Option<Value> {
    if api.is_twilio {
        return None;
    }
    let alternatives = api.sendable(operation).map(|schemes| {
        let schemes = schemes.iter();
        let schemes =
            schemes.map(|(scheme, scopes)| json!({ "scheme": scheme.name, "scopes": scopes }));
        schemes.collect::<Vec<_>>()
    });
    Some(json!(alternatives.collect::<Vec<_>>()))
}
