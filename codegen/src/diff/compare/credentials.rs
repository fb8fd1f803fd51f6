use super::setters::{Setter, constructor, setters};
use crate::Pointer;
use crate::api::{Api, SecurityScheme};
use crate::diff::change::{Change, Occurrence};
use crate::diff::kind::ChangeKind;
use crate::diff::matching::{Matching, pair_by};
use crate::diff::phrase::{code, codes};
use crate::diff::record::Record;

/// Compares the setters of `Credentials`, and whether clients are created with it.
pub(super) fn compare(matching: &Matching<'_>, record: &mut Record) {
    let (old, new) = (matching.old, matching.new);
    match (has_credentials(old), has_credentials(new)) {
        (false, false) => return,
        (true, true) => {}
        (is_lost, _) => {
            record.add(constructor_changed(matching, is_lost));
            return;
        }
    }
    for (before, after) in &matching.schemes.both {
        compare_setters((before, after), matching, record);
    }
    for scheme in &matching.schemes.old {
        for setter in setters(scheme, old) {
            record.add(removed(&setter));
        }
    }
    for scheme in &matching.schemes.new {
        for setter in setters(scheme, new) {
            record.add(added(&setter));
        }
    }
}

/// Whether clients are created with credentials.
fn has_credentials(api: &Api) -> bool {
    api.is_twilio || api.has_own_credentials()
}

fn constructor_changed(matching: &Matching<'_>, is_lost: bool) -> Change {
    let pointer = Pointer::root().descend(["components", "securitySchemes"]);
    let at = Occurrence::new("Client::new", "", Some(&pointer), Some(&pointer));
    let (kind, lead, api) = match is_lost {
        true => (
            ChangeKind::ClientCredentialsRemoved,
            "Clients are created without credentials, because no operation requires any",
            matching.old,
        ),
        false => (
            ChangeKind::ClientCredentialsAdded,
            "Clients are created with credentials",
            matching.new,
        ),
    };
    let names: Vec<_> = api
        .schemes_with_credentials()
        .flat_map(|scheme| setters(scheme, api))
        .map(|setter| setter.path())
        .collect();
    let tail = match (names.as_slice(), is_lost) {
        ([], _) => String::new(),
        (names, true) => format!("; there is no {} any more", codes(names)),
        (names, false) => format!(": {}", codes(names)),
    };
    let change = Change::new(kind, lead, at, tail);
    change.rust(constructor(matching.old), constructor(matching.new))
}

/// Compares the setters of a scheme.
fn compare_setters(
    (old, new): (&SecurityScheme, &SecurityScheme),
    matching: &Matching<'_>,
    record: &mut Record,
) {
    let (before, after) = (setters(old, matching.old), setters(new, matching.new));
    let by_arguments = pair_by(&before, &after, |setter| setter.arguments().len());
    for (before, after) in by_arguments.both {
        if before.name != after.name {
            let lead = format!("{} is called {}", code(&before.path()), code(&after.path()));
            let change = Change::new(
                ChangeKind::CredentialRenamed,
                lead,
                between(before, after),
                "",
            );
            record.add(change.rust(before.call(), after.call()));
        }
        // The second setter of a client's secret has the same variables.
        if before.variables != after.variables && !after.takes_url {
            record.add(variables_changed(before, after));
        }
    }
    let by_name = pair_by(by_arguments.old, by_arguments.new, |setter| setter.name);
    for (before, after) in by_name.both {
        let lead = format!(
            "{} takes {} instead of {}",
            code(&after.path()),
            codes(after.arguments()),
            codes(before.arguments())
        );
        let change = Change::new(
            ChangeKind::CredentialChanged,
            lead,
            between(before, after),
            "",
        );
        record.add(change.rust(before.call(), after.call()));
    }
    for setter in by_name.old {
        record.add(removed(setter));
    }
    for setter in by_name.new {
        record.add(added(setter));
    }
}

fn variables_changed(old: &Setter<'_>, new: &Setter<'_>) -> Change {
    let lead = format!(
        "The environment variables of {} end in {} instead of {}",
        code(&new.path()),
        codes(new.variables),
        codes(old.variables)
    );
    Change::new(
        ChangeKind::CredentialVariablesChanged,
        lead,
        between(old, new),
        "",
    )
    .rust(old.variables.join(", "), new.variables.join(", "))
}

fn removed(setter: &Setter<'_>) -> Change {
    let at = Occurrence::new(setter.path(), "", Some(&setter.scheme.pointer), None);
    let lead = format!("The credentials {} were removed", setter.described());
    let mut change = Change::new(ChangeKind::CredentialRemoved, lead, at, "");
    change.before = Some(setter.call());
    change
}

fn added(setter: &Setter<'_>) -> Change {
    let at = Occurrence::new(setter.path(), "", None, Some(&setter.scheme.pointer));
    let lead = format!("The credentials {} were added", setter.described());
    let mut change = Change::new(ChangeKind::CredentialAdded, lead, at, "");
    change.after = Some(setter.call());
    change
}

fn between(old: &Setter<'_>, new: &Setter<'_>) -> Occurrence {
    let pointers = (&old.scheme.pointer, &new.scheme.pointer);
    Occurrence::new(new.path(), "", Some(pointers.0), Some(pointers.1))
}
