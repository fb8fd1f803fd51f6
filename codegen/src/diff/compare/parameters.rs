use std::collections::{HashMap, HashSet};

use super::field_context::FieldContext;
use super::fields;
use super::methods::{occurrence, path};
use super::path_parameters::reordered;
use super::sensitivity;
use crate::api::{Field, Operation, Parameter, ParameterLocation, Params, RustName};
use crate::diff::change::{Change, Occurrence};
use crate::diff::kind::ChangeKind;
use crate::diff::matching::{FieldPair, Matching, pair_fields};
use crate::diff::phrase::{code, codes};
use crate::diff::record::Record;
use crate::diff::surface::type_text;

/// The parameters by their Rust names.
type Names<'a> = HashMap<&'a RustName, &'a Field>;

/// Compares the parameter structs of two operations.
pub(super) fn compare(
    old: &Operation,
    new: &Operation,
    matching: &Matching<'_>,
    record: &mut Record,
) {
    let is_shared = |operation: &Operation| {
        let params = operation.params.as_ref();
        params.is_some_and(|params| params.is_shared)
    };
    if is_shared(old) && is_shared(new) {
        return;
    }
    let before = parameters(old);
    let after = parameters(new);
    let pairs = pair_fields(
        before,
        after,
        |parameter| &parameter.field,
        |old, new| matching.is_same(old.ty(), new.ty()),
    );
    let is_reencoded = encoding(old) != encoding(new);
    let fields = after.iter().map(|parameter| &parameter.field);
    let names: Names<'_> = fields.map(|field| (&field.name, field)).collect();
    for pair in &pairs.both {
        compare_parameter(pair, new, (is_reencoded, &names), matching, record);
    }
    for parameter in &pairs.old {
        record.add(removed(parameter, old));
    }
    match (&old.params, &new.params) {
        (None, Some(params)) if !after.iter().any(|parameter| parameter.field.required) => {
            record.add(params_added(params, old, new));
        }
        _ => {
            for parameter in &pairs.new {
                record.add(added(parameter, new));
            }
        }
    }
    compare_order(&pairs.both, (old, new), matching, record);
}

fn parameters(operation: &Operation) -> &[Parameter] {
    match &operation.params {
        Some(params) => &params.parameters,
        None => &[],
    }
}

fn encoding(operation: &Operation) -> Option<crate::api::BodyEncoding> {
    operation.body.as_ref().map(|body| body.encoding)
}

/// The path of what sets a parameter: an argument of `new`, or a setter.
fn setter(operation: &Operation, field: &Field) -> String {
    let params = operation.params.as_ref();
    let params = params.map_or("", |params| params.name.as_str());
    match field.required {
        true => format!("{params}::new"),
        false => format!("{params}::{}", field.name),
    }
}

/// A parameter as sentences name it.
fn described(parameter: &Parameter) -> String {
    let wire = code(&parameter.field.wire);
    match parameter.location {
        ParameterLocation::Body => "request body".to_owned(),
        ParameterLocation::Header => format!("header parameter {wire}"),
        ParameterLocation::PartHeader => format!("part header {wire}"),
        ParameterLocation::Cookie => format!("cookie parameter {wire}"),
        _ => format!("parameter {wire}"),
    }
}

fn removed(parameter: &Parameter, operation: &Operation) -> Change {
    let field = &parameter.field;
    let kind = match field.required {
        true => ChangeKind::RequiredParameterRemoved,
        false => ChangeKind::ParameterRemoved,
    };
    let optional = if field.required {
        "required"
    } else {
        "optional"
    };
    let owner = code(&path(operation));
    let at = Occurrence::new(setter(operation, field), owner, Some(&field.pointer), None);
    let clause = sensitivity::clause(field);
    let lead = format!(
        "The {optional} {}{clause} was removed from",
        described(parameter)
    );
    Change::new(kind, lead, at, "")
        .wire(Some(&field.wire), None)
        .loses([field.ty()])
}

fn added(parameter: &Parameter, operation: &Operation) -> Change {
    let field = &parameter.field;
    let kind = match field.required {
        true => ChangeKind::RequiredParameterAdded,
        false => ChangeKind::ParameterAdded,
    };
    let optional = if field.required {
        "required"
    } else {
        "optional"
    };
    let owner = code(&path(operation));
    let at = Occurrence::new(setter(operation, field), owner, None, Some(&field.pointer));
    let lead = format!("The {optional} {} was added to", described(parameter));
    let mut change = Change::new(kind, lead, at, "")
        .wire(None, Some(&field.wire))
        .gains([field.ty()]);
    change.after = Some(type_text(field.ty()));
    change
}

fn params_added(params: &Params, old: &Operation, new: &Operation) -> Change {
    let parameters = params.parameters.iter();
    let names: Vec<_> = parameters.map(|parameter| &parameter.field.wire).collect();
    let at = Occurrence::new(path(new), "", Some(&old.pointer), Some(&new.pointer));
    let lead = format!(
        "{} takes {} as its last argument, for the optional {} {}",
        code(&path(new)),
        code(&params.name),
        if names.len() == 1 {
            "parameter"
        } else {
            "parameters"
        },
        codes(&names)
    );
    let types = params.parameters.iter();
    let types = types.map(|parameter| parameter.field.ty());
    let mut change = Change::new(ChangeKind::ParamsAdded, lead, at, "").gains(types);
    change.after = Some(params.name.clone());
    change
}

