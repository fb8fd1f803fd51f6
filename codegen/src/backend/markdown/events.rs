//! Events of the Markdown parser as text.

use pulldown_cmark::{Event, Options, Tag, TagEnd};
use pulldown_cmark_to_cmark::cmark;

/// The extensions that documents use: tables alone, as nearly everybody writes them.
pub(super) const EXTENSIONS: Options = Options::ENABLE_TABLES;

/// Events as Markdown.
pub(super) fn written(events: &[Event<'_>]) -> String {
    let mut markdown = String::new();
    // Writing to a String cannot fail, and the events are nested.
    let result = cmark(events.iter(), &mut markdown, EXTENSIONS);
    debug_assert!(result.is_ok(), "{events:?}");
    markdown
}

/// The text in one line, with what would be markup escaped.
pub(crate) fn plain(text: &str) -> String {
    let words: Vec<_> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    written(&[
        Event::Start(Tag::Paragraph),
        Event::Text(words.join(" ").into()),
        Event::End(TagEnd::Paragraph),
    ])
}
