//! Bytes and files.

use bytes::Bytes;

use super::wire_value::{Slot, View, WireValue};
use crate::FilePart;

/// A body of any media type, unchanged.
impl WireValue for Bytes {
    fn view(&self) -> View<'_> {
        View::Bytes(self)
    }

    fn slot(&mut self, _is_null: bool) -> Slot<'_> {
        Slot::Bytes(self)
    }
}

impl WireValue for FilePart {
    fn view(&self) -> View<'_> {
        View::File(self)
    }

    fn slot(&mut self, _is_null: bool) -> Slot<'_> {
        Slot::File(&mut self.bytes)
    }
}
