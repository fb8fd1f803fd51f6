//! What convinces the server of who asks.

use openapiv3::{APIKeyLocation, Operation as Source, SecurityScheme};

use super::{Lowering, docs};
use crate::api::{Docs, Field, Place, Scheme, SchemeKind, Style, Type};
use crate::{Code, Pointer};

impl<'a> Lowering<'a> {
    /// Whether requests carry the credentials of the client.
    pub(super) fn needs_credentials(&mut self, source: &Source, at: &Pointer) -> bool {
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
                        SecurityScheme::HTTP { .. }
                            | SecurityScheme::OAuth2 { .. }
                            | SecurityScheme::OpenIDConnect { .. }
                    )
                )
            })
        })
    }

    /// What the server wants to be convinced by.
    pub(super) fn authorization(&self, source: &Source) -> Vec<Vec<Scheme>> {
        let own = source.security.as_ref();
        let alternatives = own.or(self.document.security.as_ref());
        let alternatives = alternatives.into_iter().flatten();
        let schemes = alternatives.map(|alternative| {
            let schemes = alternative.keys().filter_map(|name| self.scheme(name));
            schemes.map(lowered).collect()
        });
        schemes.collect()
    }

    /// The keys that the operation's security wants in the query.
    pub(super) fn query_keys(&mut self, source: &Source) -> Vec<(Place, Field)> {
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
                SecurityScheme::APIKey {
                    location: APIKeyLocation::Query,
                    name,
                    description,
                    ..
                } => Some(Field {
                    wire: name.clone(),
                    name: String::new(),
                    pointer: at,
                    docs: docs::paragraphs(description.as_deref()),
                    ty: Type::String,
                    required: false,
                    redacted: true,
                    deprecated: None,
                    read_only: false,
                    style: Style::Plain,
                }),
                _ => None,
            }
        });
        keys.map(|field| (Place::Query, field)).collect()
    }

    fn scheme(&self, name: &str) -> Option<&'a SecurityScheme> {
        let components = self.document.components.as_ref()?;
        components.security_schemes.get(name)?.as_item()
    }

    /// What to say of the keys that callers have to give in headers of their own.
    pub(super) fn key_docs(&self, source: &Source) -> Docs {
        let own = source.security.as_ref();
        let alternatives = own.or(self.document.security.as_ref());
        let schemes = alternatives
            .into_iter()
            .flatten()
            .flat_map(|schemes| schemes.keys());
        let headers = schemes.filter_map(|name| match self.scheme(name)? {
            SecurityScheme::APIKey {
                location: APIKeyLocation::Header,
                name,
                ..
            } => Some(format!("`{name}`")),
            SecurityScheme::APIKey {
                location: APIKeyLocation::Cookie,
                name,
                ..
            } => Some(format!("`Cookie` (`{name}`)")),
            _ => None,
        });
        let mut named: Vec<_> = headers.collect();
        named.dedup();
        if named.is_empty() {
            return Vec::new();
        }
        vec![format!(
            "The API wants a key in the header {}: give the client or the request that header.",
            named.join(" or ")
        )]
    }
}

fn lowered(scheme: &SecurityScheme) -> Scheme {
    let (kind, description) = match scheme {
        SecurityScheme::APIKey {
            location,
            name,
            description,
            ..
        } => {
            let kind = match location {
                APIKeyLocation::Query => SchemeKind::QueryKey,
                APIKeyLocation::Header => SchemeKind::HeaderKey,
                APIKeyLocation::Cookie => SchemeKind::CookieKey,
            };
            (kind(name.clone()), description)
        }
        SecurityScheme::HTTP {
            scheme,
            description,
            ..
        } => (SchemeKind::Http(scheme.to_ascii_lowercase()), description),
        SecurityScheme::OAuth2 { description, .. } => (SchemeKind::OAuth2, description),
        SecurityScheme::OpenIDConnect { description, .. } => {
            (SchemeKind::OpenIdConnect, description)
        }
    };
    Scheme {
        kind,
        docs: docs::paragraphs(description.as_deref()),
    }
}
