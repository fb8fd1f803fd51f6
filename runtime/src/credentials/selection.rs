//! Selects the credentials for a request.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, header};

use super::oauth::OAuth;
use super::scheme_credentials::SchemeCredentials;
use super::secret::Secret;
use crate::connection::Connection;
use crate::operation::Security;
use crate::security::{SchemeKind, SecurityRequirements, SecurityScheme};
use crate::send::{Authorization, Authorizer, Credential};
use crate::{BoxFuture, Error, Operation};

/// The credentials that satisfy the requirements of a request.
#[derive(Default)]
pub(crate) struct Selection {
    known: Vec<Credential>,
    /// The clients whose access tokens are sent, and the scopes that these need.
    oauth: Vec<(Arc<OAuth>, &'static [&'static str])>,
    /// The URL that relative token URLs belong to.
    server: String,
}

impl SchemeCredentials {
    /// Selects the credentials for a request: those for the first requirement that the client's credentials, or headers
    /// and parameters of the request itself, satisfy. `server` is that of the request.
    pub(crate) fn select(
        &self,
        operation: &'static Operation,
        request: &Request<Bytes>,
        server: &str,
    ) -> Result<Selection, Error> {
        let mut selection = Selection {
            server: server.to_owned(),
            ..Selection::default()
        };
        let added = match operation.credentials() {
            Security::None => Ok(()),
            Security::Account => match self.account() {
                Some(account) if !request.headers().contains_key(header::AUTHORIZATION) => {
                    selection.add(account, SchemeKind::Basic, &[])
                }
                _ => Ok(()),
            },
            Security::Required(alternatives) => {
                self.select_alternative(alternatives, request, &mut selection)
            }
        };
        added.map_err(|message| Error::argument(operation, message))?;
        Ok(selection)
    }

    fn select_alternative(
        &self,
        alternatives: SecurityRequirements,
        request: &Request<Bytes>,
        selection: &mut Selection,
    ) -> Result<(), String> {
        let is_satisfied = |(scheme, _): &(SecurityScheme, _)| {
            self.secret(*scheme).is_some() || is_set(*scheme, request)
        };
        let mut satisfied = alternatives.iter().filter(|schemes| {
            // Credentials that are optional are sent nevertheless.
            !schemes.is_empty() && schemes.iter().all(is_satisfied)
        });
        let Some(schemes) = satisfied.next() else {
            return match alternatives.iter().all(|schemes| !schemes.is_empty()) {
                true if !alternatives.is_empty() => Err(missing(alternatives)),
                _ => Ok(()),
            };
        };
        for (scheme, scopes) in *schemes {
            // The link to a next page can repeat the key of the query, if only in part.
            let is_in_query = matches!(scheme.kind, SchemeKind::Query(_));
            if let Some(secret) = self.secret(*scheme)
                && (is_in_query || !is_set(*scheme, request))
            {
                selection.add(&secret, scheme.kind, scopes)?;
            }
        }
        Ok(())
    }
}

/// Whether a request itself has what a scheme requires.
fn is_set(scheme: SecurityScheme, request: &Request<Bytes>) -> bool {
    let headers = request.headers();
    match scheme.kind {
        SchemeKind::Basic | SchemeKind::Bearer | SchemeKind::OAuth(_) => {
            headers.contains_key(header::AUTHORIZATION)
        }
        SchemeKind::Header(name) => headers.contains_key(name),
        SchemeKind::Query(name) => {
            let query = request.uri().query().unwrap_or_default();
            form_urlencoded::parse(query.as_bytes()).any(|(other, _)| other == name)
        }
        SchemeKind::Cookie(name) => {
            let cookies = headers.get(header::COOKIE);
            let cookies = cookies.and_then(|cookies| cookies.to_str().ok());
            let mut names = cookies.into_iter().flat_map(|cookies| cookies.split(';'));
            names.any(|cookie| cookie.trim().split('=').next() == Some(name))
        }
    }
}

fn missing(alternatives: SecurityRequirements) -> String {
    let together = |schemes: &&[(SecurityScheme, _)]| {
        let names = schemes
            .iter()
            .map(|(scheme, _)| format!("`{}`", scheme.name));
        names.collect::<Vec<_>>().join(" and ")
    };
    let texts: Vec<_> = alternatives.iter().map(together).collect();
    format!(
        "it requires credentials that the client does not have; set those of {}",
        texts.join(", or of ")
    )
}

impl Selection {
    fn add(
        &mut self,
        secret: &Secret,
        kind: SchemeKind,
        scopes: &'static [&'static str],
    ) -> Result<(), String> {
        self.known.extend(secret.credential(kind)?);
        if let Secret::OAuth(oauth) = secret {
            self.oauth.push((Arc::clone(oauth), scopes));
        }
        Ok(())
    }

    /// Whether nothing is sent.
    pub(crate) fn is_empty(&self) -> bool {
        self.known.is_empty() && self.oauth.is_empty()
    }
}

impl Authorizer for Selection {
    fn authorization<'a>(
        &'a self,
        connection: &'a Connection,
        time_left: Duration,
    ) -> BoxFuture<'a, Result<Authorization, Error>> {
        Box::pin(async move {
            let mut credentials = self.known.clone();
            for (oauth, scopes) in &self.oauth {
                let scope = scopes.join(" ");
                let header = oauth
                    .header(&scope, connection, &self.server, time_left)
                    .await?;
                credentials.push(Credential::Header(header::AUTHORIZATION, header));
            }
            Ok(Authorization(credentials))
        })
    }

    fn discard(&self, rejected: &Authorization) -> bool {
        if let Some(header) = rejected.header() {
            self.oauth
                .iter()
                .for_each(|(oauth, _)| oauth.discard(header));
        }
        !self.oauth.is_empty()
    }
}
