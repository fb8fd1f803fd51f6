//! Text from a document as Markdown that means the text and nothing else.

use pulldown_cmark::{Event, Options, Tag, TagEnd};
use pulldown_cmark_to_cmark::cmark;

/// The text as a code span, whatever back quotes it holds.
pub(crate) fn code_span(text: &str) -> String {
    let text = text
        .chars()
        .fold(String::new(), |text, symbol| match symbol {
            symbol if symbol.is_control() => text + " ",
            symbol if turns_direction(symbol) => format!("{text}{}", symbol.escape_unicode()),
            symbol => text + symbol.encode_utf8(&mut [0; 4]),
        });
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 || text.trim().is_empty() {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// The text as a block of code, whatever back quotes it holds.
pub(crate) fn fenced(language: &str, text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    format!("{fence}{language}\n{text}\n{fence}")
}

/// The text in one line, with what would be markup escaped.
pub(crate) fn plain(text: &str) -> String {
    let words: Vec<_> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    let events = [
        Event::Start(Tag::Paragraph),
        Event::Text(words.join(" ").into()),
        Event::End(TagEnd::Paragraph),
    ];
    let mut markdown = String::new();
    // Writing to a String cannot fail, and these events nest.
    let written = cmark(events.iter(), &mut markdown, Options::empty()).is_ok();
    debug_assert!(written, "{text}");
    markdown
}

/// Whether a symbol turns the direction of writing around, so that source text looks like other text than it is.
pub(crate) fn turns_direction(symbol: char) -> bool {
    matches!(
        symbol,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}
