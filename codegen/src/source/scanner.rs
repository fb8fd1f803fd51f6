//! Scans a text for its values and for everything that is lost once they are data: where each is, duplicate keys, and
//! how many values its aliases expand to.

use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use super::error::SHARE_COMPONENTS;
use super::map::Place;
use super::tree::{Node, TreeBuilder};
use super::{Location, Pointer, SourceMap, SyntaxError, SyntaxErrorKind};

/// The number of values a document's aliases may expand to: far more than in real documents, far less than fits into
/// memory.
const ALIAS_LIMIT: usize = 1_000_000;

/// The number of levels a document may be nested: deeper than people write, and below the limits of the parsers, whose
/// run time grows with its square.
const DEPTH_LIMIT: usize = 100;

/// The result of scanning a text.
pub(super) struct Scan {
    pub(super) map: SourceMap,
    /// The errors in a text that is well-formed otherwise.
    pub(super) errors: Vec<SyntaxError>,
    /// The values of the text, if it is well-formed YAML.
    pub(super) tree: Result<Option<Rc<Node>>, ScanError>,
}

/// Scans a text as far as it is well-formed.
pub(super) fn scan(text: &str) -> Scan {
    let mut scanner = Scanner::default();
    let text = replace_surrogates(text);
    let mut invalid = None;
    for parsed in Parser::new_from_str(&text) {
        match parsed {
            Ok((Event::DocumentStart(_), span)) if scanner.tree.root.is_some() => {
                let message = "the text contains more than one document";
                invalid = Some(ScanError::new_str(span.start, message));
            }
            Ok((event, span)) => scanner.event(event, span),
            Err(error) => invalid = Some(error),
        }
        let is_excessive = scanner.expanded > ALIAS_LIMIT || scanner.open.len() > DEPTH_LIMIT;
        if is_excessive || invalid.is_some() {
            break;
        }
    }
    // The parser has a limit of its own, and looks ahead.
    if invalid.is_some() && bracket_depth(&text) > 10 * DEPTH_LIMIT {
        scanner.errors.push(too_deep(None));
    }
    Scan {
        map: scanner.map,
        errors: scanner.errors,
        tree: invalid.map_or(Ok(scanner.tree.root), Err),
    }
}

#[derive(Default)]
struct Scanner {
    map: SourceMap,
    errors: Vec<SyntaxError>,
    /// The places of the values around the current one, and its own; the root is not in it.
    path: Vec<Place>,
    open: Vec<Collection>,
    /// The number of values behind each anchor.
    anchors: HashMap<usize, usize>,
    /// The number of values that all aliases so far expand to.
    expanded: usize,
    tree: TreeBuilder,
}

/// A collection whose end has not been reached yet.
struct Collection {
    position: Position,
    anchor: usize,
    /// The number of values in it, including itself.
    size: usize,
}

/// The position of the scanner in a collection.
enum Position {
    Mapping { has_key: bool },
    Sequence { index: usize },
}

