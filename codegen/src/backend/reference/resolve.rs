//! Markdown for rustdoc as Markdown for readers of a repository.
//!
//! Docs refer to items by their Rust paths, and programs have lines that rustdoc hides. Texts are long and many, so they
//! are scanned once, without a tree of events.

use std::collections::HashMap;

use super::links::{self, Links};

/// The text of a page with links to other pages in place of Rust paths, and programs as readers see them. Items without
/// pages are only named.
pub(super) fn resolve(text: &str, links: &Links<'_>, page: &str) -> String {
    Resolver::new(Targets::Pages(links, page), text).text(text)
}

/// The text of a page with links that are relative to the crate's folder.
pub(super) fn rebased(text: &str, page: &str) -> String {
    Resolver::new(Targets::Rebased(page), text).text(text)
}

/// A text with the words of links in place of the links.
pub(super) fn unlinked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    Resolver::new(Targets::None, text).prose(text, &mut out);
    out
}

/// The marks that begin a block of code.
fn fence(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let mark = line
        .chars()
        .next()
        .filter(|mark| matches!(mark, '`' | '~'))?;
    let length = line.len() - line.trim_start_matches(mark).len();
    (length >= 3 && !line[length..].contains('`')).then(|| &line[..length])
}

/// Whether rustdoc compiles a line of a program without showing it.
pub(super) fn is_hidden(line: &str) -> bool {
    let line = line.trim_start();
    line == "#" || line.starts_with("# ")
}

/// The definition of a link, such as `[push]: 03_push.md`.
fn definition(line: &str) -> Option<(&str, &str)> {
    let (label, target) = line.strip_prefix('[')?.split_once("]: ")?;
    (!label.contains(']')).then(|| (label, target.trim()))
}

fn definitions(text: &str) -> HashMap<&str, &str> {
    text.lines().filter_map(definition).collect()
}

/// What becomes of the targets of links.
enum Targets<'a> {
    /// Rust paths lead from this page to others.
    Pages(&'a Links<'a>, &'a str),
    /// What is relative to this page becomes relative to the crate's folder.
    Rebased(&'a str),
    /// All links become text.
    None,
}

struct Resolver<'a> {
    targets: Targets<'a>,
    definitions: HashMap<&'a str, &'a str>,
}

impl<'a> Resolver<'a> {
    fn new(targets: Targets<'a>, text: &'a str) -> Self {
        Self {
            targets,
            definitions: definitions(text),
        }
    }

    fn text(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut prose = String::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let Some(fence) = fence(line) else {
                if definition(line).is_none() {
                    prose.push_str(line);
                    prose.push('\n');
                }
                continue;
            };
            self.prose(&std::mem::take(&mut prose), &mut out);
            let indent = &line[..line.len() - line.trim_start().len()];
            let info = line.trim_start().trim_start_matches(['`', '~']);
            let is_program = info.starts_with("rust") || info.is_empty();
            let language = if is_program { "rust" } else { info };
            out.push_str(&format!("{indent}{fence}{language}\n"));
            for line in lines.by_ref() {
                let is_end = line.trim() == fence;
                if !(is_program && is_hidden(line)) || is_end {
                    out.push_str(line);
                    out.push('\n');
                }
                if is_end {
                    break;
                }
            }
        }
        self.prose(&prose, &mut out);
        out
    }

    fn prose(&self, text: &str, out: &mut String) {
        let mut rest = text;
        while let Some(start) = rest.find(['\\', '`', '[']) {
            out.push_str(&rest[..start]);
            let found = &rest[start..];
            let length = match found.as_bytes()[0] {
                b'\\' => found.chars().take(2).map(char::len_utf8).sum(),
                b'`' => code_length(found),
                _ => match self.link(found) {
                    Some((length, text)) => {
                        out.push_str(&text);
                        rest = &found[length..];
                        continue;
                    }
                    None => 1,
                },
            };
            out.push_str(&found[..length]);
            rest = &found[length..];
        }
        out.push_str(rest);
    }

    /// The length of a link at the beginning of a text, and the link in its place.
    fn link(&self, text: &str) -> Option<(usize, String)> {
        let end = closing(text, b'[', b']')?;
        let label = &text[1..end];
        let after = &text[end + 1..];
        let (target, length) = match after.as_bytes().first() {
            Some(b'(') => {
                let length = closing(after, b'(', b')')?;
                (&after[1..length], end + length + 2)
            }
            Some(b'[') => {
                let length = closing(after, b'[', b']')?;
                let name = &after[1..length];
                (*self.definitions.get(name)?, end + length + 2)
            }
            _ => {
                let code = label
                    .strip_prefix('`')
                    .and_then(|code| code.strip_suffix('`'));
                (*self.definitions.get(label).or(code.as_ref())?, end + 1)
            }
        };
        let text = match self.target(target) {
            Some(target) => format!("[{label}]({target})"),
            None => label.to_owned(),
        };
        Some((length, text))
    }

    /// The target of a link in place of another one; none if there is nothing to link to.
    fn target(&self, target: &str) -> Option<String> {
        let is_url = target.contains("://") || target.starts_with("mailto:");
        match self.targets {
            Targets::None => None,
            _ if is_url => Some(target.to_owned()),
            Targets::Rebased(page) => Some(links::rebased(target, page)),
            Targets::Pages(links, page) => links.relative(target, page).or_else(|| {
                // The guides themselves are one folder higher than their pages.
                match target.starts_with("../") && page.starts_with("guides/") {
                    true => Some(format!("../{target}")),
                    false => (target.starts_with('#') || target.contains(".md"))
                        .then(|| target.to_owned()),
                }
            }),
        }
    }
}

/// The length of a code span at the beginning of a text; that of its marks if it has no end.
fn code_length(text: &str) -> usize {
    let marks = text.len() - text.trim_start_matches('`').len();
    let mut from = marks;
    while let Some(start) = text[from..].find('`') {
        let found = &text[from + start..];
        let length = found.len() - found.trim_start_matches('`').len();
        if length == marks {
            return from + start + length;
        }
        from += start + length;
    }
    marks
}

/// The position of the bracket that closes the one at the beginning of a text, within a paragraph.
fn closing(text: &str, open: u8, close: u8) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'\\' => at += 1,
            b'`' => at += code_length(&text[at..]) - 1,
            b'\n' if text[at + 1..].starts_with('\n') => return None,
            byte if *byte == open => depth += 1,
            byte if *byte == close => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}
