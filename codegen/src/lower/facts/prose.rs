//! Facts that documents state in words.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::api::{Deprecation, Docs};
use crate::markdown::EXTENSIONS;

/// The deprecation of something with these docs, and the sentence of them that gives the reason.
pub(in crate::lower) fn deprecation(docs: &Docs) -> Deprecation {
    let texts = docs.summary.iter().chain(&docs.description);
    let paragraphs = texts
        .flat_map(|text| passages(text))
        .filter(|passage| passage.top_level && !passage.text.contains('\n'));
    let reason = paragraphs.into_iter().find_map(|passage| {
        let mut sentences = sentences(&passage.text);
        sentences
            .find(|sentence| gives_reason(sentence))
            .map(str::to_owned)
    });
    Deprecation { reason }
}

fn gives_reason(sentence: &str) -> bool {
    let text = sentence.to_lowercase();
    let alone = text.trim_matches(|c: char| !c.is_alphabetic()) == "deprecated";
    text.contains("deprecated") && !alone
}

/// The meaning of one of several values, where the docs of all state it: ``Channel. `sms`: text message; `call` (the
/// default): phone call.``
pub(in crate::lower) fn meaning(docs: &str, value: &str) -> Option<String> {
    let value = format!("`{value}`");
    passages(docs).iter().find_map(|passage| {
        let text = &passage.text;
        let starts = text.match_indices(&value);
        let mut meanings = starts.filter_map(|(start, _)| after(&text[start + value.len()..]));
        meanings.next()
    })
}

/// The first block of a text, such as its first paragraph.
pub(in crate::lower) fn first_block(text: &str) -> &str {
    let mut events = Parser::new_ext(text, EXTENSIONS).into_offset_iter();
    events
        .next()
        .map_or("", |(_, range)| text[range].trim_end())
}

/// A run of text within a block.
struct Passage {
    /// The text as written, in one line.
    text: String,
    /// Whether it is a block of its own and not part of a list, a quote or a table.
    top_level: bool,
}

/// The passages of a text: its paragraphs and headings, and those within lists, quotes and tables.
fn passages(text: &str) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut passage = Range::default();
    let mut breaks = Vec::new();
    let mut depth = 0_usize;
    let mut code = false;
    for (event, range) in Parser::new_ext(text, EXTENSIONS).into_offset_iter() {
        let inline = is_inline(&event);
        match &event {
            Event::Start(tag) if !inline => {
                code = matches!(tag, Tag::CodeBlock(_));
                flush(text, &mut passage, &mut breaks, depth <= 1, &mut passages);
                depth += 1;
            }
            Event::End(_) if !inline => {
                code = false;
                flush(text, &mut passage, &mut breaks, depth <= 1, &mut passages);
                depth = depth.saturating_sub(1);
            }
            Event::SoftBreak => breaks.push(range.start),
            _ if inline && !code => {
                if passage.is_empty() {
                    passage.start = range.start;
                }
                passage.end = passage.end.max(range.end);
            }
            _ => {}
        }
    }
    passages
}

/// Whether an event is part of a run of text, rather than the start or end of a block.
fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        Event::End(tag) => matches!(
            tag,
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
        ),
        Event::Rule => false,
        _ => true,
    }
}

/// Adds the passage at a range of the text, if there is one, with its soft line breaks as spaces.
fn flush(
    text: &str,
    range: &mut Range<usize>,
    breaks: &mut Vec<usize>,
    top_level: bool,
    passages: &mut Vec<Passage>,
) {
    let range = std::mem::take(range);
    let breaks = std::mem::take(breaks);
    if range.is_empty() {
        return;
    }
    let mut line = String::new();
    let mut start = range.start;
    for end in breaks {
        line.push_str(text[start..end].trim());
        line.push(' ');
        start = end;
    }
    line.push_str(text[start..range.end].trim());
    passages.push(Passage {
        text: line,
        top_level,
    });
}

/// The text after a value and a colon, up to the end of the sentence or of its clause.
fn after(text: &str) -> Option<String> {
    let parenthesis = text.strip_prefix(" (");
    let (note, rest) = match parenthesis.and_then(|text| text.split_once(')')) {
        Some((note, rest)) => (format!(" ({note})"), rest),
        None => (String::new(), text),
    };
    let sentence = sentences(rest.strip_prefix(": ")?).next()?;
    let end = sentence.find("; ").unwrap_or(sentence.len());
    let clause = sentence[..end].trim_end_matches(['.', ';']);
    let balanced = clause.matches('`').count().is_multiple_of(2)
        && clause.matches('(').count() == clause.matches(')').count();
    (clause.contains(char::is_alphabetic) && balanced).then(|| format!("{clause}{note}"))
}

/// The sentences of a text, with their ends.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        // A sentence does not begin in lower case: the period of "e.g." ends none.
        let mut ends = rest.match_indices(['.', '\n']).map(|(end, _)| end + 1);
        let first = ends.find(|end| {
            let next = rest[*end..].trim_start();
            let apart = next.len() < rest.len() - end || rest[..*end].ends_with('\n');
            apart && !next.starts_with(char::is_lowercase)
        });
        let (sentence, after) = rest.split_at(first.unwrap_or(rest.len()));
        rest = after.trim_start();
        Some(sentence.trim_end())
    })
}
