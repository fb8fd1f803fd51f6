//! Error codes as data, from which documentation outside of rustdoc is generated.

use crate::ErrorKind;

use super::code_kind::of_code;
use super::codes;

pub use super::codes::table::CodeDescription;

/// Returns all codes with their docs.
pub fn code_descriptions() -> impl Iterator<Item = &'static CodeDescription> {
    codes::descriptions()
}

/// Returns the cause that a code stands for, unless it is that of the status.
pub fn kind_of_code(code: i64) -> Option<ErrorKind> {
    of_code(code)
}
