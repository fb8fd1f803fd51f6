use std::collections::HashSet;
use std::rc::Rc;

use saphyr_parser::ScanError;
use serde_json::Value;

use super::json::Conversion;
use super::scanner::{Scan, scan};
use super::tree::Node;
use super::{Location, Pointer, SourceMap, SyntaxError, SyntaxErrorKind};

/// What a syntax error keeps from being found.
const NOT_CHECKED: &str = "nothing else in this file is checked until this is fixed";

/// A parsed text.
pub(super) struct Source {
    /// The document as JSON, also where it was written as YAML; `None` if the text could not be parsed.
    pub(super) value: Option<Value>,
    pub(super) map: SourceMap,
    pub(super) errors: Vec<SyntaxError>,
}

impl Source {
    /// A text that is one string.
    pub(super) fn of_prose(text: String) -> Self {
        Self {
            value: Some(Value::String(text)),
            map: SourceMap::default(),
            errors: Vec::new(),
        }
    }
}

/// Parses YAML or JSON.
pub(super) fn parse(text: &str) -> Source {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Scan {
        mut map,
        mut errors,
        tree,
    } = scan(text);
    let is_excessive = |error: &SyntaxError| {
        matches!(
            error.kind,
            SyntaxErrorKind::Syntax | SyntaxErrorKind::Aliases
        )
    };
    if errors.iter().any(is_excessive) {
        let value = None;
        return Source { value, map, errors };
    }
    let mut conversion = Conversion::new(&mut map);
    let parsed = parse_value(text, tree, &mut conversion);
    let (further, repeated) = (conversion.errors, conversion.repeated);
    // Both the scanner and the JSON parser notice duplicate keys.
    let known: HashSet<_> = errors.iter().map(|error| error.pointer.clone()).collect();
    errors.extend(
        further
            .into_iter()
            .filter(|error| !known.contains(&error.pointer)),
    );
    // The keys in a mapping whose own key is a duplicate are not.
    let duplicates: HashSet<_> = errors.iter().map(|error| error.pointer.clone()).collect();
    errors.retain(|error| {
        let mut around = error.pointer.outward().skip(1);
        error.kind != SyntaxErrorKind::DuplicateKey
            || !around.any(|outer| duplicates.contains(&outer))
    });
    for error in &mut errors {
        if error.kind == SyntaxErrorKind::DuplicateKey && repeated.contains(&error.pointer) {
            error.kind = SyntaxErrorKind::RepeatedKey;
            error.help = Some("remove one of the two".into());
        }
    }
    let value = parsed.map_err(|error| errors.push(error)).ok();
    Source { value, map, errors }
}

fn parse_value(
    text: &str,
    tree: Result<Option<Rc<Node>>, ScanError>,
    conversion: &mut Conversion<'_>,
) -> Result<Value, SyntaxError> {
    // JSON has escapes (surrogate pairs) that YAML reads differently, so a text that looks like JSON is parsed as JSON.
    let json = text
        .trim_start()
        .starts_with('{')
        .then(|| conversion.text(text));
    let json_error = match json {
        Some(Ok(value)) => return Ok(value),
        Some(Err(error)) => Some(error),
        None => None,
    };
    match (tree, json_error) {
        (Ok(Some(tree)), _) => Ok(conversion.tree(tree)),
        (Ok(None), _) => Ok(Value::Null),
        (Err(_), Some(error)) => Err(invalid_json(&error, text)),
        (Err(error), None) => Err(invalid_yaml(&error, text)),
    }
}

fn invalid_json(error: &serde_json::Error, text: &str) -> SyntaxError {
    // The column is counted in bytes.
    let line = text.lines().nth(error.line().saturating_sub(1));
    let before = line.and_then(|line| line.get(..error.column().saturating_sub(1)));
    let column = before.map_or(error.column(), |before| before.chars().count() + 1);
    let message = format!("invalid JSON: {error}");
    SyntaxError::new(SyntaxErrorKind::Syntax, &Pointer::root(), message)
        .at(location(error.line(), column))
        .help(NOT_CHECKED)
}

fn invalid_yaml(error: &ScanError, text: &str) -> SyntaxError {
    let line = error.marker().line();
    let message = format!("invalid YAML: {}", error.info());
    let invalid = SyntaxError::new(SyntaxErrorKind::Syntax, &Pointer::root(), message)
        .at(location(line, error.marker().col() + 1));
    match tab_indentation(text, line) {
        Some(line) => invalid.help(format!(
            "line {line} is indented with a tab; YAML allows only spaces; {NOT_CHECKED}"
        )),
        None => invalid.help(NOT_CHECKED),
    }
}

/// Creates a location one character long; `None` for line 0, which is the whole text.
fn location(line: usize, column: usize) -> Option<Location> {
    (line > 0).then(|| Location {
        line,
        column: column.max(1),
        length: 1,
    })
}

/// Returns a line indented with a tab among that of an error, the one before and the one after it.
fn tab_indentation(text: &str, line: usize) -> Option<usize> {
    let mut near = line.saturating_sub(1).max(1)..=line + 1;
    near.find(|number| {
        let line = text.lines().nth(number - 1).unwrap_or_default();
        let indent = line.len() - line.trim_start().len();
        line[..indent].contains('\t')
    })
}
