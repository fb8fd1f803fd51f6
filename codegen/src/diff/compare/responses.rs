use super::methods::{self, occurrence};
use super::{docs, headers, replaced};
use crate::api::{Operation, Response};
use crate::diff::change::Change;
use crate::diff::kind::ChangeKind;
use crate::diff::matching::{Matching, pair_by};
use crate::diff::phrase::code;
use crate::diff::record::Record;
use crate::diff::surface::{response_text, type_text};

/// Compares what two operations return, and the responses that they declare.
pub(super) fn compare(
    old: &Operation,
    new: &Operation,
    matching: &Matching<'_>,
    record: &mut Record,
) {
    compare_result(old, new, matching, record);
    let successes = pair_by(&old.successes, &new.successes, |response| response.status);
    // A success without a body that makes the result optional is reported as that.
    let is_explained = |response: &&&Response| {
        old.returns_optional() != new.returns_optional() && response.content.is_none()
    };
    for response in successes.old.iter().filter(|one| !is_explained(one)) {
        let at = methods::response(new, Some(response), None);
        let lead = format!(
            "A success no longer has the status {} in",
            code_of(response)
        );
        record.add(Change::new(ChangeKind::SuccessStatusRemoved, lead, at, ""));
    }
    for response in successes.new.iter().filter(|one| !is_explained(one)) {
        let at = methods::response(new, None, Some(response));
        let lead = format!("A success can have the status {} in", code_of(response));
        record.add(Change::new(ChangeKind::SuccessStatusAdded, lead, at, ""));
    }
    let errors = pair_by(&old.errors, &new.errors, |response| response.status);
    for response in &errors.old {
        record.add(error_removed(response, new, matching));
    }
    for response in &errors.new {
        let at = methods::response(new, None, Some(response));
        let lead = format!("The error response {} was added to", code_of(response));
        let types = response.content.as_ref().map(|content| &content.value.ty);
        let change = Change::new(ChangeKind::ErrorStatusAdded, lead, at, "");
        record.add(change.gains(types));
    }
    for (before, after) in &errors.both {
        compare_error_body(before, after, new, matching, record);
    }
    for (before, after) in successes.both.iter().chain(&errors.both) {
        let at = methods::response(new, Some(before), Some(after));
        docs::compare(&before.docs, &after.docs, at, record);
        compare_media_types(before, after, new, record);
        headers::compare(before, after, new, matching, record);
    }
}

fn code_of(response: &Response) -> String {
    code(&response.status.to_string())
}

fn compare_result(old: &Operation, new: &Operation, matching: &Matching<'_>, record: &mut Record) {
    let (before, after) = (response_text(old), response_text(new));
    let at = occurrence(old, new);
    if !matching.is_same(&old.response.ty, &new.response.ty) {
        let lead = format!(
            "The returned type changed from {} to {} in",
            code(&before),
            code(&after)
        );
        let change = Change::new(ChangeKind::ResponseTypeChanged, lead, at, "")
            .rust(before, after)
            .loses([&old.response.ty])
            .gains([&new.response.ty]);
        record.add(change);
        let at = occurrence(old, new);
        replaced::compare(&old.response.ty, &new.response.ty, &at, matching, record);
        return;
    }
    let is_null = old.response.nullable || new.response.nullable;
    let (kind, lead) = match (old.returns_optional(), new.returns_optional()) {
        (false, true) => (
            ChangeKind::ResponseBecameOptional,
            match is_null {
                true => "A success can be null in",
                false => "A success can come without a body in",
            },
        ),
        (true, false) => (
            ChangeKind::ResponseBecameRequired,
            match is_null {
                true => "A success can no longer be null in",
                false => "Each success has a body in",
            },
        ),
        _ => return,
    };
    record.add(Change::new(kind, lead, at, "").rust(before, after));
}

fn error_removed(response: &Response, operation: &Operation, matching: &Matching<'_>) -> Change {
    let ty = response.content.as_ref().map(|content| &content.value.ty);
    let is_type_gone = ty
        .and_then(|ty| ty.def())
        .is_some_and(|id| matching.type_of(id).is_none());
    let kind = match is_type_gone {
        true => ChangeKind::ErrorBodyRemoved,
        false => ChangeKind::ErrorStatusRemoved,
    };
    let at = methods::response(operation, Some(response), None);
    let lead = format!("The error response {} was removed from", code_of(response));
    Change::new(kind, lead, at, "").loses(ty)
}

fn compare_error_body(
    old: &Response,
    new: &Response,
    operation: &Operation,
    matching: &Matching<'_>,
    record: &mut Record,
) {
    let ty = |response: &Response| {
        let content = response.content.as_ref();
        content.map_or(crate::api::Type::Unit, |content| content.value.ty.clone())
    };
    let (before, after) = (ty(old), ty(new));
    if matching.is_same(&before, &after) {
        return;
    }
    let lead = format!(
        "The body of the error response {} is {} instead of {} in",
        code_of(new),
        code(&type_text(&after)),
        code(&type_text(&before))
    );
    let at = methods::response(operation, Some(old), Some(new));
    let change = Change::new(ChangeKind::ErrorBodyChanged, lead, at, "")
        .rust(type_text(&before), type_text(&after))
        .loses([&before])
        .gains([&after]);
    record.add(change);
    let at = methods::response(operation, Some(old), Some(new));
    replaced::compare(&before, &after, &at, matching, record);
}

fn compare_media_types(old: &Response, new: &Response, operation: &Operation, record: &mut Record) {
    let (Some(before), Some(after)) = (&old.content, &new.content) else {
        return;
    };
    if before.media_type != after.media_type {
        let lead = format!(
            "The response {} has the media type {} instead of {} in",
            code_of(new),
            code(&after.media_type),
            code(&before.media_type)
        );
        let at = methods::response(operation, Some(old), Some(new));
        record.add(Change::new(
            ChangeKind::ResponseMediaTypeChanged,
            lead,
            at,
            "",
        ));
    }
}
