//! Twilio's error codes: all known ones of Verify, and those of all APIs that programs may need to distinguish; see
//! [`Error::code`](crate::Error::code).
//!
//! Many codes have the same remedy: [`Error::kind`](crate::Error::kind) groups them. Search the documentation for a code or
//! for words, such as `60202` or `wrong code`. <https://www.twilio.com/docs/api/errors> documents each code.
//!
//! ```
//! # extern crate twilio_runtime as twilio_verify_v2;
//! use twilio_verify_v2::{Error, codes};
//!
//! fn advice(error: &Error) -> &'static str {
//!     match error.code() {
//!         Some(codes::INVALID_PARAMETER) => "Is the number complete, with + and country code?",
//!         Some(codes::LANDLINE) => "This number cannot receive SMS. Shall we call you?",
//!         Some(codes::MAX_SENDS_REACHED) => "Please use the last code, or come back in ten minutes.",
//!         _ => "Please try again later.",
//!     }
//! }
//! ```

mod contact;
mod delivery;
mod factor;
mod general;
mod lookup;
mod mobile_sdk;
mod passkey;
mod rate_limit;
mod sender;
mod sna;
pub(crate) mod table;
mod template;
mod verification;

pub use self::contact::*;
pub use self::delivery::*;
pub use self::factor::*;
pub use self::general::*;
pub use self::lookup::*;
pub use self::mobile_sdk::*;
pub use self::passkey::*;
pub use self::rate_limit::*;
pub use self::sender::*;
pub use self::sna::*;
pub use self::template::*;
pub use self::verification::*;

/// Returns the name of a code's constant, for logs and metrics, such as `LANDLINE`; `None` if there is no constant.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use twilio_verify_v2::codes;
///
/// assert_eq!(codes::name(60205), Some("LANDLINE"));
/// ```
pub fn name(code: i64) -> Option<&'static str> {
    let mut entries = TABLES.iter().copied().flatten();
    let (_, name) = entries.find(|(known, _)| *known == code)?;
    Some(name)
}

const TABLES: &[&[table::Entry]] = &[
    contact::TABLE,
    delivery::TABLE,
    factor::TABLE,
    general::TABLE,
    lookup::TABLE,
    mobile_sdk::TABLE,
    passkey::TABLE,
    rate_limit::TABLE,
    sender::TABLE,
    sna::TABLE,
    template::TABLE,
    verification::TABLE,
];

/// Returns all codes, each with its docs as data.
#[cfg(feature = "code-descriptions")]
pub(crate) fn descriptions() -> impl Iterator<Item = &'static table::CodeDescription> {
    let modules = [
        contact::DESCRIPTIONS,
        delivery::DESCRIPTIONS,
        factor::DESCRIPTIONS,
        general::DESCRIPTIONS,
        lookup::DESCRIPTIONS,
        mobile_sdk::DESCRIPTIONS,
        passkey::DESCRIPTIONS,
        rate_limit::DESCRIPTIONS,
        sender::DESCRIPTIONS,
        sna::DESCRIPTIONS,
        template::DESCRIPTIONS,
        verification::DESCRIPTIONS,
    ];
    modules.into_iter().flatten()
}

/// Returns whether a code is Verify's own. With status 429, these are limits of a verification, a phone number or a
/// service, which a short delay does not lift. With 60212, another request for the same number is in progress.
pub(crate) fn is_verify_limit(code: i64) -> bool {
    matches!(code, 60_000..=60_999 | 68_000..=68_999)
}
