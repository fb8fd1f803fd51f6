//! Replaces malformed values by stubs, so that one run finds the errors in the rest of the document, too.

use serde_json::Value;

use super::links::{Link, Links};
use super::object_index::ObjectIndex;
use super::replaced::Replaced;
use crate::openapi::grammar::{ObjectKind, ValueType};
use crate::openapi::object::Object;
use crate::source::Pointer;

/// Replaces the values at some locations: each by a minimal valid one of its kind, or by nothing where that is valid.
pub(super) fn replace<'p>(
    malformed: impl IntoIterator<Item = &'p Pointer>,
    objects: &ObjectIndex<'_, '_>,
    links: &mut Links,
) -> Replaced {
    let mut replacing = Replacing {
        links,
        replaced: Replaced::default(),
    };
    for at in malformed {
        if let Some(object) = objects.innermost(at) {
            let rest = &at.tokens()[object.pointer.depth()..];
            match rest.split_first() {
                None => replacing.object(object),
                Some((key, rest)) => replacing.keyword(object, key, rest.first().copied()),
            }
        }
    }
    replacing.replaced
}

struct Replacing<'l> {
    links: &'l mut Links,
    replaced: Replaced,
}

impl Replacing<'_> {
    fn link(&mut self, at: Pointer, link: Link) {
        self.links.insert(&at, link);
        self.replaced.insert(at);
    }

    /// Completes an object that lacks keywords, or replaces it.
    fn object(&mut self, object: &Object<'_>) {
        let (kind, at) = (object.kind, &object.pointer);
        let required = kind.keywords().iter().filter(|keyword| keyword.required);
        let missing = required.filter(|keyword| !object.entries.contains_key(keyword.name));
        let missing: Vec<_> = missing.map(|keyword| at.child(keyword.name)).collect();
        if missing.is_empty() || is_replaced_as_a_whole(kind) {
            self.link(at.clone(), Link::Stub(kind));
        } else {
            self.links.insert(at, Link::Completed(kind));
            missing.into_iter().for_each(|at| self.replaced.insert(at));
        }
    }

    /// Replaces the value of a key, or the item of it that is malformed.
    fn keyword(&mut self, object: &Object<'_>, key: &str, item: Option<&str>) {
        let (kind, at) = (object.kind, &object.pointer);
        let child = at.child(key);
        let Some(keyword) = kind.keyword(key) else {
            return self.link(child, Link::Nothing);
        };
        let value = object.entries.get(key);
        match (keyword.value, item) {
            (ValueType::ObjectMap(inner), Some(name)) if value.is_some_and(Value::is_object) => {
                self.link(child.child(name), Link::Stub(inner));
            }
            (ValueType::ObjectList(inner) | ValueType::FirstObject(inner, _), Some(index))
                if value.is_some_and(Value::is_array) =>
            {
                self.link(child.child(index), Link::Stub(inner));
            }
            _ if !keyword.required => self.link(child, Link::Nothing),
            (ValueType::Object(inner), _) => self.link(child, Link::Stub(inner)),
            _ if is_replaced_as_a_whole(kind) => self.link(at.clone(), Link::Stub(kind)),
            _ => {
                self.links.insert(at, Link::Completed(kind));
                self.link(child, Link::Nothing);
            }
        }
    }
}

/// Whether an object makes no sense with some of its keywords only.
fn is_replaced_as_a_whole(kind: ObjectKind) -> bool {
    matches!(
        kind,
        ObjectKind::Header | ObjectKind::Parameter | ObjectKind::SecurityScheme
    )
}
