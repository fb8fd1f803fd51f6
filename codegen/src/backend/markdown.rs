//! Markdown: text of the document made safe for rustdoc, and pieces that docs are made of.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use pulldown_cmark_to_cmark::cmark;

use crate::api::Docs;

/// The extensions that documents use: tables alone, as nearly everybody writes them.
const EXTENSIONS: Options = Options::ENABLE_TABLES;

/// A block of Markdown: a paragraph, a list, a heading, a table or a block of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// The Markdown, without a blank line before or after it.
    pub(crate) text: String,
    /// Whether it is a paragraph, so that it can continue a line that other text begins.
    pub(crate) is_paragraph: bool,
}

impl Block {
    /// A paragraph.
    pub(crate) fn paragraph(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_paragraph: true,
        }
    }

    /// A block that cannot continue a line.
    pub(crate) fn other(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_paragraph: false,
        }
    }
}

/// The blocks of the summary and the description.
pub(crate) fn docs_blocks(docs: &Docs) -> Vec<Block> {
    let summary = docs.summary.iter();
    summary
        .chain(&docs.description)
        .flat_map(|text| blocks(text))
        .collect()
}

/// The blocks of a text from the document. Markup keeps its meaning; what the document means as text and rustdoc would
/// take for markup or for a program is escaped.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let text: String = text
        .chars()
        .map(|c| if c.is_control() && c != '\n' { ' ' } else { c })
        .collect();
    let mut blocks = Vec::new();
    let mut events = Vec::new();
    let mut depth = 0_usize;
    for event in normalized(&text) {
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        events.push(event);
        if depth == 0 {
            let text = written(&events);
            let is_paragraph = matches!(events[0], Event::Start(Tag::Paragraph));
            if !text.is_empty() {
                blocks.push(Block { text, is_paragraph });
            }
            events.clear();
        }
    }
    blocks
}

/// The events of a text, with HTML as text, code blocks as `text`, bare URLs as links, and no line breaks within a
/// paragraph that the document does not force.
fn normalized(text: &str) -> Vec<Event<'static>> {
    let mut events = Vec::new();
    let mut in_link = false;
    for event in Parser::new_ext(text, EXTENSIONS) {
        match event {
            Event::Start(Tag::HtmlBlock) => events.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => events.push(Event::End(TagEnd::Paragraph)),
            Event::Html(text) | Event::InlineHtml(text) => {
                push_with_links(&text.replace('\n', " "), &mut events);
            }
            Event::Start(Tag::CodeBlock(_)) => {
                let kind = CodeBlockKind::Fenced("text".into());
                events.push(Event::Start(Tag::CodeBlock(kind)));
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            }) => {
                in_link = true;
                let tag = link(self_contained(link_type), &dest_url, &title);
                events.push(Event::Start(tag));
            }
            Event::Start(Tag::Image {
                dest_url, title, ..
            }) => {
                in_link = true;
                events.push(Event::Start(Tag::Image {
                    link_type: LinkType::Inline,
                    dest_url: owned(&dest_url),
                    title: owned(&title),
                    id: "".into(),
                }));
            }
            Event::End(end @ (TagEnd::Link | TagEnd::Image)) => {
                in_link = false;
                events.push(Event::End(end));
            }
            Event::SoftBreak => events.push(Event::Text(" ".into())),
            Event::Text(text) if !in_link => push_with_links(&text, &mut events),
            event => events.push(event.into_static()),
        }
    }
    events
}

fn owned(text: &str) -> CowStr<'static> {
    text.to_owned().into()
}

fn link(link_type: LinkType, url: &str, title: &str) -> Tag<'static> {
    Tag::Link {
        link_type,
        dest_url: owned(url),
        title: owned(title),
        id: "".into(),
    }
}

/// The kind of link that needs no definition elsewhere.
fn self_contained(link_type: LinkType) -> LinkType {
    match link_type {
        LinkType::Autolink | LinkType::Email => link_type,
        _ => LinkType::Inline,
    }
}

