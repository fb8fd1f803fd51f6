use std::collections::{HashMap, HashSet};
use std::mem;

use super::fields::pair_by;
use super::operations::OperationPair;
use crate::api::{
    AdditionalProperties, Api, Operation, SidId, Type, TypeDef, TypeId, TypeKind, TypeRef,
};
use crate::diff::phrase::code;

/// A new type that an old one corresponds to.
pub(super) struct Match<'a> {
    pub(super) id: &'a TypeId,
    /// The reason, if the names differ.
    pub(super) evidence: Option<String>,
}

/// Pairs types by name, by location in the document, by use in the same place of a pair, and by content.
pub(super) fn pairs<'a>(
    old: &'a Api,
    new: &'a Api,
    operations: &[OperationPair<'a>],
    sids: &HashMap<&'a SidId, &'a SidId>,
) -> HashMap<&'a TypeId, Match<'a>> {
    let mut search = Search {
        old,
        new,
        sids,
        matches: HashMap::new(),
        compared: HashSet::new(),
        todo: Vec::new(),
    };
    search.pair_by_name();
    search.pair_by_pointer();
    search.pair_by_use(operations);
    search.pair_by_content();
    search.matches
}

struct Search<'a, 's> {
    old: &'a Api,
    new: &'a Api,
    sids: &'s HashMap<&'a SidId, &'a SidId>,
    matches: HashMap<&'a TypeId, Match<'a>>,
    /// The pairs whose members have been visited.
    compared: HashSet<(&'a TypeId, &'a TypeId)>,
    /// Values in the same place of a pair, with a description of the place.
    todo: Vec<(&'a TypeRef, &'a TypeRef, String)>,
}

