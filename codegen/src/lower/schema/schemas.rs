//! The schemas of a document, each resolved once.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use openapiv3::Schema;

use super::resolved::ResolvedSchema;
use crate::lower::document::TypedDocument;
use crate::lower::reporter::Reporter;
use crate::source::Pointer;

/// The schemas of a document, and the results of resolving them.
pub(in crate::lower) struct Schemas<'a> {
    pub(super) document: TypedDocument<'a>,
    pub(super) reporter: &'a Reporter,
    /// The final targets of references; none for those that have none or are circular.
    pub(super) targets: HashMap<String, Option<(&'a Schema, Pointer)>>,
    pub(super) resolved: HashMap<(Role, Pointer), Cached<'a>>,
    /// The schemas that are composed of each other, each with the number of its cycle.
    pub(super) cycles: BTreeMap<Pointer, usize>,
    /// The components that have a schema in their `allOf`, by the location of that schema.
    pub(super) derived: HashMap<Pointer, Vec<Pointer>>,
    /// The cycles that are nested too deeply.
    pub(super) too_deep_cycles: HashSet<usize>,
    /// The targets of the references in a group, by the location of the group.
    pub(super) group_targets: HashMap<Pointer, Rc<HashSet<Pointer>>>,
    /// The schemas that are being resolved regardless of those on the way to them.
    pub(super) resolving_alone: HashSet<Pointer>,
    /// The number of schemas that are being resolved, one for the other.
    pub(super) depth: usize,
    /// The greatest depth so far.
    pub(super) max_depth: usize,
    /// The number of properties and schemas that were composed so far.
    pub(super) composed: usize,
    /// Whether null is a value of the schema at a location.
    pub(super) nullable: BTreeMap<Pointer, bool>,
}

/// What a schema is resolved for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// Its own values.
    Whole,
    /// What it adds to the values of another one, as a member of `allOf`.
    Base,
}

/// The schemas on cycles that are being resolved, each with the number of its cycle.
pub(super) type Active = Vec<(Pointer, usize)>;

/// The result of resolving a schema.
pub(super) struct Cached<'a> {
    pub(super) schema: Rc<ResolvedSchema<'a>>,
    /// The number of schemas that are nested in it.
    pub(super) height: usize,
}

impl<'a> Schemas<'a> {
    /// The schemas of a document. Those that are part of themselves through `allOf` alone are errors.
    pub(in crate::lower) fn new(document: TypedDocument<'a>, reporter: &'a Reporter) -> Self {
        let mut schemas = Self {
            document,
            reporter,
            targets: HashMap::new(),
            resolved: HashMap::new(),
            cycles: BTreeMap::new(),
            derived: HashMap::new(),
            too_deep_cycles: HashSet::new(),
            group_targets: HashMap::new(),
            resolving_alone: HashSet::new(),
            depth: 0,
            max_depth: 0,
            composed: 0,
            nullable: BTreeMap::new(),
        };
        schemas.find_cycles();
        schemas
    }
}