/// Text with its bare URLs as links.
fn push_with_links(text: &str, events: &mut Vec<Event<'static>>) {
    let mut remaining = text;
    while let Some(start) = url_start(remaining) {
        let end = remaining[start..]
            .find(|c: char| c.is_whitespace() || "<>\"'`()[]{}|\\".contains(c))
            .map_or(remaining.len(), |length| start + length);
        let url = remaining[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
        events.push(Event::Text(owned(&remaining[..start])));
        events.push(Event::Start(link(LinkType::Autolink, url, "")));
        events.push(Event::Text(owned(url)));
        events.push(Event::End(TagEnd::Link));
        remaining = &remaining[start + url.len()..];
    }
    events.push(Event::Text(owned(remaining)));
}

/// The start of the first URL in a text.
fn url_start(text: &str) -> Option<usize> {
    let mut starts = text.match_indices("http").map(|(start, _)| start);
    starts.find(|&start| {
        let scheme = &text[start + "http".len()..];
        scheme
            .strip_prefix('s')
            .unwrap_or(scheme)
            .starts_with("://")
    })
}

/// Events as Markdown.
fn written(events: &[Event<'_>]) -> String {
    let mut markdown = String::new();
    // Writing to a String cannot fail, and the events are nested.
    let result = cmark(events.iter(), &mut markdown, EXTENSIONS);
    debug_assert!(result.is_ok(), "{events:?}");
    markdown
}

/// The first sentence of a paragraph, up to the end of the paragraph if markup spans sentences.
pub(crate) fn first_sentence(paragraph: &str) -> String {
    let mut events = Vec::new();
    let mut depth = 0_usize;
    let mut parser = Parser::new(paragraph).peekable();
    while let Some(event) = parser.next() {
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Text(text) if depth == 1 => {
                let continues = matches!(parser.peek(), Some(Event::Start(_) | Event::Code(_)));
                if let Some(end) = sentence_end(text, continues) {
                    events.push(Event::Text(owned(&text[..end])));
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
    let ends = text.match_indices(['.', '!', '?']);
    let mut ends = ends.map(|(at, mark)| at + mark.len());
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

/// An item of a list: `lead`, then the blocks, the first of which continues the line if it is a paragraph.
pub(crate) fn list_item(lead: &str, blocks: &[Block]) -> String {
    let mut item = format!("- {lead}");
    for (index, block) in blocks.iter().enumerate() {
        if index == 0 && block.is_paragraph {
            item.push(' ');
        } else {
            item.push_str("\n\n  ");
        }
        let lines: Vec<_> = block.text.lines().collect();
        item.push_str(&lines.join("\n  "));
    }
    item.trim_end().to_owned()
}

/// Blocks with sentences appended: to the last block if it is a paragraph.
pub(crate) fn with_sentences(blocks: &mut Vec<Block>, sentences: &[String]) {
    if sentences.is_empty() {
        return;
    }
    match blocks.last_mut() {
        Some(last) if last.is_paragraph => {
            last.text = terminated(&last.text);
            for sentence in sentences {
                last.text.push(' ');
                last.text.push_str(sentence);
            }
        }
        _ => blocks.push(Block::paragraph(sentences.join(" "))),
    }
}

/// A text with a full stop, unless it ends like a sentence.
pub(crate) fn terminated(text: &str) -> String {
    match text.trim_end() {
        text if text.is_empty() || text.ends_with(['.', '!', '?', ':']) => text.to_owned(),
        text => format!("{text}."),
    }
}

/// The text as a code span, whatever back quotes it contains.
pub(crate) fn code_span(text: &str) -> String {
    let text = text
        .chars()
        .fold(String::new(), |text, symbol| match symbol {
            symbol if symbol.is_control() => text + " ",
            symbol if changes_direction(symbol) => format!("{text}{}", symbol.escape_unicode()),
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

/// The text as a block of code, whatever back quotes it contains.
pub(crate) fn fenced(language: &str, text: &str) -> Block {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    Block::other(format!("{fence}{language}\n{text}\n{fence}"))
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

/// Whether a character changes the direction of writing, so that source text looks like other text than it is.
pub(crate) fn changes_direction(symbol: char) -> bool {
    matches!(
        symbol,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}
