//! Schemas that are composed of each other, and those of them that are part of themselves.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use openapiv3::{ReferenceOr, Schema};

use super::groups::Groups;
use super::resolved::ResolvedSchema;
use super::schema_ref::SchemaRef;
use super::schemas::{Cached, Role, Schemas};
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::document::TypedDocument;
use crate::scc::cycles;
use crate::source::Pointer;

/// A reference in `allOf`, `oneOf` or `anyOf`.
struct Link<'a> {
    member: SchemaRef<'a>,
    target: Pointer,
    /// Whether only `allOf` leads to it.
    all_of: bool,
}

impl<'a> Schemas<'a> {
    /// Finds the schemas that are composed of each other. Those that are so through `allOf` alone are errors: they
    /// would be larger than themselves.
    pub(super) fn find_cycles(&mut self) {
        let mut links = BTreeMap::new();
        let mut order = Vec::new();
        for (at, schema) in self.document.referenced_schemas() {
            if let ReferenceOr::Item(schema) = schema {
                links.insert(at.clone(), self.links(schema, &at));
                order.push(at);
            }
        }
        self.derived = derived(self.document, &links);
        let cycles_through = |all_of: bool| {
            let nodes = links.iter().map(|(at, links)| {
                let links = links.iter().filter(|link| link.all_of || !all_of);
                (at.clone(), links.map(|link| link.target.clone()).collect())
            });
            cycles(&nodes.collect())
        };
        self.cycles = cycles_through(false);
        let refused = cycles_through(true);
        for at in refused.keys() {
            for role in [Role::Whole, Role::Base] {
                let schema = Rc::new(ResolvedSchema::Any);
                let cached = Cached { schema, height: 0 };
                self.resolved.insert((role, at.clone()), cached);
            }
        }
        let mut reported = HashSet::new();
        for at in &order {
            let Some(cycle) = refused.get(at) else {
                continue;
            };
            let mut links = links[at].iter().filter(|link| link.all_of);
            let back = links.find(|link| refused.get(&link.target) == Some(cycle));
            if let Some(link) = back.filter(|_| reported.insert(*cycle)) {
                self.report_part_of_itself(&link.member.at);
            }
        }
    }

    fn report_part_of_itself(&self, at: &Pointer) {
        self.reporter.report(
            Diagnostic::new(
                Code::ContainsItself,
                at,
                "this schema is part of itself through `allOf` alone",
            )
            .help("remove this member, or move it into a property"),
        );
    }

    /// The references in the groups of a schema and of the schemas in them.
    fn links(&mut self, schema: &'a Schema, at: &Pointer) -> Vec<Link<'a>> {
        let mut links = Vec::new();
        let mut todo = vec![(schema, at.clone(), true)];
        while let Some((schema, at, all_of)) = todo.pop() {
            for group in Groups::of(schema).iter() {
                let all_of = all_of && group.keyword == "allOf";
                for member in group.members(&at) {
                    match member.schema {
                        ReferenceOr::Item(schema) => todo.push((schema, member.at, all_of)),
                        ReferenceOr::Reference { .. } => {
                            if let Some((_, target)) = self.target(&member) {
                                links.push(Link {
                                    member,
                                    target,
                                    all_of,
                                });
                            }
                        }
                    }
                }
            }
        }
        links
    }
}

/// The components that have each schema in their `allOf`, in the order of the document.
fn derived(
    document: TypedDocument<'_>,
    links: &BTreeMap<Pointer, Vec<Link<'_>>>,
) -> HashMap<Pointer, Vec<Pointer>> {
    let mut derived: HashMap<Pointer, Vec<Pointer>> = HashMap::new();
    for (_, _, at) in document.component_schemas() {
        let links = links.get(&at).into_iter().flatten();
        for link in links.filter(|link| link.all_of) {
            derived
                .entry(link.target.clone())
                .or_default()
                .push(at.clone());
        }
    }
    derived
}
