//! Suggestions for misspelled names.

/// Returns the name closest to `word`, if `word` is probably a misspelling of it.
pub(crate) fn closest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // The run time is proportional to the length, and nobody misspells a name this long.
    if word.len() > 200 {
        return None;
    }
    let folded = word.to_lowercase();
    let distance = |name: &str| strsim::osa_distance(&folded, &name.to_lowercase());
    let (distance, name) = names
        .into_iter()
        .map(|name| (distance(name), name))
        .min_by_key(|(distance, _)| *distance)?;
    let length = folded.chars().count();
    (distance <= (length / 3).clamp(1, 3) && distance < length).then_some(name)
}
