//! Maps.

use std::collections::BTreeSet;

use serde_json::Map as JsonMap;

use super::properties::Properties;
use crate::Json;
use crate::value::decoded::Decoded;
use crate::value::encode::as_received;
use crate::value::wire_value::Map;

/// Decodes a map. As for lists, values that cannot be decoded are left out, unless they are all that there is.
pub(super) fn decode<'de, P: Properties<'de>>(
    map: &mut dyn Map,
    properties: &mut P,
) -> Result<Decoded, P::Error> {
    map.clear();
    // All values as they were received, once they are not what the map encodes to.
    let mut received: Option<JsonMap<String, Json>> = None;
    // The keys of the values that the map does not hold; a repeated key replaces the value before.
    let mut not_held = BTreeSet::new();
    while let Some(key) = properties.next_key()? {
        not_held.remove(&*key);
        let decoded = properties.next_value(map.insert(&key))?;
        let json = match decoded {
            Decoded::Exact | Decoded::Null if received.is_none() => continue,
            Decoded::Exact | Decoded::Null => map.get(&key).map(as_received).unwrap_or_default(),
            Decoded::Spelling(json) => json,
            Decoded::Altered(original) => {
                not_held.insert(key.to_string());
                original.json
            }
            Decoded::Mismatch(original) => {
                not_held.insert(key.to_string());
                map.remove(&key);
                original.json
            }
        };
        let all = received.get_or_insert_with(|| entries(map));
        all.insert(key.into_owned(), json);
    }
    Ok(match received {
        None => Decoded::Exact,
        Some(received) => {
            let json = Json::Object(received);
            Decoded::of_elements(json, not_held.is_empty(), map.count() > 0)
        }
    })
}

/// Returns the entries as they were received.
fn entries(map: &dyn Map) -> JsonMap<String, Json> {
    let mut entries = JsonMap::new();
    map.for_each(&mut |key, value| _ = entries.insert(key.to_owned(), as_received(value)));
    entries
}
