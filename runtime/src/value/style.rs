//! The styles of lists and objects in queries, paths, headers, cookies and forms.

use serde_json::Map;

use super::wire::plain_text;
use crate::percent::{Escape, Escaping};
use crate::{Json, Wire};

/// The style in which a parameter's value is written. For single values, it only makes a difference in paths.
///
/// Each style corresponds to a combination of OpenAPI's `style` and `explode`. The examples show the list `3`, `4` and
/// the object `{"R": 100, "G": 200}` of a parameter named `color`.
///
/// Names and values are percent-encoded before they are joined, so a delimiter within a value is distinguishable from
/// those of the style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Style {
    /// `color=3&color=4`, in headers and paths `3,4`; an object as JSON text.
    #[default]
    Plain,
    /// `3,4` and `R,100,G,200`
    Comma,
    /// `3 4` and `R 100 G 200`
    Space,
    /// `3|4` and `R|100|G|200`
    Pipe,
    /// `color[0]=3&color[1]=4` and `color[R]=100&color[G]=200`, to any depth
    Deep,
    /// `R=100&G=200`
    Spread,
    /// `R=100,G=200`
    Pairs,
    /// JSON text
    Json,
    /// `R=100&G=200` as the text of one value; a list as JSON text
    Urlencoded,
    /// `.3,4` and `.R,100,G,200`
    Label,
    /// `.3.4` and `.R=100.G=200`
    LabelPairs,
    /// `;color=3,4` and `;color=R,100,G,200`
    Matrix,
    /// `;color=3;color=4` and `;R=100;G=200`
    MatrixPairs,
}

/// Encoded names and values in a query, a cookie or a form.
pub(crate) type Pairs = Vec<(String, String)>;

/// Joins encoded names and values to a query or a form.
pub(crate) fn join(pairs: &Pairs) -> String {
    let pairs: Vec<_> = pairs
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    pairs.join("&")
}

/// Returns the pairs of a value in a query, a cookie or a form; none if it is unset.
pub(crate) fn pairs(name: &str, value: &dyn Wire, style: Style, escaping: Escaping) -> Pairs {
    let mut pairs = Pairs::new();
    match style {
        Style::Deep => {
            if let Some(json) = value.encode() {
                deep(escaping.name(name), json, escaping, &mut pairs);
            }
        }
        Style::Spread => match value.encode() {
            Some(Json::Object(map)) => {
                for (name, json) in map {
                    append_items(&name, json, escaping, &mut pairs);
                }
            }
            Some(json) => append_items(name, json, escaping, &mut pairs),
            None => {}
        },
        Style::Plain => {
            let texts = texts(value).into_iter();
            pairs.extend(texts.map(|text| (escaping.name(name), encode(&text, style, escaping))));
        }
        style => {
            let text = text(name, value, style, escaping);
            pairs.extend(text.map(|text| (escaping.name(name), text)));
        }
    }
    pairs
}

/// Returns the encoded text of a value in a path or a header, or `None` if it is unset.
pub(crate) fn text(
    name: &str,
    value: &dyn Wire,
    style: Style,
    escaping: Escaping,
) -> Option<String> {
    let json = value.encode()?;
    let items = match json {
        json if style == Style::Json => vec![encode(&json.to_string(), style, escaping)],
        json if style == Style::Urlencoded => vec![escaping.value(&urlencoded(json))],
        Json::Object(map) if style != Style::Plain => members(map, style, escaping),
        _ => {
            let texts = texts(value).into_iter();
            let items = texts.map(|text| encode(&text, style, escaping));
            match style {
                Style::MatrixPairs => items.map(|item| matrix(name, &item, escaping)).collect(),
                _ => items.collect(),
            }
        }
    };
    if items.is_empty() {
        return None;
    }
    Some(match style {
        Style::Space => items.join("%20"),
        Style::Pipe => items.join("|"),
        Style::Label => format!(".{}", items.join(",")),
        Style::LabelPairs => format!(".{}", items.join(".")),
        Style::Matrix => matrix(name, &items.join(","), escaping),
        Style::MatrixPairs => items.concat(),
        _ => items.join(","),
    })
}

/// Returns an object as a form, and any other value as plain text.
pub(crate) fn urlencoded(json: Json) -> String {
    let Json::Object(map) = json else {
        return plain_text(json);
    };
    let mut fields = Pairs::new();
    for (name, json) in map {
        append_items(&name, json, Escape::Form.into(), &mut fields);
    }
    join(&fields)
}

fn encode(text: &str, style: Style, escaping: Escaping) -> String {
    match style {
        Style::Comma => escaping.item(text),
        _ => escaping.value(text),
    }
}

/// Returns the names and values of an object's properties, to be joined.
fn members(map: Map<String, Json>, style: Style, escaping: Escaping) -> Vec<String> {
    let present = map.into_iter().filter(|(_, json)| !json.is_null());
    let members = present.flat_map(|(name, json)| {
        let value = encode(&plain_text(json), style, escaping);
        match style {
            Style::Pairs | Style::LabelPairs => vec![format!("{}={value}", escaping.name(&name))],
            Style::MatrixPairs => vec![matrix(&name, &value, escaping)],
            _ => vec![escaping.name(&name), value],
        }
    });
    members.collect()
}

/// Returns a matrix parameter. If its value is empty, it is only a name.
fn matrix(name: &str, value: &str, escaping: Escaping) -> String {
    let name = escaping.name(name);
    match value {
        "" => format!(";{name}"),
        value => format!(";{name}={value}"),
    }
}

/// Returns the texts of a value: one per item of a list, otherwise one.
pub(crate) fn texts(value: &dyn Wire) -> Vec<String> {
    let mut texts = Vec::new();
    value.form(&mut texts);
    texts
}

/// Appends one pair per item of a list, otherwise one; none for null.
pub(crate) fn append_items(name: &str, json: Json, escaping: Escaping, pairs: &mut Pairs) {
    let items = match json {
        Json::Array(items) => items,
        json => vec![json],
    };
    let values = items
        .into_iter()
        .filter(|item| !item.is_null())
        .map(|item| escaping.value(&plain_text(item)));
    pairs.extend(values.map(|value| (escaping.name(name), value)));
}

/// Appends a pair for each single value within `json`. `name` is encoded.
fn deep(name: String, json: Json, escaping: Escaping, pairs: &mut Pairs) {
    match json {
        Json::Null => {}
        Json::Object(map) => {
            for (key, json) in map {
                let name = format!("{name}[{}]", escaping.name(&key));
                deep(name, json, escaping, pairs);
            }
        }
        Json::Array(items) => {
            for (index, json) in items.into_iter().enumerate() {
                deep(format!("{name}[{index}]"), json, escaping, pairs);
            }
        }
        json => pairs.push((name, escaping.value(&plain_text(json)))),
    }
}
