//! Security schemes and requirements.

use openapiv3::{APIKeyLocation, OpenAPI, Operation as Source, SecurityScheme as Scheme};

use super::Lowering;
use crate::api::{
    Access, Docs, Field, ParameterLocation, RequiredScheme, RustName, SecurityRequirement,
    SecurityScheme, SecuritySchemeKind, Sensitivity, Style, Type,
};
use crate::{Code, Pointer};

impl<'a> Lowering<'a> {
    /// Whether requests carry the credentials of the client.
    pub(super) fn uses_credentials(&mut self, source: &Source, at: &Pointer) -> bool {
        let own = source.security.as_ref();
        let place = if own.is_some() {
            at.child("security")
        } else {
            Pointer::root().child("security")
        };
        let alternatives = own
            .or(self.document.security.as_ref())
            .map(Vec::as_slice)
            .unwrap_or_default();
        // Where credentials may be left out, those that a client has are sent all the same.
        if alternatives.iter().all(|schemes| schemes.is_empty()) {
            return false;
        }
        for name in alternatives.iter().flat_map(|schemes| schemes.keys()) {
            if self.scheme(name).is_none() {
                let message = format!("the document defines no security scheme `{name}`");
                self.fault(Code::Security, &place, message);
            }
        }
        alternatives.iter().any(|schemes| {
            schemes.keys().any(|name| {
                matches!(
                    self.scheme(name),
                    Some(
                        Scheme::HTTP { .. } | Scheme::OAuth2 { .. } | Scheme::OpenIDConnect { .. }
                    )
                )
            })
        })
    }

    /// The alternatives that satisfy the server.
    pub(super) fn security(&self, source: &Source) -> Vec<SecurityRequirement> {
        let own = source.security.as_ref();
        let alternatives = own.or(self.document.security.as_ref());
        let alternatives = alternatives.into_iter().flatten();
        let requirements = alternatives.map(|alternative| SecurityRequirement {
            schemes: alternative
                .iter()
                .map(|(name, scopes)| RequiredScheme {
                    name: name.clone(),
                    scopes: scopes.clone(),
                })
                .collect(),
        });
        requirements.collect()
    }

    /// The keys that the operation's security wants in the query.
    pub(super) fn query_keys(&mut self, source: &Source) -> Vec<(ParameterLocation, Field)> {
        let security = source.security.as_ref();
        let alternatives = security.or(self.document.security.as_ref());
        let Some(first) = alternatives.and_then(|all| all.first()) else {
            return Vec::new();
        };
        let schemes = self.document.components.as_ref();
        let schemes = schemes.map(|components| &components.security_schemes);
        let keys = first.keys().filter_map(|key| {
            let at = Pointer::root().descend(["components", "securitySchemes", key]);
            match schemes?.get(key)?.as_item()? {
                Scheme::APIKey {
                    location: APIKeyLocation::Query,
                    name,
                    description,
                    ..
                } => Some(Field {
                    wire: name.clone(),
                    name: RustName::new(String::new()),
                    pointer: at,
                    docs: Docs::of_description(description.as_deref()),
                    value: Type::String.into(),
                    required: false,
                    access: Access::ReadWrite,
                    sensitivity: Some(Sensitivity::Secret),
                    deprecated: None,
                    style: Style::Plain,
                }),
                _ => None,
            }
        });
        keys.map(|field| (ParameterLocation::Query, field))
            .collect()
    }

    fn scheme(&self, name: &str) -> Option<&'a Scheme> {
        let components = self.document.components.as_ref()?;
        components.security_schemes.get(name)?.as_item()
    }
}

/// The security schemes of a document.
pub(super) fn schemes(document: &OpenAPI) -> Vec<SecurityScheme> {
    let components = document.components.iter();
    let schemes = components.flat_map(|components| &components.security_schemes);
    let schemes = schemes.filter_map(|(name, scheme)| {
        let (kind, description) = kind(scheme.as_item()?);
        Some(SecurityScheme {
            name: name.clone(),
            pointer: Pointer::root().descend(["components", "securitySchemes", name]),
            docs: Docs::of_description(description.as_deref()),
            kind,
        })
    });
    schemes.collect()
}

/// The kind of a security scheme, and its description.
fn kind(scheme: &Scheme) -> (SecuritySchemeKind, &Option<String>) {
    match scheme {
        Scheme::APIKey {
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
        Scheme::HTTP {
            scheme,
            description,
            ..
        } => {
            let scheme = scheme.to_ascii_lowercase();
            (SecuritySchemeKind::Http(scheme), description)
        }
        Scheme::OAuth2 { description, .. } => (SecuritySchemeKind::OAuth2, description),
        Scheme::OpenIDConnect { description, .. } => {
            (SecuritySchemeKind::OpenIdConnect, description)
        }
    }
}
