//! Contacts.

use super::table::codes;

codes! {
    /// The ID of the contact is malformed.
    #[doc(alias = "60420")]
    CONTACT_ID_INVALID = 60_420;

    /// The contact could not be created.
    #[doc(alias = "60421")]
    CONTACT_NOT_CREATED = 60_421;

    /// There is no such contact.
    #[doc(alias = "60422")]
    CONTACT_NOT_FOUND = 60_422;

    /// There are several such contacts.
    #[doc(alias = "60423")]
    SEVERAL_CONTACTS_FOUND = 60_423;

    /// The contact has no such address.
    #[doc(alias = "60424")]
    CONTACT_ADDRESS_NOT_FOUND = 60_424;
}
