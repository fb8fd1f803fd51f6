use serde_json::Value;

use super::error::SHARE_COMPONENTS;
use super::scanner::scan;
use super::{Location, Pointer, SourceMap, SyntaxError, SyntaxErrorKind, yaml};

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
    let (map, mut errors) = scan(text);
    let value = if errors.is_empty() {
        let parsed = parse_value(text, &mut errors);
        parsed.map_err(|error| errors.push(error)).ok()
    } else {
        None
    };
    Source { value, map, errors }
}

fn parse_value(text: &str, errors: &mut Vec<SyntaxError>) -> Result<Value, SyntaxError> {
    // JSON has escapes (surrogate pairs) that YAML reads differently, so a text that looks like JSON is parsed as JSON.
    let json = text
        .trim_start()
        .starts_with('{')
        .then(|| yaml::parse_json(text, errors));
    let json_error = match json {
        Some(Ok(value)) => return Ok(value),
        Some(Err(error)) => Some(error),
        None => None,
    };
    yaml::parse(text, errors).map_err(|error| match json_error {
        Some(error) => invalid_json(&error, text),
        None => invalid_yaml(error, text),
    })
}

fn invalid_json(error: &serde_json::Error, text: &str) -> SyntaxError {
    // The column is counted in bytes.
    let line = text.lines().nth(error.line().saturating_sub(1));
    let before = line.and_then(|line| line.get(..error.column().saturating_sub(1)));
    let column = before.map_or(error.column(), |before| before.chars().count() + 1);
    let message = format!("invalid JSON: {error}");
    SyntaxError::new(SyntaxErrorKind::Syntax, &Pointer::root(), message)
        .at(location(error.line(), column))
}

fn invalid_yaml(error: yaml::YamlError, text: &str) -> SyntaxError {
    let location = error
        .position
        .and_then(|(line, column)| location(line, column));
    if error.message.contains("repetition limit exceeded") {
        return SyntaxError::new(
            SyntaxErrorKind::Aliases,
            &Pointer::root(),
            "the aliases of this document expand to too many values",
        )
        .help(SHARE_COMPONENTS)
        .at(location);
    }
    let message = format!("invalid YAML: {}", error.message);
    let invalid = SyntaxError::new(SyntaxErrorKind::Syntax, &Pointer::root(), message).at(location);
    match error
        .position
        .and_then(|(line, _)| tab_indentation(text, line))
    {
        Some(line) => invalid.help(format!(
            "line {line} is indented with a tab; YAML allows only spaces"
        )),
        None => invalid,
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
