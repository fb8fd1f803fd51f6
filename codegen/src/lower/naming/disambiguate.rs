//! Unique names for things side by side.

use std::collections::BTreeSet;

/// The names of things side by side, in their order, no two the same.
///
/// Of several with one name the first keeps it; the others get a hash suffix that depends on their text alone. So
/// appending renames nothing. Inserting one before another with the same name takes that name: each has it while it is
/// alone, and only their order can tell which was first.
pub(in crate::lower) fn disambiguate<N: Ord>(
    texts: &[impl AsRef<str>],
    name: fn(&str) -> N,
) -> Vec<N> {
    let unique = disambiguated_texts(texts, name);
    unique.iter().map(|text| name(text)).collect()
}

/// The texts that the names of [`disambiguate`] are made of: the given ones, some with a hash suffix.
pub(super) fn disambiguated_texts<N: Ord>(
    texts: &[impl AsRef<str>],
    name: fn(&str) -> N,
) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let disambiguated = texts.iter().map(|text| {
        let text = text.as_ref();
        let mut own = text.to_owned();
        while !taken.insert(name(&own)) {
            own = format!("{text}_{}", hash_suffix(&own));
        }
        own
    });
    disambiguated.collect()
}

/// Six hexadecimal digits that depend on a text alone: FNV-1a, folded.
pub(in crate::lower) fn hash_suffix(text: &str) -> String {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("{:06x}", (hash >> 24) ^ (hash & 0x00ff_ffff))
}
