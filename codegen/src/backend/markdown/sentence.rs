//! Sentences of paragraphs.

use pulldown_cmark::{Event, Parser, TagEnd};

use crate::markdown::{EXTENSIONS, written};

/// The first sentence of a paragraph, up to the end of the paragraph if markup spans sentences.
pub(crate) fn first_sentence(paragraph: &str) -> String {
    let mut events = Vec::new();
    let mut depth = 0_usize;
    let mut parser = Parser::new_ext(paragraph, EXTENSIONS).peekable();
    while let Some(event) = parser.next() {
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Text(text) if depth == 1 => {
                let continues = matches!(parser.peek(), Some(Event::Start(_) | Event::Code(_)));
                if let Some(end) = sentence_end(text, continues) {
                    events.push(Event::Text(text[..end].to_owned().into()));
                    events.push(Event::End(TagEnd::Paragraph));
                    return written(&events);
                }
            }
            _ => {}
        }
        events.push(event);
    }
    paragraph.to_owned()
}

/// The end of the first sentence that ends within a text. `continues` tells whether something follows the text that is
/// not text.
fn sentence_end(text: &str, continues: bool) -> Option<usize> {
    let marks = text.match_indices(['.', '!', '?']);
    let mut ends = marks.map(|(at, mark)| at + mark.len());
    ends.find(|&end| {
        let following = &text[end..];
        let next = following.trim_start();
        let is_apart = next.len() < following.len();
        // Abbreviations such as "e.g." do not end a sentence, nor does a full stop before a lower-case word.
        let word = text[..end].rsplit(char::is_whitespace).next();
        let is_abbreviation =
            word.is_some_and(|word| word.trim_end_matches('.').contains(['.', '(']));
        let goes_on = match next.chars().next() {
            Some(next) => !next.is_lowercase(),
            None => continues,
        };
        is_apart && goes_on && !is_abbreviation
    })
}
