//! What the type of a parameter says about its values, on the page where the parameter is.

use crate::api::{Api, Type, TypeKind};
use crate::backend::markdown::{Block, code_span};

/// The greatest number of values that are listed outside the page of their type.
const LISTED: usize = 20;

/// The form of a SID or the values of an enum, as a sentence; none if `docs` say it, or if it would be long.
pub(super) fn sentence(ty: &Type, docs: &[Block], api: &Api) -> Option<String> {
    match ty {
        Type::Sid(id) => {
            let sid = &api[id];
            Some(format!(
                "{} characters, pattern {}.",
                sid.length(),
                code_span(&sid.pattern())
            ))
        }
        Type::List(item) => sentence(&item.ty, docs, api),
        Type::Def(id) => {
            let TypeKind::Enum(values) = &api[api.canonical(id)].kind else {
                return None;
            };
            let variants = values.variants.iter();
            let values: Vec<_> = variants.map(|variant| code_span(&variant.wire)).collect();
            let is_said = |value: &String| docs.iter().any(|block| block.text.contains(value));
            (values.len() <= LISTED && !values.iter().all(is_said))
                .then(|| format!("Values: {}.", values.join(", ")))
        }
        _ => None,
    }
}
