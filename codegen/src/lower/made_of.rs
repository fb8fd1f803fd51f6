//! Which schemas are made of each other, and which of them are parts of themselves.

use std::collections::HashSet;
use std::rc::Rc;

use openapiv3::{ReferenceOr, Schema};

use super::Lowering;
use super::combine::{groups, parts};
use super::follow::{Known, Role};
use super::shape::{Part, Shape};
use crate::scc::cycles;
use crate::{Code, Diagnostic, Pointer};

/// A reference in `allOf`, `oneOf` or `anyOf`.
struct Link<'a> {
    part: Part<'a>,
    to: Pointer,
    /// Whether there is nothing but `allOf` on the way to it.
    all_of: bool,
}

impl<'a> Lowering<'a> {
    /// Finds the schemas that are made of each other. Those that are so through `allOf` alone are refused: they
    /// would be larger than themselves.
    pub(super) fn find_circles(&mut self) {
        let schemas = self.document.components.iter();
        let schemas = schemas.flat_map(|components| &components.schemas);
        let schemas = schemas.map(|(name, schema)| {
            let at = Pointer::root().descend(["components", "schemas", name]);
            (at, schema)
        });
        let deep = self.deep.iter().map(|(at, schema)| (at.clone(), schema));
        let items = schemas.chain(deep);
        let items: Vec<_> = items
            .filter_map(|(at, schema)| Some((at, schema.as_item()?)))
            .collect();
        let links: Vec<_> = items
            .iter()
            .map(|(at, schema)| (at, self.links(schema, at)))
            .collect();
        let graph = |all_of: bool| {
            let nodes = links.iter().map(|(at, links)| {
                let links = links.iter().filter(|link| link.all_of || !all_of);
                ((*at).clone(), links.map(|link| link.to.clone()).collect())
            });
            cycles(&nodes.collect())
        };
        self.followed.circles = graph(false);
        let refused = graph(true);
        for role in [Role::Whole, Role::Base] {
            let untyped = refused.keys().map(|at| {
                let shape = Rc::new(Shape::Untyped);
                (at.clone(), Known { shape, height: 0 })
            });
            self.followed.shapes.insert(role, untyped.collect());
        }
        let mut told = HashSet::new();
        for (at, links) in &links {
            let Some(circle) = refused.get(at) else {
                continue;
            };
            let mut links = links.iter().filter(|link| link.all_of);
            let back = links.find(|link| refused.get(&link.to) == Some(circle));
            if let Some(link) = back.filter(|_| told.insert(*circle)) {
                self.report(
                    Diagnostic::new(
                        Code::PartOfItself,
                        &link.part.at,
                        "this schema is a part of itself, through `allOf` alone",
                    )
                    .help("take this part out, or let a property hold it"),
                );
            }
        }
    }

    /// The references in what a schema is made of.
    fn links(&mut self, schema: &'a Schema, at: &Pointer) -> Vec<Link<'a>> {
        let mut links = Vec::new();
        let mut open = vec![(schema, at.clone(), true)];
        while let Some((schema, at, all_of)) = open.pop() {
            for group in groups(schema) {
                let all_of = all_of && group.0 == "allOf";
                for part in parts(&group, &at) {
                    match part.schema {
                        ReferenceOr::Item(schema) => open.push((schema, part.at, all_of)),
                        ReferenceOr::Reference { .. } => {
                            if let Some((_, to)) = self.target(&part) {
                                links.push(Link { part, to, all_of });
                            }
                        }
                    }
                }
            }
        }
        links
    }
}
