//! Words of texts and queries.

/// Words that say nothing about what is searched for.
const FILLERS: &[&str] = &[
    "a", "an", "and", "are", "be", "by", "can", "did", "do", "does", "for", "from", "get", "how",
    "i", "if", "in", "is", "it", "me", "my", "of", "on", "or", "should", "that", "the", "this",
    "to", "use", "want", "was", "what", "when", "which", "why", "will", "with", "you",
];

/// Passes each word to `out` in its basic form: those that are joined by `_` or by capital letters also as a whole.
pub(super) fn words(text: &str, out: &mut dyn FnMut(&str)) {
    let mut buffer = String::new();
    let is_separator = |c: char| !c.is_alphanumeric() && c != '_';
    for compound in text.split(is_separator).filter(|it| !it.is_empty()) {
        let mut parts = 0;
        for part in compound
            .split('_')
            .flat_map(humps)
            .filter(|it| !it.is_empty())
        {
            parts += 1;
            lower(part, &mut buffer);
            out(stem(&buffer));
        }
        if parts > 1 {
            let joined = compound.chars().filter(|c| *c != '_');
            buffer.clear();
            buffer.extend(joined.flat_map(char::to_lowercase));
            out(&buffer);
        }
    }
}

/// The words of a query, each once, without fillers unless there is nothing else.
pub(super) fn meaningful(query: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    words(query, &mut |word| {
        if !all.iter().any(|other| other == word) {
            all.push(word.to_owned());
        }
    });
    let is_filler = |word: &String| FILLERS.contains(&word.as_str());
    match all.iter().all(is_filler) {
        true => all,
        false => all.into_iter().filter(|word| !is_filler(word)).collect(),
    }
}

fn lower(part: &str, buffer: &mut String) {
    buffer.clear();
    buffer.extend(part.chars().flat_map(char::to_lowercase));
}

/// The parts of a name in camel case.
fn humps(name: &str) -> Vec<&str> {
    let mut starts = vec![0];
    let mut before = ' ';
    for (position, symbol) in name.char_indices() {
        if symbol.is_uppercase() && (before.is_lowercase() || before.is_numeric()) {
            starts.push(position);
        }
        before = symbol;
    }
    starts.push(name.len());
    starts
        .windows(2)
        .map(|bounds| &name[bounds[0]..bounds[1]])
        .collect()
}

/// A word without the endings of plurals and verbs: crude, but the same for texts and queries.
fn stem(word: &str) -> &str {
    for (ending, rest) in [
        ("ies", 4),
        ("ing", 4),
        ("ed", 4),
        ("es", 4),
        ("s", 3),
        ("e", 4),
    ] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() >= rest
            && !stem.ends_with('s')
            && stem.is_ascii()
        {
            return stem;
        }
    }
    word
}
