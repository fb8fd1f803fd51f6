use super::docs;
use super::methods::occurrence;
use crate::api::{Operation, SecurityRequirement, SecurityScheme, SecuritySchemeKind};
use crate::diff::change::{Change, Occurrence};
use crate::diff::kind::ChangeKind;
use crate::diff::matching::{Matching, pair_by};
use crate::diff::phrase::code;
use crate::diff::record::Record;

/// Compares the security schemes.
pub(super) fn compare_schemes(matching: &Matching<'_>, record: &mut Record) {
    let schemes = pair_by(
        &matching.old.security_schemes,
        &matching.new.security_schemes,
        |scheme| &scheme.name,
    );
    let at = |old: Option<&SecurityScheme>, new: Option<&SecurityScheme>| {
        let old = old.map(|scheme| scheme.pointer.clone());
        let new = new.map(|scheme| scheme.pointer.clone());
        Occurrence::new("Credentials", "", old.as_ref(), new.as_ref())
    };
    for (before, after) in schemes.both {
        if before.kind != after.kind {
            let lead = format!(
                "The security scheme {} takes {} instead of {}",
                code(&after.name),
                described(&after.kind),
                described(&before.kind)
            );
            let at = at(Some(before), Some(after));
            record.add(Change::new(ChangeKind::SecuritySchemeChanged, lead, at, ""));
        }
        let at = at(Some(before), Some(after));
        docs::compare(&before.docs, &after.docs, at, record);
    }
    for scheme in schemes.old {
        let lead = format!("The security scheme {} was removed", code(&scheme.name));
        let at = at(Some(scheme), None);
        record.add(Change::new(ChangeKind::SecuritySchemeRemoved, lead, at, ""));
    }
    for scheme in schemes.new {
        let lead = format!("The security scheme {} was added", code(&scheme.name));
        let at = at(None, Some(scheme));
        record.add(Change::new(ChangeKind::SecuritySchemeAdded, lead, at, ""));
    }
}

fn described(kind: &SecuritySchemeKind) -> String {
    match kind {
        SecuritySchemeKind::Http(scheme) => format!("HTTP {}", code(scheme)),
        SecuritySchemeKind::OAuth2 { .. } => "an OAuth 2.0 token".to_owned(),
        SecuritySchemeKind::OpenIdConnect => "an OpenID Connect token".to_owned(),
        SecuritySchemeKind::QueryKey(name) => {
            format!("a key in the query parameter {}", code(name))
        }
        SecuritySchemeKind::HeaderKey(name) => format!("a key in the header {}", code(name)),
        SecuritySchemeKind::CookieKey(name) => format!("a key in the cookie {}", code(name)),
    }
}

/// Compares the security requirements of two operations.
pub(super) fn compare(old: &Operation, new: &Operation, record: &mut Record) {
    let mut add = |kind, lead: String| {
        record.add(Change::new(kind, lead, occurrence(old, new), ""));
    };
    if old.uses_credentials != new.uses_credentials {
        let (kind, lead) = match new.uses_credentials {
            true => (ChangeKind::CredentialsAdded, "Credentials are required in"),
            false => (
                ChangeKind::CredentialsRemoved,
                "Credentials are no longer required in",
            ),
        };
        add(kind, lead.to_owned());
        return;
    }
    for requirement in &old.security {
        if !new.security.contains(requirement) {
            let lead = format!("{} no longer suffices for", alternative(requirement));
            add(ChangeKind::SecurityRemoved, lead);
        }
    }
    for requirement in &new.security {
        if !old.security.contains(requirement) {
            let lead = format!("{} suffices for", alternative(requirement));
            add(ChangeKind::SecurityAdded, lead);
        }
    }
}

fn alternative(requirement: &SecurityRequirement) -> String {
    let schemes = requirement.schemes.iter().map(|scheme| {
        let scopes: Vec<_> = scheme.scopes.iter().map(|scope| code(scope)).collect();
        match scopes.as_slice() {
            [] => code(&scheme.name),
            scopes => format!(
                "{} with the scopes {}",
                code(&scheme.name),
                scopes.join(", ")
            ),
        }
    });
    let schemes: Vec<_> = schemes.collect();
    match schemes.as_slice() {
        [] => "No authentication".to_owned(),
        schemes => format!("Authentication by {}", schemes.join(" together with ")),
    }
}
