use super::fields::{Pairs, pair_by};
use crate::api::{Api, SecurityScheme};

/// A security scheme of both APIs.
pub(in crate::diff) type SchemePair<'a> = (&'a SecurityScheme, &'a SecurityScheme);

/// Pairs security schemes by name, then by kind where only one of each API has it.
pub(super) fn pairs<'a>(old: &'a Api, new: &'a Api) -> Pairs<SchemePair<'a>, &'a SecurityScheme> {
    let by_name = pair_by(&old.security_schemes, &new.security_schemes, |scheme| {
        &scheme.name
    });
    let (lost, added) = (by_name.old, by_name.new);
    let only = |schemes: &[&'a SecurityScheme], like: &SecurityScheme| {
        let mut alike = schemes.iter().copied().filter(|one| one.kind == like.kind);
        alike.next().filter(|_| alike.next().is_none())
    };
    let renamed = lost.iter().filter_map(|scheme| {
        only(&lost, scheme)?;
        Some((*scheme, only(&added, scheme)?))
    });
    let renamed: Vec<SchemePair<'a>> = renamed.collect();
    let is_renamed = |scheme: &SecurityScheme| {
        let mut pairs = renamed.iter();
        pairs.any(|(old, new)| std::ptr::eq(*old, scheme) || std::ptr::eq(*new, scheme))
    };
    let unpaired = |schemes: Vec<&'a SecurityScheme>| {
        let schemes = schemes.into_iter();
        schemes.filter(|scheme| !is_renamed(scheme)).collect()
    };
    let (old, new) = (unpaired(lost.clone()), unpaired(added.clone()));
    Pairs {
        both: by_name.both.into_iter().chain(renamed).collect(),
        old,
        new,
    }
}
