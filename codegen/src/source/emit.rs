//! Values as YAML text, in block style: this is the only file that uses the YAML library, which knows when to quote.

use serde_json::Value;

/// The greatest number of columns of a line that can be folded.
const WIDTH: usize = 100;

/// Formats an entry of a mapping as lines, indented by `indent` columns.
pub(super) fn entry(key: &str, value: &Value, indent: usize) -> Vec<String> {
    let key = scalar(&Value::from(key));
    with_prefix(&format!("{:indent$}{key}:", ""), value, indent)
}

/// Formats an item of a list as lines, indented by `indent` columns.
pub(super) fn item(value: &Value, indent: usize) -> Vec<String> {
    let mut lines = match value {
        Value::Object(entries) if !entries.is_empty() => block(value, indent + 2),
        Value::Array(items) if !items.is_empty() => block(value, indent + 2),
        _ => return with_prefix(&format!("{:indent$}-", ""), value, indent),
    };
    if let Some(first) = lines.first_mut() {
        first.replace_range(indent..indent + 1, "-");
    }
    lines
}

/// Formats a whole document.
pub(super) fn document(value: &Value) -> Vec<String> {
    match value {
        Value::Object(entries) if !entries.is_empty() => block(value, 0),
        Value::Array(items) if !items.is_empty() => block(value, 0),
        _ => vec![scalar(value)],
    }
}

/// The lines of a collection that is not empty.
fn block(value: &Value, indent: usize) -> Vec<String> {
    match value {
        Value::Object(entries) => entries
            .iter()
            .flat_map(|(key, value)| entry(key, value, indent))
            .collect(),
        Value::Array(items) => items.iter().flat_map(|value| item(value, indent)).collect(),
        _ => Vec::new(),
    }
}

/// The lines of a value after a prefix such as `key:`, whose own column is `indent`.
fn with_prefix(prefix: &str, value: &Value, indent: usize) -> Vec<String> {
    let mut lines = vec![prefix.to_owned()];
    match value {
        Value::Object(entries) if entries.is_empty() => lines[0] += " {}",
        Value::Array(items) if items.is_empty() => lines[0] += " []",
        Value::Object(_) | Value::Array(_) => lines.extend(block(value, indent + 2)),
        Value::String(text) if is_foldable(text, prefix.len()) => {
            lines[0] += " >-";
            lines.extend(folded(text, indent + 2));
        }
        scalar => {
            let text = self::scalar(scalar);
            let mut rest = text.lines();
            lines[0].push(' ');
            lines[0] += rest.next().unwrap_or_default();
            let indented = |line: &str| match line {
                "" => String::new(),
                line => format!("{:indent$}{line}", ""),
            };
            lines.extend(rest.map(indented));
        }
    }
    lines
}

/// Formats a scalar, quoted if necessary. A text of several lines is a block, indented by two columns.
fn scalar(value: &Value) -> String {
    let text = serde_yaml::to_string(value).unwrap_or_else(|_| value.to_string());
    text.trim_end_matches('\n').to_owned()
}

/// Whether a text is too long for its line, and folding it keeps it as it is.
fn is_foldable(text: &str, column: usize) -> bool {
    column + 1 + text.chars().count() > WIDTH
        && !text.contains(|c: char| c.is_control())
        && !text.contains("  ")
        && text.trim() == text
        && text.contains(' ')
}

fn folded(text: &str, indent: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("{:indent$}{word}", "")),
        }
    }
    lines
}
