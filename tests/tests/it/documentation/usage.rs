//! The example program and the curl command of an operation.

use serde_json::Value;
use tests::{SpecOperation, code_blocks, map};

use super::checker::Checker;
use super::constraints::plain;

/// Checks that there is a program that calls the operation. Rustdoc compiles it.
pub(crate) fn program(checker: &mut Checker<'_>) {
    let method = checker.item.trim_start_matches("Client::");
    let call = format!(".{method}(");
    let blocks = code_blocks(checker.docs);
    let mut programs = blocks.iter().filter(|(language, _)| language.is_empty());
    checker.check(
        programs.any(|(_, program)| program.contains(&call)),
        "a program",
    );
}

/// Checks that there is a command for the shell that sends one of the examples.
pub(crate) fn curl(operation: &SpecOperation<'_>, checker: &mut Checker<'_>) {
    let blocks = code_blocks(checker.docs);
    let command = blocks.iter().find(|(language, _)| language == "sh");
    // The shell removes line continuations.
    let words = command.and_then(|(_, command)| shlex::split(&command.replace("\\\n", "")));
    let mut words = words.unwrap_or_default().into_iter();
    checker.check(words.next().as_deref() == Some("curl"), "curl");
    let (mut data, mut url, mut method) = (Vec::new(), String::new(), None);
    let mut user = None;
    while let Some(word) = words.next() {
        match word.as_str() {
            "-X" => method = words.next(),
            "-u" => user = words.next(),
            "-H" => checker.check(
                words.next().as_deref() == Some("Content-Type: application/json"),
                "-H",
            ),
            "--data-urlencode" | "--data" => data.extend(words.next()),
            _ => url = word,
        }
    }
    checker.check(
        user.as_deref() == Some("$TWILIO_API_KEY:$TWILIO_API_SECRET"),
        "credentials",
    );
    let default = if data.is_empty() { "GET" } else { "POST" };
    checker.check(
        method.as_deref().unwrap_or(default) == operation.method,
        "curl's method",
    );
    checker.check(has_path(&url, operation.path), "curl's URL");
    let examples =
        map(&operation.object["requestBody"]["content"]).flat_map(|(media_type, media)| {
            map(&media["examples"])
                .map(move |(_, example)| curl_data(media_type, &example["value"]))
        });
    let examples: Vec<_> = examples.collect();
    data.sort();
    let is_example = examples.is_empty() && data.is_empty() || examples.contains(&data);
    checker.check(is_example, "curl's data");
}

/// Whether a URL has a path that a template matches.
fn has_path(url: &str, template: &str) -> bool {
    let (url, _) = url.split_once('?').unwrap_or((url, ""));
    let Some(path) = url.strip_prefix("https://verify.twilio.com") else {
        return false;
    };
    let segments = path.split('/').count() == template.split('/').count();
    let mut pairs = template.split('/').zip(path.split('/'));
    segments && pairs.all(|(part, segment)| part.starts_with('{') || part == segment)
}

/// The values of curl's options for a body, sorted.
fn curl_data(media_type: &str, body: &Value) -> Vec<String> {
    if media_type.ends_with("json") {
        return vec![body.to_string()];
    }
    let fields = map(body).flat_map(|(name, value)| match value {
        Value::Array(items) => items
            .iter()
            .map(|item| format!("{name}={}", plain(item)))
            .collect(),
        value => vec![format!("{name}={}", plain(value))],
    });
    let mut fields: Vec<_> = fields.collect();
    fields.sort();
    fields
}
