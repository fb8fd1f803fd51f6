//! Values that are one of several types, and whole answers.

use serde_json::Value as Json;
use twilio_runtime::{MatchScore as Fit, Wire};

use super::reading::{Misfit, Place, Read, Reader, Reading};
use super::{Outcome, scalars, words};
use crate::api::{Discriminator, Type, TypeId, TypeKind, Union, UnionVariant};

impl Reader<'_> {
    /// Reads a whole answer that comes with a status.
    pub(super) fn receive(&self, ty: &Type, status: u16, json: &Json, place: &Place) -> Read {
        match ty {
            // Bytes and text are whatever the body is.
            Type::String | Type::Bytes => self.read(ty, json, place).or_else(|misfit| {
                let written = Json::String(json.to_string());
                let outcome = Outcome::ReadAs(written.clone());
                Ok(Reading {
                    written: Some(written),
                    strays: vec![misfit.becomes(outcome)],
                    ..Reading::default()
                })
            }),
            Type::Def(id) => match &self.api[id].kind {
                TypeKind::Union(def) if def.discriminator == Discriminator::Status => {
                    let exact = tagged(def, &status.to_string());
                    let range = || tagged(def, &format!("{}XX", status / 100));
                    match exact.or_else(range) {
                        Some(variant) => self.receive(&variant.value.ty, status, json, place),
                        None => self.read(ty, json, place),
                    }
                }
                _ => self.read(ty, json, place),
            },
            ty => self.read(ty, json, place),
        }
    }

    /// A value of a union. What is none of the types is kept.
    pub(super) fn union(&self, id: &TypeId, def: &Union, json: &Json, place: &Place) -> Reading {
        let property = match &def.discriminator {
            Discriminator::Property(property) => Some(property),
            Discriminator::BestMatch | Discriminator::Status => None,
        };
        let tag = property.and_then(|property| text(json.get(property)?));
        let misfit = match (property, tag) {
            (Some(property), Some(tag)) => match tagged(def, &tag) {
                Some(variant) => match self.read(&variant.value.ty, json, place) {
                    Ok(reading) => return reading,
                    Err(misfit) => misfit,
                },
                None => {
                    let tags = def.variants.iter().flat_map(|variant| &variant.tags);
                    let tags: Vec<_> = tags.map(|tag| format!("{tag:?}")).collect();
                    Misfit::new(&Type::String, &tag.into(), &place.child(property))
                        .expected(&format!("one of {}", tags.join(", ")))
                        .help(words::NO_TAG)
                }
            },
            _ => match self.best(def, json, place) {
                Some((variant, reading)) => {
                    return match property {
                        Some(property) => with_tag(variant, property, reading, place),
                        None => reading,
                    };
                }
                None => {
                    let names = def.variants.iter();
                    let names: Vec<_> = names
                        .map(|variant| words::expected(&variant.value.ty))
                        .collect();
                    let expected = format!("one of: {}", names.join(", "));
                    let misfit = Misfit::new(&Type::Any, json, place).expected(&expected);
                    match json {
                        Json::Null => misfit,
                        _ => misfit.help(words::NO_TYPE),
                    }
                }
            },
        };
        let outcome = Outcome::Unknown {
            name: id.to_string(),
            at: place.value.clone(),
        };
        Reading {
            fit: Fit::MISMATCH,
            written: Some(json.clone()),
            strays: vec![misfit.becomes(outcome)],
        }
    }

    /// The variant that reads it best, the first of several that read it as well.
    fn best<'u>(
        &self,
        def: &'u Union,
        json: &Json,
        place: &Place,
    ) -> Option<(&'u UnionVariant, Reading)> {
        let mut best: Option<(&UnionVariant, Reading)> = None;
        for variant in &def.variants {
            let Ok(reading) = self.read(&variant.value.ty, json, place) else {
                continue;
            };
            let foreign = match json {
                Json::Object(_) => reading.fit.matches == 0 && reading.fit.unknown > 0,
                _ => reading.fit.mismatches > 0 && reading.written.as_ref() != Some(json),
            };
            let is_better = best
                .as_ref()
                .is_none_or(|(_, before)| reading.fit > before.fit);
            if !foreign && is_better {
                best = Some((variant, reading));
            }
        }
        best
    }
}

/// The variant that a tag leads to.
fn tagged<'u>(def: &'u Union, tag: &str) -> Option<&'u UnionVariant> {
    let tags = def.variants.iter().flat_map(|variant| &variant.tags);
    let known = scalars::known(tags, tag)?;
    let mut variants = def.variants.iter();
    variants.find(|variant| variant.tags.contains(known))
}

/// An object that does not say which of the types it is gets the tag of its type when it is written.
fn with_tag(
    variant: &UnionVariant,
    property: &str,
    mut reading: Reading,
    place: &Place,
) -> Reading {
    if let Some(Json::Object(written)) = &mut reading.written
        && let Some(tag) = variant.tags.first()
        && written.get(property).is_none_or(|tag| tag == "")
    {
        written.insert(property.to_owned(), tag.as_str().into());
        let place = place.child(property);
        // That it is required too says less.
        reading.strays.retain(|stray| stray.pointer != place.value);
        let expected = "what tells which of the types it is".to_owned();
        let misfit = Misfit::missing(expected, place, words::TAG_MISSING);
        let outcome = Outcome::Guessed(variant.name.to_string());
        reading.strays.push(misfit.becomes(outcome));
    }
    reading
}

fn text(json: &Json) -> Option<String> {
    let mut text = String::new();
    text.decode(json).then_some(text)
}
