//! Contacts.

/// The ID of the contact is malformed.
#[doc(alias = "60420")]
pub const CONTACT_ID_INVALID: i64 = 60_420;

/// The contact could not be created.
#[doc(alias = "60421")]
pub const CONTACT_NOT_CREATED: i64 = 60_421;

/// There is no such contact.
#[doc(alias = "60422")]
pub const CONTACT_NOT_FOUND: i64 = 60_422;

/// There are several such contacts.
#[doc(alias = "60423")]
pub const SEVERAL_CONTACTS_FOUND: i64 = 60_423;

/// The contact has no such address.
#[doc(alias = "60424")]
pub const CONTACT_ADDRESS_NOT_FOUND: i64 = 60_424;
