//! Containers within containers.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::builder::Builder;
use super::container::{Container, Content, Origin};
use super::element::Element;
use super::table::Table;

impl Builder {
    /// Opens a container; without a tag, one that Markdown does not have.
    pub(super) fn open(&mut self, origin: Origin, content: Content, tag: Option<Tag<'static>>) {
        self.end_run();
        let is_part = matches!(content, Content::Item(_) | Content::Cell { .. });
        let is_markdown = matches!(origin, Origin::Markdown(_));
        if !is_part && !is_markdown {
            self.open_part();
        }
        let end = tag.as_ref().map(Tag::to_end);
        self.events.extend(tag.map(Event::Start));
        self.containers.push(Container {
            origin,
            content,
            end,
            formats: self.formats.len(),
        });
    }

    /// Opens a cell of the table of HTML that is open.
    pub(super) fn open_cell(&mut self, element: Element) {
        self.end_run();
        let content = Content::Cell {
            start: self.events.len(),
            is_head: element == Element::HeadCell,
        };
        self.open(Origin::Html(element), content, None);
    }

    /// The innermost open table of HTML, if no Markdown is within it.
    pub(super) fn table(&mut self) -> Option<&mut Table> {
        let position = self.position(|container| matches!(container.content, Content::Rows(_)))?;
        match &mut self.containers[position].content {
            Content::Rows(table) => Some(table),
            _ => None,
        }
    }

    /// Closes the innermost container that one of the elements opened, and those within it. Markdown around it stays open.
    pub(super) fn close_html(&mut self, elements: &[Element]) {
        let position = self.position(|container| container.is_one_of(elements));
        if let Some(position) = position {
            self.close_to(position);
        }
    }

    /// Closes what is open within the innermost container that one of the elements opened; `false` if there is none.
    pub(super) fn close_within(&mut self, elements: &[Element]) -> bool {
        let position = self.position(|container| container.is_one_of(elements));
        if let Some(position) = position {
            self.close_to(position + 1);
        }
        position.is_some()
    }

    pub(super) fn close_markdown(&mut self, end: TagEnd) {
        let mut containers = self.containers.iter();
        let origin = Origin::Markdown(end);
        if let Some(position) = containers.rposition(|container| container.origin == origin) {
            self.close_to(position);
        }
    }

    /// Makes the text of the open item paragraphs, as it is in a list with space between its items.
    pub(super) fn loosen_item(&mut self) {
        if let Some(last) = self.containers.last_mut()
            && matches!(&last.content, Content::Item(runs) if runs.is_empty())
            && matches!(last.origin, Origin::Markdown(_))
        {
            last.content = Content::Blocks;
        }
    }

    /// The innermost container of HTML with a property, if no Markdown is within it.
    fn position(&self, is_meant: impl Fn(&Container) -> bool) -> Option<usize> {
        let is_markdown = |container: &Container| matches!(container.origin, Origin::Markdown(_));
        let mut containers = self.containers.iter();
        let outer = containers.rposition(is_markdown).map_or(0, |last| last + 1);
        let mut html = self.containers[outer..].iter();
        html.rposition(is_meant).map(|position| outer + position)
    }

    fn close_to(&mut self, length: usize) {
        while self.containers.len() > length {
            self.close_last();
        }
    }

    pub(super) fn close_last(&mut self) {
        self.end_run();
        let Some(container) = self.containers.pop() else {
            return;
        };
        self.formats.truncate(container.formats);
        match container.content {
            Content::Item(runs) if runs.len() > 1 => {
                for run in runs.into_iter().rev() {
                    self.events.insert(run.end, Event::End(TagEnd::Paragraph));
                    self.events.insert(run.start, Event::Start(Tag::Paragraph));
                }
            }
            Content::Cell { start, is_head } => {
                let cell = self.events.split_off(start);
                if let Some(table) = self.table() {
                    table.push(cell, is_head);
                }
            }
            Content::Rows(table) => self.events.extend(table.events()),
            Content::Item(_) | Content::Blocks | Content::Parts | Content::Line => {}
        }
        self.events.extend(container.end.map(Event::End));
    }

    /// Opens an item or a cell for text directly within a list or a table.
    pub(super) fn open_part(&mut self) {
        match self.containers.last().map(|last| &last.content) {
            Some(Content::Parts) => {
                let content = Content::Item(Vec::new());
                self.open(Origin::Html(Element::Item), content, Some(Tag::Item));
            }
            Some(Content::Rows(_)) => {
                if let Some(table) = self.table().filter(|table| !table.has_row()) {
                    table.start_row();
                }
                self.open_cell(Element::Cell);
            }
            _ => {}
        }
    }
}
