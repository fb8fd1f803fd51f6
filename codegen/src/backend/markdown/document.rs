//! Text of the document as Markdown that means the same to rustdoc.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd, TextMergeStream};

use super::block::Block;
use super::code::changes_direction;
use super::urls::{is_url, push_with_links};
use crate::api::Docs;
use crate::markdown::{EXTENSIONS, image, link, top_level, written};

/// What becomes of the headings of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Headings {
    /// They are headings.
    Kept,
    /// They are paragraphs in bold: what follows the text does not belong to its last section.
    Bold,
}

/// The blocks of the summary and the description.
pub(crate) fn docs_blocks(docs: &Docs) -> Vec<Block> {
    let summary = docs.summary.iter();
    summary
        .chain(&docs.description)
        .flat_map(|text| blocks(text))
        .collect()
}

/// The blocks of a text from the document. Markup keeps its meaning, except that headings are paragraphs in bold; what the
/// document means as text and rustdoc would take for markup or for a program is escaped.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    blocks_with(text, Headings::Bold)
}

/// Like [`blocks`], but with headings, for a text that other sections follow.
pub(crate) fn sections(text: &str) -> Vec<Block> {
    blocks_with(text, Headings::Kept)
}

fn blocks_with(text: &str, headings: Headings) -> Vec<Block> {
    let visible = text.chars().filter(|symbol| !changes_direction(*symbol));
    let printable = visible.map(|symbol| match symbol {
        '\n' => '\n',
        symbol if symbol.is_control() => ' ',
        symbol => symbol,
    });
    let printable: String = printable.collect();
    let mut blocks = Vec::new();
    for events in top_level(Normalizer::new(headings).events(&printable)) {
        let text = written(&events);
        let is_paragraph = matches!(events[0], Event::Start(Tag::Paragraph));
        if !text.is_empty() {
            blocks.push(Block { text, is_paragraph });
        }
    }
    blocks
}

/// Turns the events of a text into those of its meaning for rustdoc: HTML as text, code blocks as `text`, bare URLs as
/// links, links to anything but a URL as text, and no line breaks within a paragraph that the document does not force.
struct Normalizer {
    headings: Headings,
    events: Vec<Event<'static>>,
    /// The number of open blocks.
    depth: usize,
    in_bold_heading: bool,
    is_code: bool,
    links: Vec<OpenLink>,
}

/// A link or an image whose end has not been read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OpenLink {
    Kept,
    /// Only its text is kept.
    Text,
    /// Only its text is kept, which is in angle brackets.
    Bracketed,
}

impl Normalizer {
    fn new(headings: Headings) -> Self {
        Self {
            headings,
            events: Vec::new(),
            depth: 0,
            in_bold_heading: false,
            is_code: false,
            links: Vec::new(),
        }
    }

    fn events(mut self, text: &str) -> Vec<Event<'static>> {
        for event in TextMergeStream::new(Parser::new_ext(text, EXTENSIONS)) {
            match event {
                Event::Start(tag) => self.start(tag),
                Event::End(end) => self.end(end),
                Event::Html(text) | Event::InlineHtml(text) => self.text(&text.replace('\n', " ")),
                Event::SoftBreak => self.events.push(Event::Text(" ".into())),
                Event::Text(text) => self.text(&text),
                event => self.events.push(event.into_static()),
            }
        }
        self.events
    }

    fn text(&mut self, text: &str) {
        if self.is_code || self.links.contains(&OpenLink::Kept) {
            self.events.push(Event::Text(text.to_owned().into()));
        } else {
            push_with_links(text, &mut self.events);
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        self.depth += 1;
        let tag = match tag {
            Tag::HtmlBlock => Tag::Paragraph,
            Tag::CodeBlock(_) => {
                self.is_code = true;
                Tag::CodeBlock(CodeBlockKind::Fenced("text".into()))
            }
            Tag::Heading { .. } if self.headings == Headings::Bold || self.depth > 1 => {
                self.in_bold_heading = true;
                self.events.push(Event::Start(Tag::Paragraph));
                Tag::Strong
            }
            Tag::Strong if self.in_bold_heading => return,
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                if !is_url(&dest_url) {
                    let is_bracketed = matches!(link_type, LinkType::Autolink | LinkType::Email);
                    self.events
                        .extend(is_bracketed.then(|| Event::Text("<".into())));
                    self.links.push(match is_bracketed {
                        true => OpenLink::Bracketed,
                        false => OpenLink::Text,
                    });
                    return;
                }
                self.links.push(OpenLink::Kept);
                link(link_type, &dest_url, &title)
            }
            Tag::Image {
                dest_url, title, ..
            } => {
                if !is_url(&dest_url) {
                    self.links.push(OpenLink::Text);
                    return;
                }
                self.links.push(OpenLink::Kept);
                image(&dest_url, &title)
            }
            tag => tag.into_static(),
        };
        self.events.push(Event::Start(tag));
    }

    /// Ends the last line of code, which nothing ends at the end of a text: what follows must not continue it.
    fn end_line(&mut self) {
        if let Some(Event::Text(text)) = self.events.last_mut()
            && !text.ends_with('\n')
        {
            *text = format!("{text}\n").into();
        }
    }

    fn end(&mut self, end: TagEnd) {
        self.depth -= 1;
        let end = match end {
            TagEnd::HtmlBlock => TagEnd::Paragraph,
            TagEnd::Heading(_) if self.in_bold_heading => {
                self.in_bold_heading = false;
                self.events.push(Event::End(TagEnd::Strong));
                TagEnd::Paragraph
            }
            TagEnd::Strong if self.in_bold_heading => return,
            TagEnd::CodeBlock => {
                self.end_line();
                end
            }
            TagEnd::Link | TagEnd::Image => match self.links.pop() {
                Some(OpenLink::Text) => return,
                Some(OpenLink::Bracketed) => return self.events.push(Event::Text(">".into())),
                Some(OpenLink::Kept) | None => end,
            },
            end => end,
        };
        self.events.push(Event::End(end));
    }
}
