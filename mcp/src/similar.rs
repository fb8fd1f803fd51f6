//! Names that a misspelled one may stand for.

/// The longest name that is compared: nobody misspells a longer one, and it would take time.
const LONGEST: usize = 200;

/// The name closest to `word`, if `word` is probably a misspelling of it.
pub(crate) fn similar<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    if word.len() > LONGEST {
        return None;
    }
    let folded = folded(word);
    let distances = names
        .into_iter()
        .map(|name| (strsim::osa_distance(&folded, &self::folded(name)), name));
    let (distance, name) = distances.min_by_key(|(distance, _)| *distance)?;
    let length = folded.chars().count();
    (distance <= (length / 3).clamp(1, 3) && distance < length).then_some(name)
}

/// A name in lower case without separators: `CreateService` and `create-service` are the same.
fn folded(name: &str) -> String {
    let symbols = name.chars().filter(|c| c.is_alphanumeric());
    symbols.flat_map(char::to_lowercase).collect()
}
