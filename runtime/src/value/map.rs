//! [`Wire`] for maps.

use std::collections::BTreeMap;

use serde_json::Map;

use super::wire::Elements;
use crate::{Json, MatchScore, Wire};

type Entry<'a> = (&'a str, &'a dyn Wire);

/// Implements [`Wire::decode`] for every map: passes each property to `decode_property`. As for lists, values that
/// cannot be decoded are left out, unless they are all that there is.
pub fn decode(json: &Json, decode_property: &mut dyn FnMut(&str, &Json) -> bool) -> bool {
    json.as_object().is_some_and(|properties| {
        let all = properties.iter();
        let decoded = all
            .filter(|(name, json)| decode_property(name, json))
            .count();
        decoded > 0 || properties.is_empty()
    })
}

/// Implements [`Wire::is_exact`] for every map.
pub fn is_exact<'a>(entries: &mut dyn ExactSizeIterator<Item = Entry<'a>>, json: &Json) -> bool {
    json.as_object().is_some_and(|received| {
        let is_complete = received.len() == entries.len();
        let mut exact = entries.map(|(name, value)| {
            let json = received.get(name);
            json.is_some_and(|json| value.is_exact(json))
        });
        is_complete && exact.all(|is_exact| is_exact)
    })
}

/// Implements [`Wire::encode`] for every map.
pub fn encode<'a>(entries: &mut dyn Iterator<Item = Entry<'a>>) -> Json {
    let properties =
        entries.map(|(name, value)| (name.to_owned(), value.encode().unwrap_or_default()));
    Json::Object(properties.collect())
}

/// Implements [`Wire::match_score`] for every map.
pub fn match_score<'a>(
    entries: &mut dyn ExactSizeIterator<Item = Entry<'a>>,
    json: &Json,
) -> MatchScore {
    let mut score = MatchScore::default();
    let received = json.as_object().map_or(0, Map::len);
    score.mismatches += received.saturating_sub(entries.len());
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
            if is_decoded {
                values.insert(name.to_owned(), value);
            }
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

    fn is_exact(&self, json: &Json) -> bool {
        is_exact(&mut self.iter().map(as_entry), json)
    }

    fn match_score(&self, json: &Json) -> MatchScore {
        match_score(&mut self.iter().map(as_entry), json)
    }

    fn check(&self) -> Result<(), String> {
        check(&mut self.iter().map(as_entry))
    }
}