impl Scanner {
    fn event(&mut self, event: Event<'_>, span: Span) {
        self.tree.event(&event);
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let location = location(span, style);
                if let Some(Collection {
                    position:
                        Position::Mapping {
                            has_key: has_key @ false,
                        },
                    ..
                }) = self.open.last_mut()
                {
                    *has_key = true;
                    self.key(&text, location);
                } else {
                    self.begin(location);
                    if style == ScalarStyle::Plain {
                        self.map.insert_written(self.place(), &text);
                    }
                    self.end(anchor, 1);
                }
            }
            Event::Alias(anchor) => {
                let location = location(span, ScalarStyle::Plain);
                self.begin(location);
                let size = self.alias(anchor, location);
                self.end(0, size);
            }
            Event::MappingStart(anchor, _) => {
                self.enter(Position::Mapping { has_key: false }, anchor, span);
            }
            Event::SequenceStart(anchor, _) => {
                self.enter(Position::Sequence { index: 0 }, anchor, span);
            }
            Event::MappingEnd | Event::SequenceEnd => {
                if let Some(collection) = self.open.pop() {
                    self.end(collection.anchor, collection.size);
                }
            }
            _ => {}
        }
    }

    fn place(&self) -> Place {
        self.path.last().copied().flatten()
    }

    fn push(&mut self, token: &str) {
        let place = self.map.child(self.place(), token);
        self.path.push(place);
    }

    fn key(&mut self, key: &str, location: Location) {
        self.push(key);
        let Some(first) = self.map.insert_key(self.place(), location) else {
            return;
        };
        let message = format!(
            "duplicate key `{key}`: first in line {}, again in line {}",
            first.line, location.line
        );
        self.errors.push(
            SyntaxError::new(SyntaxErrorKind::DuplicateKey, &self.pointer(), message)
                .help("remove or rename one of the two")
                .at(Some(location)),
        );
    }

    /// Begins a value: an item of a sequence extends the path here, an entry of a mapping has done so with its key.
    fn begin(&mut self, location: Location) {
        if let Some(Collection {
            position: Position::Sequence { index },
            ..
        }) = self.open.last()
        {
            self.push(&index.to_string());
        }
        self.map.insert_value(self.place(), location);
    }

    fn enter(&mut self, position: Position, anchor: usize, span: Span) {
        let location = location(span, ScalarStyle::Literal);
        self.begin(location);
        if self.open.len() == DEPTH_LIMIT {
            self.errors.push(too_deep(Some(location)));
        }
        self.open.push(Collection {
            position,
            anchor,
            size: 1,
        });
    }

    /// Ends a value and moves its parent on to the next one.
    fn end(&mut self, anchor: usize, size: usize) {
        if anchor > 0 {
            self.anchors.insert(anchor, size);
        }
        self.path.pop();
        let Some(parent) = self.open.last_mut() else {
            return;
        };
        parent.size = parent.size.saturating_add(size);
        match &mut parent.position {
            Position::Mapping { has_key } => *has_key = false,
            Position::Sequence { index } => *index += 1,
        }
    }

    /// Returns the number of values that an alias expands to.
    fn alias(&mut self, anchor: usize, location: Location) -> usize {
        let size = self.anchors.get(&anchor).copied();
        self.expanded = self.expanded.saturating_add(size.unwrap_or(1));
        let message = match size {
            None => "this alias expands to a value that contains it".to_owned(),
            Some(_) if self.expanded > ALIAS_LIMIT => {
                format!("the aliases of this document expand to more than {ALIAS_LIMIT} values")
            }
            Some(size) => return size,
        };
        self.errors.push(
            SyntaxError::new(SyntaxErrorKind::Aliases, &self.pointer(), message)
                .help(SHARE_COMPONENTS)
                .at(Some(location)),
        );
        1
    }

    fn pointer(&self) -> Pointer {
        self.map.pointer(self.place())
    }
}

fn too_deep(location: Option<Location>) -> SyntaxError {
    let message = format!("this document is nested more than {DEPTH_LIMIT} levels deep");
    SyntaxError::new(SyntaxErrorKind::Syntax, &Pointer::root(), message)
        .help("move inner schemas to `components/schemas`, and refer to them")
        .at(location)
}

/// Returns the largest number of brackets that are open at once, also within strings and comments.
fn bracket_depth(text: &str) -> usize {
    let mut depth = 0usize;
    let mut max_depth = 0;
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        max_depth = max_depth.max(depth);
    }
    max_depth
}

/// Returns the location of a scalar; of one that spans several lines, that of its first character.
fn location(span: Span, style: ScalarStyle) -> Location {
    let is_one_line = span.start.line() == span.end.line()
        && !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
    Location {
        line: span.start.line(),
        column: span.start.col() + 1,
        length: if is_one_line { span.len().max(1) } else { 1 },
    }
}

/// Replaces the escapes of surrogates, which YAML does not allow, with others of the same length.
fn replace_surrogates(text: &str) -> Cow<'_, str> {
    let is_surrogate = |at: usize| {
        let escape = text.as_bytes().get(at..at + 4);
        escape.is_some_and(|escape| {
            escape.starts_with(b"\\u")
                && matches!(escape[2], b'd' | b'D')
                && matches!(escape[3], b'8'..=b'9' | b'a'..=b'f' | b'A'..=b'F')
        })
    };
    if !text.contains("\\u") || !text.trim_start().starts_with('{') {
        return text.into();
    }
    let mut replaced = String::with_capacity(text.len());
    let mut copied = 0;
    let mut at = 0;
    while let Some(distance) = text[at..].find('\\') {
        at += distance;
        if is_surrogate(at) {
            replaced.push_str(&text[copied..at]);
            replaced.push_str("\\u00");
            copied = at + 4;
        }
        // The character after a backslash does not begin another escape.
        at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8);
    }
    replaced.push_str(&text[copied..]);
    replaced.into()
}
