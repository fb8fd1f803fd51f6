//! What the text of a document says before it is data: where each place is, which keys stand twice, and how much
//! its aliases come to.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use crate::diagnostic::Focus;
use crate::{Code, Diagnostic, Location, Pointer};

/// How many values the aliases of a document may stand for: far more than real ones do, far less than
/// memory holds.
const ALIAS_LIMIT: usize = 1_000_000;

/// How many levels deep a document may be: deeper than people write, and less deep than the parsers stop at by
/// themselves, whose time grows with the square of it.
const DEPTH_LIMIT: usize = 100;

/// The places of a document's text.
#[derive(Default)]
pub(crate) struct Scan {
    spots: HashMap<Vec<String>, Spot>,
    /// What is wrong with the text although a parser might take it.
    pub(crate) faults: Vec<Diagnostic>,
}

/// Where a place's key and value are; the value of a collection is where it starts.
#[derive(Clone, Copy, Default)]
struct Spot {
    key: Option<Location>,
    value: Option<Location>,
}

impl Scan {
    /// Walks over a text, as far as it is well formed.
    pub(crate) fn new(text: &str) -> Self {
        let mut walk = Walk::default();
        let text = hide_surrogates(text);
        let mut gave_up = false;
        for parsed in Parser::new_from_str(&text) {
            let Ok((event, span)) = parsed else {
                gave_up = true;
                break;
            };
            walk.event(event, span);
            if walk.values > ALIAS_LIMIT || walk.open.len() > DEPTH_LIMIT {
                break;
            }
        }
        // Where this parser gives up, the others may go on.
        if gave_up && walk.faults.is_empty() && brackets(&text) > 10 * DEPTH_LIMIT {
            walk.faults.push(too_deep());
        }
        Self {
            spots: walk.spots,
            faults: walk.faults,
        }
    }

    /// Where a place is in the text. One that the text does not hold takes the nearest above it.
    pub(crate) fn locate(&self, pointer: &Pointer, focus: Focus) -> Option<Location> {
        let tokens = pointer.tokens();
        let reference = pointer.child("$ref");
        match (focus, self.spots.get(tokens)) {
            (
                Focus::Value,
                Some(Spot {
                    value: Some(value), ..
                }),
            ) => return Some(*value),
            (Focus::Reference, _) => {
                if let Some(Spot {
                    value: Some(value), ..
                }) = self.spots.get(reference.tokens())
                {
                    return Some(*value);
                }
            }
            _ => {}
        }
        (0..=tokens.len())
            .rev()
            .find_map(|length| self.spots.get(&tokens[..length]))
            .and_then(|spot| spot.key.or(spot.value))
    }
}

#[derive(Default)]
struct Walk {
    spots: HashMap<Vec<String>, Spot>,
    faults: Vec<Diagnostic>,
    path: Vec<String>,
    open: Vec<Open>,
    /// How many values each anchor stands for.
    anchors: HashMap<usize, usize>,
    /// How many values the aliases so far stand for.
    values: usize,
}

/// A collection that is being read.
struct Open {
    inside: Inside,
    anchor: usize,
    /// How many values it holds, with itself.
    size: usize,
}

/// Where reading is in a collection.
enum Inside {
    Mapping { key: Option<String> },
    Sequence { index: usize },
}

