//! Literal text of URLs.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// The characters to percent-encode in the literals of a path, besides those beyond ASCII.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The same in the literals of a query.
const QUERY: &AsciiSet = &PATH.remove(b'?').add(b'\'');

/// A path template with its literals percent-encoded. What follows `?` is a query; what follows `#` is a fragment, which
/// is not sent.
pub(super) fn encoded_template(template: &str) -> String {
    let mut encoded = String::new();
    let mut set = PATH;
    for part in parts(template) {
        let literal = match part {
            Part::Variable(variable) => {
                encoded.push_str(variable);
                continue;
            }
            Part::Literal(literal) => literal,
        };
        let (sent, fragment) = split(literal, '#');
        let (before, query) = match set == PATH {
            true => split(sent, '?'),
            false => (sent, None),
        };
        encoded.push_str(&encoded_literal(before, set));
        if let Some(query) = query {
            set = QUERY;
            encoded.push('?');
            encoded.push_str(&encoded_literal(query, set));
        }
        if fragment.is_some() {
            break;
        }
    }
    encoded
}

/// Whether one of the characters is in the literals of a template.
pub(super) fn has_in_literals(template: &str, symbols: &[char]) -> bool {
    parts(template).iter().any(|part| match part {
        Part::Literal(literal) => literal.contains(symbols),
        Part::Variable(_) => false,
    })
}

/// The names in braces, each once.
pub(super) fn variable_names(template: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for part in parts(template) {
        if let Part::Variable(variable) = part {
            let name = &variable[1..variable.len() - 1];
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// A part of a template.
enum Part<'t> {
    Literal(&'t str),
    /// A name in braces.
    Variable(&'t str),
}

fn parts(template: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some(start) = rest.find('{')
        && let Some(length) = rest[start..].find('}')
    {
        parts.push(Part::Literal(&rest[..start]));
        parts.push(Part::Variable(&rest[start..=start + length]));
        rest = &rest[start + length + 1..];
    }
    parts.push(Part::Literal(rest));
    parts
}

fn split(text: &str, delimiter: char) -> (&str, Option<&str>) {
    match text.split_once(delimiter) {
        Some((before, after)) => (before, Some(after)),
        None => (text, None),
    }
}

/// A literal, percent-encoded. What is percent-encoded already stays so.
fn encoded_literal(literal: &str, set: &'static AsciiSet) -> String {
    let mut encoded = String::new();
    for (index, part) in literal.split('%').enumerate() {
        if index > 0 {
            let digits = part.as_bytes().get(..2);
            let is_encoded = digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
            encoded.push_str(if is_encoded { "%" } else { "%25" });
        }
        encoded.extend(utf8_percent_encode(part, set));
    }
    encoded
}
