//! Items before they are decoded.

use bytes::Bytes;

/// An item as it was received, without what separates it from the next one.
#[derive(Debug, Default)]
pub(crate) struct Frame {
    /// The JSON text, or the data of an event, which is UTF-8.
    pub(crate) data: Bytes,
    /// Whether it is an event.
    pub(crate) is_event: bool,
    /// The other fields of an event.
    pub(crate) fields: EventFields,
    /// Whether the end of the item may be missing.
    pub(crate) may_be_truncated: bool,
}

/// The fields of an event besides its data.
#[derive(Clone, Debug, Default)]
pub struct EventFields {
    /// The name of the event, unless it has the default one.
    pub(crate) event: Option<String>,
    /// Its ID, if it has one of its own.
    pub(crate) id: Option<String>,
    /// The delay before a reconnection, in milliseconds, if the server sets it with this event.
    pub(crate) retry: Option<u64>,
}

/// An item exceeds the size limit. The rest of it is skipped.
#[derive(Debug)]
pub(crate) struct TooLarge;
