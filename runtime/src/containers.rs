//! [`Wire`] for what holds other values.

use std::collections::BTreeMap;

use bytes::Bytes;

use crate::wire::Received;
use crate::{FilePart, Fit, Json, Wire};

/// Unset is `None`. `null` is not read: an object keeps it in its [`Extra`](crate::Extra), which tells it
/// from a property that did not come.
impl<T: Wire + Default> Wire for Option<T> {
    fn decode(&mut self, json: &Json) -> bool {
        let mut value = T::default();
        let read = !json.is_null() && value.decode(json);
        if read {
            *self = Some(value);
        }
        read
    }

    fn encode(&self) -> Option<Json> {
        self.as_ref()?.encode()
    }

    fn form(&self, out: &mut Vec<String>) {
        if let Some(value) = self {
            value.form(out);
        }
    }

    fn files(&self, out: &mut Vec<FilePart>) {
        if let Some(value) = self {
            value.files(out);
        }
    }

    /// An answer without a body is `None`.
    fn receive(&mut self, answer: &http::Response<Bytes>) -> Received {
        if answer.body().is_empty() {
            return Ok(());
        }
        let mut value = T::default();
        value.receive(answer)?;
        *self = Some(value);
        Ok(())
    }

    fn fit(&self, json: &Json) -> Fit {
        self.as_ref().map_or(Fit::ODD, |value| value.fit(json))
    }

    fn check(&self) -> Result<(), String> {
        self.as_ref().map_or(Ok(()), Wire::check)
    }

    fn is_unset(&self) -> bool {
        self.is_none()
    }
}

impl<T: Wire + Default> Wire for Box<T> {
    fn decode(&mut self, json: &Json) -> bool {
        (**self).decode(json)
    }

    fn encode(&self) -> Option<Json> {
        (**self).encode()
    }

    fn form(&self, out: &mut Vec<String>) {
        (**self).form(out);
    }

    fn files(&self, out: &mut Vec<FilePart>) {
        (**self).files(out);
    }

    fn receive(&mut self, answer: &http::Response<Bytes>) -> Received {
        (**self).receive(answer)
    }

    fn fit(&self, json: &Json) -> Fit {
        (**self).fit(json)
    }

    fn check(&self) -> Result<(), String> {
        (**self).check()
    }

    fn is_unset(&self) -> bool {
        (**self).is_unset()
    }
}

/// An array with an item that cannot be read is not read at all, so that no item goes missing unseen.
impl<T: Wire + Default> Wire for Vec<T> {
    fn decode(&mut self, json: &Json) -> bool {
        let Some(items) = json.as_array() else {
            return false;
        };
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            let mut value = T::default();
            if !value.decode(item) {
                return false;
            }
            values.push(value);
        }
        *self = values;
        true
    }

    fn encode(&self) -> Option<Json> {
        Some(
            self.iter()
                .map(|item| item.encode().unwrap_or_default())
                .collect(),
        )
    }

    fn form(&self, out: &mut Vec<String>) {
        for item in self {
            item.form(out);
        }
    }

    fn files(&self, out: &mut Vec<FilePart>) {
        for item in self {
            item.files(out);
        }
    }

    fn fit(&self, json: &Json) -> Fit {
        let mut fit = Fit::known(1);
        for (item, json) in self.iter().zip(json.as_array().into_iter().flatten()) {
            fit += item.fit(json);
        }
        fit
    }

    fn check(&self) -> Result<(), String> {
        let check =
            |(index, item): (usize, &T)| item.check().map_err(|fault| format!("[{index}]{fault}"));
        self.iter().enumerate().try_for_each(check)
    }
}

/// As for arrays, one value that cannot be read leaves the whole map unread.
impl<T: Wire + Default> Wire for BTreeMap<String, T> {
    fn decode(&mut self, json: &Json) -> bool {
        let Some(properties) = json.as_object() else {
            return false;
        };
        let mut values = BTreeMap::new();
        for (name, property) in properties {
            let mut value = T::default();
            if !value.decode(property) {
                return false;
            }
            values.insert(name.clone(), value);
        }
        *self = values;
        true
    }

    fn encode(&self) -> Option<Json> {
        let property =
            |(name, value): (&String, &T)| (name.clone(), value.encode().unwrap_or_default());
        Some(Json::Object(self.iter().map(property).collect()))
    }

    fn fit(&self, json: &Json) -> Fit {
        let mut fit = Fit::default();
        for (name, value) in self {
            fit += value.fit(&json[name]);
        }
        fit
    }

    fn check(&self) -> Result<(), String> {
        // Keys are user data, so the message does not repeat them.
        self.values()
            .try_for_each(|value| value.check().map_err(|fault| format!("[..]{fault}")))
    }
}
