//! Whether null is a value of a schema.

use super::Lowering;
use super::combine::{groups, parts};
use super::limits::DEPTH_LIMIT;
use super::shape::Part;
use super::simple::allows_null;

impl<'a> Lowering<'a> {
    /// Whether a value of a part's schema can be null: it says so itself, a member of its `oneOf` or `anyOf` does, or
    /// all of its `allOf` do.
    pub(super) fn is_nullable(&mut self, part: &Part<'a>) -> bool {
        self.is_nullable_within(part, DEPTH_LIMIT)
    }

    fn is_nullable_within(&mut self, part: &Part<'a>, depth: usize) -> bool {
        let Some((schema, at)) = self.target(part).filter(|_| depth > 0) else {
            return false;
        };
        if let Some(known) = self.nullable.get(&at) {
            return *known;
        }
        // A schema that is part of itself adds nothing.
        self.nullable.insert(at.clone(), false);
        let [all_of, any @ ..] = groups(schema);
        let mut nullable = allows_null(schema);
        for group in any {
            nullable |= parts(&group, &at).any(|part| self.is_nullable_within(&part, depth - 1));
        }
        if !all_of.1.is_empty() {
            nullable |= parts(&all_of, &at).all(|part| self.is_nullable_within(&part, depth - 1));
        }
        self.nullable.insert(at, nullable);
        nullable
    }
}
