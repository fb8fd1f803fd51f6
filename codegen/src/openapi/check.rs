//! Whether the value of a keyword is what OpenAPI says, in words about the document alone.

use serde_json::{Map, Value};

use super::hints;
use super::schema::TYPES;
use super::table::{Keyword, Kind, Takes};
use crate::diagnostic::suggest::closest;
use crate::{Code, Diagnostic, Pointer};

/// What is wrong with the value of a keyword itself, not with its parts.
pub(super) fn value(
    kind: Kind,
    keyword: &Keyword,
    value: &Value,
    at: &Pointer,
) -> Option<Diagnostic> {
    let fits = match keyword.takes {
        Takes::Anything => true,
        // The parser takes nothing for a keyword that is not there.
        _ if value.is_null() && !keyword.needed => !matches!(
            keyword.takes,
            Takes::List(_) | Takes::First(..) | Takes::Named(_) | Takes::Flag
        ),
        Takes::Text => value.is_string(),
        Takes::Choice(choices) => value.as_str().is_some_and(|text| choices.contains(&text)),
        Takes::Flag => value.is_boolean(),
        Takes::Number => value.is_number(),
        Takes::Count => value.as_u64().is_some(),
        Takes::Values | Takes::Texts | Takes::List(_) | Takes::First(..) => value.is_array(),
        Takes::NamedTexts | Takes::One(_) | Takes::Named(_) => value.is_object(),
        Takes::OneOrFlag(_) => value.is_object() || value.is_boolean(),
    };
    if fits {
        return None;
    }
    if let Takes::Choice(choices) = keyword.takes
        && let Some(text) = value.as_str()
    {
        return Some(unknown_choice(kind, keyword, choices, text, at));
    }
    let message = format!(
        "`{}` takes {}, not {}",
        keyword.name,
        expected(keyword.takes),
        found(value)
    );
    let help =
        hints::wrong_type(kind, keyword.name, value).or_else(|| mended(keyword.takes, value));
    Some(fault(message, help, at))
}

/// What is wrong with a part of a keyword's value that is to be an object of a kind.
pub(super) fn part(kind: Kind, value: &Value, at: &Pointer) -> Diagnostic {
    let message = format!("{} belongs here, not {}", named(kind), found(value));
    fault(message, mended(Takes::One(kind), value), at)
}

/// What is wrong with a part of a keyword's value that is to be text.
pub(super) fn text(value: &Value, at: &Pointer) -> Option<Diagnostic> {
    let message = || format!("text belongs here, not {}", found(value));
    (!value.is_string()).then(|| fault(message(), mended(Takes::Text, value), at))
}

/// What is wrong with an object beyond its keywords by themselves.
pub(super) fn whole(
    kind: Kind,
    object: &Map<String, Value>,
    at: &Pointer,
    faults: &mut Vec<Diagnostic>,
) {
    let needed = kind.keywords().iter().filter(|keyword| keyword.needed);
    for keyword in needed.filter(|keyword| !object.contains_key(keyword.name)) {
        let message = format!("this {} has no `{}`", kind.name(), keyword.name);
        let help = hints::missing(kind, keyword.name)
            .map_or_else(|| format!("add `{}`", keyword.name), str::to_owned);
        faults.push(Diagnostic::new(Code::MissingKeyword, at, message).help(help));
    }
    if matches!(kind, Kind::Parameter | Kind::Header)
        && !object.contains_key("schema")
        && !object.contains_key("content")
    {
        let message = format!("this {} has no `schema`", kind.name());
        faults.push(
            Diagnostic::new(Code::MissingKeyword, at, message)
                .help("say what its values are, such as `schema: { type: string }`"),
        );
    }
    if kind == Kind::Parameter {
        faults.extend(style(object, at));
    }
}

/// A style that does not go with the place of its parameter.
fn style(parameter: &Map<String, Value>, at: &Pointer) -> Option<Diagnostic> {
    let text = |key: &str| parameter.get(key).and_then(Value::as_str);
    let (place, style) = (text("in")?, text("style")?);
    let allowed: &[&str] = match place {
        "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "path" => &["simple", "label", "matrix"],
        "header" => &["simple"],
        "cookie" => &["form"],
        _ => return None,
    };
    let known = Kind::Parameter.keyword("style")?;
    let Takes::Choice(all) = known.takes else {
        return None;
    };
    if allowed.contains(&style) || !all.contains(&style) {
        return None;
    }
    let message = format!("a parameter in `{place}` cannot have the style `{style}`");
    let help = format!("OpenAPI has {} there", listed(allowed));
    Some(fault(message, Some(help), &at.child("style")))
}

