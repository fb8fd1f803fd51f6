//! Unions: one of several types.

use indexmap::IndexMap;
use indexmap::map::Entry;
use openapiv3::ReferenceOr;

use super::identity::identity;
use crate::api::{Constraints, Discriminator, Docs, TypeRef, Union, UnionVariant};
use crate::lower::context::Lowering;
use crate::lower::facts::first_block;
use crate::lower::naming::{disambiguate, joined, variant_name};
use crate::lower::schema::{ResolvedSchema, SchemaRef, UnionSchema};

/// A variant without its name.
struct Candidate {
    /// The words that its name is made of.
    words: String,
    tags: Vec<String>,
    docs: Docs,
    value: TypeRef,
}

impl Candidate {
    /// Takes in another member of the same type. A limit that only one of them sets is none of the variant's.
    fn extend(&mut self, tags: Vec<String>, value: &TypeRef) {
        self.tags.extend(tags);
        self.value.nullable |= value.nullable;
        if self.value.constraints != value.constraints {
            self.value.constraints = Constraints::default();
        }
    }
}

impl<'a> Lowering<'a> {
    /// The union of that name.
    pub(super) fn union(&mut self, union: &UnionSchema<'a>, name: &str) -> Union {
        let mut candidates: IndexMap<String, Candidate> = IndexMap::new();
        let all_words = self.variant_words(&union.members);
        for (member, words) in union.members.iter().zip(all_words) {
            let tags = self.tags(member, union.discriminator);
            let value = self.type_ref(member, &joined(name, &words));
            match candidates.entry(identity(&value.ty)) {
                Entry::Occupied(mut other) => other.get_mut().extend(tags, &value),
                Entry::Vacant(entry) => {
                    entry.insert(Candidate {
                        docs: self.member_docs(member),
                        words,
                        tags,
                        value,
                    });
                }
            }
        }
        let words: Vec<_> = candidates.values().map(|one| one.words.as_str()).collect();
        let names = disambiguate(&words, variant_name);
        let named = candidates.into_values().zip(names);
        let variants = named.map(|(candidate, name)| UnionVariant {
            name,
            tags: candidate.tags,
            docs: candidate.docs,
            value: candidate.value,
        });
        let discriminator = union.discriminator.map(|it| it.property_name.clone());
        Union {
            discriminator: discriminator.map_or(Discriminator::BestMatch, Discriminator::Property),
            variants: variants.collect(),
        }
    }

    fn member_docs(&mut self, member: &SchemaRef<'a>) -> Docs {
        let schema = self.schemas.direct_target(member);
        let text = schema.and_then(|schema| schema.schema_data.description.as_deref());
        let docs = Docs::of_description(text);
        Docs::of_description(docs.description.as_deref().map(first_block))
    }

    /// The values of the discriminator that select a member: those that are mapped to it; else those that its property
    /// can have; else its name.
    fn tags(
        &mut self,
        member: &SchemaRef<'a>,
        discriminator: Option<&openapiv3::Discriminator>,
    ) -> Vec<String> {
        let Some(discriminator) = discriminator else {
            return Vec::new();
        };
        let reference = match &member.schema {
            ReferenceOr::Reference { reference } => reference.as_str(),
            ReferenceOr::Item(_) => "",
        };
        let name = reference.rsplit('/').next().unwrap_or_default();
        let mapped: Vec<_> = discriminator
            .mapping
            .iter()
            .filter(|(_, to)| *to == reference || *to == name)
            .map(|(tag, _)| tag.clone())
            .collect();
        if !mapped.is_empty() {
            return mapped;
        }
        let known = self.known_values(member, &discriminator.property_name);
        known.unwrap_or_else(|| match name {
            "" => Vec::new(),
            name => vec![name.to_owned()],
        })
    }

    /// The known values of a property of an object.
    fn known_values(&mut self, object: &SchemaRef<'a>, property: &str) -> Option<Vec<String>> {
        let (resolved, _) = self.schemas.resolve_ref(object)?;
        let ResolvedSchema::Object(object) = &*resolved else {
            return None;
        };
        let property = object.properties.get(property)?;
        match &*self.schemas.resolve_ref(&property.first)?.0 {
            ResolvedSchema::StringEnum(values) => {
                Some(values.iter().map(|value| value.to_string()).collect())
            }
            _ => None,
        }
    }
}
