//! The values of a YAML text with their aliases, built from the events of the parser.

use std::collections::HashMap;
use std::rc::Rc;

use saphyr_parser::{Event, ScalarStyle, Tag};

/// A value of a YAML text.
#[derive(Clone)]
pub(super) enum Node {
    Scalar(Scalar),
    Sequence(Vec<Rc<Node>>),
    Mapping(Vec<(Rc<Node>, Rc<Node>)>),
}

/// A value without inner values.
#[derive(Clone)]
pub(super) struct Scalar {
    /// The text without quotes and escapes.
    pub(super) text: String,
    /// Whether it has no quotes, so that it may be a number, a boolean or null.
    pub(super) is_plain: bool,
    /// A tag that is not one of YAML's own.
    pub(super) unknown_tag: Option<String>,
}

/// Builds the tree of a text.
#[derive(Default)]
pub(super) struct TreeBuilder {
    pub(super) root: Option<Rc<Node>>,
    open: Vec<(Node, usize)>,
    /// The keys of the open mappings that have no value yet.
    keys: Vec<Option<Rc<Node>>>,
    anchors: HashMap<usize, Rc<Node>>,
}

impl TreeBuilder {
    pub(super) fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let scalar = Scalar::new(text, *style, tag.as_deref());
                self.add(Node::Scalar(scalar), *anchor);
            }
            Event::Alias(anchor) => {
                // The scanner reports an alias of the value around it.
                let known = self.anchors.get(anchor).cloned();
                let null = || Rc::new(Node::Scalar(Scalar::new("", ScalarStyle::Plain, None)));
                self.insert(known.unwrap_or_else(null));
            }
            Event::SequenceStart(anchor, _) => self.open(Node::Sequence(Vec::new()), *anchor),
            Event::MappingStart(anchor, _) => self.open(Node::Mapping(Vec::new()), *anchor),
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some((node, anchor)) = self.open.pop() {
                    self.keys.pop();
                    self.add(node, anchor);
                }
            }
            _ => {}
        }
    }

    fn open(&mut self, node: Node, anchor: usize) {
        self.open.push((node, anchor));
        self.keys.push(None);
    }

    fn add(&mut self, node: Node, anchor: usize) {
        let node = Rc::new(node);
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        self.insert(node);
    }

    fn insert(&mut self, node: Rc<Node>) {
        match (self.open.last_mut(), self.keys.last_mut()) {
            (Some((Node::Sequence(items), _)), _) => items.push(node),
            (Some((Node::Mapping(entries), _)), Some(key)) => match key.take() {
                Some(key) => entries.push((key, node)),
                None => *key = Some(node),
            },
            _ => self.root = Some(node),
        }
    }
}

impl Scalar {
    fn new(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Self {
        let suffix = tag.map(|tag| (tag.is_yaml_core_schema(), tag.suffix.as_str()));
        Self {
            text: text.to_owned(),
            is_plain: match suffix {
                Some((true, "bool" | "float" | "int" | "null")) => true,
                Some(_) => false,
                None => style == ScalarStyle::Plain,
            },
            unknown_tag: match (suffix, tag) {
                (Some((false, suffix)), Some(tag)) if !suffix.is_empty() => Some(tag.to_string()),
                _ => None,
            },
        }
    }
}
