//! Security schemes and requirements.

use openapiv3::{
    APIKeyLocation, Operation as Source, SecurityRequirement as Requirement,
    SecurityScheme as Scheme,
};

use super::parameter_source::{Origin, ParameterSource};
use crate::api::{
    Docs, ParameterLocation, RequiredScheme, SecurityRequirement, SecurityScheme,
    SecuritySchemeKind,
};
use crate::diagnostic::Code;
use crate::lower::context::Lowering;
use crate::lower::document::TypedDocument;
use crate::source::Pointer;

impl<'a> Lowering<'a> {
    /// Whether requests carry the credentials of the client. Where they are optional, those that the client has are
    /// sent all the same.
    pub(super) fn uses_credentials(&self, operation: &'a Source, at: &Pointer) -> bool {
        let requirements = self.requirements(operation);
        if requirements.iter().all(|schemes| schemes.is_empty()) {
            return false;
        }
        let at = match operation.security {
            Some(_) => at.child("security"),
            None => Pointer::root().child("security"),
        };
        for name in requirements.iter().flat_map(|schemes| schemes.keys()) {
            if !self.has_security_scheme(name) {
                let message = format!("undefined security scheme `{name}`");
                self.reporter.error(Code::Security, &at, message);
            }
        }
        let names = requirements.iter().flat_map(|schemes| schemes.keys());
        let mut schemes = names.filter_map(|name| self.security_scheme(name));
        schemes.any(|scheme| !matches!(scheme, Scheme::APIKey { .. }))
    }

    /// The alternatives that satisfy the server.
    pub(super) fn security(&self, operation: &'a Source) -> Vec<SecurityRequirement> {
        let scheme = |(name, scopes): (&String, &Vec<String>)| RequiredScheme {
            name: name.clone(),
            scopes: scopes.clone(),
        };
        self.requirements(operation)
            .iter()
            .map(|schemes| SecurityRequirement {
                schemes: schemes.iter().map(scheme).collect(),
            })
            .collect()
    }

    /// The keys in the query that the first alternative of an operation requires.
    pub(super) fn query_keys(&self, operation: &'a Source) -> Vec<ParameterSource<'a>> {
        let first = self.requirements(operation).first();
        let names = first.into_iter().flat_map(|schemes| schemes.keys());
        let keys = names.filter_map(|scheme| match self.security_scheme(scheme)? {
            Scheme::APIKey {
                location: APIKeyLocation::Query,
                name,
                description,
                ..
            } => Some(ParameterSource {
                location: ParameterLocation::Query,
                wire: name,
                ignored: false,
                origin: Origin::Key {
                    description: description.as_deref(),
                    at: Pointer::root().descend(["components", "securitySchemes", scheme]),
                },
            }),
            _ => None,
        });
        keys.collect()
    }

    /// The requirements of an operation, or else of the document.
    fn requirements(&self, operation: &'a Source) -> &'a [Requirement] {
        let own = operation.security.as_deref();
        let requirements = own.or(self.document.openapi.security.as_deref());
        requirements.unwrap_or_default()
    }

    fn security_scheme(&self, name: &str) -> Option<&'a Scheme> {
        let components = self.document.openapi.components.as_ref()?;
        let scheme = components.security_schemes.get(name)?;
        let (scheme, _) = self.document.object(scheme, &Pointer::root())?;
        Some(scheme)
    }

    /// Whether a scheme has that name, even if it is a reference without a target.
    fn has_security_scheme(&self, name: &str) -> bool {
        let components = self.document.openapi.components.as_ref();
        components.is_some_and(|components| components.security_schemes.contains_key(name))
    }
}

/// The security schemes of a document.
pub(in crate::lower) fn security_schemes(document: TypedDocument<'_>) -> Vec<SecurityScheme> {
    document
        .openapi
        .components
        .iter()
        .flat_map(|components| &components.security_schemes)
        .filter_map(|(name, scheme)| {
            let at = Pointer::root().descend(["components", "securitySchemes", name]);
            let (kind, description) = kind(document.object(scheme, &at)?.0);
            Some(SecurityScheme {
                name: name.clone(),
                pointer: at,
                docs: Docs::of_description(description.as_deref()),
                kind,
            })
        })
        .collect()
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
