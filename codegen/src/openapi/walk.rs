//! The way through a document.

use serde_json::{Map, Value};

use super::schema::{OTHER_TYPE, UNSAID};
use super::table::{Keyword, Kind, Rule, Takes};
use super::{Entry, Fate, Ledger, check, names, operation_ids, tags};
use crate::{Diagnostic, Pointer};

/// What a walk over a document brings.
pub(crate) struct Walked<'d> {
    pub(crate) ledger: Ledger,
    pub(crate) found: Vec<Diagnostic>,
    pub(crate) parts: Vec<Part<'d>>,
}

/// An object of a document.
pub(crate) struct Part<'d> {
    pub(crate) kind: Kind,
    pub(crate) object: &'d Map<String, Value>,
    pub(crate) pointer: Pointer,
}

/// Says what becomes of each keyword of a document, and what is wrong with it.
pub(crate) fn walk(document: &Value) -> Walked<'_> {
    let mut walk = Walk {
        document,
        entries: Vec::new(),
        found: Vec::new(),
        parts: Vec::new(),
        referred: Vec::new(),
    };
    let context = Context {
        ignored: None,
        described: true,
    };
    walk.object(Kind::Document, document, &Pointer::root(), context);
    walk.components(context);
    operation_ids::duplicates(document, &mut walk.found);
    tags::undeclared(document, &mut walk.found);
    Walked {
        ledger: Ledger {
            entries: walk.entries,
        },
        found: walk.found,
        parts: walk.parts,
    }
}

pub(super) struct Walk<'d> {
    pub(super) document: &'d Value,
    entries: Vec<Entry>,
    pub(super) found: Vec<Diagnostic>,
    parts: Vec<Part<'d>>,
    /// Keys and names of the components that something used refers to.
    pub(super) referred: Vec<(&'static str, String)>,
}

/// What a place inherits from those above it.
#[derive(Clone, Copy)]
pub(super) struct Context {
    /// Why it is ignored, if it is.
    pub(super) ignored: Option<&'static str>,
    /// Whether the docs say what a schema there demands.
    pub(super) described: bool,
}

impl<'d> Walk<'d> {
    /// An object of a kind, or a reference to one.
    pub(super) fn object(&mut self, kind: Kind, value: &'d Value, at: &Pointer, context: Context) {
        let Some(object) = value.as_object() else {
            self.found.push(check::part(kind, value, at));
            return;
        };
        if let (Some(key), Some(reference)) = (kind.component_key(), object.get("$ref")) {
            return self.reference(kind, key, reference, object, at, context);
        }
        self.parts.push(Part {
            kind,
            object,
            pointer: at.clone(),
        });
        for (key, value) in object {
            let at = at.child(key);
            if key.starts_with("x-") {
                self.extension(kind, key, value, &at);
            } else if kind.keywords().is_empty() {
                self.named(kind, key, value, &at, context);
            } else if let Some(keyword) = kind.keyword(key) {
                self.keyword(kind, &keyword, value, object, &at, context);
            } else {
                self.record(kind, key, &at, Fate::Unknown);
                let fault = names::unknown_keyword(kind, key, object, &at);
                self.found.push(fault);
            }
        }
        check::whole(kind, object, at, &mut self.found);
        if kind == Kind::Schema {
            names::unknown_required(object, at, &mut self.found);
        }
    }

    /// A keyword of an object with what it holds.
    pub(super) fn keyword(
        &mut self,
        kind: Kind,
        keyword: &Keyword,
        value: &'d Value,
        object: &'d Map<String, Value>,
        at: &Pointer,
        context: Context,
    ) {
        let fault = check::value(kind, keyword, value, at);
        let fate = match keyword.rule {
            _ if fault.is_some() => Fate::Refused,
            rule => fate(rule, object, context),
        };
        if context.ignored.is_none() {
            self.record(kind, keyword.name, at, fate);
        }
        if let Some(fault) = fault {
            self.found.push(fault);
            return;
        }
        // Components are met later, when it is known which of them are used.
        if kind == Kind::Document && keyword.name == "components" {
            return;
        }
        let context = Context {
            ignored: context.ignored.or(match fate {
                Fate::Ignored(reason) => Some(reason),
                _ => None,
            }),
            described: match (kind, keyword.name) {
                (Kind::Response, _) => false,
                (Kind::MediaType, _) => context.described,
                (Kind::Schema, "properties") => true,
                // The docs of a list or a map say what they demand of each value, too.
                (Kind::Schema, "items") => context.described,
                (Kind::Schema, "additionalProperties") => {
                    context.described && !object.contains_key("properties")
                }
                (Kind::Schema, _) => false,
                _ => true,
            },
        };
        self.parts(keyword.takes, value, at, context);
    }

    fn parts(&mut self, takes: Takes, value: &'d Value, at: &Pointer, context: Context) {
        let items = value.as_array().into_iter().flatten().enumerate();
        match takes {
            Takes::One(kind) | Takes::OneOrFlag(kind) if value.is_object() => {
                self.object(kind, value, at, context);
            }
            Takes::List(kind) => {
                for (index, item) in items {
                    self.object(kind, item, &at.child(index), context);
                }
            }
            Takes::First(kind, reason) => {
                for (index, item) in items {
                    let ignored = context.ignored.or((index > 0).then_some(reason));
                    let at = at.child(index);
                    if index > 0 && context.ignored.is_none() {
                        self.record(kind, "(another)", &at, Fate::Ignored(reason));
                    }
                    self.object(kind, item, &at, Context { ignored, ..context });
                }
            }
            Takes::Named(kind) => {
                for (key, item) in value.as_object().into_iter().flatten() {
                    self.object(kind, item, &at.child(key), context);
                }
            }
            Takes::Texts => {
                for (index, item) in items {
                    self.found.extend(check::text(item, &at.child(index)));
                }
            }
            Takes::NamedTexts => {
                for (key, item) in value.as_object().into_iter().flatten() {
                    let at = at.child(key);
                    self.found.extend(check::text(item, &at));
                }
            }
            _ => {}
        }
    }

    pub(super) fn record(&mut self, kind: Kind, keyword: &str, at: &Pointer, fate: Fate) {
        self.entries.push(Entry {
            object: kind.name(),
            keyword: keyword.to_owned(),
            pointer: at.clone(),
            fate,
        });
    }
}

pub(super) fn fate(rule: Rule, object: &Map<String, Value>, context: Context) -> Fate {
    let is_one_of = |types: &[&str]| {
        let own = object.get("type").and_then(Value::as_str);
        types.contains(&own.unwrap_or_default())
    };
    match rule {
        Rule::Used => Fate::Used,
        Rule::Ignored(reason) => Fate::Ignored(reason),
        Rule::OfTypes(types, _) if is_one_of(types) => Fate::Used,
        Rule::OfTypes(_, reason) => Fate::Ignored(reason),
        Rule::Demand(types) if !is_one_of(types) => Fate::Ignored(OTHER_TYPE),
        Rule::Demand(_) if !context.described => Fate::Ignored(UNSAID),
        Rule::Demand(_) => Fate::Used,
    }
}
