//! The elements of HTML in Markdown.

use pulldown_cmark::{HeadingLevel, LinkType, Tag};

use super::container::{Content, Origin};
use super::converter::{BULLET, Captured, Converter, heading_tag};
use super::element::Element;
use super::html_token::{HtmlToken, Start, tokens};
use super::link::{image, link};

impl Converter {
    /// HTML at an offset of the text.
    pub(super) fn html(&mut self, html: &str, offset: usize) {
        for token in tokens(html) {
            match token {
                HtmlToken::Text(text) => self.text(&text),
                HtmlToken::Start(start) => {
                    let last_end = self.last_ends.get(&start.element);
                    let has_end = last_end.is_some_and(|end| *end + 1 >= offset + start.end);
                    if has_end || !start.element.needs_end() {
                        self.start(&start);
                    } else {
                        self.text(&start.source);
                    }
                }
                HtmlToken::End(element) => self.end(element),
            }
        }
    }

    fn start(&mut self, start: &Start) {
        let element = start.element;
        if let Some((_, captured)) = &mut self.capture {
            if element == Element::LineBreak {
                captured.push('\n');
            }
            return;
        }
        let builder = &mut self.builder;
        let origin = Origin::Html(element);
        match element {
            Element::Strong => builder.start_format(origin, Some(Tag::Strong)),
            Element::Emphasis => builder.start_format(origin, Some(Tag::Emphasis)),
            Element::Strikethrough => builder.start_format(origin, Some(Tag::Strikethrough)),
            Element::Superscript => self.is_superscript = true,
            Element::Inline | Element::Void => {}
            Element::Link => {
                let url = start.attribute("href").filter(|url| !url.is_empty());
                let title = start.attribute("title").unwrap_or_default();
                builder.start_format(origin, url.map(|url| link(LinkType::Inline, url, title)));
            }
            Element::Image => {
                let attribute = |name| start.attribute(name).unwrap_or_default();
                self.capture = Some((
                    Captured::Image(image(attribute("src"), attribute("title"))),
                    attribute("alt").to_owned(),
                ));
                self.end_capture();
            }
            Element::LineBreak => builder.line_break(),
            Element::Code | Element::CodeBlock | Element::Hidden => {
                self.capture = Some((Captured::Element(element), String::new()));
            }
            Element::Term => {
                builder.end_format(origin);
                builder.break_block();
                builder.start_format(origin, Some(Tag::Strong));
            }
            Element::Definition => {
                builder.end_format(Origin::Html(Element::Term));
                builder.break_block();
            }
            _ => self.start_block(start),
        }
    }

    fn start_block(&mut self, start: &Start) {
        let element = start.element;
        let builder = &mut self.builder;
        let origin = Origin::Html(element);
        if builder.is_line() && !matches!(element, Element::Row | Element::Cell | Element::HeadCell)
        {
            builder.break_block();
            if element == Element::Item {
                builder.text(BULLET);
            }
            return;
        }
        match element {
            Element::Heading => {
                let tag = heading(&start.name);
                builder.open(origin, Content::Line, Some(tag));
            }
            Element::Rule => builder.rule(),
            Element::Quote => {
                let tag = Tag::BlockQuote(None);
                builder.open(origin, Content::Blocks, Some(tag));
            }
            Element::BulletList => builder.open(origin, Content::Parts, Some(Tag::List(None))),
            Element::NumberedList => {
                let first = start
                    .attribute("start")
                    .and_then(|first| first.parse().ok());
                let tag = Tag::List(Some(first.unwrap_or(1)));
                builder.open(origin, Content::Parts, Some(tag));
            }
            Element::Item => {
                if !builder.close_within(&[Element::BulletList, Element::NumberedList]) {
                    let list = Origin::Html(Element::BulletList);
                    builder.open(list, Content::Parts, Some(Tag::List(None)));
                }
                builder.open(origin, Content::Item(Vec::new()), Some(Tag::Item));
            }
            Element::Table => builder.open(origin, Content::Rows(Default::default()), None),
            Element::TableHead | Element::Row | Element::Cell | Element::HeadCell => {
                self.start_part(element);
            }
            _ => builder.break_block(),
        }
    }

    /// The start of a part of a table.
    fn start_part(&mut self, element: Element) {
        let builder = &mut self.builder;
        if !builder.close_within(&[Element::Table]) {
            builder.break_block();
            return;
        }
        let Some(table) = builder.table() else { return };
        match element {
            Element::TableHead => table.in_head = true,
            Element::Row => table.start_row(),
            _ => {
                if !table.has_row() {
                    table.start_row();
                }
                builder.open_cell(element);
            }
        }
    }

    fn end(&mut self, element: Element) {
        if let Some((captured, _)) = &self.capture {
            if matches!(captured, Captured::Element(open) if *open == element) {
                self.end_capture();
            }
            return;
        }
        self.is_superscript = false;
        let builder = &mut self.builder;
        match element {
            Element::Strong | Element::Emphasis | Element::Strikethrough | Element::Link => {
                builder.end_format(Origin::Html(element));
            }
            Element::Term => {
                builder.end_format(Origin::Html(element));
                builder.break_block();
            }
            Element::LineBreak => builder.line_break(),
            Element::BulletList | Element::NumberedList => {
                builder.break_block();
                builder.close_html(&[Element::BulletList, Element::NumberedList]);
            }
            Element::Cell | Element::HeadCell => {
                builder.close_html(&[Element::Cell, Element::HeadCell]);
            }
            Element::TableHead => {
                if builder.close_within(&[Element::Table])
                    && let Some(table) = builder.table()
                {
                    table.in_head = false;
                }
            }
            Element::Heading | Element::Quote | Element::Item | Element::Table => {
                builder.break_block();
                builder.close_html(&[element]);
            }
            Element::Block | Element::Definition => builder.break_block(),
            _ => {}
        }
    }
}

fn heading(name: &str) -> Tag<'static> {
    let digit = name.chars().last().and_then(|digit| digit.to_digit(10));
    let level = digit.and_then(|digit| HeadingLevel::try_from(digit as usize).ok());
    heading_tag(level.unwrap_or(HeadingLevel::H1))
}
