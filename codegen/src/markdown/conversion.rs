//! Markdown without HTML, as events.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::container::{Content, Origin};
use super::converter::{BULLET, Captured, Converter, heading_tag};
use super::link::{image, link};

/// The events of a text, with its HTML as Markdown, and links and footnotes that need no definition elsewhere.
pub(super) fn events_without_html(text: &str, options: Options) -> Vec<Event<'static>> {
    let mut converter = Converter::new(text);
    let mut block: Option<(usize, String)> = None;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match (event, &mut block) {
            (Event::Start(Tag::HtmlBlock), _) => block = Some((range.start, String::new())),
            (Event::Html(html), Some((_, block))) => block.push_str(&html),
            (Event::End(TagEnd::HtmlBlock), _) => {
                if let Some((start, html)) = block.take() {
                    converter.break_block();
                    converter.html(&html, start);
                    converter.break_block();
                }
            }
            (Event::Html(html) | Event::InlineHtml(html), _) => converter.html(&html, range.start),
            (event, _) => converter.markdown(event.into_static()),
        }
    }
    converter.finish()
}

impl Converter {
    fn markdown(&mut self, event: Event<'static>) {
        match event {
            Event::Text(text) => self.text(&text),
            Event::Code(code) => match &mut self.capture {
                Some((_, captured)) => captured.push_str(&code),
                None => self.builder.inline([Event::Code(code)]),
            },
            Event::SoftBreak => match &mut self.capture {
                Some((_, captured)) => captured.push('\n'),
                None => self.builder.space(),
            },
            Event::HardBreak => match &mut self.capture {
                Some((_, captured)) => captured.push('\n'),
                None => self.builder.line_break(),
            },
            Event::FootnoteReference(label) => self.text(&format!("[{label}]")),
            Event::Start(tag) => self.start_markdown(tag),
            Event::End(end) => self.end_markdown(end),
            Event::Rule => self.builder.rule(),
            _ => {}
        }
    }

    fn start_markdown(&mut self, tag: Tag<'static>) {
        let format = match &tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => tag,
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => link(*link_type, dest_url, title),
            Tag::Image {
                dest_url, title, ..
            } => {
                if self.capture.is_none() {
                    let tag = image(dest_url, title);
                    self.capture = Some((Captured::Image(tag), String::new()));
                }
                return;
            }
            _ => return self.start_markdown_block(tag),
        };
        if self.capture.is_none() {
            let origin = Origin::Markdown(format.to_end());
            self.builder.start_format(origin, Some(format));
        }
    }

    fn start_markdown_block(&mut self, tag: Tag<'static>) {
        self.end_capture();
        let origin = Origin::Markdown(tag.to_end());
        let is_container = !matches!(tag, Tag::Paragraph | Tag::CodeBlock(_));
        if is_container && (self.flattened > 0 || self.builder.is_line()) {
            self.flattened += 1;
            self.builder.break_block();
            if tag == Tag::Item {
                self.builder.text(BULLET);
            }
            return;
        }
        match tag {
            Tag::Paragraph => {
                self.builder.break_block();
                self.builder.loosen_item();
                if let Some(label) = self.label.take() {
                    self.builder.text(&label);
                }
            }
            Tag::CodeBlock(_) => self.capture = Some((Captured::CodeBlock, String::new())),
            Tag::FootnoteDefinition(label) => {
                self.builder.open(origin, Content::Blocks, None);
                self.label = Some(format!("[{label}] "));
            }
            Tag::Item => self
                .builder
                .open(origin, Content::Item(Vec::new()), Some(tag)),
            Tag::Heading { level, .. } => {
                let tag = heading_tag(level);
                self.builder.open(origin, Content::Line, Some(tag));
            }
            Tag::TableCell => self.builder.open(origin, Content::Line, Some(tag)),
            Tag::BlockQuote(_) => self.builder.open(origin, Content::Blocks, Some(tag)),
            _ => self.builder.open(origin, Content::Parts, Some(tag)),
        }
    }

    fn end_markdown(&mut self, end: TagEnd) {
        match end {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {
                if self.capture.is_none() {
                    self.builder.end_format(Origin::Markdown(end));
                }
            }
            TagEnd::Image | TagEnd::CodeBlock => self.end_capture(),
            TagEnd::Paragraph => {
                self.end_capture();
                self.builder.break_block();
            }
            _ => {
                self.end_capture();
                match self.flattened.checked_sub(1) {
                    Some(outer) => self.flattened = outer,
                    None => self.builder.close_markdown(end),
                }
            }
        }
    }
}
