//! The entries of objects whose keys are names.

use serde_json::Value;

use crate::diagnostic::suggest::closest;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::grammar::ObjectKind;
use crate::source::Pointer;

/// Checks the key of an entry, and its value unless that is an object.
pub(super) fn check(
    kind: ObjectKind,
    key: &str,
    value: &Value,
    pointer: &Pointer,
) -> Option<Diagnostic> {
    match kind {
        ObjectKind::Paths if !key.starts_with('/') => {
            let message = format!("path `{key}` does not begin with `/`");
            let error = Diagnostic::new(Code::InvalidKey, pointer, message);
            Some(error.help(format!("write `/{key}`")))
        }
        ObjectKind::Paths if key.split('/').any(|part| part == "." || part == "..") => {
            let message = format!("path `{key}` has a segment `.` or `..`, which clients remove");
            let error = Diagnostic::new(Code::InvalidKey, pointer, message);
            Some(error.help("write the path that results"))
        }
        ObjectKind::Responses if !is_status(key) => {
            let help = match closest(key, ["default"]) {
                Some(name) => format!("did you mean `{name}`?"),
                None => {
                    "write a code such as `'200'`, a range such as `2XX`, or `default`".to_owned()
                }
            };
            let message = format!("`{key}` is not a status code");
            Some(Diagnostic::new(Code::InvalidKey, pointer, message).help(help))
        }
        ObjectKind::SecurityRequirement if !value.is_array() => {
            let message = format!("expected a list of scopes for `{key}`");
            let error = Diagnostic::new(Code::Malformed, pointer, message);
            Some(error.help(format!("write `{key}: []` if there are none")))
        }
        _ => None,
    }
}

fn is_status(key: &str) -> bool {
    match key.as_bytes() {
        b"default" => true,
        [b'1'..=b'5', b'X', b'X'] => true,
        [first, rest @ ..] => {
            rest.len() == 2 && (b'1'..=b'9').contains(first) && rest.iter().all(u8::is_ascii_digit)
        }
        [] => false,
    }
}
