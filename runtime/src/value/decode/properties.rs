//! The properties of a received object.

use std::borrow::Cow;

use super::key::FieldKey;
use crate::Json;
use crate::value::decoded::Decoded;
use crate::value::shape::Field;
use crate::value::wire_value::WireValue;

/// The properties of a received object, one after the other.
pub(super) trait Properties<'de> {
    type Error;

    /// Returns the next key.
    fn next_key(&mut self) -> Result<Option<Cow<'de, str>>, Self::Error>;

    /// Returns the next key as that of a field. `expected` is the index of the field that most likely has it.
    fn next_key_of(
        &mut self,
        fields: &[Field],
        expected: usize,
    ) -> Result<Option<FieldKey<'de>>, Self::Error>;

    /// Decodes the value after a key.
    fn next_value(&mut self, value: &mut dyn WireValue) -> Result<Decoded, Self::Error>;

    /// Returns the value after a key as JSON.
    fn next_json(&mut self) -> Result<Json, Self::Error>;
}
