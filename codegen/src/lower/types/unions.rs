//! Unions: one of several types.

use indexmap::IndexMap;
use indexmap::map::Entry;
use openapiv3::ReferenceOr;

use super::identity::identity;
use crate::api::{Constraints, Discriminator, Docs, TypeRef, Union, UnionVariant};
use crate::lower::context::Lowering;
use crate::lower::facts::first_block;
use crate::lower::naming::{TypePath, disambiguate, variant_name};
use crate::lower::schema::{ResolvedSchema, SchemaRef, UnionBase, UnionSchema};
use crate::source::Pointer;

/// The word that the variant for the base by itself is named after, and its type.
const BASE: &str = "base";

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
        self.value.extend_nullable(value);
        if self.value.constraints != value.constraints {
            self.value.constraints = Constraints::default();
        }
    }
}

/// The variant for values of no derived schema, whatever their discriminator is.
fn value_of_base(value: TypeRef) -> Candidate {
    Candidate {
        words: BASE.to_owned(),
        tags: Vec::new(),
        docs: Docs::default(),
        value,
    }
}

impl<'a> Lowering<'a> {
    /// The union at that path.
    pub(super) fn union(&mut self, union: &UnionSchema<'a>, path: &TypePath) -> Union {
        let mut candidates: IndexMap<String, Candidate> = IndexMap::new();
        let all_words = self.variant_words(union);
        for (member, words) in union.members.iter().zip(all_words) {
            let tags = self.tags(member, union);
            let value = match self.base_among_derived(member, union) {
                Some(base) => base,
                None => self.type_ref(member, &path.join(&words)),
            };
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
        if let Some(base) = &union.base {
            let value = self.type_of_base(base, path);
            candidates.insert(identity(&value.ty), value_of_base(value));
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

    /// The type of a member by itself if others are derived from it: they are members of the union, too.
    fn base_among_derived(
        &mut self,
        member: &SchemaRef<'a>,
        union: &UnionSchema<'a>,
    ) -> Option<TypeRef> {
        union.base.as_ref()?;
        let (resolved, at) = self.schemas.resolve_ref(member)?;
        let ResolvedSchema::Union(UnionSchema {
            base: Some(base), ..
        }) = &*resolved
        else {
            return None;
        };
        let path = self.names.preferred(&at);
        Some(self.type_of_base(base, &path))
    }

    /// The type of a base by itself.
    fn type_of_base(&mut self, base: &UnionBase<'a>, path: &TypePath) -> TypeRef {
        let path = path.join(BASE);
        let ty = self.type_of_resolved(&base.object, Some(base.schema), &base.at, &path);
        ty.into()
    }

    fn member_docs(&mut self, member: &SchemaRef<'a>) -> Docs {
        let schema = self.schemas.direct_target(member);
        let text = schema.and_then(|schema| schema.schema_data.description.as_deref());
        let docs = Docs::of_description(text);
        Docs::of_description(docs.description.as_deref().map(first_block))
    }

    /// The values of the discriminator that select a member: those that are mapped to it; else those that its property
    /// can have; else its name.
    fn tags(&mut self, member: &SchemaRef<'a>, union: &UnionSchema<'a>) -> Vec<String> {
        let Some(discriminator) = union.discriminator else {
            return Vec::new();
        };
        let reference = match &member.schema {
            ReferenceOr::Reference { reference } => reference.as_str(),
            ReferenceOr::Item(_) => "",
        };
        let target = Pointer::parse(reference);
        let name = target.as_ref().map(Pointer::name).unwrap_or_default();
        let mapped: Vec<_> = discriminator
            .mapping
            .iter()
            .filter(|(_, to)| {
                *to == reference || *to == name || target.is_some() && Pointer::parse(to) == target
            })
            .map(|(tag, _)| tag.clone())
            .collect();
        if !mapped.is_empty() {
            return mapped;
        }
        let property = &discriminator.property_name;
        let resolved = self.schemas.resolve_ref(member);
        let known = resolved.and_then(|(member, _)| self.known_values(&member, property));
        let base = union.base.as_ref();
        let inherited = base.and_then(|base| self.known_values(&base.object, property));
        // The values of the base's property are those of all members.
        let own = known.filter(|values| inherited.as_ref() != Some(values));
        own.unwrap_or_else(|| match name {
            "" => Vec::new(),
            name => vec![name.to_owned()],
        })
    }

    /// The known values of a property of an object.
    fn known_values(&mut self, object: &ResolvedSchema<'a>, property: &str) -> Option<Vec<String>> {
        let object = match object {
            ResolvedSchema::Object(object) => object,
            ResolvedSchema::Union(UnionSchema {
                base: Some(base), ..
            }) => match &*base.object {
                ResolvedSchema::Object(object) => object,
                _ => return None,
            },
            _ => return None,
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
