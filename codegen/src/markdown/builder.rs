//! Events of Markdown from blocks and formats that need not nest.

use std::mem::take;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::container::{Container, Content, Origin};

/// Puts paragraphs, containers and formats in an order that Markdown can express: a block ends the paragraph before it,
/// formats do not extend beyond a block, and a line of text contains no blocks.
#[derive(Default)]
pub(super) struct Builder {
    pub(super) events: Vec<Event<'static>>,
    pub(super) containers: Vec<Container>,
    pub(super) formats: Vec<Format>,
    /// Where the open run of text starts.
    run: Option<usize>,
    gap: Gap,
}

/// What is between the text before and the text that follows.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Gap {
    #[default]
    None,
    Space,
    LineBreak,
}

/// An open format.
pub(super) struct Format {
    origin: Origin,
    tag: Option<Tag<'static>>,
    is_written: bool,
}

impl Builder {
    pub(super) fn finish(mut self) -> Vec<Event<'static>> {
        while !self.containers.is_empty() {
            self.close_last();
        }
        self.end_run();
        self.events
    }

    /// Text, in which white space is a space.
    pub(super) fn text(&mut self, text: &str) {
        if text.starts_with(is_space) {
            self.space();
        }
        let words = words(text);
        if words.is_empty() {
            return;
        }
        self.inline([Event::Text(words.into())]);
        if text.ends_with(is_space) {
            self.space();
        }
    }

    pub(super) fn space(&mut self) {
        if self.run.is_some() && self.gap == Gap::None {
            self.gap = Gap::Space;
        }
    }

    /// A line break; two are the end of a paragraph.
    pub(super) fn line_break(&mut self) {
        if self.is_line() {
            self.space();
        } else if self.gap == Gap::LineBreak {
            self.end_run();
        } else if self.run.is_some() {
            self.gap = Gap::LineBreak;
        }
    }

    /// Events within a line of text.
    pub(super) fn inline(&mut self, events: impl IntoIterator<Item = Event<'static>>) {
        self.begin_run();
        self.events.extend(events);
    }

    /// The last character of the open run of text, if it is known and text follows at once.
    pub(super) fn last_char(&self) -> Option<char> {
        match self.events.last() {
            Some(Event::Text(text)) if self.run.is_some() && self.gap == Gap::None => {
                text.chars().last()
            }
            _ => None,
        }
    }

    pub(super) fn rule(&mut self) {
        self.block([Event::Rule]);
    }

    pub(super) fn code_block(&mut self, text: &str) {
        if self.is_line() {
            self.space();
            self.code(text);
            return self.space();
        }
        let tag = Tag::CodeBlock(CodeBlockKind::Fenced("text".into()));
        let end = tag.to_end();
        let text = text.trim_matches('\n').to_owned() + "\n";
        self.block([Event::Start(tag), Event::Text(text.into()), Event::End(end)]);
    }

    /// A block without containers or formats.
    fn block(&mut self, events: impl IntoIterator<Item = Event<'static>>) {
        self.break_block();
        if !self.is_line() {
            self.open_part();
            self.events.extend(events);
        }
    }

    pub(super) fn code(&mut self, text: &str) {
        let words = words(text);
        if text.starts_with(is_space) {
            self.space();
        }
        if !words.is_empty() {
            self.inline([Event::Code(words.into())]);
        }
        if text.ends_with(is_space) {
            self.space();
        }
    }

    /// Ends a paragraph, but not a line that cannot be divided.
    pub(super) fn break_block(&mut self) {
        if self.is_line() {
            self.space();
        } else {
            self.end_run();
        }
    }

    /// Whether blocks are impossible.
    pub(super) fn is_line(&self) -> bool {
        let last = self.containers.last();
        last.is_some_and(|last| matches!(last.content, Content::Line | Content::Cell { .. }))
    }

    /// Starts a format; without a tag, one that Markdown does not have.
    pub(super) fn start_format(&mut self, origin: Origin, tag: Option<Tag<'static>>) {
        let is_open = |tag: &Tag<'static>| {
            let mut tags = self.formats.iter().filter_map(|format| format.tag.as_ref());
            tags.any(|other| other.to_end() == tag.to_end())
        };
        self.formats.push(Format {
            origin,
            tag: tag.filter(|tag| !is_open(tag)),
            is_written: false,
        });
    }

    pub(super) fn end_format(&mut self, origin: Origin) {
        let mut formats = self.formats.iter();
        let Some(position) = formats.rposition(|format| format.origin == origin) else {
            return;
        };
        // Formats that this one encloses only in part go on in the text that follows.
        self.suspend_formats(position);
        self.formats.remove(position);
        for container in &mut self.containers {
            container.formats -= usize::from(container.formats > position);
        }
    }

    fn begin_run(&mut self) {
        if self.run.is_none() {
            self.open_part();
            self.run = Some(self.events.len());
            let content = self.containers.last().map(|last| &last.content);
            if matches!(content, None | Some(Content::Blocks)) {
                self.events.push(Event::Start(Tag::Paragraph));
            }
        } else {
            match self.gap {
                Gap::None => {}
                Gap::Space => self.events.push(Event::Text(" ".into())),
                Gap::LineBreak => self.events.push(Event::HardBreak),
            }
        }
        self.gap = Gap::None;
        let is_going_on = self.run.is_some_and(|start| start < self.events.len());
        for format in &mut self.formats {
            if let Some(tag) = format.tag.as_ref().filter(|_| !format.is_written) {
                // `**a****b**` would not be bold.
                match self.events.last() {
                    Some(Event::End(end))
                        if *end == tag.to_end() && *end != TagEnd::Link && is_going_on =>
                    {
                        self.events.pop();
                    }
                    _ => self.events.push(Event::Start(tag.clone())),
                }
                format.is_written = true;
            }
        }
    }

    pub(super) fn end_run(&mut self) {
        let Some(start) = self.run.take() else {
            return;
        };
        self.gap = Gap::None;
        self.suspend_formats(0);
        match self.containers.last_mut().map(|last| &mut last.content) {
            None | Some(Content::Blocks) => self.events.push(Event::End(TagEnd::Paragraph)),
            Some(Content::Item(runs)) => runs.push(start..self.events.len()),
            Some(_) => {}
        }
    }

    /// Ends the formats from a position on; text that follows starts them again.
    fn suspend_formats(&mut self, position: usize) {
        for format in self.formats[position..].iter_mut().rev() {
            if take(&mut format.is_written)
                && let Some(tag) = &format.tag
            {
                self.events.push(Event::End(tag.to_end()));
            }
        }
    }
}

fn is_space(c: char) -> bool {
    c.is_ascii_whitespace() || c == '\u{a0}'
}

/// The words of a text with single spaces between them.
fn words(text: &str) -> String {
    let words: Vec<_> = text
        .split(is_space)
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}
