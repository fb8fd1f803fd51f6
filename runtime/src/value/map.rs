//! Maps.

use std::collections::BTreeMap;

use super::wire_value::{Map, Slot, View, WireValue};

impl<T: WireValue + Default> WireValue for BTreeMap<String, T> {
    fn view(&self) -> View<'_> {
        View::Map(self)
    }

    fn slot(&mut self, _is_null: bool) -> Slot<'_> {
        Slot::Map(self)
    }
}

impl<T: WireValue + Default> Map for BTreeMap<String, T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn get(&self, key: &str) -> Option<&dyn WireValue> {
        self.get(key).map(|value| value as &dyn WireValue)
    }

    fn for_each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a dyn WireValue)) {
        for (key, value) in self {
            visit(key, value);
        }
    }

    fn insert(&mut self, key: &str) -> &mut dyn WireValue {
        let value = self.entry(key.to_owned()).or_default();
        *value = T::default();
        value
    }

    fn remove(&mut self, key: &str) {
        self.remove(key);
    }

    fn clear(&mut self) {
        self.clear();
    }
}
