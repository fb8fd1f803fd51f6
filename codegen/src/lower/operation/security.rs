//! Security requirements.

use openapiv3::{Operation as Source, SecurityRequirement as Requirement};

use super::security_schemes::security_scheme;
use crate::api::{RequiredScheme, SecurityRequirement, SecurityScheme, SecuritySchemeKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::context::Lowering;
use crate::openapi::MUTUAL_TLS;
use crate::source::Pointer;

impl<'a> Lowering<'a> {
    /// The alternatives that satisfy the server. It is an error if the SDK supports none of them.
    pub(super) fn security(&self, operation: &'a Source, at: &Pointer) -> Vec<SecurityRequirement> {
        let (requirements, at) = self.requirements(operation, at);
        let mut errors = Vec::new();
        let mut is_satisfiable = requirements.is_empty();
        for (index, requirement) in requirements.iter().enumerate() {
            let before = errors.len();
            self.check(requirement, &at.child(index), &mut errors);
            is_satisfiable |= errors.len() == before;
        }
        if !is_satisfiable {
            errors
                .into_iter()
                .for_each(|error| self.reporter.report(error));
        }
        let scheme = |(name, scopes): (&String, &Vec<String>)| RequiredScheme {
            name: name.clone(),
            scopes: scopes.clone(),
        };
        requirements
            .iter()
            .map(|schemes| SecurityRequirement {
                schemes: schemes.iter().map(scheme).collect(),
            })
            .collect()
    }

    /// Whether requests carry credentials of the client. Where they are optional, those that the client has are sent all
    /// the same.
    pub(super) fn uses_credentials(&self, requirements: &[SecurityRequirement]) -> bool {
        let mut schemes = requirements
            .iter()
            .flat_map(|requirement| &requirement.schemes);
        schemes.any(|required| {
            let scheme = security_scheme(self.document, &required.name);
            scheme.is_some_and(|scheme| scheme.is_supported())
        })
    }

    /// The requirements of an operation, or else of the document, and their location.
    fn requirements(&self, operation: &'a Source, at: &Pointer) -> (&'a [Requirement], Pointer) {
        match &operation.security {
            Some(own) => (own, at.child("security")),
            None => {
                let of_document = self.document.openapi.security.as_deref();
                (
                    of_document.unwrap_or_default(),
                    Pointer::root().child("security"),
                )
            }
        }
    }

    /// Collects errors about those that requests cannot satisfy.
    fn check(&self, requirement: &Requirement, at: &Pointer, errors: &mut Vec<Diagnostic>) {
        for name in requirement.keys() {
            let at = at.child(name);
            let Some(scheme) = security_scheme(self.document, name) else {
                continue;
            };
            if !scheme.is_supported() {
                errors.push(unsupported(&scheme, &at));
            }
        }
    }
}

fn unsupported(scheme: &SecurityScheme, at: &Pointer) -> Diagnostic {
    let kind = match &scheme.kind {
        SecuritySchemeKind::Http(scheme) if scheme.eq_ignore_ascii_case(MUTUAL_TLS) => {
            "mutual TLS".to_owned()
        }
        SecuritySchemeKind::Http(scheme) => format!("HTTP `{scheme}`"),
        SecuritySchemeKind::OpenIdConnect => "OpenID Connect".to_owned(),
        SecuritySchemeKind::OAuth2 { .. } => "OAuth 2.0".to_owned(),
        SecuritySchemeKind::QueryKey(_)
        | SecuritySchemeKind::HeaderKey(_)
        | SecuritySchemeKind::CookieKey(_) => "an API key".to_owned(),
    };
    let message = format!(
        "the security scheme `{}` is not supported: {kind}",
        scheme.name
    );
    Diagnostic::new(Code::Security, at, message).help(
        "HTTP Basic, bearer tokens, API keys and OAuth 2.0 are supported; add an alternative, or exclude what requires it",
    )
}
