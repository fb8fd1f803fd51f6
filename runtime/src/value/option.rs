//! Optional and boxed values.

use super::wire_value::{Slot, View, WireValue};

/// `None` is null, or a value that is unset. An object distinguishes the two by its [`Extra`](crate::Extra).
impl<T: WireValue + Default> WireValue for Option<T> {
    fn view(&self) -> View<'_> {
        match self {
            Some(value) => value.view(),
            None => View::Unset,
        }
    }

    fn slot(&mut self, is_null: bool) -> Slot<'_> {
        if is_null {
            *self = None;
            return Slot::Unset;
        }
        self.insert(T::default()).slot(false)
    }
}

impl<T: WireValue + Default> WireValue for Box<T> {
    fn view(&self) -> View<'_> {
        (**self).view()
    }

    fn slot(&mut self, is_null: bool) -> Slot<'_> {
        (**self).slot(is_null)
    }
}
