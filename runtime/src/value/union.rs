//! Values that have one of several types.

use std::fmt;

use bytes::Bytes;

use super::json_body::marked_json_body;
use super::number;
use super::text::text;
use super::wire::{decoded, json_type};
use crate::{DecodeError, FilePart, Json, MatchScore, Wire};

/// The variants of a [`Union`] type and how they are distinguished.
#[derive(Clone, Copy, Debug)]
pub struct UnionShape<'a> {
    /// How the variants are distinguished.
    pub discriminator: Discriminator<'a>,
    /// The variants, except `Unknown`.
    pub variants: &'a [Variant<'a>],
}

/// A variant of a [`UnionShape`].
#[derive(Clone, Copy, Debug)]
pub struct Variant<'a> {
    /// The name in Rust.
    pub name: &'a str,
    /// The values of the discriminator that select it.
    pub tags: &'a [&'a str],
}

/// How the variants of a union are distinguished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Discriminator<'a> {
    /// By the greatest [`MatchScore`].
    BestMatch,
    /// By the value of this property. If it is missing, or selects none, by the greatest score: among all variants, or
    /// among those without tags.
    Property(&'a str),
    /// By the status of the response, such as `200` or `2XX`, or by the greatest score outside of a response.
    Status,
}

/// An enum with one variant per type; implemented with [`union!`](crate::union).
pub trait Union: Wire {
    /// Returns the variants and how they are distinguished.
    fn shape(&self) -> UnionShape<'_>;
    /// Returns the variant's name and value, or the JSON that matches no variant as an error.
    fn variant(&self) -> Result<(&str, &dyn Wire), &Json>;
    /// Changes to the variant at `index` with a default value and returns that value.
    fn set_variant(&mut self, index: usize) -> &mut dyn Wire;
    /// Changes to the variant `Unknown`.
    fn set_unknown(&mut self, json: &Json);
}

impl UnionShape<'_> {
    /// Returns the index of the variant that a tag selects: an exact match, otherwise one that differs in ASCII case.
    fn tagged(&self, tag: &str) -> Option<usize> {
        let find = |matches: &dyn Fn(&str) -> bool| {
            let mut variants = self.variants.iter();
            variants.position(|variant| variant.tags.iter().any(|tag| matches(tag)))
        };
        find(&|other| other == tag).or_else(|| find(&|other| other.eq_ignore_ascii_case(tag)))
    }

    /// Returns the indices of the variants, those without tags first.
    fn untagged_first(&self) -> Vec<usize> {
        let mut indices: Vec<_> = (0..self.variants.len()).collect();
        indices.sort_by_key(|index| !self.variants[*index].tags.is_empty());
        indices
    }

    /// Returns the index of the variant for a response status: an exact match, otherwise a range such as `2XX`.
    fn for_status(&self, status: http::StatusCode) -> Option<usize> {
        let exact = self.tagged(status.as_str());
        exact.or_else(|| self.tagged(&format!("{}XX", status.as_u16() / 100)))
    }
}

/// Implements [`Wire::decode`] for every union. JSON that matches no variant is kept.
pub fn decode(union: &mut dyn Union, json: &Json) -> bool {
    let shape = union.shape();
    let tag = match shape.discriminator {
        Discriminator::Property(name) => json.get(name).and_then(text),
        Discriminator::BestMatch | Discriminator::Status => None,
    };
    let mut candidates = shape.untagged_first();
    let tagged = tag.and_then(|tag| {
        candidates.retain(|index| shape.variants[*index].tags.is_empty());
        shape.tagged(&tag)
    });
    let index = tagged.or_else(|| best_match(union, json, candidates));
    let decoded = index.is_some_and(|index| union.set_variant(index).decode(json));
    if !decoded {
        union.set_unknown(&number::unmarked(json));
    }
    true
}

