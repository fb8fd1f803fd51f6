//! Finds the line and column of places in a document's text.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, Span};

use crate::{Location, Pointer};

/// The line and column of each place, in order: of its key where it has one, else of its value. A place
/// that the text does not hold takes the nearest one above it.
pub(crate) fn locate(text: &str, places: &[Pointer]) -> Vec<Option<Location>> {
    let spots = spots(text);
    places
        .iter()
        .map(|place| {
            let tokens = place.tokens();
            (0..=tokens.len())
                .rev()
                .find_map(|length| spots.get(&tokens[..length]).copied())
        })
        .collect()
}

/// A collection that is being read: what it is called inside its parent, and where reading is in it.
enum Open {
    Mapping { key: Option<String> },
    Sequence { index: usize },
}

fn spots(text: &str) -> HashMap<Vec<String>, Location> {
    let mut spots = HashMap::new();
    let mut path: Vec<String> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    // A fault of the text ends the walk: what was found until then still helps.
    for (event, span) in Parser::new_from_str(text).map_while(Result::ok) {
        match event {
            Event::Scalar(text, ..) => {
                if let Some(Open::Mapping { key: key @ None }) = open.last_mut() {
                    path.push(text.to_string());
                    spots.entry(path.clone()).or_insert_with(|| start(span));
                    *key = Some(text.into_owned());
                    continue;
                }
                begin(&mut spots, &mut path, &open, span);
                end(&mut path, &mut open);
            }
            Event::Alias(_) => {
                begin(&mut spots, &mut path, &open, span);
                end(&mut path, &mut open);
            }
            Event::MappingStart(..) => {
                begin(&mut spots, &mut path, &open, span);
                open.push(Open::Mapping { key: None });
            }
            Event::SequenceStart(..) => {
                begin(&mut spots, &mut path, &open, span);
                open.push(Open::Sequence { index: 0 });
            }
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
                end(&mut path, &mut open);
            }
            _ => {}
        }
    }
    spots
}

fn start(span: Span) -> Location {
    Location {
        line: span.start.line(),
        column: span.start.col() + 1,
    }
}

/// A value starts: in a sequence its place is new, in a mapping its key has named it already.
fn begin(
    spots: &mut HashMap<Vec<String>, Location>,
    path: &mut Vec<String>,
    open: &[Open],
    span: Span,
) {
    if let Some(Open::Sequence { index }) = open.last() {
        path.push(index.to_string());
    }
    spots.entry(path.clone()).or_insert_with(|| start(span));
}

/// A value has ended: the parent goes on to its next one.
fn end(path: &mut Vec<String>, open: &mut [Open]) {
    path.pop();
    match open.last_mut() {
        Some(Open::Mapping { key }) => *key = None,
        Some(Open::Sequence { index }) => *index += 1,
        None => {}
    }
}
