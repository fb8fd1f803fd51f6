//! How deep a document may be nested, and how much its aliases may stand for: parsers go down a level at a time on
//! a stack that has an end, and a short text can stand for more values than memory holds.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, Span};

use crate::{Code, Diagnostic, Location, Pointer};

/// Deeper than people write and less deep than the parsers stop at by themselves, with less to say.
const DEPTH: usize = 100;

/// Far more than real documents need, far less than memory holds.
const ALIASED_VALUES: usize = 1_000_000;

/// Refuses what is out of bounds before a parser sees it: the time that the YAML parser takes grows with the square
/// of the depth.
pub(super) fn check(text: &str) -> Result<(), Diagnostic> {
    // Of each open collection, its anchor and how many values it holds so far.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut anchors = HashMap::new();
    let mut aliased = 0usize;
    for parsed in Parser::new_from_str(text) {
        let Ok((event, span)) = parsed else {
            // What this parser gives up on, the other one may go on with.
            return if brackets(text) > 10 * DEPTH {
                Err(too_deep(None))
            } else {
                Ok(())
            };
        };
        let (anchor, size) = match event {
            Event::MappingStart(anchor, _) | Event::SequenceStart(anchor, _) => {
                open.push((anchor, 1));
                if open.len() > DEPTH {
                    return Err(too_deep(Some(span)));
                }
                continue;
            }
            Event::MappingEnd | Event::SequenceEnd => open.pop().unwrap_or_default(),
            Event::Scalar(_, _, anchor, _) => (anchor, 1),
            Event::Alias(anchor) => {
                let size = anchors.get(&anchor).copied().unwrap_or(1);
                aliased = aliased.saturating_add(size);
                (0, size)
            }
            _ => continue,
        };
        if aliased > ALIASED_VALUES {
            return Err(too_many(span));
        }
        if anchor > 0 {
            anchors.insert(anchor, size);
        }
        if let Some((_, held)) = open.last_mut() {
            *held = held.saturating_add(size);
        }
    }
    Ok(())
}

fn too_deep(span: Option<Span>) -> Diagnostic {
    let message = format!("this document is nested more than {DEPTH} levels deep");
    let mut fault = Diagnostic::new(Code::Syntax, &Pointer::root(), message)
        .help("move inner schemas to `components/schemas`, and refer to them");
    fault.location = span.map(start);
    fault
}

fn too_many(span: Span) -> Diagnostic {
    let message =
        format!("the aliases of this document stand for more than {ALIASED_VALUES} values");
    let mut fault = Diagnostic::new(Code::Syntax, &Pointer::root(), message)
        .help("write what is shared once, below `components`, and refer to it with `$ref`");
    fault.location = Some(start(span));
    fault
}

fn start(span: Span) -> Location {
    Location {
        line: span.start.line(),
        column: span.start.col() + 1,
    }
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
