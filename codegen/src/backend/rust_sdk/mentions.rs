//! The operations that guides mention.

use std::collections::HashMap;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::backend::Guide;

/// The guides by the names in their code.
pub(super) struct Mentions<'a> {
    by_name: HashMap<String, Vec<&'a Guide>>,
}

impl<'a> Mentions<'a> {
    pub(super) fn new(guides: &'a [Guide]) -> Self {
        let mut by_name: HashMap<String, Vec<&'a Guide>> = HashMap::new();
        for guide in guides {
            let mut in_block = false;
            for event in Parser::new(&guide.text) {
                let code = match event {
                    Event::Start(Tag::CodeBlock(_)) => {
                        in_block = true;
                        continue;
                    }
                    Event::End(TagEnd::CodeBlock) => {
                        in_block = false;
                        continue;
                    }
                    Event::Code(code) => code,
                    Event::Text(code) if in_block => code,
                    _ => continue,
                };
                for name in code.split(|c: char| !c.is_alphanumeric() && c != '_') {
                    let guides = by_name.entry(name.to_owned()).or_default();
                    if guides.last().is_none_or(|last| last.module != guide.module) {
                        guides.push(guide);
                    }
                }
            }
        }
        Self { by_name }
    }

    /// The guides whose code contains a name.
    pub(super) fn of(&self, name: &str) -> &[&'a Guide] {
        self.by_name
            .get(name)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }
}
