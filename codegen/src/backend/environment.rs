//! The names of environment variables.

use heck::ToShoutySnakeCase;

/// The environment variable of a crate with a name that the model gives without a prefix.
pub(crate) fn variable(crate_name: &str, name: &str) -> String {
    format!("{}_{name}", crate_name.to_shouty_snake_case())
}
