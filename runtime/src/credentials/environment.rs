//! Credentials from environment variables.

use std::env;

use super::scheme_credentials::SchemeCredentials;
use crate::Error;
use crate::environment::variable;
use crate::security::{SchemeKind, SecurityScheme};

impl SchemeCredentials {
    /// Reads credentials from the variables of security schemes. `alternatives` are the schemes that operations require
    /// together; one without schemes means that credentials are optional.
    ///
    /// # Errors
    ///
    /// Returns an error that names the missing variables if the variables of no alternative are complete. A blank
    /// variable counts as missing, except for a password.
    pub fn from_env(alternatives: &[&[SecurityScheme]]) -> Result<Self, Error> {
        let mut credentials = Self::none();
        for scheme in alternatives.iter().copied().flatten() {
            credentials = credentials.with_variables_of(*scheme);
        }
        let is_complete = |schemes: &&[SecurityScheme]| {
            let mut schemes = schemes.iter();
            schemes.all(|scheme| credentials.secret(*scheme).is_some())
        };
        if alternatives.is_empty() || alternatives.iter().any(is_complete) {
            return Ok(credentials);
        }
        let choices = alternatives
            .iter()
            .flat_map(|schemes| combinations(schemes));
        let choices: Vec<_> = choices.map(|names| names.join(" and ")).collect();
        let names = alternatives.iter().copied().flatten();
        let names = names.flat_map(|scheme| scheme.variables);
        let mut missing: Vec<&str> = Vec::new();
        for name in names.copied() {
            if variable(name).is_none() && !missing.contains(&name) {
                missing.push(name);
            }
        }
        Err(Error::configuration(format!(
            "no credentials in the environment: set {} (missing: {})",
            choices.join(", or "),
            missing.join(", ")
        )))
    }

    /// Adds the credentials of a scheme, if its variables are complete.
    fn with_variables_of(self, scheme: SecurityScheme) -> Self {
        let credentials = |credentials: &Self| match (scheme.kind, scheme.variables) {
            (SchemeKind::Basic, [user, password]) => {
                // Some APIs take a key as the user name, with an empty password.
                let password = env::var(password).ok()?;
                let user = variable(user)?;
                Some(credentials.clone().password(scheme, user, password.trim()))
            }
            (SchemeKind::Bearer | SchemeKind::OAuth(_), [token]) => {
                Some(credentials.clone().token(scheme, variable(token)?))
            }
            (SchemeKind::OAuth(_), [token, id, secret]) => match variable(token) {
                Some(token) => Some(credentials.clone().token(scheme, token)),
                None => {
                    let (id, secret) = (variable(id)?, variable(secret)?);
                    Some(credentials.clone().client_secret(scheme, id, secret))
                }
            },
            (_, [key]) => Some(credentials.clone().key(scheme, variable(key)?)),
            _ => None,
        };
        credentials(&self).unwrap_or(self)
    }
}

/// The sets of variables that are complete for schemes required together.
fn combinations(schemes: &[SecurityScheme]) -> Vec<Vec<&'static str>> {
    let mut sets = vec![Vec::new()];
    for scheme in schemes {
        let choices: Vec<&[&str]> = match scheme.variables {
            [token, client @ ..] if client.len() == 2 => vec![std::slice::from_ref(token), client],
            variables => vec![variables],
        };
        let extended = sets.iter().flat_map(|set| {
            let choices = choices.iter();
            choices.map(move |choice| [set.as_slice(), choice].concat())
        });
        sets = extended.collect();
    }
    sets
}