fn unknown_choice(
    kind: Kind,
    keyword: &Keyword,
    choices: &[&str],
    text: &str,
    at: &Pointer,
) -> Diagnostic {
    let message = if choices == TYPES {
        "this is none of OpenAPI's types".to_owned()
    } else {
        format!("`{}` is no value of `{}`", shown(text), keyword.name)
    };
    let help = hints::wrong_choice(kind, keyword.name, text).map_or_else(
        || match closest(text, choices.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("OpenAPI has {} there", listed(choices)),
        },
        str::to_owned,
    );
    fault(message, Some(help), at)
}

fn fault(message: String, help: Option<String>, at: &Pointer) -> Diagnostic {
    let fault = Diagnostic::new(Code::Malformed, at, message).at_value();
    match help {
        Some(help) => fault.help(help),
        None => fault,
    }
}

fn listed(choices: &[&str]) -> String {
    let quoted: Vec<_> = choices.iter().map(|choice| format!("`{choice}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => "nothing".to_owned(),
    }
}

fn expected(takes: Takes) -> String {
    match takes {
        Takes::Anything => "any value".to_owned(),
        Takes::Text => "text".to_owned(),
        Takes::Choice(choices) => format!("one of {}", listed(choices)),
        Takes::Flag => "`true` or `false`".to_owned(),
        Takes::Number => "a number".to_owned(),
        Takes::Count => "a whole number, 0 or more".to_owned(),
        Takes::Values => "a list".to_owned(),
        Takes::Texts => "a list of texts".to_owned(),
        Takes::NamedTexts => "a mapping from names to texts".to_owned(),
        Takes::One(kind) => named(kind),
        Takes::OneOrFlag(kind) => format!("{}, `true` or `false`", named(kind)),
        Takes::List(kind) | Takes::First(kind, _) => format!("a list of {}s", kind.name()),
        Takes::Named(kind) => format!("a mapping from names to {}s", kind.name()),
    }
}

fn named(kind: Kind) -> String {
    let article = if kind.name().starts_with(['E', 'I', 'O', 'X']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {}", kind.name())
}

fn found(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(flag) => format!("`{flag}`"),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => format!("the text `{}`", shown(text)),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "a mapping".to_owned(),
    }
}

/// The beginning of a text.
fn shown(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text.to_owned(),
    }
}

/// How the value would be right.
fn mended(takes: Takes, value: &Value) -> Option<String> {
    match (takes, value) {
        (Takes::Text, Value::Number(number)) => Some(format!("put it in quotes: `\"{number}\"`")),
        (Takes::Text, Value::Bool(flag)) => Some(format!("put it in quotes: `\"{flag}\"`")),
        (Takes::Number | Takes::Count, Value::String(text)) if text.parse::<f64>().is_ok() => {
            Some(format!("take the quotes off: `{text}`"))
        }
        (Takes::Flag | Takes::OneOrFlag(_), Value::String(text)) => {
            match text.to_lowercase().as_str() {
                "yes" | "y" | "on" | "true" => Some("write `true`".to_owned()),
                "no" | "n" | "off" | "false" => Some("write `false`".to_owned()),
                _ => None,
            }
        }
        (Takes::Values | Takes::Texts | Takes::List(_) | Takes::First(..), Value::Object(_)) => {
            Some("write a list: `- ` before each item, or all of them in `[ ]`".to_owned())
        }
        (Takes::NamedTexts | Takes::Named(_) | Takes::One(_), Value::Array(_)) => {
            Some("write a mapping: `name: value`, without `- ` before it".to_owned())
        }
        (Takes::One(kind), Value::String(text))
            if kind.component_key().is_some() && text.starts_with("#/") =>
        {
            Some(format!("refer to it: `$ref: '{text}'`"))
        }
        _ => None,
    }
}
