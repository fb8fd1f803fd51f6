//! Security schemes, and the names of their credentials.

use std::collections::BTreeSet;

use openapiv3::{APIKeyLocation, OAuth2Flows, SecurityScheme as Source};

use crate::api::{Api, Credential, CredentialKind, Docs, SecurityScheme, SecuritySchemeKind};
use crate::lower::document::TypedDocument;
use crate::lower::naming::{const_name, credential_name, disambiguate};
use crate::source::Pointer;

/// The security schemes of a document.
pub(in crate::lower) fn security_schemes(document: TypedDocument<'_>) -> Vec<SecurityScheme> {
    let components = document.openapi.components.iter();
    let names = components.flat_map(|components| components.security_schemes.keys());
    names
        .filter_map(|name| security_scheme(document, name))
        .collect()
}

/// The security scheme of that name.
pub(super) fn security_scheme(document: TypedDocument<'_>, name: &str) -> Option<SecurityScheme> {
    let schemes = &document.openapi.components.as_ref()?.security_schemes;
    let at = Pointer::root().descend(["components", "securitySchemes", name]);
    let (source, at) = document.object(schemes.get(name)?, &at)?;
    let (kind, description) = kind(source);
    Some(SecurityScheme {
        name: name.to_owned(),
        pointer: at,
        docs: Docs::of_description(description.as_deref()),
        kind,
        const_name: const_name(name),
        credentials: Vec::new(),
    })
}

/// The kind of a security scheme, and its description.
fn kind(scheme: &Source) -> (SecuritySchemeKind, &Option<String>) {
    match scheme {
        Source::APIKey {
            location,
            name,
            description,
            ..
        } => {
            let kind = match location {
                APIKeyLocation::Query => SecuritySchemeKind::QueryKey,
                APIKeyLocation::Header => SecuritySchemeKind::HeaderKey,
                APIKeyLocation::Cookie => SecuritySchemeKind::CookieKey,
            };
            (kind(name.clone()), description)
        }
        Source::HTTP {
            scheme,
            description,
            ..
        } => {
            let scheme = scheme.to_ascii_lowercase();
            (SecuritySchemeKind::Http(scheme), description)
        }
        Source::OAuth2 {
            flows, description, ..
        } => {
            let token_url = token_url(flows);
            (SecuritySchemeKind::OAuth2 { token_url }, description)
        }
        Source::OpenIDConnect { description, .. } => {
            (SecuritySchemeKind::OpenIdConnect, description)
        }
    }
}

/// The URL where clients obtain tokens by themselves.
fn token_url(flows: &OAuth2Flows) -> Option<String> {
    let text = flows.client_credentials.as_ref()?.token_url.trim();
    if let Some(rest) = text.strip_prefix("//") {
        return Some(format!("https://{rest}"));
    }
    match text.split_once("://") {
        Some((scheme, rest)) => {
            let scheme = scheme.to_ascii_lowercase();
            ["http", "https"]
                .contains(&scheme.as_str())
                .then(|| format!("{scheme}://{rest}"))
        }
        None => Some(text.to_owned()).filter(|text| !text.is_empty()),
    }
}

/// Names the credentials of the schemes that operations can be sent with.
pub(in crate::lower) fn name_credentials(api: &mut Api) {
    let operations = api.operations();
    let sendable = operations.flat_map(|operation| api.sendable(operation));
    let used: BTreeSet<_> = sendable
        .flatten()
        .map(|(scheme, _)| scheme.name.clone())
        .collect();
    let schemes = api.security_schemes.iter_mut();
    let schemes: Vec<_> = schemes
        .filter(|scheme| used.contains(&scheme.name))
        .collect();
    let texts: Vec<_> = schemes.iter().map(|scheme| &scheme.name).collect();
    let const_names = disambiguate(&texts, const_name);
    let texts = schemes.iter().flat_map(|scheme| setters(scheme));
    let texts: Vec<_> = texts.map(|(_, text)| text).collect();
    let mut names = disambiguate(&texts, credential_name).into_iter();
    let mut taken = BTreeSet::new();
    for (scheme, const_name) in schemes.into_iter().zip(const_names) {
        scheme.const_name = const_name;
        for (kind, _) in setters(scheme) {
            let Some(name) = names.next() else { continue };
            match scheme.credentials.last_mut() {
                Some(last) if last.kind == kind => last.name_with_url = Some(name),
                _ => scheme.credentials.push(Credential {
                    kind,
                    name,
                    name_with_url: None,
                    variables: variables(&scheme.name, kind, &mut taken),
                }),
            }
        }
    }
}

/// The setters of a scheme: the kind of credentials that each sets, and the text that it is named after. The second one
/// for a client's secret takes the token URL too.
fn setters(scheme: &SecurityScheme) -> Vec<(CredentialKind, String)> {
    let name = &scheme.name;
    match &scheme.kind {
        SecuritySchemeKind::Http(scheme) if scheme == "basic" => {
            vec![(CredentialKind::Password, name.clone())]
        }
        SecuritySchemeKind::Http(_)
        | SecuritySchemeKind::OpenIdConnect
        | SecuritySchemeKind::OAuth2 { token_url: None } => {
            vec![(CredentialKind::Token, name.clone())]
        }
        SecuritySchemeKind::OAuth2 { token_url: Some(_) } => vec![
            (CredentialKind::Token, format!("{name} token")),
            (CredentialKind::ClientSecret, name.clone()),
            (CredentialKind::ClientSecret, format!("{name} at")),
        ],
        SecuritySchemeKind::QueryKey(_)
        | SecuritySchemeKind::HeaderKey(_)
        | SecuritySchemeKind::CookieKey(_) => vec![(CredentialKind::Key, name.clone())],
    }
}

/// The environment variables of credentials. Of several schemes with credentials of one kind, the first one has the short
/// names.
fn variables(scheme: &str, kind: CredentialKind, taken: &mut BTreeSet<Vec<String>>) -> Vec<String> {
    let short: &[&str] = match kind {
        CredentialKind::Token => &["TOKEN"],
        CredentialKind::Password => &["USERNAME", "PASSWORD"],
        CredentialKind::Key => &["API_KEY"],
        CredentialKind::ClientSecret => &["CLIENT_ID", "CLIENT_SECRET"],
    };
    let mut names: Vec<String> = short.iter().map(|name| (*name).to_owned()).collect();
    let mut prefix = scheme.to_owned();
    while !taken.insert(names.clone()) {
        names = short
            .iter()
            .map(|name| const_name(&format!("{prefix} {name}")).plain().to_owned())
            .collect();
        prefix.push_str(" other");
    }
    names
}
