//! Which known name was meant by one that is not known.

/// The name that is so close to `word` that it was probably meant.
pub(crate) fn closest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Nobody mistypes a name as long as this one, and the comparison takes time for each character.
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
