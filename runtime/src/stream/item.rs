//! The items of streams.

use std::time::Duration;

use super::frame::EventFields;
use crate::Wire;
use crate::value::wire_value::WireValue;

/// A server-sent event, with its data.
///
/// `Debug` shows the data as that of its type does, which hides personal data.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ServerSentEvent<T> {
    /// The data: the JSON in it, or its text if `T` is `String`.
    pub data: T,
    /// The name of the event. `None` stands for the default one, `message`.
    pub event: Option<String>,
    /// The ID, if the event has one of its own; see
    /// [`ItemStream::last_event_id`](crate::ItemStream::last_event_id).
    pub id: Option<String>,
    /// The delay before a reconnection, if the server sets it with this event.
    pub retry: Option<Duration>,
}

impl<T> ServerSentEvent<T> {
    /// Creates an event without a name and an ID, for tests.
    pub fn new(data: T) -> Self {
        Self {
            data,
            event: None,
            id: None,
            retry: None,
        }
    }

    /// Sets the name.
    #[must_use]
    pub fn event(mut self, event: impl Into<String>) -> Self {
        self.event = Some(event.into());
        self
    }

    /// Sets the ID.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets the delay before a reconnection.
    #[must_use]
    pub fn retry(mut self, retry: Duration) -> Self {
        self.retry = Some(retry);
        self
    }
}

/// An item of an [`ItemStream`](crate::ItemStream): a type of the API, or a [`ServerSentEvent`] with one.
pub trait StreamItem: Send + 'static {
    /// Returns the value that the item is decoded into.
    #[doc(hidden)]
    fn value_mut(&mut self) -> &mut dyn WireValue;

    /// Returns the value that the item is encoded from.
    #[doc(hidden)]
    fn value(&self) -> &dyn WireValue;

    /// Sets the other fields of an event.
    #[doc(hidden)]
    fn set_fields(&mut self, _fields: EventFields) {}

    /// Returns the other fields, if the item is an event.
    #[doc(hidden)]
    fn fields(&self) -> Option<EventFields> {
        None
    }
}

impl<T: Wire + Default + 'static> StreamItem for T {
    fn value_mut(&mut self) -> &mut dyn WireValue {
        self
    }

    fn value(&self) -> &dyn WireValue {
        self
    }
}

impl<T: Wire + Default + 'static> StreamItem for ServerSentEvent<T> {
    fn value_mut(&mut self) -> &mut dyn WireValue {
        &mut self.data
    }

    fn value(&self) -> &dyn WireValue {
        &self.data
    }

    fn set_fields(&mut self, fields: EventFields) {
        self.event = fields.event;
        self.id = fields.id;
        self.retry = fields.retry.map(Duration::from_millis);
    }

    fn fields(&self) -> Option<EventFields> {
        let millis = |retry: Duration| u64::try_from(retry.as_millis()).unwrap_or(u64::MAX);
        Some(EventFields {
            event: self.event.clone(),
            id: self.id.clone(),
            retry: self.retry.map(millis),
        })
    }
}
