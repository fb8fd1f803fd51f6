//! Which types are the same to a backend, whatever limits the document sets on their values.

use crate::api::Type;

/// A text that two types share exactly if they are the same apart from limits and nullability.
pub(in crate::lower) fn identity(ty: &Type) -> String {
    match ty {
        Type::Def(id) => format!("def {id}"),
        Type::Sid(id) => format!("sid {id}"),
        Type::List(item) => format!("list of {}", identity(&item.ty)),
        Type::Map(value) => format!("map of {}", identity(&value.ty)),
        Type::Stream(items, item) => format!("{items:?} of {}", identity(&item.ty)),
        leaf => format!("{leaf:?}"),
    }
}
