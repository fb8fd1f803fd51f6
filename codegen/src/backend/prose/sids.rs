//! The docs of SID types.

use crate::api::Sid;
use crate::backend::markdown::code_span;

/// How a SID comes from text. The rules are those of the runtime.
pub(crate) const CONVERSIONS: &str = "Arguments of this type accept a `&str` or a `String`, too. A request with a malformed \
                                      SID is not sent; `try_from` and `parse` reject it at once.";

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
