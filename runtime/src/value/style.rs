//! The styles of lists and objects in queries, paths, headers, cookies and forms.

use form_urlencoded::Serializer;

use super::wire::plain_text;
use crate::{Json, Wire};

/// The style in which a parameter's value is written. For single values, it only makes a difference in paths.
///
/// Each style corresponds to a combination of OpenAPI's `style` and `explode`. The examples show the list `3`, `4` and
/// the object `{"R": 100, "G": 200}` of a parameter named `color`.
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
    /// `.3.4` and `.R.100.G.200`
    Label,
    /// `.3.4` and `.R=100.G=200`
    LabelPairs,
    /// `;color=3,4` and `;color=R,100,G,200`
    Matrix,
    /// `;color=3;color=4` and `;R=100;G=200`
    MatrixPairs,
}

/// Names and texts in a query, a cookie or a form.
pub(crate) type Pairs = Vec<(String, String)>;

/// Encodes pairs as `application/x-www-form-urlencoded`.
pub(crate) fn encode_form(pairs: &Pairs) -> String {
    Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// Returns the pairs of a value in a query, a cookie or a form; none if it is unset.
pub(crate) fn pairs(name: &str, value: &dyn Wire, style: Style) -> Pairs {
    let mut pairs = Pairs::new();
    match style {
        Style::Deep => {
            if let Some(json) = value.encode() {
                deep(name.to_owned(), json, &mut pairs);
            }
        }
        Style::Spread => match value.encode() {
            Some(Json::Object(map)) => {
                for (name, json) in map {
                    append_items(&name, json, &mut pairs);
                }
            }
            Some(json) => append_items(name, json, &mut pairs),
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

/// Returns the text of a value in a path or a header, or `None` if it is unset.
pub(crate) fn text(name: &str, value: &dyn Wire, style: Style) -> Option<String> {
    if style == Style::Json {
        return value.encode().map(|json| json.to_string());
    }
    let (prefix, separator) = match style {
        Style::Space => (String::new(), " "),
        Style::Pipe => (String::new(), "|"),
        Style::Label | Style::LabelPairs => (".".to_owned(), "."),
        Style::Matrix => (format!(";{name}="), ","),
        Style::MatrixPairs => (";".to_owned(), ";"),
        _ => (String::new(), ","),
    };
    let items: Vec<String> = match value.encode()? {
        Json::Object(map) if style != Style::Plain => {
            let exploded = matches!(style, Style::Pairs | Style::LabelPairs | Style::MatrixPairs);
            map.into_iter()
                .flat_map(|(name, json)| match exploded {
                    true => vec![format!("{name}={}", plain_text(json))],
                    false => vec![name, plain_text(json)],
                })
                .collect()
        }
        _ if style == Style::MatrixPairs => texts(value)
            .into_iter()
            .map(|text| format!("{name}={text}"))
            .collect(),
        _ => texts(value),
    };
    (!items.is_empty()).then(|| prefix + &items.join(separator))
}

/// Returns the texts of a value: one per item of a list, otherwise one.
pub(crate) fn texts(value: &dyn Wire) -> Vec<String> {
    let mut texts = Vec::new();
    value.form(&mut texts);
    texts
}

/// Appends one pair per item of a list, none for null, otherwise one.
pub(crate) fn append_items(name: &str, json: Json, pairs: &mut Pairs) {
    match json {
        Json::Null => {}
        Json::Array(items) => {
            let texts = items.into_iter().map(plain_text);
            pairs.extend(texts.map(|text| (name.to_owned(), text)));
        }
        json => pairs.push((name.to_owned(), plain_text(json))),
    }
}

fn deep(name: String, json: Json, pairs: &mut Pairs) {
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
        json => pairs.push((name, plain_text(json))),
    }
}
