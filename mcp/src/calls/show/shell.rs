//! Words of a POSIX shell.

/// A word. NUL, which no word can contain, is left out.
pub(super) fn quoted(text: &str) -> String {
    let text = text.replace('\0', "");
    match shlex::try_quote(&text) {
        Ok(word) => word.into_owned(),
        Err(_) => "''".to_owned(),
    }
}

/// An option and its value.
pub(super) fn option(name: &str, value: &str) -> String {
    format!("{name} {}", quoted(value))
}

/// A text that is followed by the value of a variable, as one word.
pub(super) fn in_double_quotes(text: &str, variable: &str) -> String {
    match text.contains(['"', '\\', '$', '`', '!']) {
        true => format!("{}\"${variable}\"", quoted(text)),
        false => format!("\"{text}${variable}\""),
    }
}
