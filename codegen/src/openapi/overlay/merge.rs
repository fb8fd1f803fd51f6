use serde_json::Value;

use super::origin::OriginTree;
use crate::source::Pointer;

/// Two values that cannot be merged, because only one of them is a mapping, or only one is a list.
pub(super) struct Incompatible {
    /// The place within the update.
    pub(super) pointer: Pointer,
    pub(super) target: &'static str,
    pub(super) update: &'static str,
}

/// Whether merging `update` into `target` would change anything. Items that a list already has would not.
pub(super) fn check(target: &Value, update: &Value) -> Result<bool, Incompatible> {
    match target {
        // An update of a list may also be a single item to append.
        Value::Array(items) if !update.is_array() => Ok(!items.contains(update)),
        _ => check_at(target, update, &Pointer::root()),
    }
}

fn check_at(target: &Value, update: &Value, pointer: &Pointer) -> Result<bool, Incompatible> {
    match (target, update) {
        (Value::Object(target), Value::Object(update)) => {
            let mut changes = false;
            for (key, value) in update {
                changes |= match target.get(key) {
                    Some(known) => check_at(known, value, &pointer.child(key))?,
                    None => true,
                };
            }
            Ok(changes)
        }
        (Value::Array(target), Value::Array(update)) => {
            Ok(update.iter().any(|item| !target.contains(item)))
        }
        (target, update) if kind(target) == kind(update) => Ok(target != update),
        (target, update) => Err(Incompatible {
            pointer: pointer.clone(),
            target: kind(target),
            update: kind(update),
        }),
    }
}

/// Merges `update`, which was written at `origin`, into `target`, which it fits.
pub(super) fn merge(
    target: &mut Value,
    origins: &mut OriginTree,
    update: &Value,
    origin: &Pointer,
) {
    match update {
        Value::Object(entries) if target.is_object() => {
            for (key, entry) in entries {
                let entry_origin = origin.child(key);
                if target.get(key).is_some() {
                    let entry_origins = origins.child(target, key);
                    merge(&mut target[key], entry_origins, entry, &entry_origin);
                } else {
                    origins.insert(target, key.clone(), entry_origin);
                    target[key] = entry.clone();
                }
            }
        }
        Value::Array(items) if target.is_array() => {
            for (index, item) in items.iter().enumerate() {
                append(target, origins, item, origin.child(index));
            }
        }
        item if target.is_array() => append(target, origins, item, origin.clone()),
        // A value that stays the same keeps its origin.
        value if target == value => {}
        value => {
            *target = value.clone();
            *origins = origin.clone().into();
        }
    }
}

fn append(target: &mut Value, origins: &mut OriginTree, item: &Value, origin: Pointer) {
    let index = target.as_array().map_or(0, Vec::len);
    origins.insert(target, index.to_string(), origin);
    if let Value::Array(items) = target {
        items.push(item.clone());
    }
}

/// The kind of a value, for messages.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Object(_) => "a mapping",
        Value::Array(_) => "a list",
        _ => "a single value",
    }
}
