use super::docs;
use super::setters::{Setter, setters};
use crate::api::{SecurityScheme, SecuritySchemeKind};
use crate::diff::change::{Change, Occurrence};
use crate::diff::kind::ChangeKind;
use crate::diff::matching::Matching;
use crate::diff::phrase::code;
use crate::diff::record::Record;

/// Compares the security schemes, apart from what users set for them.
pub(super) fn compare(matching: &Matching<'_>, record: &mut Record) {
    for (before, after) in &matching.schemes.both {
        let at = || at(Some(before), Some(after));
        if let Some((kind, lead)) = changed(before, after, matching) {
            record.add(Change::new(kind, lead, at(), ""));
        }
        if before.name != after.name && !differ(before, after, matching) {
            let lead = format!(
                "The security scheme {} was renamed to {}",
                code(&before.name),
                code(&after.name)
            );
            let change = Change::new(ChangeKind::SecuritySchemeRenamed, lead, at(), "");
            record.add(change.evidence(Some("both are the only ones of their kind")));
        }
        docs::compare(&before.docs, &after.docs, at(), record);
    }
    // Those with setters are reported with these.
    let is_unused = |scheme: &&&SecurityScheme| scheme.credentials.is_empty();
    for scheme in matching.schemes.old.iter().filter(is_unused) {
        let lead = format!("The security scheme {} was removed", code(&scheme.name));
        let at = at(Some(scheme), None);
        record.add(Change::new(ChangeKind::SecuritySchemeRemoved, lead, at, ""));
    }
    for scheme in matching.schemes.new.iter().filter(is_unused) {
        let lead = format!("The security scheme {} was added", code(&scheme.name));
        let at = at(None, Some(scheme));
        record.add(Change::new(ChangeKind::SecuritySchemeAdded, lead, at, ""));
    }
}

fn at(old: Option<&SecurityScheme>, new: Option<&SecurityScheme>) -> Occurrence {
    let old = old.map(|scheme| &scheme.pointer);
    let new = new.map(|scheme| &scheme.pointer);
    Occurrence::new("Credentials", "", old, new)
}

/// Whether the setters of a scheme differ in their names or in the number of their arguments, which is reported with them.
fn differ(old: &SecurityScheme, new: &SecurityScheme, matching: &Matching<'_>) -> bool {
    let (before, after) = (setters(old, matching.old), setters(new, matching.new));
    let signature = |setter: &Setter<'_>| (setter.name.clone(), setter.arguments().len());
    let before: Vec<_> = before.iter().map(signature).collect();
    before != after.iter().map(signature).collect::<Vec<_>>()
}

/// The kind of a change of what is sent, and the beginning of its sentence.
fn changed(
    old: &SecurityScheme,
    new: &SecurityScheme,
    matching: &Matching<'_>,
) -> Option<(ChangeKind, String)> {
    use SecuritySchemeKind::OAuth2;

    let name = code(&new.name);
    match (&old.kind, &new.kind) {
        (before, after) if before == after => None,
        (
            OAuth2 {
                token_url: Some(before),
            },
            OAuth2 {
                token_url: Some(after),
            },
        ) => {
            let lead = format!(
                "The token URL of the security scheme {name} changed from {} to {}",
                code(before),
                code(after)
            );
            Some((ChangeKind::TokenUrlChanged, lead))
        }
        _ if differ(old, new, matching) => None,
        (before, after) => {
            let lead = format!(
                "The security scheme {name} takes {} instead of {}",
                described(after),
                described(before)
            );
            Some((ChangeKind::SecuritySchemeChanged, lead))
        }
    }
}

fn described(kind: &SecuritySchemeKind) -> String {
    match kind {
        SecuritySchemeKind::Http(scheme) => format!("HTTP {}", code(scheme)),
        SecuritySchemeKind::OAuth2 { token_url: None } => "an OAuth 2.0 token".to_owned(),
        SecuritySchemeKind::OAuth2 {
            token_url: Some(url),
        } => {
            format!("an OAuth 2.0 token from {}", code(url))
        }
        SecuritySchemeKind::OpenIdConnect => "an OpenID Connect token".to_owned(),
        SecuritySchemeKind::QueryKey(name) => {
            format!("a key in the query parameter {}", code(name))
        }
        SecuritySchemeKind::HeaderKey(name) => format!("a key in the header {}", code(name)),
        SecuritySchemeKind::CookieKey(name) => format!("a key in the cookie {}", code(name)),
    }
}