impl Walk {
    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let location = location(span, style);
                if let Some(Open {
                    inside: Inside::Mapping { key: key @ None },
                    ..
                }) = self.open.last_mut()
                {
                    *key = Some(text.to_string());
                    self.key(text.into_owned(), location);
                } else {
                    self.begin(location);
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
                let location = location(span, ScalarStyle::Literal);
                self.begin(location);
                self.enter(Inside::Mapping { key: None }, anchor, location);
            }
            Event::SequenceStart(anchor, _) => {
                let location = location(span, ScalarStyle::Literal);
                self.begin(location);
                self.enter(Inside::Sequence { index: 0 }, anchor, location);
            }
            Event::MappingEnd | Event::SequenceEnd => {
                if let Some(done) = self.open.pop() {
                    self.end(done.anchor, done.size);
                }
            }
            _ => {}
        }
    }

    fn key(&mut self, key: String, location: Location) {
        self.path.push(key);
        let spot = self.spots.entry(self.path.clone()).or_default();
        let Some(first) = spot.key else {
            spot.key = Some(location);
            return;
        };
        let key = self.path.last().map(String::as_str).unwrap_or_default();
        let message = format!(
            "the key `{key}` stands here twice: first in line {}, again in line {}",
            first.line, location.line
        );
        let mut fault = Diagnostic::new(
            Code::DuplicateKey,
            &Pointer::root().descend(&self.path),
            message,
        )
        .help("take one of the two out, or rename it");
        fault.location = Some(location);
        self.faults.push(fault);
    }

    /// A value starts: in a sequence its place is new, in a mapping its key has named it already.
    fn begin(&mut self, location: Location) {
        if let Some(Open {
            inside: Inside::Sequence { index },
            ..
        }) = self.open.last()
        {
            self.path.push(index.to_string());
        }
        let spot = self.spots.entry(self.path.clone()).or_default();
        spot.value.get_or_insert(location);
    }

    fn enter(&mut self, inside: Inside, anchor: usize, location: Location) {
        if self.open.len() == DEPTH_LIMIT {
            let mut fault = too_deep();
            fault.location = Some(location);
            self.faults.push(fault);
        }
        self.open.push(Open {
            inside,
            anchor,
            size: 1,
        });
    }

    /// A value has ended: the parent goes on to its next one.
    fn end(&mut self, anchor: usize, size: usize) {
        if anchor > 0 {
            self.anchors.insert(anchor, size);
        }
        self.path.pop();
        let Some(parent) = self.open.last_mut() else {
            return;
        };
        parent.size = parent.size.saturating_add(size);
        match &mut parent.inside {
            Inside::Mapping { key } => *key = None,
            Inside::Sequence { index } => *index += 1,
        }
    }

    /// How many values an alias stands for.
    fn alias(&mut self, anchor: usize, location: Location) -> usize {
        let size = self.anchors.get(&anchor).copied();
        self.values = self.values.saturating_add(size.unwrap_or(1));
        let message = match size {
            None => "this alias leads back to what it stands in".to_owned(),
            Some(_) if self.values > ALIAS_LIMIT => {
                format!("the aliases of this document stand for more than {ALIAS_LIMIT} values")
            }
            Some(size) => return size,
        };
        let mut fault =
            Diagnostic::new(Code::Aliases, &Pointer::root().descend(&self.path), message)
                .help("write what is shared once, below `components`, and refer to it with `$ref`");
        fault.location = Some(location);
        self.faults.push(fault);
        1
    }
}

fn too_deep() -> Diagnostic {
    let message = format!("this document is nested more than {DEPTH_LIMIT} levels deep");
    Diagnostic::new(Code::Syntax, &Pointer::root(), message)
        .help("move inner schemas to `components/schemas`, and refer to them")
}

/// How many brackets are open at once, whatever they stand in.
fn brackets(text: &str) -> usize {
    let mut open = 0usize;
    let mut most = 0;
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        most = most.max(open);
    }
    most
}

/// Where a scalar is, as far as it is in one line.
fn location(span: Span, style: ScalarStyle) -> Location {
    let one_line = span.start.line() == span.end.line()
        && !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
    Location {
        line: span.start.line(),
        column: span.start.col() + 1,
        length: if one_line { span.len().max(1) } else { 1 },
    }
}

/// The text with other escapes of the same length for those that JSON has and YAML does not: one half each of a
/// character beyond the first 65536.
fn hide_surrogates(text: &str) -> std::borrow::Cow<'_, str> {
    let is_half = |at: usize| {
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
    let mut shown = String::with_capacity(text.len());
    let mut from = 0;
    let mut at = 0;
    while let Some(step) = text[at..].find('\\') {
        at += step;
        if is_half(at) {
            shown.push_str(&text[from..at]);
            shown.push_str("\\u00");
            from = at + 4;
        }
        // What follows the backslash is no backslash of its own.
        at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8);
    }
    shown.push_str(&text[from..]);
    shown.into()
}
