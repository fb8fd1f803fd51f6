//! The guides that explain each operation.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::api::{Api, Module};
use crate::backend::Guide;

/// The guides of operations, in reading order.
pub(crate) struct Mentions<'a> {
    by_operation: HashMap<&'a str, Vec<&'a Guide>>,
}

impl<'a> Mentions<'a> {
    pub(crate) fn new(api: &'a Api, guides: &'a [Guide]) -> Self {
        let guides: Vec<_> = guides
            .iter()
            .map(|guide| (guide, Names::new(guide)))
            .collect();
        let mut by_operation = HashMap::new();
        for module in &api.modules {
            for operation in &module.operations {
                let name = operation.name.plain();
                by_operation.insert(name, of_operation(name, module, &guides));
            }
        }
        Self { by_operation }
    }

    /// The guides of an operation.
    pub(crate) fn of(&self, operation: &str) -> &[&'a Guide] {
        let guides = self.by_operation.get(operation);
        guides.map(Vec::as_slice).unwrap_or_default()
    }
}

/// The guides whose text names an operation. If there are none, the one whose programs call it most often: others call it
/// in passing. If none does, the one that names most operations of its module.
fn of_operation<'a>(name: &str, module: &Module, guides: &[(&'a Guide, Names)]) -> Vec<&'a Guide> {
    let explaining = guides
        .iter()
        .filter(|(_, names)| names.in_text.contains(name));
    let explaining: Vec<_> = explaining.map(|(guide, _)| *guide).collect();
    if !explaining.is_empty() {
        return explaining;
    }
    let siblings = |names: &Names| {
        let operations = module.operations.iter();
        let named = operations.filter(|other| names.contain(other.name.plain()));
        named.count()
    };
    let calling = greatest(guides, |names| {
        names.in_programs.get(name).copied().unwrap_or(0)
    });
    let guide = calling.or_else(|| greatest(guides, siblings));
    guide.into_iter().collect()
}

/// The first guide with the greatest number, if that is not 0.
fn greatest<'a>(
    guides: &[(&'a Guide, Names)],
    number: impl Fn(&Names) -> usize,
) -> Option<&'a Guide> {
    let numbered = guides
        .iter()
        .rev()
        .map(|(guide, names)| (number(names), *guide));
    let (number, guide) = numbered.max_by_key(|(number, _)| *number)?;
    (number > 0).then_some(guide)
}

/// The names that a guide contains.
#[derive(Default)]
struct Names {
    /// Those in code within its text.
    in_text: HashSet<String>,
    /// Those in its programs, without the lines that readers do not see, and how often they occur.
    in_programs: HashMap<String, usize>,
}

impl Names {
    fn new(guide: &Guide) -> Self {
        let mut names = Self::default();
        let mut in_block = false;
        for event in Parser::new(&guide.text) {
            match event {
                Event::Start(Tag::CodeBlock(_)) => in_block = true,
                Event::End(TagEnd::CodeBlock) => in_block = false,
                Event::Code(code) => names.in_text.extend(words(&code).map(str::to_owned)),
                Event::Text(code) if in_block => {
                    let visible = code.lines().filter(|line| !is_hidden(line));
                    for word in visible.flat_map(words) {
                        *names.in_programs.entry(word.to_owned()).or_default() += 1;
                    }
                }
                _ => {}
            }
        }
        names
    }

    fn contain(&self, name: &str) -> bool {
        self.in_text.contains(name) || self.in_programs.contains_key(name)
    }
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !c.is_alphanumeric() && c != '_')
}

/// Whether rustdoc compiles a line of a program without showing it.
fn is_hidden(line: &str) -> bool {
    let line = line.trim_start();
    line == "#" || line.starts_with("# ")
}
