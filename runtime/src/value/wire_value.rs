//! The traits of values on the wire: what they hold, and where received values go.

use std::fmt::Debug;

use bytes::Bytes;

use super::extra::Extra;
use super::file_part::FilePart;
use super::shape::{ObjectShape, UnionShape};
use crate::Json;

/// A value in a request or a response.
///
/// The two methods are all that a type needs: decoding, encoding, comparing and checking are functions over what they
/// return, which are compiled only once.
pub trait WireValue: Debug + Send + Sync {
    /// Returns what the value holds.
    fn view(&self) -> View<'_>;

    /// Returns the place for a received value. `is_null` makes an optional value `None`; otherwise it gets a default
    /// value, whose place is returned.
    fn slot(&mut self, is_null: bool) -> Slot<'_>;
}

/// What a [`WireValue`] holds.
#[derive(Debug)]
pub enum View<'a> {
    /// `None`.
    Unset,
    /// The value of a response without content.
    Unit,
    /// A boolean.
    Bool(bool),
    /// An integer.
    Signed(i64),
    /// An integer that is not negative.
    Unsigned(u64),
    /// A number.
    Float(f64),
    /// Text.
    Text(&'a str),
    /// A date and time, as text.
    DateTime(&'a str),
    /// A date, as text.
    Date(&'a str),
    /// A SID, and the prefix of its type.
    Sid {
        /// The prefix.
        prefix: &'a str,
        /// The text.
        text: &'a str,
    },
    /// A value of an enum of strings.
    Enum {
        /// The text.
        text: &'a str,
        /// Whether the enum has a variant for it.
        is_known: bool,
    },
    /// A value of an enum of integers.
    NumberEnum {
        /// The number.
        number: i64,
        /// Whether the enum has a variant for it.
        is_known: bool,
    },
    /// The target of a redirect.
    Redirect(&'a str),
    /// Bytes.
    Bytes(&'a Bytes),
    /// A file.
    File(&'a FilePart),
    /// Untyped JSON.
    Json(&'a Json),
    /// A list.
    List(&'a dyn List),
    /// A map.
    Map(&'a dyn Map),
    /// An object.
    Object(&'a dyn Object),
    /// One of several types.
    Union(&'a dyn Union),
}

/// The place for a received value.
#[derive(Debug)]
pub enum Slot<'a> {
    /// An optional value that was set to `None`.
    Unset,
    /// Nothing is kept.
    Unit,
    /// A boolean.
    Bool(&'a mut bool),
    /// An integer of 32 bits.
    I32(&'a mut i32),
    /// An integer of 64 bits.
    I64(&'a mut i64),
    /// An integer that is not negative.
    U64(&'a mut u64),
    /// A number.
    F64(&'a mut f64),
    /// Text, which a whole response can be.
    String(&'a mut String),
    /// Text with a type of its own. Numbers and booleans become text.
    Text(&'a mut String),
    /// A date or time, which is only decoded from text.
    Time(&'a mut String),
    /// The target of a redirect.
    Redirect(&'a mut String),
    /// Bytes, which a whole response can be.
    Bytes(&'a mut Bytes),
    /// The bytes of a file.
    File(&'a mut Bytes),
    /// A value of an enum of strings.
    Enum(&'a mut dyn Enum),
    /// A value of an enum of integers.
    NumberEnum(&'a mut dyn NumberEnum),
    /// Untyped JSON.
    Json(&'a mut Json),
    /// A list.
    List(&'a mut dyn List),
    /// A map.
    Map(&'a mut dyn Map),
    /// An object.
    Object(&'a mut dyn Object),
    /// One of several types.
    Union(&'a mut dyn Union),
}

/// An enum of strings; implemented with [`open_enum!`](crate::open_enum).
pub trait Enum: Debug {
    /// Changes to the variant of a text. Returns whether it has exactly this text.
    fn set(&mut self, text: &str) -> bool;
}

/// An enum of integers; implemented with [`open_number!`](crate::open_number).
pub trait NumberEnum: Debug {
    /// Changes to the variant of a number.
    fn set(&mut self, number: i64);
}

/// A list.
pub trait List: Debug {
    /// Returns the number of items.
    fn count(&self) -> usize;
    /// Returns an item.
    fn get(&self, index: usize) -> &dyn WireValue;
    /// Appends a default value and returns it.
    fn push(&mut self) -> &mut dyn WireValue;
    /// Removes all items after the first `count`.
    fn truncate(&mut self, count: usize);
}

/// A map whose keys are text.
pub trait Map: Debug {
    /// Returns the number of entries.
    fn count(&self) -> usize;
    /// Returns the value of a key.
    fn get(&self, key: &str) -> Option<&dyn WireValue>;
    /// Passes each entry to `visit`.
    fn for_each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a dyn WireValue));
    /// Sets the value of a key to a default value and returns it.
    fn insert(&mut self, key: &str) -> &mut dyn WireValue;
    /// Removes an entry.
    fn remove(&mut self, key: &str);
    /// Removes all entries.
    fn clear(&mut self);
}

/// A struct that represents a JSON object; implemented with [`object!`](crate::object).
pub trait Object: WireValue {
    /// Returns the type's name and fields.
    fn shape(&self) -> ObjectShape<'_>;
    /// Returns the properties that the fields do not hold as they were received.
    fn extra(&self) -> &Extra;
    /// Passes the fields' values to `visit`, in the order of [`ObjectShape::fields`].
    fn with_values(&self, visit: &mut dyn FnMut(&[&dyn WireValue]));
    /// Passes all parts of the object to `visit`.
    fn with_parts(&mut self, visit: &mut dyn FnMut(ObjectParts<'_, '_>));
}

/// Mutable access to the parts of an [`Object`].
#[derive(Debug)]
pub struct ObjectParts<'a, 'b> {
    /// The result of [`Object::shape`].
    pub shape: ObjectShape<'a>,
    /// The fields' values, in the order of [`ObjectShape::fields`].
    pub values: &'b mut [&'a mut dyn WireValue],
    /// The result of [`Object::extra`].
    pub extra: &'a mut Extra,
}

/// An enum with one variant per type; implemented with [`union!`](crate::union).
pub trait Union: WireValue {
    /// Returns the variants and how they are distinguished.
    fn shape(&self) -> UnionShape<'_>;
    /// Returns the variant's name and value, or the JSON that matches no variant as an error.
    fn variant(&self) -> Result<(&str, &dyn WireValue), &Json>;
    /// Changes to the variant at `index` with a default value and returns that value.
    fn set_variant(&mut self, index: usize) -> &mut dyn WireValue;
    /// Changes to the variant `Unknown`.
    fn set_unknown(&mut self, json: Json);
}
