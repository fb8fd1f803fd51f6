use std::collections::HashSet;

use super::docs;
use crate::api::{Api, Server, ServerVariable};
use crate::diff::change::{Change, Occurrence};
use crate::diff::kind::ChangeKind;
use crate::diff::matching::pair_by;
use crate::diff::phrase::code;
use crate::diff::record::Record;

/// The variables that clients of the new API can set. Their names count for all servers.
pub(super) struct Known<'a>(HashSet<&'a str>);

impl<'a> Known<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        let servers = api.servers.iter().chain(api.servers_of_operations());
        let variables = servers.flat_map(|server| &server.variables);
        Self(variables.map(|variable| variable.name.as_str()).collect())
    }
}

/// Compares the variables in the URLs of a server. `subject` names the server, and `at` returns where it is.
pub(super) fn compare(
    (old, new): (&Server, &Server),
    known: &Known<'_>,
    subject: &str,
    at: &dyn Fn() -> Occurrence,
    record: &mut Record,
) {
    let pairs = pair_by(&old.variables, &new.variables, |variable| &variable.name);
    for (before, after) in pairs.both {
        compare_pair(before, after, subject, at, record);
    }
    let mut add = |change: Change| {
        let preposition = if at().owner.is_empty() { "" } else { " for" };
        let lead = format!("{} {subject}{preposition}", change.lead);
        record.add(Change { lead, ..change });
    };
    if let ([before], [after]) = (pairs.old.as_slice(), pairs.new.as_slice())
        && before.default == after.default
        && !known.0.contains(before.name.as_str())
    {
        add(renamed(before, after, at()));
        return;
    }
    for variable in pairs.old {
        add(removed(variable, known, at()));
    }
    for variable in pairs.new {
        add(added(variable, at()));
    }
}

fn renamed(old: &ServerVariable, new: &ServerVariable, at: Occurrence) -> Change {
    let lead = format!(
        "The variable {} was renamed to {} in the URL of",
        code(&old.name),
        code(&new.name)
    );
    Change::new(ChangeKind::ServerVariableRenamed, lead, at, "").rust(&*old.name, &*new.name)
}

fn removed(variable: &ServerVariable, known: &Known<'_>, at: Occurrence) -> Change {
    let lead = format!(
        "The variable {} was removed from the URL of",
        code(&variable.name)
    );
    let kind = match known.0.contains(variable.name.as_str()) {
        true => ChangeKind::ServerChanged,
        false => ChangeKind::ServerVariableRemoved,
    };
    let mut change = Change::new(kind, lead, at, "");
    change.before = Some(variable.name.clone());
    change
}

fn added(variable: &ServerVariable, at: Occurrence) -> Change {
    let (kind, default) = match &variable.default {
        Some(default) => (
            ChangeKind::ServerVariableAdded,
            format!(" with the default {}", code(default)),
        ),
        None => (
            ChangeKind::RequiredServerVariableAdded,
            " without a default".to_owned(),
        ),
    };
    let lead = format!(
        "The variable {}{default} was added to the URL of",
        code(&variable.name)
    );
    let mut change = Change::new(kind, lead, at, "");
    change.after = Some(variable.name.clone());
    change
}

fn compare_pair(
    old: &ServerVariable,
    new: &ServerVariable,
    subject: &str,
    at: &dyn Fn() -> Occurrence,
    record: &mut Record,
) {
    let name = code(&new.name);
    let mut add = |kind, lead: String| {
        let at = at();
        let preposition = if at.owner.is_empty() { "" } else { " for" };
        let lead = format!("{lead} in the URL of {subject}{preposition}");
        let mut change = Change::new(kind, lead, at, "");
        change.after = Some(new.name.clone());
        record.add(change);
    };
    match (&old.default, &new.default) {
        (Some(before), Some(after)) if before != after => {
            let lead = format!(
                "The default of the variable {name} changed from {} to {}",
                code(before),
                code(after)
            );
            add(ChangeKind::ServerDefaultChanged, lead);
        }
        (None, Some(after)) => {
            let lead = format!("The variable {name} has the default {}", code(after));
            add(ChangeKind::ServerVariableAdded, lead);
        }
        (Some(_), None) => {
            let lead = format!("The variable {name} has no default any more");
            add(ChangeKind::RequiredServerVariableAdded, lead);
        }
        _ => {}
    }
    compare_values(old, new, &name, &mut add);
    docs::compare(&old.docs, &new.docs, at(), record);
}

/// Compares the values that the document lists. Without a list, all are possible.
fn compare_values(
    old: &ServerVariable,
    new: &ServerVariable,
    name: &str,
    add: &mut impl FnMut(ChangeKind, String),
) {
    match (old.values.as_slice(), new.values.as_slice()) {
        ([], []) => {}
        ([], _) => {
            let lead = format!("Only some values are left for the variable {name}");
            add(ChangeKind::ServerValueRemoved, lead);
        }
        (_, []) => {
            let lead = format!("Any value is possible for the variable {name}");
            add(ChangeKind::ServerValueAdded, lead);
        }
        (before, after) => {
            for value in before.iter().filter(|value| !after.contains(value)) {
                let lead = format!(
                    "The value {} was removed from the variable {name}",
                    code(value)
                );
                add(ChangeKind::ServerValueRemoved, lead);
            }
            for value in after.iter().filter(|value| !before.contains(value)) {
                let lead = format!("The value {} was added to the variable {name}", code(value));
                add(ChangeKind::ServerValueAdded, lead);
            }
        }
    }
}
