use std::collections::HashSet;

use super::docs;
use super::server_variables::{self, Known};
use crate::Pointer;
use crate::api::{Api, Server};
use crate::diff::change::{Change, Occurrence};
use crate::diff::kind::ChangeKind;
use crate::diff::matching::{Matching, pair_by};
use crate::diff::phrase::{code, codes};
use crate::diff::record::Record;

/// A server of both APIs.
type Pair<'a> = (&'a Server, &'a Server);

/// The servers of two APIs: pairs, those that only the old one has, and those that only the new one has.
struct Servers<'a> {
    both: Vec<Pair<'a>>,
    old: Vec<&'a Server>,
    new: Vec<&'a Server>,
}

/// Compares the servers of the APIs, and the constants for them.
pub(super) fn compare(matching: &Matching<'_>, record: &mut Record) {
    let (old, new) = (matching.old, matching.new);
    let servers = pairs(&old.servers, &new.servers);
    let known = Known::new(new);
    for (before, after) in &servers.both {
        let name = after.name.plain();
        let at = || at(new, name);
        let subject = match std::ptr::eq(*after, &new.servers[0]) {
            true => "the server".to_owned(),
            false => format!("the server {}", code(name)),
        };
        compare_urls((before, after), &subject, at(), record);
        server_variables::compare((before, after), &known, &subject, &at, record);
        docs::compare(&before.docs, &after.docs, at(), record);
    }
    compare_default(&servers, matching, record);
    compare_constants(&servers, matching, record);
}

/// Pairs servers by URL, then by constant, then in order.
fn pairs<'a>(old: &'a [Server], new: &'a [Server]) -> Servers<'a> {
    let by_url = pair_by(old, new, |server| &server.url);
    let by_name = pair_by(by_url.old, by_url.new, |server| &server.name);
    let (old, new) = (by_name.old, by_name.new);
    let in_order = old.iter().copied().zip(new.iter().copied());
    let length = in_order.len();
    let both = by_url.both.into_iter().chain(by_name.both);
    Servers {
        both: both.chain(in_order).collect(),
        old: old[length..].to_vec(),
        new: new[length..].to_vec(),
    }
}

fn at(api: &Api, name: &str) -> Occurrence {
    let pointer = Pointer::root().child("servers");
    let path = match api.has_server_choice() {
        true => format!("servers::{name}"),
        false => "SERVER".to_owned(),
    };
    Occurrence::new(path, "", Some(&pointer), Some(&pointer))
}

/// Compares URLs with the defaults of their variables: what changes in the variables alone is reported with them.
fn compare_urls((old, new): Pair<'_>, subject: &str, at: Occurrence, record: &mut Record) {
    if is_elsewhere(old, new) {
        let lead = format!(
            "The URL of {subject} changed from {} to {}",
            described(&old.url),
            described(&new.url)
        );
        record.add(Change::new(ChangeKind::ServerChanged, lead, at, ""));
    }
}

/// Compares the servers of two operations, of which at least one has its own.
pub(super) fn compare_own(
    (old, new): (Option<&Server>, Option<&Server>),
    matching: &Matching<'_>,
    at: &dyn Fn() -> Occurrence,
    record: &mut Record,
) {
    match (old, new) {
        (Some(before), Some(after)) => {
            if is_elsewhere(before, after) {
                record.add(moved(&before.url, &after.url, at()));
            }
            let known = Known::new(matching.new);
            server_variables::compare((before, after), &known, "the server", at, record);
        }
        (Some(before), None) if before.url != matching.new.server => {
            record.add(moved(&before.url, &matching.new.server, at()));
        }
        (None, Some(after)) if after.url != matching.old.server => {
            record.add(moved(&matching.old.server, &after.url, at()));
        }
        _ => {}
    }
}

fn moved(old: &str, new: &str, at: Occurrence) -> Change {
    let lead = format!(
        "The URL of the server changed from {} to {} for",
        described(old),
        described(new)
    );
    Change::new(ChangeKind::ServerChanged, lead, at, "")
}

fn described(url: &str) -> String {
    match url {
        "" => "none".to_owned(),
        url => code(url),
    }
}

/// Whether requests go to another URL for another reason than a variable that has no default.
fn is_elsewhere(old: &Server, new: &Server) -> bool {
    let mut variables = new.variables.iter();
    let is_incomplete = variables.any(|variable| variable.default.is_none());
    old.url != new.url && !is_incomplete && with_defaults(old) != with_defaults(new)
}

