//! Whether the person who started the server allows a call.

use serde_json::Value;

use super::limits::is_sid;
use super::plan::Plan;
use crate::options::{Effect, Options};

/// The number of characters of a SID's prefix.
const PREFIX: usize = 2;

/// Returns why a call is not allowed.
pub(super) fn check(plan: &Plan<'_>, options: &Options) -> Result<(), String> {
    let effect = plan.operation.effect;
    let name = &plan.operation.name;
    if !options.allows(effect) {
        let change = match options.allowed.contains(&effect) {
            true => "without --read-only".to_owned(),
            false => format!("with --allow {effect}"),
        };
        return Err(format!(
            "{name} was not sent: its effect is {effect}, which the person who runs this server must allow by starting it {change}"
        ));
    }
    check_services(plan, &options.services)
        .map_err(|reason| format!("{name} was not sent: {reason}"))?;
    if effect == Effect::Send && !options.recipients.is_empty() {
        check_recipient(plan, &options.recipients)
            .map_err(|reason| format!("{name} was not sent: {reason}"))?;
    }
    Ok(())
}

/// A call concerns the allowed resources only if it names one of them, and no other of their kind.
fn check_services(plan: &Plan<'_>, allowed: &[String]) -> Result<(), String> {
    let Some(prefix) = allowed.first().and_then(|sid| sid.get(..PREFIX)) else {
        return Ok(());
    };
    let values = plan.values.iter().flatten();
    let mut named = Vec::new();
    values.for_each(|value| sids(value, prefix, &mut named));
    if named.iter().any(|sid| !allowed.iter().any(|it| it == sid)) {
        return Err("it names a resource that is not among those of --service".to_owned());
    }
    let parameters = plan.operation.parameters.iter().zip(&plan.values);
    let mut of_kind = parameters.filter(|(parameter, _)| parameter.schema["x-sid"] == prefix);
    match of_kind.any(|(_, value)| value.is_some()) {
        true => Ok(()),
        false => Err(format!(
            "it is not confined to a resource of --service, as no parameter has a SID that begins with {prefix}"
        )),
    }
}

/// Adds all SIDs with a prefix within a value.
fn sids<'v>(value: &'v Value, prefix: &str, out: &mut Vec<&'v str>) {
    match value {
        Value::String(text) if is_sid(prefix, text.trim()) => out.push(text),
        Value::Array(items) => items.iter().for_each(|item| sids(item, prefix, out)),
        Value::Object(map) => map.values().for_each(|value| sids(value, prefix, out)),
        _ => {}
    }
}

fn check_recipient(plan: &Plan<'_>, allowed: &[String]) -> Result<(), String> {
    let Some(name) = &plan.operation.recipient else {
        return Err("it is not known to whom it sends, so --recipient cannot allow it".to_owned());
    };
    let parameters = plan.operation.parameters.iter().zip(&plan.values);
    let mut values = parameters.filter(|(parameter, _)| parameter.wire == *name);
    let recipient = values.find_map(|(_, value)| value.as_ref()?.as_str());
    match recipient.is_some_and(|it| allowed.iter().any(|pattern| matches(pattern, it))) {
        true => Ok(()),
        false => Err(format!("{name} is not a recipient that --recipient allows")),
    }
}

/// Whether a recipient is the one of a pattern. `*` stands for characters that neither separate recipients nor begin a domain.
fn matches(pattern: &str, recipient: &str) -> bool {
    let (pattern, recipient) = (pattern.to_lowercase(), recipient.to_lowercase());
    let Some((start, end)) = pattern.split_once('*') else {
        return pattern == recipient;
    };
    let middle = recipient
        .strip_prefix(start)
        .and_then(|rest| rest.strip_suffix(end));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    middle.is_some_and(|middle| !middle.is_empty() && middle.chars().all(is_plain))
}
