//! Docs: the document's own text as Markdown that rustdoc takes as it is meant.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};
use pulldown_cmark_to_cmark::cmark;

use crate::api::Docs;

/// The Markdown that documents are written in: CommonMark, and tables as nearly everybody writes them.
const MARKDOWN: Options = Options::ENABLE_TABLES;

/// The blocks of a text. Markup keeps its meaning; what rustdoc would take for markup or for a program
/// and the document means as text is escaped.
pub(super) fn paragraphs(text: Option<&str>) -> Docs {
    let text: String = text
        .unwrap_or_default()
        .chars()
        .map(|c| if c.is_control() && c != '\n' { ' ' } else { c })
        .collect();
    let mut events = Vec::new();
    let mut linked = false;
    for event in Parser::new_ext(&text, MARKDOWN) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => linked = true,
            Event::End(TagEnd::Link | TagEnd::Image) => linked = false,
            _ => {}
        }
        match event {
            Event::Start(Tag::HtmlBlock) => events.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => events.push(Event::End(TagEnd::Paragraph)),
            Event::Html(text) | Event::InlineHtml(text) => {
                push_with_links(&text.replace('\n', " "), &mut events);
            }
            Event::Start(Tag::CodeBlock(_)) => {
                events.push(Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(
                    "text".into(),
                ))));
            }
            Event::SoftBreak => events.push(Event::Text(" ".into())),
            Event::Text(text) if !linked => push_with_links(&text, &mut events),
            event => events.push(event.into_static()),
        }
    }
    let mut markdown = String::new();
    // Writing to a String cannot fail, and the events come from the parser, so they nest.
    let written = cmark(events.iter(), &mut markdown, MARKDOWN).is_ok();
    debug_assert!(written, "{text}");
    blocks(&markdown)
}

/// Splits Markdown at blank lines, except inside fences.
fn blocks(markdown: &str) -> Docs {
    let mut blocks: Docs = Vec::new();
    let mut fenced = false;
    let mut fresh = true;
    for line in markdown.lines() {
        if line.is_empty() && !fenced {
            fresh = true;
            continue;
        }
        match blocks.last_mut() {
            Some(block) if !fresh => {
                block.push('\n');
                block.push_str(line);
            }
            _ => blocks.push(line.to_owned()),
        }
        fresh = false;
        fenced ^= line.trim_start().starts_with("```");
    }
    blocks
}

/// A text with its bare addresses as links.
fn push_with_links(text: &str, events: &mut Vec<Event<'static>>) {
    let mut rest = text;
    while let Some(start) = address(rest) {
        let end = rest[start..]
            .find(|c: char| c.is_whitespace() || "<>\"'`()[]{}|\\".contains(c))
            .map_or(rest.len(), |length| start + length);
        let address = rest[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
        events.push(Event::Text(rest[..start].to_owned().into()));
        events.push(Event::Start(Tag::Link {
            link_type: LinkType::Autolink,
            dest_url: address.to_owned().into(),
            title: "".into(),
            id: "".into(),
        }));
        events.push(Event::Text(address.to_owned().into()));
        events.push(Event::End(TagEnd::Link));
        rest = &rest[start + address.len()..];
    }
    events.push(Event::Text(rest.to_owned().into()));
}

/// Where the first address of a text starts.
fn address(text: &str) -> Option<usize> {
    let mut starts = text.match_indices("http").map(|(start, _)| start);
    starts.find(|&start| {
        let rest = &text[start + "http".len()..];
        rest.strip_prefix('s').unwrap_or(rest).starts_with("://")
    })
}
