//! Schemas that all values of a schema satisfy.

use std::collections::HashSet;

use openapiv3::Schema;

use super::groups::Groups;
use super::limits::DEPTH_LIMIT;
use super::schema_ref::SchemaRef;
use super::schemas::Schemas;

impl<'a> Schemas<'a> {
    /// The schema itself, those of its `allOf`, and the only one of its `oneOf` or `anyOf` besides null, with theirs.
    pub(in crate::lower) fn conjuncts(&mut self, schema: &SchemaRef<'a>) -> Vec<&'a Schema> {
        let mut conjuncts = Vec::new();
        let mut visited = HashSet::new();
        let mut todo = vec![schema.clone()];
        while let Some(schema) = todo.pop() {
            let Some((schema, at)) = self.target(&schema) else {
                continue;
            };
            if conjuncts.len() == DEPTH_LIMIT || !visited.insert(at.clone()) {
                continue;
            }
            conjuncts.push(schema);
            let start = todo.len();
            let Groups { all_of, any_of } = Groups::of(schema);
            todo.extend(all_of.members(&at));
            for group in any_of {
                let mut others = group.members(&at).filter(|member| !self.is_null(member));
                if let (Some(only), None) = (others.next(), others.next()) {
                    todo.push(only);
                }
            }
            todo[start..].reverse();
        }
        conjuncts
    }
}
