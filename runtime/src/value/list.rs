//! Lists.

use super::wire_value::{List, Slot, View, WireValue};

impl<T: WireValue + Default> WireValue for Vec<T> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }

    fn slot(&mut self, _is_null: bool) -> Slot<'_> {
        Slot::List(self)
    }
}

impl<T: WireValue + Default> List for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn get(&self, index: usize) -> &dyn WireValue {
        &self[index]
    }

    fn push(&mut self) -> &mut dyn WireValue {
        self.push(T::default());
        let last = self.len() - 1;
        &mut self[last]
    }

    fn truncate(&mut self, count: usize) {
        self.truncate(count);
    }
}
