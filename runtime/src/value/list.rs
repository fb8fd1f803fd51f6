//! [`Wire`] for lists.

use super::wire::{Elements, plain_text};
use crate::{FilePart, Json, MatchScore, Wire};

/// Implements [`Wire::decode`] for every list: passes each item to `decode_item`. Items that cannot be decoded are left
/// out, and the object that has the list keeps all of them in its [`Extra`](crate::Extra). A list without any item that
/// can be decoded is a list of something else.
pub fn decode(json: &Json, decode_item: &mut dyn FnMut(&Json) -> bool) -> bool {
    json.as_array().is_some_and(|items| {
        let decoded = items.iter().filter(|json| decode_item(json)).count();
        decoded > 0 || items.is_empty()
    })
}

/// Implements [`Wire::is_exact`] for every list.
pub fn is_exact(items: &mut dyn ExactSizeIterator<Item = &dyn Wire>, json: &Json) -> bool {
    json.as_array().is_some_and(|received| {
        received.len() == items.len() && items.zip(received).all(|(item, json)| item.is_exact(json))
    })
}

/// Implements [`Wire::encode`] for every list.
pub fn encode(items: &mut dyn Iterator<Item = &dyn Wire>) -> Json {
    items
        .map(|item| item.encode().unwrap_or_default())
        .collect()
}

/// Implements [`Wire::match_score`] for every list.
pub fn match_score(items: &mut dyn ExactSizeIterator<Item = &dyn Wire>, json: &Json) -> MatchScore {
    let mut score = MatchScore::matched(1);
    let received = json.as_array().map_or(&[][..], Vec::as_slice);
    score.mismatches += received.len().saturating_sub(items.len());
    if score.mismatches == 0 {
        for (item, json) in items.zip(received) {
            score += item.match_score(json);
        }
    }
    score
}

/// Implements [`Wire::check`] for every list.
pub fn check(items: &mut dyn Iterator<Item = &dyn Wire>) -> Result<(), String> {
    for (index, item) in items.enumerate() {
        item.check()
            .map_err(|reason| format!("[{index}]{reason}"))?;
    }
    Ok(())
}

/// Implements [`Wire::form`] for every list. A list within the list is JSON text.
pub fn form(items: &mut dyn Iterator<Item = &dyn Wire>, out: &mut Vec<String>) {
    for item in items {
        match item.elements() {
            Elements::Items(_) => out.extend(item.encode().map(plain_text)),
            Elements::None | Elements::Entries(_) => item.form(out),
        }
    }
}

fn as_wire<T: Wire>(item: &T) -> &dyn Wire {
    item
}

impl<T: Wire + Default> Wire for Vec<T> {
    fn decode(&mut self, json: &Json) -> bool {
        let mut items = Vec::with_capacity(json.as_array().map_or(0, Vec::len));
        let decoded = decode(json, &mut |json| {
            let mut item = T::default();
            let is_decoded = item.decode(json);
            if is_decoded {
                items.push(item);
            }
            is_decoded
        });
        if decoded {
            *self = items;
        }
        decoded
    }

    fn encode(&self) -> Option<Json> {
        Some(encode(&mut self.iter().map(as_wire)))
    }

    fn form(&self, out: &mut Vec<String>) {
        form(&mut self.iter().map(as_wire), out);
    }

    fn elements(&self) -> Elements<'_> {
        Elements::Items(self.iter().map(as_wire).collect())
    }

    fn files(&self, out: &mut Vec<FilePart>) {
        for item in self {
            item.files(out);
        }
    }

    fn is_exact(&self, json: &Json) -> bool {
        is_exact(&mut self.iter().map(as_wire), json)
    }

    fn match_score(&self, json: &Json) -> MatchScore {
        match_score(&mut self.iter().map(as_wire), json)
    }

    fn check(&self) -> Result<(), String> {
        check(&mut self.iter().map(as_wire))
    }
}