impl<'a> Search<'a, '_> {
    fn insert(&mut self, old: &'a TypeId, new: &'a TypeId, evidence: Option<String>) {
        self.matches.insert(old, Match { id: new, evidence });
    }

    fn pair_by_name(&mut self) {
        for id in self.old.types.keys() {
            if let Some((new, _)) = self.new.types.get_key_value(id) {
                self.insert(id, new, None);
            }
        }
    }

    fn unmatched(&self) -> Vec<(&'a TypeId, &'a TypeDef)> {
        let types = self.old.types.iter();
        types
            .filter(|(id, _)| !self.matches.contains_key(id))
            .collect()
    }

    /// The new types whose names the old API does not have.
    fn added(&self) -> impl Iterator<Item = (&'a TypeId, &'a TypeDef)> {
        let (old, new) = (self.old, self.new);
        new.types
            .iter()
            .filter(|(id, _)| !old.types.contains_key(*id))
    }

    fn pair_by_pointer(&mut self) {
        // A type that several locations share is at that of one of them, which has a name of its own.
        let (aliases, others): (Vec<_>, Vec<_>) =
            self.added().partition(|(_, def)| def.alias_of.is_some());
        let by_pointer: HashMap<_, _> = others
            .into_iter()
            .chain(aliases)
            .map(|(id, def)| (&def.pointer, (id, def)))
            .collect();
        for (id, def) in self.unmatched() {
            if let Some((new, new_def)) = by_pointer.get(&def.pointer)
                && is_same_kind(def, new_def)
            {
                let evidence = format!("both are at {}", code(&def.pointer.to_string()));
                self.insert(id, new, Some(evidence));
            }
        }
    }

    fn pair_by_use(&mut self, operations: &[OperationPair<'a>]) {
        for pair in operations {
            self.visit_operations(pair.old.operation, pair.new.operation);
        }
        let known: Vec<_> = self
            .old
            .types
            .keys()
            .filter_map(|id| Some((id, self.matches.get(id)?.id)))
            .collect();
        for (old, new) in known {
            self.visit_types(old, new);
        }
        while let Some((old, new, place)) = self.todo.pop() {
            self.pair_values(old, new, &place);
        }
    }

    /// Takes the types of values in the same place for the same, unless they are known to be others.
    fn pair_values(&mut self, old: &'a TypeRef, new: &'a TypeRef, place: &str) {
        match (&old.ty, &new.ty) {
            (Type::List(old), Type::List(new))
            | (Type::Map(old), Type::Map(new))
            | (Type::Stream(_, old), Type::Stream(_, new)) => {
                self.pair_values(old, new, place);
            }
            (Type::Def(old_id), Type::Def(new_id)) => {
                let is_free = !self.matches.contains_key(old_id);
                let is_added = !self.old.types.contains_key(new_id);
                if is_free && is_added && is_similar(&self.old[old_id], &self.new[new_id]) {
                    self.insert(old_id, new_id, Some(format!("both are {place}")));
                }
                if self.matches.get(old_id).map(|found| found.id) == Some(new_id) {
                    self.visit_types(old_id, new_id);
                }
            }
            _ => {}
        }
    }

    fn visit_operations(&mut self, old: &'a Operation, new: &'a Operation) {
        let method = code(&format!("Client::{}", new.name));
        let place = format!("the response of {method}");
        self.todo.push((&old.response, &new.response, place));
        let parameters = pair_by(
            old.params.iter().flat_map(|params| &params.parameters),
            new.params.iter().flat_map(|params| &params.parameters),
            |parameter| &parameter.field.wire,
        );
        for (old, new) in parameters.both {
            let place = format!("the parameter {} of {method}", code(&new.field.wire));
            self.todo.push((&old.field.value, &new.field.value, place));
        }
        // Path parameters are matched by position; their names do not count.
        if old.path_parameters.len() == new.path_parameters.len() {
            let parameters = old.path_parameters.iter().zip(&new.path_parameters);
            for (old, new) in parameters {
                let place = format!("the parameter {} of {method}", code(&new.wire));
                self.todo.push((&old.value, &new.value, place));
            }
        }
        let responses = pair_by(old.responses(), new.responses(), |response| response.status);
        for (old, new) in responses.both {
            if let (Some(old), Some(new_content)) = (&old.content, &new.content) {
                let place = format!("the body of status {} of {method}", new.status);
                self.todo.push((&old.value, &new_content.value, place));
            }
        }
    }

    fn visit_types(&mut self, old: &'a TypeId, new: &'a TypeId) {
        if !self.compared.insert((old, new)) {
            return;
        }
        match (&self.old[old].kind, &self.new[new].kind) {
            (TypeKind::Struct(before), TypeKind::Struct(after)) => {
                let fields = pair_by(&before.fields, &after.fields, |field| &field.wire);
                for (old_field, new_field) in fields.both {
                    let path = format!("{new}::{}", new_field.name);
                    let place = format!("the type of {}", code(&path));
                    self.todo.push((&old_field.value, &new_field.value, place));
                }
                if let (AdditionalProperties::Schema(before), AdditionalProperties::Schema(after)) =
                    (&before.additional_properties, &after.additional_properties)
                {
                    let place = format!("the type of other properties of {}", code(new.as_str()));
                    self.todo.push((before, after, place));
                }
            }
            (TypeKind::Union(before), TypeKind::Union(after)) => {
                let variants = pair_by(&before.variants, &after.variants, |variant| &variant.name);
                for (old_variant, new_variant) in variants.both {
                    let path = format!("{new}::{}", new_variant.name);
                    let place = format!("the type of {}", code(&path));
                    self.todo
                        .push((&old_variant.value, &new_variant.value, place));
                }
            }
            _ => {}
        }
    }

    /// Pairs types of the same content that only one type of each API has.
    fn pair_by_content(&mut self) {
        let matched: HashSet<_> = self.matches.values().map(|found| found.id).collect();
        let mut by_content: HashMap<String, Vec<&'a TypeId>> = HashMap::new();
        let added: Vec<_> = self.added().collect();
        for (id, def) in added {
            if !matched.contains(id)
                && let Some(content) = self.content(def, false)
            {
                by_content.entry(content).or_default().push(id);
            }
        }
        let mut by_old_content: HashMap<String, Vec<&'a TypeId>> = HashMap::new();
        for (id, def) in self.unmatched() {
            if let Some(content) = self.content(def, true) {
                by_old_content.entry(content).or_default().push(id);
            }
        }
        for (content, old) in by_old_content {
            if let ([old], Some([new])) = (&*old, by_content.get(&content).map(Vec::as_slice)) {
                self.insert(old, new, Some("both have the same content".to_owned()));
            }
        }
    }

    /// The content of a type as text; none if there is too little to recognize it by.
    fn content(&self, def: &TypeDef, is_old: bool) -> Option<String> {
        let mut parts: Vec<String> = match &def.kind {
            TypeKind::Struct(object) => {
                let fields = object.fields.iter();
                fields
                    .map(|field| format!("{}: {}", field.wire, self.shape(field.ty(), is_old)))
                    .collect()
            }
            TypeKind::Enum(def) => def
                .variants
                .iter()
                .map(|variant| variant.wire.clone())
                .collect(),
            TypeKind::Union(union) => {
                let variants = union.variants.iter();
                variants
                    .map(|variant| self.shape(&variant.value.ty, is_old))
                    .collect()
            }
        };
        parts.sort();
        let kind = mem::discriminant(&def.kind);
        (parts.len() > 1).then(|| format!("{kind:?} {parts:?}"))
    }

    /// A type as text that is the same for paired types.
    fn shape(&self, ty: &Type, is_old: bool) -> String {
        match ty {
            Type::Def(id) => {
                let paired = self.matches.get(id).filter(|_| is_old);
                paired.map_or(id, |found| found.id).to_string()
            }
            Type::Sid(id) => {
                let paired = self.sids.get(id).filter(|_| is_old);
                paired.map_or(id, |found| *found).to_string()
            }
            Type::List(inner) => format!("[{}]", self.shape(&inner.ty, is_old)),
            Type::Map(inner) => format!("{{{}}}", self.shape(&inner.ty, is_old)),
            Type::Stream(items, inner) => format!("{items:?} {}", self.shape(&inner.ty, is_old)),
            leaf => format!("{leaf:?}"),
        }
    }
}

/// Whether two types are of the same kind and share at least half of what the smaller one consists of.
fn is_similar(old: &TypeDef, new: &TypeDef) -> bool {
    let (before, after) = (part_names(old), part_names(new));
    let shared = before.intersection(&after).count();
    is_same_kind(old, new) && 2 * shared >= before.len().min(after.len())
}

/// The names of the properties, values or members of a type.
fn part_names(def: &TypeDef) -> HashSet<&str> {
    match &def.kind {
        TypeKind::Struct(object) => object.fields.iter().map(|field| &*field.wire).collect(),
        TypeKind::Enum(def) => def.variants.iter().map(|variant| &*variant.wire).collect(),
        TypeKind::Union(union) => {
            let variants = union.variants.iter();
            variants.map(|variant| variant.name.plain()).collect()
        }
    }
}

fn is_same_kind(old: &TypeDef, new: &TypeDef) -> bool {
    match (&old.kind, &new.kind) {
        (TypeKind::Enum(old), TypeKind::Enum(new)) => old.repr == new.repr,
        (old, new) => mem::discriminant(old) == mem::discriminant(new),
    }
}
