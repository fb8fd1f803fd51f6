//! Tables of HTML as tables of Markdown.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

/// A table whose rows are being read.
#[derive(Default)]
pub(super) struct Table {
    rows: Vec<Row>,
    /// Whether rows belong to the head.
    pub(super) in_head: bool,
}

#[derive(Default)]
struct Row {
    cells: Vec<Vec<Event<'static>>>,
    /// Whether it is in the head, or all its cells are those of a head.
    is_head: bool,
}

impl Table {
    pub(super) fn start_row(&mut self) {
        self.rows.push(Row {
            cells: Vec::new(),
            is_head: true,
        });
    }

    pub(super) fn has_row(&self) -> bool {
        !self.rows.is_empty()
    }

    /// Adds a cell to the last row.
    pub(super) fn push(&mut self, cell: Vec<Event<'static>>, is_head: bool) {
        if let Some(row) = self.rows.last_mut() {
            row.is_head &= is_head || self.in_head;
            row.cells.push(cell);
        }
    }

    /// The table as Markdown, whose first row is its head, with empty cells if the table has no head.
    pub(super) fn events(self) -> Vec<Event<'static>> {
        let mut rows: Vec<_> = self.rows;
        rows.retain(|row| !row.cells.is_empty());
        let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        if columns == 0 {
            return Vec::new();
        }
        if !rows[0].is_head {
            rows.insert(0, Row::default());
        }
        let mut events = vec![Event::Start(Tag::Table(vec![Alignment::None; columns]))];
        for (index, row) in rows.into_iter().enumerate() {
            let (start, end) = match index {
                0 => (Tag::TableHead, TagEnd::TableHead),
                _ => (Tag::TableRow, TagEnd::TableRow),
            };
            events.push(Event::Start(start));
            let missing = columns - row.cells.len();
            let cells = row.cells.into_iter();
            for cell in cells.chain(std::iter::repeat_n(Vec::new(), missing)) {
                events.push(Event::Start(Tag::TableCell));
                events.extend(cell);
                events.push(Event::End(TagEnd::TableCell));
            }
            events.push(Event::End(end));
        }
        events.push(Event::End(TagEnd::Table));
        events
    }
}
