//! What the values of items are decoded from.

use std::str;

use super::StreamItem;
use super::frame::Frame;
use crate::value::item::{decode_text, decode_with_data, is_text};
use crate::value::origin::with_origin;
use crate::{DecodeError, Json, Operation};

/// The data with which many APIs end a stream of events.
const END_MARKER: &[u8] = b"[DONE]";

/// Returns whether an item says that there are no more. Its data is not JSON.
pub(super) fn is_end_marker(frame: &Frame, item: &mut dyn StreamItem) -> bool {
    frame.data.trim_ascii() == END_MARKER
        && frame.fields.event.is_none()
        && !is_text(item.value_mut())
}

/// Decodes an item from its data, or from all fields of an event where these are what the API describes.
pub(super) fn decode(
    frame: &Frame,
    item: &mut dyn StreamItem,
    operation: &'static Operation,
) -> Result<(), DecodeError> {
    let text = str::from_utf8(&frame.data).map_err(|_| DecodeError::InvalidText("UTF-8"))?;
    if frame.may_be_truncated {
        return Err(DecodeError::Truncated);
    }
    let value = item.value_mut();
    with_origin(operation, || {
        match frame.is_event && operation.has_whole_events() {
            true => decode_with_data(value, &fields(frame), text),
            false => decode_text(value, text, frame.is_event),
        }
    })
}

/// The fields of an event besides its data.
fn fields(frame: &Frame) -> Vec<(&'static str, Json)> {
    let fields = &frame.fields;
    let event = fields.event.as_deref().map(Json::from);
    let id = fields.id.as_deref().map(Json::from);
    let retry = fields.retry.map(Json::from);
    let all = [("event", event), ("id", id), ("retry", retry)];
    all.into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
}