/// The URL of a server whose variables have their defaults.
fn with_defaults(server: &Server) -> String {
    let variables = server.variables.iter();
    variables.fold(server.url.clone(), |url, variable| {
        match &variable.default {
            Some(default) => url.replace(&format!("{{{}}}", variable.name), default),
            None => url,
        }
    })
}

/// Compares which server is the first.
fn compare_default(servers: &Servers<'_>, matching: &Matching<'_>, record: &mut Record) {
    let (Some(old), Some(new)) = (matching.old.servers.first(), matching.new.servers.first())
    else {
        return;
    };
    let is_pair =
        |(before, after): &Pair<'_>| std::ptr::eq(*before, old) && std::ptr::eq(*after, new);
    if !servers.both.iter().any(is_pair) {
        let lead = format!(
            "The default server is {} instead of {}",
            described(&new.url),
            described(&old.url)
        );
        let at = at(matching.new, new.name.plain());
        record.add(Change::new(ChangeKind::ServerChanged, lead, at, ""));
    }
}

/// Compares the constants, which exist only where there is a choice.
fn compare_constants(servers: &Servers<'_>, matching: &Matching<'_>, record: &mut Record) {
    let (old, new) = (matching.old, matching.new);
    let names = |servers: &[Server]| {
        let names = servers.iter();
        codes(&names.map(|server| server.name.plain()).collect::<Vec<_>>())
    };
    match (old.has_server_choice(), new.has_server_choice()) {
        (false, false) => {}
        (true, false) => {
            let lead = format!(
                "There is no choice of servers any more, and no constant for {}",
                names(&old.servers)
            );
            let at = Occurrence {
                new: None,
                ..at(old, old.servers[0].name.plain())
            };
            let change = Change::new(ChangeKind::ServerRemoved, lead, at, "");
            record.add(change);
        }
        (false, true) => {
            let lead = format!(
                "There is a choice of servers, with constants for {}",
                names(&new.servers)
            );
            let at = Occurrence {
                old: None,
                ..at(new, new.servers[0].name.plain())
            };
            record.add(Change::new(ChangeKind::ServerAdded, lead, at, ""));
        }
        (true, true) => compare_choices(servers, matching, record),
    }
}

fn compare_choices(servers: &Servers<'_>, matching: &Matching<'_>, record: &mut Record) {
    let described =
        |server: &Server| format!("{} ({})", code(server.name.plain()), code(&server.url));
    for server in &servers.old {
        let lead = format!("The server {} was removed", described(server));
        let at = Occurrence {
            new: None,
            ..at(matching.old, server.name.plain())
        };
        record.add(Change::new(ChangeKind::ServerRemoved, lead, at, ""));
    }
    for server in &servers.new {
        let lead = format!("The server {} was added", described(server));
        let at = Occurrence {
            old: None,
            ..at(matching.new, server.name.plain())
        };
        record.add(Change::new(ChangeKind::ServerAdded, lead, at, ""));
    }
    let names: HashSet<_> = matching
        .new
        .servers
        .iter()
        .map(|server| &server.name)
        .collect();
    for (before, after) in &servers.both {
        if before.name != after.name {
            let lead = format!(
                "The constant of the server {} is called {} instead of {}",
                code(&after.url),
                code(after.name.plain()),
                code(before.name.plain())
            );
            let kind = match names.contains(&before.name) {
                true => ChangeKind::RustNameTaken,
                false => ChangeKind::ServerRenamed,
            };
            let change = Change::new(kind, lead, at(matching.new, after.name.plain()), "");
            record.add(change.rust(before.name.plain(), after.name.plain()));
        }
    }
    let rest = |servers: &[Server]| {
        servers
            .iter()
            .skip(1)
            .map(|one| one.url.clone())
            .collect::<Vec<_>>()
    };
    let is_complete = servers.old.is_empty() && servers.new.is_empty();
    if is_complete && rest(&matching.old.servers) != rest(&matching.new.servers) {
        let (mut before, mut after) = (rest(&matching.old.servers), rest(&matching.new.servers));
        before.sort();
        after.sort();
        if before == after {
            let lead = "The servers are in another order";
            let at = at(matching.new, matching.new.servers[0].name.plain());
            record.add(Change::new(ChangeKind::OrderChanged, lead, at, ""));
        }
    }
}
