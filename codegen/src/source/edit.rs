//! Edits of a YAML text that leave everything else as it is: comments, order, line breaks and quotes.

use std::ops::Range;

use serde_json::{Map, Value};

use super::scanner::scan;
use super::{Pointer, SourceMap, emit};

/// Changes a text whose value is `old` into one whose value is `new`. Only the entries and items that differ are written
/// anew. A text in JSON is formatted as a whole.
pub(crate) fn edit(text: &str, old: &Value, new: &Value) -> String {
    if text.trim_start().starts_with('{') {
        return format!("{new:#}\n");
    }
    let mut editor = Editor {
        lines: text.lines().collect(),
        map: scan(text).map,
        edits: Vec::new(),
    };
    let lines = match editor.change(&Pointer::root(), old, new) {
        Ok(()) => editor.apply(),
        Err(NotInBlockStyle) => emit::document(new),
    };
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// A value that does not have lines of its own, such as one in braces, so that what contains it must be written anew.
struct NotInBlockStyle;

struct Editor<'t> {
    lines: Vec<&'t str>,
    map: SourceMap,
    /// Lines to replace, or at an empty range to insert.
    edits: Vec<(Range<usize>, Vec<String>)>,
}

/// The lines of an entry or item.
struct Block {
    lines: Range<usize>,
    indent: usize,
}

impl Editor<'_> {
    /// The lines with all edits.
    fn apply(self) -> Vec<String> {
        let mut lines: Vec<String> = self.lines.iter().map(|line| (*line).to_owned()).collect();
        let mut edits = self.edits;
        // From the last to the first, as each changes the numbers of the lines after it. Of several insertions in one
        // place, the first one ends up first.
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        for (range, replacement) in edits.into_iter().rev() {
            lines.splice(range, replacement);
        }
        lines
    }

    fn change(&mut self, at: &Pointer, old: &Value, new: &Value) -> Result<(), NotInBlockStyle> {
        match (old, new) {
            _ if is_same(old, new) => Ok(()),
            (Value::Object(old), Value::Object(new)) if !old.is_empty() && !new.is_empty() => {
                self.change_entries(at, old, new)
            }
            (Value::Array(old), Value::Array(new)) if !old.is_empty() && !new.is_empty() => {
                self.change_items(at, old, new)
            }
            _ => Err(NotInBlockStyle),
        }
    }

    fn change_entries(
        &mut self,
        at: &Pointer,
        old: &Map<String, Value>,
        new: &Map<String, Value>,
    ) -> Result<(), NotInBlockStyle> {
        let kept = |key: &&String| old.contains_key(*key) && new.contains_key(*key);
        if old.keys().filter(kept).ne(new.keys().filter(kept)) {
            return Err(NotInBlockStyle);
        }
        let blocks = self.blocks(at, old.keys().map(String::as_str))?;
        let indent = blocks[0].indent;
        for (block, (key, value)) in blocks.iter().zip(old) {
            match new.get(key) {
                None => self.edits.push((block.lines.clone(), Vec::new())),
                Some(new) => self.change_block(&at.child(key), block, value, new, |new| {
                    emit::entry(key, new, indent)
                }),
            }
        }
        let mut position = blocks[0].lines.start;
        for (key, value) in new {
            match old.keys().position(|known| known == key) {
                Some(index) => position = blocks[index].lines.end,
                None => self.insert(position, emit::entry(key, value, indent)),
            }
        }
        Ok(())
    }

    fn change_items(
        &mut self,
        at: &Pointer,
        old: &[Value],
        new: &[Value],
    ) -> Result<(), NotInBlockStyle> {
        let indices: Vec<String> = (0..old.len()).map(|index| index.to_string()).collect();
        let blocks = self.blocks(at, indices.iter().map(String::as_str))?;
        let indent = blocks[0].indent;
        let pairs = pair(old, new);
        let mut position = blocks[0].lines.start;
        let mut unpaired = 0;
        for (index, value) in new.iter().enumerate() {
            let Some(&(from, _)) = pairs.iter().find(|(_, to)| *to == index) else {
                self.insert(position, emit::item(value, indent));
                continue;
            };
            for block in &blocks[unpaired..from] {
                self.edits.push((block.lines.clone(), Vec::new()));
            }
            unpaired = from + 1;
            let block = &blocks[from];
            self.change_block(&at.child(from), block, &old[from], value, |new| {
                emit::item(new, indent)
            });
            position = block.lines.end;
        }
        for block in &blocks[unpaired..] {
            self.edits.push((block.lines.clone(), Vec::new()));
        }
        Ok(())
    }

    /// Changes an entry or item in place if possible, and writes it anew otherwise.
    fn change_block(
        &mut self,
        at: &Pointer,
        block: &Block,
        old: &Value,
        new: &Value,
        emit: impl Fn(&Value) -> Vec<String>,
    ) {
        let before = self.edits.len();
        if self.change(at, old, new).is_err() {
            self.edits.truncate(before);
            self.edits.push((block.lines.clone(), emit(new)));
        }
    }

    fn insert(&mut self, position: usize, lines: Vec<String>) {
        match self.edits.last_mut() {
            Some((range, inserted)) if *range == (position..position) => inserted.extend(lines),
            _ => self.edits.push((position..position, lines)),
        }
    }

    /// The lines of the entries or items of a collection, in order.
    fn blocks<'k>(
        &self,
        at: &Pointer,
        tokens: impl Iterator<Item = &'k str>,
    ) -> Result<Vec<Block>, NotInBlockStyle> {
        let blocks: Option<Vec<_>> = tokens.map(|token| self.block(&at.child(token))).collect();
        let blocks = blocks.ok_or(NotInBlockStyle)?;
        let is_aligned = blocks.iter().all(|block| block.indent == blocks[0].indent);
        is_aligned.then_some(blocks).ok_or(NotInBlockStyle)
    }

    /// The lines of an entry or item, if it has lines of its own.
    fn block(&self, at: &Pointer) -> Option<Block> {
        let start = self.map.start(at)?;
        let line = start.line - 1;
        let text = self.lines.get(line)?;
        let before: String = text.chars().take(start.column - 1).collect();
        let is_item = before.trim() == "-";
        if !is_item && !before.trim().is_empty() {
            return None;
        }
        let indent = before.len() - before.trim_start().len();
        let rest = self.lines[line + 1..].iter();
        let length = rest
            .take_while(|next| continues(next, indent, is_item))
            .count();
        let mut end = line + 1 + length;
        while is_between(self.lines[end - 1]) {
            end -= 1;
        }
        Some(Block {
            lines: line..end,
            indent,
        })
    }
}

