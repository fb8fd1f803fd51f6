//! The docs of unions.

use crate::api::{Discriminator, Union, UnionVariant};
use crate::backend::markdown::code_span;

/// What selects a member.
pub(crate) fn selection(union: &Union, variant: &UnionVariant) -> Option<String> {
    let values: Vec<_> = variant.tags.iter().map(|tag| code_span(tag)).collect();
    let values = values.join(" or ");
    match &union.discriminator {
        Discriminator::Property(name) if values.is_empty() => {
            Some(format!("If {} is any other value.", code_span(name)))
        }
        _ if values.is_empty() => None,
        Discriminator::BestMatch => None,
        Discriminator::Property(name) => Some(format!("If {} is {values}.", code_span(name))),
        Discriminator::Status => Some(format!("With the status {}.", variant.tags.join(" or "))),
    }
}
