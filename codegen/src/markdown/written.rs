//! Events of the Markdown parser as text.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};
use pulldown_cmark_to_cmark::cmark;

/// The extensions that documents use, as nearly everybody writes them.
pub(crate) const EXTENSIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// The events of each block that is within no other.
pub(crate) fn top_level<'e>(events: Vec<Event<'e>>) -> Vec<Vec<Event<'e>>> {
    let mut blocks = Vec::new();
    let mut block = Vec::new();
    let mut depth = 0_usize;
    for event in events {
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        block.push(event);
        if depth == 0 {
            blocks.push(std::mem::take(&mut block));
        }
    }
    blocks
}

/// Events as Markdown. Formats are left out where Markdown cannot express them, such as bold letters within a word.
pub(crate) fn written(events: &[Event<'_>]) -> String {
    let merged: Vec<_> = TextMergeStream::new(events.iter().cloned()).collect();
    exactly(&merged)
        .or_else(|| {
            let unformatted = merged.iter().filter(|event| !is_format(event)).cloned();
            let merged: Vec<_> = TextMergeStream::new(unformatted).collect();
            exactly(&merged)
        })
        .unwrap_or_else(|| plain(&text(&merged)))
}

/// The Markdown of which the parser makes these events, if there is any.
fn exactly(events: &[Event<'_>]) -> Option<String> {
    let mut markdown = String::new();
    let result = cmark(events.iter(), &mut markdown, EXTENSIONS);
    result
        .is_ok()
        .then(|| with_visible_breaks(markdown.trim_matches('\n')))
}

/// Markdown with its line breaks written as `\`: spaces at the end of a line would be lost in a comment.
fn with_visible_breaks(markdown: &str) -> String {
    let mut visible = markdown.to_owned();
    if !markdown.contains("  \n") {
        return visible;
    }
    let events = Parser::new_ext(markdown, EXTENSIONS).into_offset_iter();
    let breaks = events.filter(|(event, _)| *event == Event::HardBreak);
    let ends: Vec<_> = breaks
        .filter_map(|(_, range)| Some(range.start + markdown[range].find('\n')?))
        .collect();
    for end in ends.into_iter().rev() {
        let start = markdown[..end].trim_end_matches(' ').len();
        if start < end {
            visible.replace_range(start..end, "\\");
        }
    }
    visible
}

fn is_format(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough)
    )
}

fn text(events: &[Event<'_>]) -> String {
    let texts = events.iter().map(|event| match event {
        Event::Text(text) | Event::Code(text) => text,
        _ => " ",
    });
    texts.collect()
}

/// The text in one line, with what would be markup escaped.
pub(crate) fn plain(text: &str) -> String {
    let words: Vec<_> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    exactly(&[
        Event::Start(Tag::Paragraph),
        Event::Text(words.join(" ").into()),
        Event::End(TagEnd::Paragraph),
    ])
    .unwrap_or_default()
}
