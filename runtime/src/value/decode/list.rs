//! Lists.

use crate::Json;
use crate::value::decoded::Decoded;
use crate::value::encode::as_received;
use crate::value::wire_value::List;

/// Decodes a list. `next` appends the next item. Items that cannot be decoded are left out, and the object that has the list
/// keeps all of them in its [`Extra`](crate::Extra). A list without any item that can be decoded is a list of something
/// else.
pub(super) fn decode<E>(
    list: &mut dyn List,
    mut next: impl FnMut(&mut dyn List) -> Result<Option<Decoded>, E>,
) -> Result<Decoded, E> {
    list.truncate(0);
    // All items as they were received, once they are not what the list encodes to.
    let mut received: Option<Vec<Json>> = None;
    let mut is_held = true;
    while let Some(decoded) = next(list)? {
        let index = list.count() - 1;
        let json = match decoded {
            Decoded::Exact | Decoded::Null if received.is_none() => continue,
            Decoded::Exact | Decoded::Null => as_received(list.get(index)),
            Decoded::Spelling(json) => json,
            Decoded::Altered(original) => {
                is_held = false;
                original.json
            }
            Decoded::Mismatch(original) => {
                is_held = false;
                list.truncate(index);
                original.json
            }
        };
        let before = || {
            (0..index)
                .map(|index| as_received(list.get(index)))
                .collect()
        };
        received.get_or_insert_with(before).push(json);
    }
    Ok(match received {
        None => Decoded::Exact,
        Some(received) => Decoded::of_elements(Json::Array(received), is_held, list.count() > 0),
    })
}
