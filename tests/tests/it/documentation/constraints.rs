use serde_json::Value;
use tests::text;

/// A value as in a form.
pub(crate) fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// The facts about the values of a schema, besides its description.
pub(crate) fn constraints(schema: &Value) -> Vec<String> {
    let number = |key: &str| schema.get(key).and_then(Value::as_i64);
    let mut facts = Vec::new();
    for (low, high, unit) in [
        ("minLength", "maxLength", "character"),
        ("minItems", "maxItems", "item"),
        ("minimum", "maximum", ""),
    ] {
        let unit = |count: i64| match (unit, count) {
            ("", _) => String::new(),
            (unit, 1) => format!(" {unit}"),
            (unit, _) => format!(" {unit}s"),
        };
        facts.extend(match (number(low), number(high)) {
            (Some(low), Some(high)) if low == high => Some(format!("exactly {low}{}", unit(low))),
            (Some(low), Some(high)) => Some(format!("{low} to {high}{}", unit(high))),
            (Some(low), None) => Some(format!("at least {low}{}", unit(low))),
            (None, Some(high)) => Some(format!("at most {high}{}", unit(high))),
            (None, None) => None,
        });
    }
    let pattern = schema.get("pattern");
    facts.extend(pattern.map(|pattern| format!("pattern {}", plain(pattern))));
    if let Some(default) = schema.get("default").map(plain) {
        let sentence = format!("Defaults to {default}");
        let is_in_description = schema["description"]
            .as_str()
            .is_some_and(|it| it.contains(&sentence));
        facts.push(match is_in_description {
            true => sentence,
            false => format!("default {default}"),
        });
    }
    facts.append(&mut personal_data(schema));
    facts
}

/// How the personal data of a schema or a parameter is handled, and for how long it is kept.
pub(crate) fn personal_data(object: &Value) -> Vec<String> {
    let Some(mark) = object.pointer("/x-twilio/pii") else {
        return Vec::new();
    };
    // Overlays mark values whose retention is not known.
    let retention = mark["deleteSla"].as_u64().map(|days| match days {
        0 => "not kept after its deletion".to_owned(),
        1 => "kept for at least 1 day".to_owned(),
        days => format!("kept for at least {days} days"),
    });
    let handling = format!("handled as personal data {}", text(&mark["handling"]));
    [handling].into_iter().chain(retention).collect()
}