/// Returns the index of the variant with the greatest score; the first one if several have it.
fn best_match(union: &mut dyn Union, json: &Json, candidates: Vec<usize>) -> Option<usize> {
    let mut best: Option<(MatchScore, usize)> = None;
    for index in candidates {
        let value = union.set_variant(index);
        if !value.decode(json) {
            continue;
        }
        let score = value.match_score(json);
        // An object none of whose properties the type knows is not a value of that type. Neither is any other value
        // that the type would encode differently.
        let is_foreign = match json {
            Json::Object(_) => score.matches == 0 && score.unknown > 0,
            _ => score.mismatches > 0 && value.encode().as_ref() != Some(json),
        };
        if !is_foreign && best.is_none_or(|(before, _)| score > before) {
            best = Some((score, index));
        }
    }
    best.map(|(_, index)| index)
}

/// Implements [`Wire::decode_response`] for every union.
pub fn decode_response(
    union: &mut dyn Union,
    response: &http::Response<Bytes>,
) -> Result<(), DecodeError> {
    let shape = union.shape();
    let index = match shape.discriminator {
        Discriminator::Status => shape.for_status(response.status()),
        Discriminator::BestMatch | Discriminator::Property(_) => None,
    };
    match index {
        Some(index) => union.set_variant(index).decode_response(response),
        None => {
            let json = marked_json_body(response)?;
            decoded(decode(union, &json), &json)
        }
    }
}

/// Implements [`Wire::encode`] for every union: the value, with the discriminator of its variant added if missing.
pub fn encode(union: &dyn Union) -> Option<Json> {
    let shape = union.shape();
    let (name, value) = match union.variant() {
        Ok(variant) => variant,
        Err(json) => return Some(json.clone()),
    };
    let mut json = value.encode()?;
    let variant = shape.variants.iter().find(|other| other.name == name);
    if let Discriminator::Property(property) = shape.discriminator
        && let Some(object) = json.as_object_mut()
        && let Some([tag, ..]) = variant.map(|variant| variant.tags)
        && object.get(property).is_none_or(|tag| tag == "")
    {
        object.insert(property.to_owned(), (*tag).into());
    }
    Some(json)
}

/// Implements [`Wire::is_exact`] for every union. A discriminator that is missing is not kept missing by the value.
pub fn is_exact(union: &dyn Union, json: &Json) -> bool {
    let lacks_tag = match union.shape().discriminator {
        Discriminator::Property(name) => json.is_object() && json.get(name).is_none(),
        Discriminator::BestMatch | Discriminator::Status => false,
    };
    match union.variant() {
        Ok((_, value)) => !lacks_tag && value.is_exact(json),
        Err(_) => true,
    }
}

/// Implements [`Wire::match_score`] for every union.
pub fn match_score(union: &dyn Union, json: &Json) -> MatchScore {
    match union.variant() {
        Ok((_, value)) => value.match_score(json),
        Err(_) => MatchScore::MISMATCH,
    }
}

/// Implements [`Wire::form`] for every union.
pub fn form(union: &dyn Union, out: &mut Vec<String>) {
    match union.variant() {
        Ok((_, value)) => value.form(out),
        Err(json) => json.form(out),
    }
}

/// Implements [`Wire::files`] for every union.
pub fn files(union: &dyn Union, out: &mut Vec<FilePart>) {
    if let Ok((_, value)) = union.variant() {
        value.files(out);
    }
}

/// Implements [`Wire::check`] for every union.
pub fn check(union: &dyn Union) -> Result<(), String> {
    match union.variant() {
        Ok((_, value)) => value.check(),
        Err(_) => Ok(()),
    }
}

/// Implements `Debug` for every union. JSON that matches no variant may contain anything, so only its type is shown.
pub fn debug(union: &dyn Union, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match union.variant() {
        Ok((name, value)) => f.debug_tuple(name).field(&value).finish(),
        Err(json) => write!(f, "Unknown({})", json_type(json)),
    }
}
