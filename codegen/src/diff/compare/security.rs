use std::collections::BTreeSet;

use super::methods::occurrence;
use crate::api::{Operation, SecurityRequirement};
use crate::diff::change::Change;
use crate::diff::kind::ChangeKind;
use crate::diff::matching::{Matching, pair_by};
use crate::diff::phrase::{code, list};
use crate::diff::record::Record;

/// Compares the security requirements of two operations.
pub(super) fn compare(
    old: &Operation,
    new: &Operation,
    matching: &Matching<'_>,
    record: &mut Record,
) {
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
    let renamed: Vec<_> = old
        .security
        .iter()
        .map(|it| renamed(it, matching))
        .collect();
    let alternatives = pair_by(&renamed, &new.security, names);
    for requirement in alternatives.old {
        let lead = format!("{} no longer suffices for", alternative(requirement));
        add(ChangeKind::SecurityRemoved, lead);
    }
    for requirement in alternatives.new {
        let lead = format!("{} suffices for", alternative(requirement));
        add(ChangeKind::SecurityAdded, lead);
    }
    for (before, after) in &alternatives.both {
        compare_scopes(before, after, &mut add);
    }
    // The pairs are in the new order.
    let position = |(before, _): &(&SecurityRequirement, _)| {
        renamed.iter().position(|one| std::ptr::eq(one, *before))
    };
    if !alternatives.both.iter().map(position).is_sorted() {
        let preferred: Vec<_> = new.security.iter().map(schemes).collect();
        let lead = format!(
            "The order of preference of the ways to authenticate is {} in",
            list(&preferred)
        );
        add(ChangeKind::SecurityOrderChanged, lead);
    }
}

/// Compares the scopes that two requirements with the same schemes need.
fn compare_scopes(
    old: &SecurityRequirement,
    new: &SecurityRequirement,
    add: &mut impl FnMut(ChangeKind, String),
) {
    let (before, after): (BTreeSet<_>, BTreeSet<_>) =
        (scopes(old).collect(), scopes(new).collect());
    for (scheme, scope) in after.difference(&before) {
        let lead = format!(
            "Tokens for {} need the scope {} in",
            code(scheme),
            code(scope)
        );
        add(ChangeKind::ScopeAdded, lead);
    }
    for (scheme, scope) in before.difference(&after) {
        let lead = format!(
            "Tokens for {} no longer need the scope {} in",
            code(scheme),
            code(scope)
        );
        add(ChangeKind::ScopeRemoved, lead);
    }
}

/// A requirement with the names that its schemes have in the new API.
fn renamed(requirement: &SecurityRequirement, matching: &Matching<'_>) -> SecurityRequirement {
    let mut renamed = requirement.clone();
    for scheme in &mut renamed.schemes {
        scheme.name = matching.scheme_name(&scheme.name).to_owned();
    }
    renamed
}

/// The names of the schemes of a requirement, in any order.
fn names(requirement: &SecurityRequirement) -> BTreeSet<&str> {
    let schemes = requirement.schemes.iter();
    schemes.map(|scheme| scheme.name.as_str()).collect()
}

/// The scopes of a requirement, each with its scheme.
fn scopes(requirement: &SecurityRequirement) -> impl Iterator<Item = (&str, &str)> {
    requirement.schemes.iter().flat_map(|scheme| {
        let scopes = scheme.scopes.iter();
        scopes.map(|scope| (scheme.name.as_str(), scope.as_str()))
    })
}

fn alternative(requirement: &SecurityRequirement) -> String {
    match requirement.schemes.as_slice() {
        [] => "No authentication".to_owned(),
        _ => format!("Authentication by {}", schemes(requirement)),
    }
}

/// The schemes of a requirement, with their scopes.
fn schemes(requirement: &SecurityRequirement) -> String {
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
    match schemes.collect::<Vec<_>>().as_slice() {
        [] => "none".to_owned(),
        schemes => schemes.join(" together with "),
    }
}