fn compare_parameter(
    pair: &FieldPair<'_, Parameter>,
    operation: &Operation,
    (is_reencoded, names): (bool, &Names<'_>),
    matching: &Matching<'_>,
    record: &mut Record,
) {
    let (old, new) = (&pair.old.field, &pair.new.field);
    let owner = code(&path(operation));
    let at = || {
        let setter = setter(operation, new);
        Occurrence::new(setter, &*owner, Some(&old.pointer), Some(&new.pointer))
    };
    compare_names(pair, at(), names, record);
    let (before, after) = (pair.old.location, pair.new.location);
    if before != after && !is_reencoded {
        let lead = format!(
            "The parameter {} is sent in the {} instead of the {} by",
            code(&new.wire),
            part(after),
            part(before)
        );
        record.add(Change::new(
            ChangeKind::ParameterLocationChanged,
            lead,
            at(),
            "",
        ));
    }
    if before == after
        && let Some(lead) = serialization_change(old, new)
    {
        let kind = ChangeKind::ParameterStyleChanged;
        record.add(Change::new(kind, lead, at(), ""));
    }
    match (old.required, new.required) {
        (false, true) => {
            let lead = format!("The {} became required in", described(pair.new));
            let change = Change::new(ChangeKind::ParameterBecameRequired, lead, at(), "");
            record.add(change.wire(Some(&old.wire), Some(&new.wire)));
        }
        (true, false) => {
            let lead = format!("The {} became optional in", described(pair.new));
            let change = Change::new(ChangeKind::ParameterBecameOptional, lead, at(), "");
            record.add(change.wire(Some(&old.wire), Some(&new.wire)));
        }
        _ => {}
    }
    let context = FieldContext::argument(setter(operation, new), operation);
    fields::compare(old, new, &context, matching, record);
}

/// A sentence about a difference in how a value is written.
fn serialization_change(old: &Field, new: &Field) -> Option<String> {
    let wire = code(&new.wire);
    if old.content_type != new.content_type {
        let name = |field: &Field| match &field.content_type {
            Some(name) => code(name),
            None => "its usual media type".to_owned(),
        };
        return Some(format!(
            "The part {wire} is sent as {} instead of {} by",
            name(new),
            name(old)
        ));
    }
    let is_different = (old.style, old.allow_reserved) != (new.style, new.allow_reserved);
    is_different.then(|| format!("The style of {wire} changed in"))
}

fn compare_names(
    pair: &FieldPair<'_, Parameter>,
    at: Occurrence,
    names: &Names<'_>,
    record: &mut Record,
) {
    let (old, new) = (&pair.old.field, &pair.new.field);
    let is_written = !old.required || !new.required;
    let is_same_in_rust = old.name == new.name || !is_written;
    if old.wire == new.wire {
        if !is_same_in_rust {
            let lead = format!(
                "The setter of {} is called {} instead of {} in",
                code(&new.wire),
                code(new.name.plain()),
                code(old.name.plain())
            );
            let is_taken = names.get(&old.name).is_some_and(|other| {
                !other.required && type_text(other.ty()) == type_text(old.ty())
            });
            let change = Change::new(ChangeKind::of_rust_name(is_taken), lead, at, "");
            let change = change.wire(Some(&old.wire), Some(&new.wire));
            record.add(change.rust(old.name.plain(), new.name.plain()));
        }
        return;
    }
    let kind = match is_same_in_rust {
        true => ChangeKind::ParameterWireNameChanged,
        false => ChangeKind::ParameterRenamed,
    };
    let lead = format!(
        "The parameter {} was renamed to {} in",
        code(&old.wire),
        code(&new.wire)
    );
    let change = Change::new(kind, lead, at, "")
        .rust(old.name.plain(), new.name.plain())
        .wire(Some(&old.wire), Some(&new.wire))
        .evidence(pair.evidence.as_deref());
    record.add(change);
}

fn part(location: ParameterLocation) -> &'static str {
    match location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::Header => "headers",
        ParameterLocation::Cookie => "cookies",
        ParameterLocation::Form => "form",
        ParameterLocation::PartHeader => "headers of a part",
        ParameterLocation::Json => "JSON body",
        ParameterLocation::Body => "body",
    }
}

/// Compares the order of the arguments of `new`, and that of the setters.
fn compare_order(
    pairs: &[FieldPair<'_, Parameter>],
    (old, new): (&Operation, &Operation),
    matching: &Matching<'_>,
    record: &mut Record,
) {
    let pairs = pairs.iter().map(|pair| (&pair.old.field, &pair.new.field));
    let required: Vec<_> = pairs
        .filter(|(old, new)| old.required && new.required)
        .collect();
    let before = in_order(parameters(old), required.iter().map(|(old, _)| *old));
    let after = in_order(parameters(new), required.iter().map(|(_, new)| *new));
    let partners: HashMap<*const Field, *const Field> = required
        .iter()
        .map(|(old, new)| (std::ptr::from_ref(*old), std::ptr::from_ref(*new)))
        .collect();
    let is_pair = |(old, new): (&&Field, &&Field)| {
        partners.get(&std::ptr::from_ref(*old)) == Some(&std::ptr::from_ref(*new))
    };
    if before.iter().zip(&after).all(is_pair) {
        return;
    }
    let mut at = occurrence(old, new);
    let params = new.params.as_ref();
    at.rust_path = params.map_or_else(String::new, |params| format!("{}::new", params.name));
    record.add(reordered(&before, &after, matching, "parameters", at));
}

/// Some of the parameters in the order of all.
fn in_order<'a>(
    parameters: &'a [Parameter],
    some: impl Iterator<Item = &'a Field>,
) -> Vec<&'a Field> {
    let some: HashSet<_> = some.map(std::ptr::from_ref).collect();
    let fields = parameters.iter().map(|parameter| &parameter.field);
    fields
        .filter(|field| some.contains(&std::ptr::from_ref(*field)))
        .collect()
}
