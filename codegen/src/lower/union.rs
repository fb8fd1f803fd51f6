//! Unions: an open enum with a variant for each of several types.

use openapiv3::{Discriminator, ReferenceOr};

use super::schema::Site;
use super::shape::{Part, Shape};
use super::{Lowering, docs, names, shape};
use crate::api::{By, Docs, Type, TypeDef, Union, UnionVariant};

/// A variant while it is worked out: what its name is made of, and what it is called in references.
struct Candidate {
    words: String,
    tags: Vec<String>,
    docs: Docs,
    ty: Type,
}

impl<'a> Lowering<'a> {
    pub(super) fn union(&mut self, union: shape::Union<'a>, docs: Docs, site: &Site<'_>) -> Type {
        let Some(name) = self.begin(site) else {
            return Type::Named(self.claim(site.type_name, &site.at));
        };
        let module = self.module();
        let index = module.types.len();
        module.types.push(TypeDef::Union(Union {
            name: name.clone(),
            pointer: site.at.clone(),
            docs,
            by: By::Reading,
            variants: Vec::new(),
        }));
        let mut candidates: Vec<Candidate> = Vec::new();
        let all_words = self.all_words(&union.parts);
        for (part, words) in union.parts.iter().zip(all_words) {
            let tags = self.tags(part, union.discriminator);
            let ty = self.type_of(part, &names::joined(&name, &words));
            match candidates.iter_mut().find(|other| other.ty == ty) {
                Some(other) => other.tags.extend(tags),
                None => candidates.push(Candidate {
                    docs: self.first_paragraph(part),
                    words,
                    tags,
                    ty,
                }),
            }
        }
        let texts: Vec<_> = candidates.iter().map(|one| one.words.as_str()).collect();
        let names = names::told_apart(&texts, names::variant_name);
        let variants = candidates.into_iter().zip(names);
        let variants = variants.map(|(candidate, name)| UnionVariant {
            name,
            tags: candidate.tags,
            docs: candidate.docs,
            ty: candidate.ty,
        });
        let variants = variants.collect();
        if let TypeDef::Union(def) = &mut self.module().types[index] {
            def.variants = variants;
            if let Some(discriminator) = union.discriminator {
                def.by = By::Property(discriminator.property_name.clone());
            }
        }
        Type::Named(name)
    }

    /// What the variants are called: one that would have the same words as one before it gets digits that follow
    /// from what it consists of.
    fn all_words(&mut self, parts: &[Part<'a>]) -> Vec<String> {
        let mut settled: Vec<String> = Vec::new();
        for part in parts {
            let mut words = self.words(part);
            if settled.contains(&words) {
                let inside = self.inside(part);
                words = format!("{words} {}", names::digits(&inside));
            }
            // Two that look all the same are only told apart by their order.
            while settled.contains(&words) {
                words.push('x');
            }
            settled.push(words);
        }
        settled
    }

    /// The properties of an object, and what kinds of values they have.
    fn inside(&mut self, part: &Part<'a>) -> String {
        let Some((Shape::Object(object), _)) = self.final_shape(part) else {
            return String::new();
        };
        let mut inside = String::new();
        for property in &object.properties {
            inside.push_str(property.wire);
            for part in &property.parts {
                inside.push_str(&format!(": {}, ", self.words(part)));
            }
        }
        inside
    }

    /// What a variant is called: the schema's name or title, else what kind of value it is.
    fn words(&mut self, part: &Part<'a>) -> String {
        match &part.schema {
            ReferenceOr::Reference { reference } => {
                if let Some(name) = reference.strip_prefix("#/components/schemas/") {
                    return crate::Pointer::parse(&format!("#/{name}"))
                        .and_then(|pointer| pointer.tokens().first().cloned())
                        .unwrap_or_else(|| name.to_owned());
                }
            }
            ReferenceOr::Item(schema) => {
                if let Some(title) = &schema.schema_data.title
                    && title.contains(char::is_alphanumeric)
                {
                    return title.clone();
                }
            }
        }
        match self.final_shape(part) {
            Some((shape, _)) => self.kind_words(&shape),
            None => "value".to_owned(),
        }
    }

    fn kind_words(&mut self, shape: &Shape<'a>) -> String {
        match shape {
            Shape::Object(object) => {
                // A property with one value is there to tell the object from others.
                for property in &object.properties {
                    let part = property.parts.first().cloned();
                    let shape = part.and_then(|part| self.final_shape(&part));
                    if let Some((Shape::Enum(values), _)) = shape
                        && let [only] = values.as_slice()
                    {
                        return only.clone().into_owned();
                    }
                }
                let all = object.properties.iter().map(|property| property.wire);
                let named: Vec<_> = match object.required.as_slice() {
                    [] => all.collect(),
                    required => required.to_vec(),
                };
                named.join(" ")
            }
            Shape::Map(_) | Shape::UriMap => "map".to_owned(),
            Shape::Enum(values) => values.join(" "),
            Shape::Numbers(_) | Shape::Integer(_) => "integer".to_owned(),
            Shape::String { format, .. } => match format {
                Some("date-time" | "date-time-rfc-2822") => "date time",
                Some("date") => "date",
                _ => "string",
            }
            .to_owned(),
            Shape::Number => "number".to_owned(),
            Shape::Boolean => "boolean".to_owned(),
            Shape::Array(Some(items)) => format!("{} list", self.words(items)),
            Shape::Array(None) => "list".to_owned(),
            Shape::Same(part) => self.words(part),
            Shape::Union(_) | Shape::Untyped | Shape::NoType => "value".to_owned(),
        }
    }

    fn first_paragraph(&mut self, part: &Part<'a>) -> Docs {
        let schema = self.schema_of(part);
        let text = schema.and_then(|schema| schema.schema_data.description.as_deref());
        docs::paragraphs(text).into_iter().take(1).collect()
    }

    /// The values of the discriminator that lead to a schema: those that are mapped to it; else those that its
    /// property can have; else its name.
    fn tags(&mut self, part: &Part<'a>, discriminator: Option<&Discriminator>) -> Vec<String> {
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
        if let Some((Shape::Object(object), _)) = self.final_shape(part) {
            let mut properties = object.properties.iter();
            let property = properties.find(|known| known.wire == discriminator.property_name);
            let part = property.and_then(|property| property.parts.first());
            if let Some((Shape::Enum(values), _)) = part.and_then(|part| self.final_shape(part)) {
                return values.into_iter().map(|value| value.into_owned()).collect();
            }
        }
        if name.is_empty() {
            Vec::new()
        } else {
            vec![name.to_owned()]
        }
    }
}
