//! The styles of lists and objects in queries, paths, headers, cookies and forms.

use serde_json::Map;

use super::encode::encode;
use super::form::{plain_text, texts};
use super::pairs::Pairs;
use super::wire_value::WireValue;
use crate::Json;
use crate::percent::{Escape, Escaping};

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

/// Adds the pairs of a value in a query, a cookie or a form; none if it is unset.
pub(crate) fn add_pairs(
    pairs: &mut Pairs,
    name: &str,
    value: &dyn WireValue,
    style: Style,
    escaping: Escaping,
) {
    match style {
        Style::Deep => {
            if let Some(json) = encode(value) {
                deep(escaping.name(name), json, escaping, pairs);
            }
        }
        Style::Spread => match encode(value) {
            Some(Json::Object(map)) => {
                for (name, json) in map {
                    add_items(pairs, &name, json, escaping);
                }
            }
            Some(json) => add_items(pairs, name, json, escaping),
            None => {}
        },
        Style::Plain => texts(value, &mut |text| {
            pairs.add(
                |out| escaping.write_name(name, out),
                |out| escaping.write_value(text, out),
            );
        }),
        style => {
            if let Some(text) = text(name, value, style, escaping) {
                pairs.add(
                    |out| escaping.write_name(name, out),
                    |out| out.push_str(&text),
                );
            }
        }
    }
}

/// Returns the encoded text of a value in a path or a header, or `None` if it is unset.
pub(crate) fn text(
    name: &str,
    value: &dyn WireValue,
    style: Style,
    escaping: Escaping,
) -> Option<String> {
    if style == Style::Plain {
        return plain(value, escaping);
    }
    let json = encode(value)?;
    let items = match json {
        json if style == Style::Json => vec![item(&json.to_string(), style, escaping)],
        json if style == Style::Urlencoded => vec![escaping.value(&urlencoded(json))],
        Json::Object(map) => members(map, style, escaping),
        _ => {
            let mut items = Vec::new();
            texts(value, &mut |text| {
                let item = item(text, style, escaping);
                items.push(match style {
                    Style::MatrixPairs => matrix(name, &item, escaping),
                    _ => item,
                });
            });
            items
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

/// Returns the encoded texts of a value, joined by commas.
fn plain(value: &dyn WireValue, escaping: Escaping) -> Option<String> {
    let mut joined = None;
    texts(value, &mut |text| match &mut joined {
        None => joined = Some(escaping.value(text)),
        Some(joined) => {
            joined.push(',');
            escaping.write_value(text, joined);
        }
    });
    joined
}

/// Returns an object as a form, and any other value as plain text.
pub(crate) fn urlencoded(json: Json) -> String {
    let Json::Object(map) = json else {
        return plain_text(json);
    };
    let mut fields = Pairs::default();
    for (name, json) in map {
        add_items(&mut fields, &name, json, Escape::Form.into());
    }
    fields.into_text()
}

fn item(text: &str, style: Style, escaping: Escaping) -> String {
    match style {
        Style::Comma => escaping.item(text),
        _ => escaping.value(text),
    }
}

/// Returns the names and values of an object's properties, to be joined.
fn members(map: Map<String, Json>, style: Style, escaping: Escaping) -> Vec<String> {
    let present = map.into_iter().filter(|(_, json)| !json.is_null());
    let members = present.flat_map(|(name, json)| {
        let value = item(&plain_text(json), style, escaping);
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

/// Adds one pair per item of a list, otherwise one; none for null.
pub(crate) fn add_items(pairs: &mut Pairs, name: &str, json: Json, escaping: Escaping) {
    let items = match json {
        Json::Array(items) => items,
        json => vec![json],
    };
    for item in items.into_iter().filter(|item| !item.is_null()) {
        pairs.add(
            |out| escaping.write_name(name, out),
            |out| escaping.write_value(&plain_text(item), out),
        );
    }
}

/// Adds a pair for each single value within `json`. `name` is encoded.
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
        json => pairs.add(
            |out| out.push_str(&name),
            |out| escaping.write_value(&plain_text(json), out),
        ),
    }
}
