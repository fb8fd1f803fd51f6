//! Objects by themselves: with sound ones in the place of those that they hold.

use serde_json::{Map, Value};

use super::table::{Kind, Takes};

/// The object with sound ones in the place of those it holds, where `is_replaced` says so of their kind.
pub(crate) fn hollow(
    kind: Kind,
    object: &Map<String, Value>,
    is_replaced: fn(Kind) -> bool,
) -> Value {
    let by_itself = |key: &str, value: &Value| {
        let takes = kind.keyword(key).map(|keyword| keyword.takes);
        let holds = match takes {
            _ if key.starts_with("x-") => None,
            Some(Takes::One(held) | Takes::OneOrFlag(held)) => Some(held),
            Some(Takes::List(held) | Takes::First(held, _) | Takes::Named(held)) => Some(held),
            Some(_) => None,
            None => kind.named_kind(),
        };
        let Some(held) = holds.filter(|held| is_replaced(*held)) else {
            return value.clone();
        };
        match (takes, value) {
            (Some(Takes::Named(_)), Value::Object(entries)) => {
                let entries = entries.iter().map(|(key, _)| (key.clone(), sound(held)));
                Value::Object(entries.collect())
            }
            (_, Value::Array(items)) => items.iter().map(|_| sound(held)).collect(),
            (_, Value::Object(_)) => sound(held),
            _ => value.clone(),
        }
    };
    let entries = object
        .iter()
        .map(|(key, value)| (key.clone(), by_itself(key, value)));
    Value::Object(entries.collect())
}

/// A sound object of a kind, with nothing but what OpenAPI demands.
fn sound(kind: Kind) -> Value {
    let needed = kind.keywords().iter().filter(|keyword| keyword.needed);
    let mut object: Map<String, Value> = needed
        .map(|keyword| (keyword.name.into(), sound_value(keyword.takes)))
        .collect();
    match kind {
        Kind::Parameter | Kind::Header => {
            object.insert("schema".into(), Map::new().into());
        }
        Kind::SecurityScheme => {
            object.insert("type".into(), "http".into());
            object.insert("scheme".into(), "basic".into());
        }
        Kind::Link => {
            object.insert("operationId".into(), "any".into());
        }
        _ => {}
    }
    object.into()
}

fn sound_value(takes: Takes) -> Value {
    match takes {
        Takes::Choice([first, ..]) => (*first).into(),
        Takes::Text => "any".into(),
        Takes::One(kind) => sound(kind),
        _ => Map::new().into(),
    }
}
