//! Which item of the old API is which of the new one.

mod fields;
mod operations;
mod schemes;
mod sids;
mod types;

use std::collections::{HashMap, HashSet};

pub(super) use fields::{FieldPair, Pairs, pair_by, pair_by_keys, pair_fields};
pub(super) use operations::{OperationPair, PlacedOperation, unnamed};
use schemes::SchemePair;

use super::surface::{optional_text, type_text};
use super::usage::Usage;
use crate::api::{Api, SecurityScheme, SidId, StreamItems, Type, TypeId, TypeRef};
use crate::backend::layout::Layout;

/// The pairs of items, and the indices that comparing them needs.
pub(super) struct Matching<'a> {
    pub(super) old: &'a Api,
    pub(super) new: &'a Api,
    pub(super) old_layout: Layout<'a>,
    pub(super) new_layout: Layout<'a>,
    pub(super) old_usage: Usage<'a>,
    pub(super) new_usage: Usage<'a>,
    pub(super) operations: Pairs<OperationPair<'a>, PlacedOperation<'a>>,
    pub(super) schemes: Pairs<SchemePair<'a>, &'a SecurityScheme>,
    types: HashMap<&'a TypeId, types::Match<'a>>,
    matched_new_types: HashSet<&'a TypeId>,
    sids: HashMap<&'a SidId, &'a SidId>,
    matched_new_sids: HashSet<&'a SidId>,
}

impl<'a> Matching<'a> {
    pub(super) fn new(old: &'a Api, new: &'a Api) -> Self {
        let sids = sids::pairs(old, new);
        let operations = operations::pairs(old, new);
        let types = types::pairs(old, new, &operations.both, &sids);
        Self {
            old,
            new,
            old_layout: Layout::new(old),
            new_layout: Layout::new(new),
            old_usage: Usage::new(old),
            new_usage: Usage::new(new),
            operations,
            schemes: schemes::pairs(old, new),
            matched_new_types: types.values().map(|found| found.id).collect(),
            types,
            matched_new_sids: sids.values().copied().collect(),
            sids,
        }
    }

    /// The new type that an old one corresponds to.
    pub(super) fn type_of(&self, old: &TypeId) -> Option<&'a TypeId> {
        self.types.get(old).map(|found| found.id)
    }

    /// The reason for pairing an old type with a new one of another name.
    pub(super) fn type_evidence(&self, old: &TypeId) -> Option<&str> {
        self.types.get(old)?.evidence.as_deref()
    }

    /// The new SID type that an old one corresponds to.
    pub(super) fn sid_of(&self, old: &SidId) -> Option<&'a SidId> {
        self.sids.get(old).copied()
    }

    /// The name in the new API of an old security scheme.
    pub(super) fn scheme_name<'n>(&'n self, old: &'n str) -> &'n str {
        let mut pairs = self.schemes.both.iter();
        let pair = pairs.find(|(scheme, _)| scheme.name == old);
        pair.map_or(old, |(_, new)| &new.name)
    }

    pub(super) fn is_new_type(&self, new: &TypeId) -> bool {
        !self.matched_new_types.contains(new)
    }

    pub(super) fn is_new_sid(&self, new: &SidId) -> bool {
        !self.matched_new_sids.contains(new)
    }

    /// Whether an old type and a new one are the same, apart from renamed types.
    pub(super) fn is_same(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Def(old), Type::Def(new)) => self.type_of(old) == Some(new),
            (Type::Sid(old), Type::Sid(new)) => self.sid_of(old) == Some(new),
            (Type::List(old), Type::List(new)) | (Type::Map(old), Type::Map(new)) => {
                self.is_same_value(old, new)
            }
            (Type::Stream(old_items, old), Type::Stream(new_items, new)) => {
                old_items == new_items && self.is_same_value(old, new)
            }
            _ => old == new,
        }
    }

    /// Whether the values of two positions have the same Rust type, apart from renamed types.
    pub(super) fn is_same_value(&self, old: &TypeRef, new: &TypeRef) -> bool {
        old.nullable == new.nullable && self.is_same(&old.ty, &new.ty)
    }

    /// The Rust type of an old value as text, with the names that its types have in the new API.
    pub(super) fn renamed_text(&self, old: &Type) -> String {
        match old {
            Type::Def(id) => self.type_of(id).unwrap_or(id).to_string(),
            Type::Sid(id) => self.sid_of(id).unwrap_or(id).to_string(),
            Type::List(item) => format!("Vec<{}>", self.renamed_value_text(item)),
            Type::Map(value) => format!("BTreeMap<String, {}>", self.renamed_value_text(value)),
            Type::Stream(StreamItems::Data, item) => {
                format!(
                    "ItemStream<ServerSentEvent<{}>>",
                    self.renamed_value_text(item)
                )
            }
            Type::Stream(_, item) => format!("ItemStream<{}>", self.renamed_value_text(item)),
            leaf => type_text(leaf),
        }
    }

    fn renamed_value_text(&self, old: &TypeRef) -> String {
        optional_text(self.renamed_text(&old.ty), old.nullable)
    }
}
