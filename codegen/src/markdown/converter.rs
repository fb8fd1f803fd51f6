//! The state of a conversion of HTML in Markdown.

use std::collections::HashMap;

use pulldown_cmark::{Event, HeadingLevel, Tag};

use super::builder::Builder;
use super::element::{Element, element};

/// What stands for an item where no list is possible.
pub(super) const BULLET: &str = "• ";

/// Converts the events of a text.
pub(super) struct Converter {
    pub(super) builder: Builder,
    /// The element whose text is being collected, and the text.
    pub(super) capture: Option<(Captured, String)>,
    /// The offset of the last end tag of each element.
    pub(super) last_ends: HashMap<Element, usize>,
    pub(super) is_superscript: bool,
    /// The label that the next paragraph, that of a footnote, begins with.
    pub(super) label: Option<String>,
    /// The number of open containers of Markdown in a line of text, where they are not possible.
    pub(super) flattened: usize,
}

/// What becomes of text once all of it is known.
pub(super) enum Captured {
    Element(Element),
    Image(Tag<'static>),
    CodeBlock,
}

impl Converter {
    pub(super) fn new(text: &str) -> Self {
        Self {
            builder: Builder::default(),
            capture: None,
            last_ends: last_ends(text),
            is_superscript: false,
            label: None,
            flattened: 0,
        }
    }

    pub(super) fn finish(mut self) -> Vec<Event<'static>> {
        self.end_capture();
        self.builder.finish()
    }

    pub(super) fn break_block(&mut self) {
        if self.capture.is_none() {
            self.builder.break_block();
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if let Some((_, captured)) = &mut self.capture {
            captured.push_str(text);
            return;
        }
        if std::mem::take(&mut self.is_superscript) && is_exponent(text) {
            let is_base = |c: char| c.is_alphanumeric() || c == ')';
            if self.builder.last_char().is_some_and(is_base) {
                self.builder.text("^");
            }
        }
        self.builder.text(text);
    }

    pub(super) fn end_capture(&mut self) {
        let Some((captured, text)) = self.capture.take() else {
            return;
        };
        let builder = &mut self.builder;
        match captured {
            Captured::Element(Element::Code) => builder.code(&text),
            Captured::Element(Element::CodeBlock) | Captured::CodeBlock => {
                builder.code_block(&text);
            }
            Captured::Element(_) => {}
            Captured::Image(tag) => {
                let end = Event::End(tag.to_end());
                let text = (!text.is_empty()).then(|| Event::Text(text.into()));
                builder.inline([Event::Start(tag)].into_iter().chain(text).chain([end]));
            }
        }
    }
}

/// The offset of the last end tag of each element.
fn last_ends(text: &str) -> HashMap<Element, usize> {
    let ends = text.match_indices("</").filter_map(|(start, mark)| {
        let name = text[start + mark.len()..].split(|c: char| !c.is_ascii_alphanumeric());
        let element = element(&name.take(1).collect::<String>().to_ascii_lowercase())?;
        Some((element, start))
    });
    ends.collect()
}

/// Whether text above the line changes the meaning of what is before it.
fn is_exponent(text: &str) -> bool {
    let digits = text.trim().trim_start_matches(['-', '+', '−']);
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()) || digits.chars().count() == 1
}

pub(super) fn heading_tag(level: HeadingLevel) -> Tag<'static> {
    Tag::Heading {
        level,
        id: None,
        classes: Vec::new(),
        attrs: Vec::new(),
    }
}
