//! [`Wire`] for maps.

use std::collections::BTreeMap;

use super::wire::Elements;
use crate::{Json, MatchScore, Wire};

type Entry<'a> = (&'a str, &'a dyn Wire);

/// Implements [`Wire::decode`] for every map: passes each property to `decode_property`. As for lists, a map with a
/// value that cannot be decoded is not decoded at all.
pub fn decode(json: &Json, decode_property: &mut dyn FnMut(&str, &Json) -> bool) -> bool {
    json.as_object().is_some_and(|properties| {
        properties
            .iter()
            .all(|(name, json)| decode_property(name, json))
    })
}

/// Implements [`Wire::encode`] for every map.
pub fn encode<'a>(entries: &mut dyn Iterator<Item = Entry<'a>>) -> Json {
    let properties =
        entries.map(|(name, value)| (name.to_owned(), value.encode().unwrap_or_default()));
    Json::Object(properties.collect())
}

/// Implements [`Wire::match_score`] for every map.
pub fn match_score<'a>(entries: &mut dyn Iterator<Item = Entry<'a>>, json: &Json) -> MatchScore {
    let mut score = MatchScore::default();
    for (name, value) in entries {
        score += value.match_score(&json[name]);
    }
    score
}

/// Implements [`Wire::check`] for every map. Keys are user data, so the message does not contain them.
pub fn check<'a>(entries: &mut dyn Iterator<Item = Entry<'a>>) -> Result<(), String> {
    for (_, value) in entries {
        value.check().map_err(|reason| format!("[..]{reason}"))?;
    }
    Ok(())
}

fn as_entry<'a, T: Wire>((name, value): (&'a String, &'a T)) -> Entry<'a> {
    (name, value)
}

impl<T: Wire + Default> Wire for BTreeMap<String, T> {
    fn decode(&mut self, json: &Json) -> bool {
        let mut values = BTreeMap::new();
        let decoded = decode(json, &mut |name, json| {
            let mut value = T::default();
            let is_decoded = value.decode(json);
            values.insert(name.to_owned(), value);
            is_decoded
        });
        if decoded {
            *self = values;
        }
        decoded
    }

    fn encode(&self) -> Option<Json> {
        Some(encode(&mut self.iter().map(as_entry)))
    }

    fn elements(&self) -> Elements<'_> {
        Elements::Entries(self.iter().map(as_entry).collect())
    }

    fn match_score(&self, json: &Json) -> MatchScore {
        match_score(&mut self.iter().map(as_entry), json)
    }

    fn check(&self) -> Result<(), String> {
        check(&mut self.iter().map(as_entry))
    }
}
