//! Unions: an open enum with a variant for each of several types.

use indexmap::map::Entry;
use indexmap::{IndexMap, IndexSet};
use openapiv3::ReferenceOr;

use super::identity::identity;
use super::limits::DEPTH_LIMIT;
use super::shape::{Part, Shape};
use super::{Lowering, names, prose, shape};
use crate::Pointer;
use crate::api::{Constraints, Discriminator, Docs, RustName, TypeRef, Union, UnionVariant};

/// A variant while it is worked out: what its name is made of, and what it is called in references.
struct Candidate {
    words: String,
    tags: Vec<String>,
    docs: Docs,
    value: TypeRef,
}

impl Candidate {
    /// Takes in another member of the same type; limits hold only where both set them.
    fn extend(&mut self, tags: Vec<String>, value: &TypeRef) {
        self.tags.extend(tags);
        self.value.nullable |= value.nullable;
        if self.value.constraints != value.constraints {
            self.value.constraints = Constraints::default();
        }
    }
}

impl<'a> Lowering<'a> {
    pub(super) fn union(&mut self, union: &shape::Union<'a>, name: &str) -> Union {
        let mut candidates: IndexMap<String, Candidate> = IndexMap::new();
        let all_words = self.all_words(&union.parts);
        for (part, words) in union.parts.iter().zip(all_words) {
            let tags = self.tags(part, union.discriminator);
            let value = self.type_to_define(part, &names::joined(name, &words));
            match candidates.entry(identity(&value.ty)) {
                Entry::Occupied(mut other) => other.get_mut().extend(tags, &value),
                Entry::Vacant(entry) => {
                    entry.insert(Candidate {
                        docs: self.first_paragraph(part),
                        words,
                        tags,
                        value,
                    });
                }
            }
        }
        let texts: Vec<_> = candidates.values().map(|one| one.words.as_str()).collect();
        let names = names::disambiguate(&texts, names::variant_name);
        let variants = candidates.into_values().zip(names);
        let variants = variants.map(|(candidate, name)| UnionVariant {
            name: RustName::new(name),
            tags: candidate.tags,
            docs: candidate.docs,
            value: candidate.value,
        });
        let property = union.discriminator.map(|by| by.property_name.clone());
        Union {
            discriminator: property.map_or(Discriminator::BestMatch, Discriminator::Property),
            variants: variants.collect(),
        }
    }

