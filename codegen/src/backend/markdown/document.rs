//! Text of the document as Markdown that means the same to rustdoc.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::block::Block;
use super::code::changes_direction;
use super::events::{EXTENSIONS, written};
use crate::api::Docs;

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
    let visible = text.chars().filter(|symbol| !changes_direction(*symbol));
    let printable = visible.map(|symbol| match symbol {
        '\n' => '\n',
        symbol if symbol.is_control() => ' ',
        symbol => symbol,
    });
    let printable: String = printable.collect();
    let mut blocks = Vec::new();
    let mut events = Vec::new();
    let mut depth = 0_usize;
    for event in normalized(&printable) {
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
