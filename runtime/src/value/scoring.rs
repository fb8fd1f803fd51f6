//! How well values represent the JSON that they were decoded from.

use super::encode::{encode, is_sent, is_unset};
use super::number;
use super::shape::has_field;
use super::time_text::{is_date, is_date_time};
use super::wire_value::{List, Map, Object, View, WireValue};
use crate::twilio::sid;
use crate::{Json, MatchScore};

/// Returns how well a value represents `json`, which it was decoded from.
pub(crate) fn match_score(value: &dyn WireValue, json: &Json) -> MatchScore {
    match value.view() {
        View::Unset => MatchScore::matched_if(json.is_null(), 1),
        View::Float(_) => MatchScore::matched_if(number::is_number(json), 1),
        View::DateTime(text) => MatchScore::matched_if(is_date_time(text), 2),
        View::Date(text) => MatchScore::matched_if(is_date(text), 2),
        View::Sid { prefix, text } => MatchScore::matched_if(sid::is_sid(prefix, text), 2),
        View::Enum { is_known, .. } => {
            MatchScore::matched_if(is_known && number::string(json).is_some(), 2)
        }
        View::NumberEnum { is_known, .. } => {
            MatchScore::matched_if(is_known && number::is_number(json), 2)
        }
        // Every value matches untyped JSON, and a redirect is not decoded from JSON.
        View::Json(_) | View::Redirect(_) => MatchScore::default(),
        View::List(list) => of_list(list, json),
        View::Map(map) => of_map(map, json),
        View::Object(object) => of_object(object, json),
        View::Union(union) => match union.variant() {
            Ok((_, value)) => match_score(value, json),
            Err(_) => MatchScore::MISMATCH,
        },
        View::Unit
        | View::Bool(_)
        | View::Signed(_)
        | View::Unsigned(_)
        | View::Text(_)
        | View::Bytes(_)
        | View::File(_) => MatchScore::matched_if(encode(value).as_ref() == Some(json), 1),
    }
}

fn of_list(list: &dyn List, json: &Json) -> MatchScore {
    let mut score = MatchScore::matched(1);
    let received = json.as_array().map_or(&[][..], Vec::as_slice);
    score.mismatches += received.len().saturating_sub(list.count());
    if score.mismatches == 0 {
        for (index, json) in received.iter().enumerate().take(list.count()) {
            score += match_score(list.get(index), json);
        }
    }
    score
}

fn of_map(map: &dyn Map, json: &Json) -> MatchScore {
    let mut score = MatchScore::default();
    let received = json.as_object().map_or(0, serde_json::Map::len);
    score.mismatches += received.saturating_sub(map.count());
    map.for_each(&mut |key, value| score += match_score(value, &json[key]));
    score
}

fn of_object(object: &dyn Object, json: &Json) -> MatchScore {
    let mut score = MatchScore::default();
    let (fields, extra) = (object.shape().fields, object.extra());
    object.with_values(&mut |values| {
        for (field, value) in fields.iter().zip(values) {
            let received = extra.received(&field.wire);
            match json.get(&*field.wire) {
                // Only required fields encode to something when they were never set.
                None => score += MatchScore::matched_if(!is_sent(field, *value), 0),
                Some(Json::Null) => score += MatchScore::matched_if(is_null(*value), 1),
                Some(_) if received.is_some_and(|received| !received.is_decoded) => {
                    score += MatchScore::MISMATCH;
                }
                Some(json) => {
                    score += MatchScore::matched(1);
                    score += match_score(*value, json);
                }
            }
        }
    });
    let unknown = extra.unknown();
    score.unknown += unknown.filter(|(name, _)| !has_field(fields, name)).count();
    score
}

/// Returns whether a value can be null, and is.
fn is_null(value: &dyn WireValue) -> bool {
    is_unset(value) || encode(value).is_some_and(|json| json.is_null())
}
