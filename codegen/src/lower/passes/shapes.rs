//! Which types have the same shape: they have the same values, and the document says the same about their parts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use indexmap::IndexMap;

use super::references::{Edges, edges};
use crate::api::{
    AdditionalProperties, Api, Enum, Field, Sensitivity, Struct, Type, TypeDef, TypeId, TypeKind,
    TypeRef, Union, UnionVariant,
};
use crate::scc::cycles;

/// A number that types share exactly if they have the same shape.
type Numbers<'a> = HashMap<&'a TypeId, usize>;

/// The types of each shape that several have.
pub(super) fn shared(api: &Api) -> Vec<Vec<TypeId>> {
    let references = edges(api, |def| {
        let members = def.members().into_iter();
        members.filter_map(Type::def).collect()
    });
    let mut distinct = on_long_cycles(&references);
    let numbers = numbers(api, &references, &distinct);
    distinct.extend(rivals(api, &numbers));
    let numbers = self::numbers(api, &references, &distinct);
    let mut by_number: BTreeMap<usize, Vec<TypeId>> = BTreeMap::new();
    for (id, number) in numbers {
        by_number.entry(number).or_default().push(id.clone());
    }
    let shared = by_number.into_values().filter(|types| types.len() > 1);
    shared.collect()
}

/// The types that contain themselves by way of others. Their shape would depend on itself.
fn on_long_cycles(references: &Edges) -> BTreeSet<TypeId> {
    let cycles = cycles(references);
    let mut lengths: HashMap<usize, usize> = HashMap::new();
    for cycle in cycles.values() {
        *lengths.entry(*cycle).or_default() += 1;
    }
    let long = cycles.into_iter().filter(|(_, cycle)| lengths[cycle] > 1);
    long.map(|(id, _)| id).collect()
}

/// The members of a union that would be the same type, though it distinguishes them.
fn rivals(api: &Api, numbers: &Numbers<'_>) -> BTreeSet<TypeId> {
    let mut rivals = BTreeSet::new();
    for (_, def) in api.types() {
        if let TypeKind::Union(_) = def.kind {
            let mut members: BTreeMap<usize, BTreeSet<&TypeId>> = BTreeMap::new();
            for id in def.members().into_iter().filter_map(Type::def) {
                members.entry(numbers[id]).or_default().insert(id);
            }
            let alike = members.into_values().filter(|ids| ids.len() > 1);
            rivals.extend(alike.flatten().cloned());
        }
    }
    rivals
}

/// The number of the shape of each type; types in `distinct` share theirs with no other.
fn numbers<'a>(api: &'a Api, references: &'a Edges, distinct: &BTreeSet<TypeId>) -> Numbers<'a> {
    let mut numbers = Numbers::new();
    let mut by_shape: HashMap<String, usize> = HashMap::new();
    for root in references.keys() {
        let mut path = vec![(root, 0)];
        while let Some((id, step)) = path.last_mut() {
            let id = *id;
            if !numbers.contains_key(id)
                && !distinct.contains(id)
                && let Some(next) = references[id].get(*step)
            {
                *step += 1;
                if next != id {
                    path.push((next, 0));
                }
                continue;
            }
            path.pop();
            if !numbers.contains_key(id) {
                let text = match distinct.contains(id) {
                    true => id.to_string(),
                    false => shape(id, &api[id], &numbers),
                };
                let next = by_shape.len();
                numbers.insert(id, *by_shape.entry(text).or_insert(next));
            }
        }
    }
    numbers
}

/// The shape of a type as text; the shapes of the types that it consists of have numbers already.
fn shape(id: &TypeId, def: &TypeDef, numbers: &Numbers<'_>) -> String {
    let writer = Writer { id, numbers };
    match &def.kind {
        TypeKind::Struct(def) => writer.structure(def),
        TypeKind::Enum(def) => enumeration(def),
        TypeKind::Union(def) => writer.union(def),
    }
}

/// The values of an enum. What the document says about each is part of what it says about the enum or its use.
fn enumeration(def: &Enum) -> String {
    let values = def.variants.iter();
    let values: BTreeMap<_, _> = values
        .map(|variant| (&variant.wire, variant.name.plain()))
        .collect();
    format!("{:?} {values:?}", def.repr)
}

/// Writes the shape of a type.
struct Writer<'s, 'a> {
    id: &'s TypeId,
    numbers: &'s Numbers<'a>,
}

impl Writer<'_, '_> {
    fn structure(&self, def: &Struct) -> String {
        // Whether users construct it depends on its use, not on its shape.
        let Struct {
            input: _,
            fields,
            additional_properties,
            page,
        } = def;
        let others = match additional_properties {
            AdditionalProperties::Unspecified => "unspecified".to_owned(),
            AdditionalProperties::Any => "any".to_owned(),
            AdditionalProperties::Schema(value) => self.value(value),
        };
        let page = page.as_ref().map(|page| {
            let item = self.value(&page.item);
            (&page.items, item, &page.next)
        });
        // Constructors take what is required in this order.
        let required = fields.iter().filter(|field| field.required);
        let required: Vec<_> = required.map(|field| &field.wire).collect();
        let by_name: IndexMap<_, _> = fields
            .iter()
            .map(|field| (&field.wire, self.field(field)))
            .collect();
        let mut properties: Vec<_> = by_name.into_iter().collect();
        properties.sort();
        format!("object {properties:?} {required:?} {others} {page:?}")
    }

    fn field(&self, field: &Field) -> String {
        let Field {
            wire: _,
            name,
            pointer: _,
            docs,
            value,
            required: _,
            access,
            sensitivity,
            deprecated,
            style,
            allow_reserved,
            content_type,
            // They do not limit the values.
            example: _,
            identifies_owner: _,
            unit,
        } = field;
        // Whether a URL repeats personal data depends on the operation.
        let sensitivity = sensitivity
            .as_ref()
            .filter(|reason| **reason != Sensitivity::PersonalUrl);
        let value = self.value(value);
        format!(
            "{name} {docs:?} {value} {unit:?} {access:?} {sensitivity:?} {deprecated:?} {style:?} {allow_reserved} {content_type:?}"
        )
    }

    fn union(&self, def: &Union) -> String {
        let variants = def.variants.iter().map(|variant| {
            let UnionVariant {
                name,
                tags,
                docs,
                value,
            } = variant;
            format!("{name} {tags:?} {docs:?} {}", self.value(value))
        });
        let variants: Vec<_> = variants.collect();
        format!("{:?} {variants:?}", def.discriminator)
    }

    fn value(&self, value: &TypeRef) -> String {
        let ty = match &value.ty {
            Type::Def(id) if id == self.id => "itself".to_owned(),
            Type::Def(id) => format!("type {}", self.numbers[id]),
            Type::List(item) => format!("list of {}", self.value(item)),
            Type::Map(value) => format!("map of {}", self.value(value)),
            leaf => format!("{leaf:?}"),
        };
        let null = if value.nullable { " or null" } else { "" };
        match value.constraints.is_empty() {
            true => format!("{ty}{null}"),
            false => format!("{ty}{null} {:?}", value.constraints),
        }
    }
}
