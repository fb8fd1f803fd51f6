//! How lists and objects are written where there is only text: queries, paths, headers, cookies, forms.

use crate::value::wire::plain_text as plain;
use crate::{Json, Wire};

/// How a parameter's value is written; for a single value it makes no difference, but in a path.
///
/// Each is what OpenAPI's `style` and `explode` make of a list and of an object. The examples are the list
/// `3`, `4` and the object `{"R": 100, "G": 200}`, of the name `color`.
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
    /// `color[0]=3&color[1]=4` and `color[R]=100&color[G]=200`, however deep
    Deep,
    /// `R=100&G=200`
    Spread,
    /// `R=100,G=200`
    Pairs,
    /// JSON text
    Json,
    /// `.3.4` and `.R.100.G.200`
    Label,
    /// `.3.4` and `.R=100.G=200`
    LabelPairs,
    /// `;color=3,4` and `;color=R,100,G,200`
    Matrix,
    /// `;color=3;color=4` and `;R=100;G=200`
    MatrixPairs,
}

/// The name and text pairs that a value makes in a query, a cookie or a form; none if it is unset.
pub(crate) fn pairs(name: &str, value: &dyn Wire, style: Style) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    match style {
        Style::Deep => {
            if let Some(json) = value.encode() {
                deep(name.to_owned(), json, &mut pairs);
            }
        }
        Style::Spread => match value.encode() {
            Some(Json::Object(map)) => {
                for (name, json) in map {
                    repeat(&name, json, &mut pairs);
                }
            }
            Some(json) => repeat(name, json, &mut pairs),
            None => {}
        },
        Style::Plain => {
            let texts = texts(value).into_iter();
            pairs.extend(texts.map(|text| (name.to_owned(), text)));
        }
        style => pairs.extend(text(name, value, style).map(|text| (name.to_owned(), text))),
    }
    pairs
}

/// The one text that a value makes in a path or a header; none if it is unset.
pub(crate) fn text(name: &str, value: &dyn Wire, style: Style) -> Option<String> {
    if style == Style::Json {
        return value.encode().map(|json| json.to_string());
    }
    let exploded = matches!(style, Style::Pairs | Style::LabelPairs | Style::MatrixPairs);
    let (prefix, separator) = match style {
        Style::Space => (String::new(), " "),
        Style::Pipe => (String::new(), "|"),
        Style::Label | Style::LabelPairs => (".".to_owned(), "."),
        Style::Matrix => (format!(";{name}="), ","),
        Style::MatrixPairs => (";".to_owned(), ";"),
        _ => (String::new(), ","),
    };
    let object = match value.encode()? {
        Json::Object(map) if style != Style::Plain => Some(map),
        _ => None,
    };
    let parts: Vec<String> = match object {
        Some(map) => map
            .into_iter()
            .flat_map(|(name, json)| match exploded {
                true => vec![format!("{name}={}", plain(json))],
                false => vec![name, plain(json)],
            })
            .collect(),
        None if style == Style::MatrixPairs => texts(value)
            .into_iter()
            .map(|text| format!("{name}={text}"))
            .collect(),
        None => texts(value),
    };
    (!parts.is_empty()).then(|| prefix + &parts.join(separator))
}

/// A value's texts: one, or one for each item of a list.
pub(crate) fn texts(value: &dyn Wire) -> Vec<String> {
    let mut texts = Vec::new();
    value.form(&mut texts);
    texts
}

/// A list as a pair for each item, null as none.
pub(crate) fn repeat(name: &str, json: Json, pairs: &mut Vec<(String, String)>) {
    match json {
        Json::Null => {}
        Json::Array(items) => {
            let texts = items.into_iter().map(plain);
            pairs.extend(texts.map(|text| (name.to_owned(), text)));
        }
        json => pairs.push((name.to_owned(), plain(json))),
    }
}

fn deep(name: String, json: Json, pairs: &mut Vec<(String, String)>) {
    match json {
        Json::Null => {}
        Json::Object(map) => {
            for (key, json) in map {
                deep(format!("{name}[{key}]"), json, pairs);
            }
        }
        Json::Array(items) => {
            for (index, json) in items.into_iter().enumerate() {
                deep(format!("{name}[{index}]"), json, pairs);
            }
        }
        json => pairs.push((name, plain(json))),
    }
}
