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
    let (before_all, after_all) = (media_types(before), media_types(after));
    for media_type in &after_all {
        let is_sent_instead = is_replaced && *media_type == &after.media_type;
        if !before_all.contains(media_type) && !is_sent_instead {
            let lead = format!("The media type {} is accepted by", code(media_type));
            add(ChangeKind::RequestMediaTypeAdded, lead);
        }
    }
    for media_type in &before_all {
        let was_sent = is_replaced && *media_type == &before.media_type;
        if !after_all.contains(media_type) && !was_sent {
            let lead = format!(
                "The media type {} is no longer accepted by",
                code(media_type)
            );
            add(ChangeKind::RequestMediaTypeRemoved, lead);
        }
    }
}

fn media_types(body: &RequestBody) -> Vec<&String> {
    let others = body.other_media_types.iter();
    std::iter::once(&body.media_type).chain(others).collect()
}
