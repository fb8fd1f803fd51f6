//! The docs of SID types.

use crate::api::Sid;
use crate::backend::markdown::code_span;

/// The form of a SID, and the resource that it identifies.
pub(crate) fn description(sid: &Sid) -> String {
    let form = format!(
        "{} characters, `{}` and 32 hexadecimal digits ({})",
        sid.length(),
        sid.prefix,
        code_span(&sid.pattern())
    );
    match &sid.resource {
        Some(words) => {
            let article = match words.starts_with(['a', 'e', 'i', 'o', 'u']) {
                true => "an",
                false => "a",
            };
            format!("The SID of {article} {words}: {form}.")
        }
        None => format!("A SID of {form}. The API's description does not say what it identifies."),
    }
}
