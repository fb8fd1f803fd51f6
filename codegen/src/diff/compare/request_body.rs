use super::docs;
use super::methods::occurrence;
use crate::api::{Operation, RequestBody};
use crate::diff::change::Change;
use crate::diff::kind::ChangeKind;
use crate::diff::phrase::code;
use crate::diff::record::Record;

/// Compares the media types of request bodies, and whether they are required.
pub(super) fn compare(old: &Operation, new: &Operation, record: &mut Record) {
    let (Some(before), Some(after)) = (&old.body, &new.body) else {
        return;
    };
    docs::compare(&before.docs, &after.docs, occurrence(old, new), record);
    let mut add = |kind, lead: String| {
        record.add(Change::new(kind, lead, occurrence(old, new), ""));
    };
    match (before.required, after.required) {
        (false, true) => {
            let lead = "The request body became required in".to_owned();
            add(ChangeKind::RequestBodyBecameRequired, lead);
        }
        (true, false) => {
            let lead = "The request body became optional in".to_owned();
            add(ChangeKind::RequestBodyBecameOptional, lead);
        }
        _ => {}
    }
    let is_replaced = before.media_type != after.media_type
        && !after.other_media_types.contains(&before.media_type);
    if is_replaced {
        let lead = format!(
            "The request body is sent as {} instead of {} by",
            code(&after.media_type),
            code(&before.media_type)
        );
        add(ChangeKind::RequestMediaTypeChanged, lead);
    }
    for media_type in own_media_types(after) {
        let is_sent_instead = is_replaced && *media_type == after.media_type;
        if !accepts(before, media_type) && !is_sent_instead {
            let lead = format!("The media type {} is accepted by", code(media_type));
            add(ChangeKind::RequestMediaTypeAdded, lead);
        }
    }
    for media_type in own_media_types(before) {
        let was_sent = is_replaced && *media_type == before.media_type;
        if !accepts(after, media_type) && !was_sent {
            let lead = format!(
                "The media type {} is no longer accepted by",
                code(media_type)
            );
            add(ChangeKind::RequestMediaTypeRemoved, lead);
        }
    }
}

/// The media types of a body that no other operation sends.
fn own_media_types(body: &RequestBody) -> impl Iterator<Item = &String> {
    std::iter::once(&body.media_type).chain(&body.other_media_types)
}

/// Whether the API accepts a media type, be it from another operation.
fn accepts(body: &RequestBody, media_type: &String) -> bool {
    let mut alternatives = body.alternatives.iter();
    own_media_types(body).any(|own| own == media_type)
        || alternatives.any(|other| other.media_type == *media_type)
}
