//! Values that have one of several types.

use super::decoded::Decoded;
use super::encode::encode;
use super::scalar::Original;
use super::scoring::match_score;
use super::shape::Discriminator;
use super::text::text;
use super::wire_value::{Union, WireValue};
use crate::{Json, MatchScore};

/// Decodes JSON as one of a union's variants with `decode`. JSON that matches no variant is kept.
pub(crate) fn decode(
    union: &mut dyn Union,
    json: Json,
    decode: &mut dyn FnMut(&mut dyn WireValue, &Json) -> Decoded,
) -> Decoded {
    let shape = union.shape();
    let (tag, lacks_tag) = match shape.discriminator {
        Discriminator::Property(name) => {
            let tag = json.get(name);
            (tag.and_then(text), tag.is_none() && json.is_object())
        }
        Discriminator::BestMatch | Discriminator::Status => (None, false),
    };
    let mut candidates = shape.untagged_first();
    let tagged = tag.and_then(|tag| {
        candidates.retain(|index| shape.variants[*index].tags.is_empty());
        shape.tagged(&tag)
    });
    let index = tagged.or_else(|| best_match(union, &json, candidates, decode));
    let decoded = index.map(|index| decode(union.set_variant(index), &json));
    match decoded {
        None | Some(Decoded::Mismatch(_)) => {
            union.set_unknown(Original::of(json).json);
            Decoded::Exact
        }
        // The value does not keep the discriminator missing.
        Some(_) if lacks_tag => Decoded::Altered(Original::of(json)),
        Some(Decoded::Null) => Decoded::Exact,
        Some(decoded) => decoded,
    }
}

/// Returns the index of the variant with the greatest score; the first one if several have it.
fn best_match(
    union: &mut dyn Union,
    json: &Json,
    candidates: Vec<usize>,
    decode: &mut dyn FnMut(&mut dyn WireValue, &Json) -> Decoded,
) -> Option<usize> {
    let mut best: Option<(MatchScore, usize)> = None;
    for index in candidates {
        let value = union.set_variant(index);
        if !decode(value, json).is_decoded() {
            continue;
        }
        let score = match_score(value, json);
        // An object none of whose properties the type knows is not a value of that type. Neither is any other value
        // that the type would encode differently.
        let is_foreign = match json {
            Json::Object(_) => score.matches == 0 && score.unknown > 0,
            _ => score.mismatches > 0 && encode(value).as_ref() != Some(json),
        };
        if !is_foreign && best.is_none_or(|(before, _)| score > before) {
            best = Some((score, index));
        }
    }
    best.map(|(_, index)| index)
}