    /// What the variants are called: one that would have the same words as one before it gets digits that follow
    /// from what it consists of.
    fn all_words(&mut self, parts: &[Part<'a>]) -> Vec<String> {
        let mut settled: IndexSet<String> = IndexSet::new();
        for part in parts {
            let mut words = self.words(part);
            if settled.contains(&words) {
                let inside = self.inside(part);
                words = format!("{words} {}", names::hash_suffix(&inside));
            }
            // Two that look all the same are only told apart by their order.
            while settled.contains(&words) {
                words.push('x');
            }
            settled.insert(words);
        }
        settled.into_iter().collect()
    }

    /// The properties of an object, and what kinds of values they have.
    fn inside(&mut self, part: &Part<'a>) -> String {
        let shape = self.final_shape(part).map(|(shape, _)| shape);
        let Some(Shape::Object(object)) = shape.as_deref() else {
            return String::new();
        };
        let mut inside = String::new();
        for (wire, property) in &object.properties {
            inside.push_str(wire);
            for part in &property.parts {
                inside.push_str(&format!(": {}, ", self.words(part)));
            }
        }
        inside
    }

    /// What a variant is called: the schema's name or title, else what kind of value it is.
    fn words(&mut self, part: &Part<'a>) -> String {
        let mut part = part.clone();
        let mut lists = String::new();
        // Lists can be of themselves.
        for _ in 0..DEPTH_LIMIT {
            if let Some(name) = own_name(&part) {
                return name + &lists;
            }
            let shape = self.final_shape(&part).map(|(shape, _)| shape);
            match shape.as_deref() {
                None => break,
                Some(Shape::Array(Some(items))) => {
                    part = items.clone();
                    lists.push_str(" list");
                }
                Some(shape) => return self.kind_words(shape) + &lists,
            }
        }
        format!("value{lists}")
    }

    fn kind_words(&mut self, shape: &Shape<'a>) -> String {
        let words = match shape {
            Shape::Object(object) => {
                // A property with one value is there to tell the object from others.
                for property in object.properties.values() {
                    let part = property.parts.first();
                    let shape = part.and_then(|part| self.final_shape(part));
                    if let Some((shape, _)) = shape
                        && let Shape::Enum(values) = &*shape
                        && let [only] = values.as_slice()
                    {
                        return only.clone().into_owned();
                    }
                }
                let named: Vec<_> = if object.required.is_empty() {
                    object.properties.keys().copied().collect()
                } else {
                    object.required.iter().copied().collect()
                };
                return named.join(" ");
            }
            Shape::Enum(values) => return values.join(" "),
            Shape::Map(_) | Shape::UriMap => "map",
            Shape::Numbers(_) | Shape::Integer(_) => "integer",
            Shape::String { format, .. } => match format {
                Some("date-time" | "date-time-rfc-2822") => "date time",
                Some("date") => "date",
                _ => "string",
            },
            Shape::Number => "number",
            Shape::Boolean => "boolean",
            Shape::Array(_) => "list",
            Shape::Same(_) | Shape::Union(_) | Shape::Untyped | Shape::NoType => "value",
        };
        words.to_owned()
    }

    fn first_paragraph(&mut self, part: &Part<'a>) -> Docs {
        let schema = self.schema_of(part);
        let text = schema.and_then(|schema| schema.schema_data.description.as_deref());
        Docs::of_description(text.map(prose::first_block))
    }

    /// The values of the discriminator that lead to a schema: those that are mapped to it; else those that its
    /// property can have; else its name.
    fn tags(
        &mut self,
        part: &Part<'a>,
        discriminator: Option<&openapiv3::Discriminator>,
    ) -> Vec<String> {
        let Some(discriminator) = discriminator else {
            return Vec::new();
        };
        let reference = match &part.schema {
            ReferenceOr::Reference { reference } => reference.as_str(),
            ReferenceOr::Item(_) => "",
        };
        let name = reference.rsplit('/').next().unwrap_or_default();
        let mapped = discriminator.mapping.iter();
        let mapped = mapped.filter(|(_, to)| *to == reference || *to == name);
        let mapped: Vec<_> = mapped.map(|(tag, _)| tag.clone()).collect();
        if !mapped.is_empty() {
            return mapped;
        }
        let shape = self.final_shape(part).map(|(shape, _)| shape);
        if let Some(Shape::Object(object)) = shape.as_deref() {
            let property = object.properties.get(&*discriminator.property_name);
            let part = property.and_then(|property| property.parts.first());
            let shape = part.and_then(|part| self.final_shape(part));
            if let Some((shape, _)) = shape
                && let Shape::Enum(values) = &*shape
            {
                return values.iter().map(|value| value.to_string()).collect();
            }
        }
        if name.is_empty() {
            Vec::new()
        } else {
            vec![name.to_owned()]
        }
    }
}

/// The name that a schema has in `components`, or its title.
fn own_name(part: &Part<'_>) -> Option<String> {
    match &part.schema {
        ReferenceOr::Reference { reference } => {
            let name = reference.strip_prefix("#/components/schemas/")?;
            let pointer = Pointer::parse(&format!("#/{name}"));
            let first = pointer.and_then(|pointer| pointer.tokens().first().cloned());
            Some(first.unwrap_or_else(|| name.to_owned()))
        }
        ReferenceOr::Item(schema) => {
            let title = schema.schema_data.title.as_ref();
            title
                .filter(|title| title.contains(char::is_alphanumeric))
                .cloned()
        }
    }
}
