//! YAML and JSON.

use serde_yaml::Value;

use crate::{Code, Diagnostic, Location, Pointer};

/// The value that a text stands for.
pub(crate) fn parse(text: &str) -> Result<Value, Diagnostic> {
    // JSON has escapes (surrogate pairs) that YAML reads differently, so what looks like JSON is read as JSON.
    let json = text
        .trim_start()
        .starts_with('{')
        .then(|| serde_json::from_str::<Value>(text));
    if let Some(Ok(value)) = json {
        return Ok(value);
    }
    let yaml = serde_yaml::from_str(text).and_then(|mut value: Value| {
        value.apply_merge()?;
        Ok(value)
    });
    yaml.map_err(|yaml| match json {
        Some(Err(error)) => {
            let line = text.lines().nth(error.line().saturating_sub(1));
            let before = line.and_then(|line| line.get(..error.column().saturating_sub(1)));
            let column = before.map_or(error.column(), |before| before.chars().count() + 1);
            fault(
                "JSON",
                &error.to_string(),
                Some((error.line(), column)),
                text,
            )
        }
        _ => {
            let place = yaml.location().map(|at| (at.line(), at.column()));
            fault("YAML", &yaml.to_string(), place, text)
        }
    })
}

fn fault(kind: &str, message: &str, place: Option<(usize, usize)>, text: &str) -> Diagnostic {
    let root = Pointer::root();
    let mut fault = if message.contains("repetition limit exceeded") {
        let message = "the aliases of this document stand for too much";
        Diagnostic::new(Code::Aliases, &root, message)
            .help("write what is shared once, below `components`, and refer to it with `$ref`")
    } else {
        Diagnostic::new(
            Code::Syntax,
            &root,
            format!("this is not {kind}: {message}"),
        )
    };
    if let (Some((line, _)), "YAML") = (place, kind)
        && let Some(line) = indented_with_tab(text, line)
    {
        fault = fault.help(format!(
            "line {line} is indented with a tab; YAML takes spaces alone"
        ));
    }
    // Some messages are about the whole text, which is line 0 to them.
    let place = place.filter(|(line, _)| *line > 0);
    fault.location = place.map(|(line, column)| Location {
        line,
        column: column.max(1),
        length: 1,
    });
    fault
}

/// A line that is indented with a tab: that of a fault, or the one before or after it.
fn indented_with_tab(text: &str, line: usize) -> Option<usize> {
    let near = line.saturating_sub(1).max(1)..=line + 1;
    near.into_iter().find(|number| {
        let line = text.lines().nth(number - 1).unwrap_or_default();
        let indent = line.len() - line.trim_start().len();
        line[..indent].contains('\t')
    })
}
