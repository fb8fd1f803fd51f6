//! Containers of blocks and text.

use std::ops::Range;

use pulldown_cmark::TagEnd;

use super::element::Element;
use super::table::Table;

/// What an open container or format belongs to, and so what ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    Markdown(TagEnd),
    Html(Element),
}

/// An open container.
pub(super) struct Container {
    pub(super) origin: Origin,
    pub(super) content: Content,
    pub(super) end: Option<TagEnd>,
    /// The number of formats that were open before it.
    pub(super) formats: usize,
}

/// What a container contains.
pub(super) enum Content {
    /// Paragraphs and other blocks.
    Blocks,
    /// Blocks, of which text is a paragraph only beside other text. The runs of text are remembered.
    Item(Vec<Range<usize>>),
    /// Other containers, such as the items of a list.
    Parts,
    /// The rows of a table.
    Rows(Table),
    /// A line of text.
    Line,
    /// A line of text that is a cell of a table of HTML. Its start is remembered.
    Cell { start: usize, is_head: bool },
}

impl Container {
    /// Whether one of the elements opened it.
    pub(super) fn is_one_of(&self, elements: &[Element]) -> bool {
        matches!(self.origin, Origin::Html(element) if elements.contains(&element))
    }
}