/// Whether a line belongs to the entry or item before it, which is indented by `indent` columns.
fn continues(line: &str, indent: usize, is_item: bool) -> bool {
    let content = line.trim_start();
    let column = line.len() - content.len();
    let is_own_item = !is_item && column == indent && (content == "-" || content.starts_with("- "));
    content.is_empty() || column > indent || is_own_item
}

/// Whether a line at the end of a block may as well belong to what follows.
fn is_between(line: &str) -> bool {
    let content = line.trim_start();
    content.is_empty() || content.starts_with('#')
}

/// Whether two values are equal, including the order of their entries.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|((key, value), (other_key, other))| {
                        key == other_key && is_same(value, other)
                    })
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| is_same(one, other))
        }
        _ => one == other,
    }
}

/// Pairs the items that two lists have in common, as a longest common subsequence.
fn pair(old: &[Value], new: &[Value]) -> Vec<(usize, usize)> {
    let mut lengths = vec![vec![0; new.len() + 1]; old.len() + 1];
    for from in (0..old.len()).rev() {
        for to in (0..new.len()).rev() {
            lengths[from][to] = if identity(&old[from]) == identity(&new[to]) {
                lengths[from + 1][to + 1] + 1
            } else {
                lengths[from + 1][to].max(lengths[from][to + 1])
            };
        }
    }
    let (mut from, mut to) = (0, 0);
    let mut pairs = Vec::new();
    while from < old.len() && to < new.len() {
        if identity(&old[from]) == identity(&new[to]) {
            pairs.push((from, to));
            from += 1;
            to += 1;
        } else if lengths[from + 1][to] >= lengths[from][to + 1] {
            from += 1;
        } else {
            to += 1;
        }
    }
    pairs
}

/// What an item is recognized by: its name, or all of it.
fn identity(item: &Value) -> &Value {
    item.get("name").unwrap_or(item)
}
