//! Facts that documents state in words, or in extensions that others do not read.

use serde_json::Value;

use crate::api::Docs;
use crate::backend::rust_sdk::markdown::code_span;

/// Why not to use something that is deprecated: the sentence of its docs that speaks of it, empty if there is none.
pub(super) fn deprecation(docs: &Docs) -> String {
    let sentences = docs
        .iter()
        .filter(|block| !block.contains('\n'))
        .flat_map(|block| sentences(block));
    let mut telling = sentences.filter(|sentence| {
        let text = sentence.to_lowercase();
        let alone = text.trim_matches(|c: char| !c.is_alphabetic()) == "deprecated";
        text.contains("deprecated") && !alone
    });
    telling.next().unwrap_or_default().to_owned()
}

/// How personal data is to be handled: Twilio's extension `x-twilio`, as far as it speaks of that.
pub(super) fn personal(twilio: &Value) -> Option<String> {
    let pii = twilio.get("pii")?;
    let mut text = "Personal data".to_owned();
    if let Some(handling) = pii.get("handling").and_then(Value::as_str) {
        text.push_str(&format!(" ({} handling)", code_span(handling)));
    }
    match pii.get("deleteSla").and_then(Value::as_u64) {
        Some(1) => text.push_str(", deleted within 1 day"),
        Some(days) => text.push_str(&format!(", deleted within {days} days")),
        None => {}
    }
    text.push('.');
    Some(text)
}

/// What one of several values means, where the docs of all say so: ``Channel. `sms`: text message; `call` (the
/// default): phone call.``
pub(super) fn meaning(docs: &Docs, value: &str) -> Docs {
    let value = code_span(value);
    let found = docs.iter().find_map(|block| {
        let starts = block.match_indices(&value);
        let mut meanings = starts.filter_map(|(start, _)| after(&block[start + value.len()..]));
        meanings.next()
    });
    found.into_iter().collect()
}

/// What stands after a value and a colon, up to the end of the sentence or of its part.
fn after(text: &str) -> Option<String> {
    let (note, text) = match text
        .strip_prefix(" (")
        .and_then(|text| text.split_once(')'))
    {
        Some((note, text)) => (Some(note), text),
        None => (None, text),
    };
    let text = text.strip_prefix(": ")?;
    let text = sentences(text).next()?;
    let end = text.find("; ").unwrap_or(text.len());
    let text = text[..end].trim_end_matches(['.', ';']);
    let balanced = text.matches('`').count().is_multiple_of(2)
        && text.matches('(').count() == text.matches(')').count();
    let words = text.contains(char::is_alphabetic) && balanced;
    let note = note.map(|note| format!(" ({note})")).unwrap_or_default();
    words.then(|| format!("{text}{note}"))
}

/// The sentences of a text, with what ends them.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        // What goes on in lower case is no new sentence, as after "e.g.".
        let mut ends = rest.match_indices(['.', '\n']).map(|(end, _)| end + 1);
        let end = ends.find(|end| {
            let next = rest[*end..].trim_start();
            let apart = next.len() < rest.len() - end || rest[..*end].ends_with('\n');
            apart && !next.starts_with(char::is_lowercase)
        });
        let end = end.unwrap_or(rest.len());
        let (sentence, after) = rest.split_at(end);
        rest = after.trim_start();
        Some(sentence.trim_end())
    })
}
