//! Environment variables.

use std::env;

/// Reads a variable. Values are trimmed because secrets kept in files often end with a line break; a blank variable counts
/// as missing.
pub(crate) fn variable(name: &str) -> Option<String> {
    let value = env::var(name).ok()?.trim().to_owned();
    Some(value).filter(|value| !value.is_empty())
}
