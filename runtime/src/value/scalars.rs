//! Text, numbers, booleans, untyped JSON and the empty value.

use super::wire_value::{Slot, View, WireValue};
use crate::Json;

/// Implements [`WireValue`] for types whose place is of their own.
macro_rules! scalar {
    ($($ty:ty: $slot:ident, $value:ident => $view:expr;)*) => {$(
        impl WireValue for $ty {
            fn view(&self) -> View<'_> {
                let $value = self;
                $view
            }

            fn slot(&mut self, _is_null: bool) -> Slot<'_> {
                Slot::$slot(self)
            }
        }
    )*};
}

scalar! {
    String: String, value => View::Text(value);
    bool: Bool, value => View::Bool(*value);
    i64: I64, value => View::Signed(*value);
    i32: I32, value => View::Signed((*value).into());
    u64: U64, value => View::Unsigned(*value);
    f64: F64, value => View::Float(*value);
    Json: Json, value => View::Json(value);
}

/// The value of operations whose responses have no content.
impl WireValue for () {
    fn view(&self) -> View<'_> {
        View::Unit
    }

    fn slot(&mut self, _is_null: bool) -> Slot<'_> {
        Slot::Unit
    }
}
