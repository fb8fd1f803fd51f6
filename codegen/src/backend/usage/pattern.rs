//! Texts that match a pattern.

use regex_syntax::hir::{Class, Hir, HirKind};

/// The greatest number of characters; nobody would read a longer text.
const LENGTH_LIMIT: usize = 100;

/// A short text that matches a regular expression, if it is one and there is such a text.
pub(super) fn matching_text(pattern: &str) -> Option<String> {
    let hir = regex_syntax::parse(pattern).ok()?;
    let mut text = String::new();
    write(&hir, &mut text)?;
    Some(text)
}

fn write(hir: &Hir, text: &mut String) -> Option<()> {
    match hir.kind() {
        // Nothing is around the text that could contradict.
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => text.push(character(class, text.chars().count())?),
        HirKind::Repetition(repetition) => {
            let least = match repetition.max {
                Some(0) => 0,
                _ => repetition.min.max(1),
            };
            for _ in 0..least {
                write(&repetition.sub, text)?;
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, text)?,
        HirKind::Concat(parts) => {
            for part in parts {
                write(part, text)?;
            }
        }
        HirKind::Alternation(alternatives) => write(alternatives.first()?, text)?,
    }
    (text.len() <= LENGTH_LIMIT).then_some(())
}

/// A letter or a digit of a class, else any of its characters; another one at each position.
fn character(class: &Class, position: usize) -> Option<char> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class
            .ranges()
            .iter()
            .map(|it| (it.start(), it.end()))
            .collect(),
        Class::Bytes(class) => {
            let ranges = class.ranges().iter();
            ranges
                .map(|it| (char::from(it.start()), char::from(it.end())))
                .collect()
        }
    };
    let contains = |symbol: &char| {
        ranges
            .iter()
            .any(|(low, high)| (low..=high).contains(&symbol))
    };
    let plain: Vec<char> = "7f3a90c2bd518e64ghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ"
        .chars()
        .filter(contains)
        .collect();
    match plain.as_slice() {
        [] => ranges.first().map(|(low, _)| *low),
        symbols => symbols.get(position % symbols.len()).copied(),
    }
}
