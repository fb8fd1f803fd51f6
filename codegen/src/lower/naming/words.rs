//! The words of names.

use super::case::snake;

/// The words of a name, all singular.
pub(in crate::lower) struct Words(Vec<String>);

impl Words {
    /// The words of the name of a module.
    pub(in crate::lower) fn of_module(name: &str) -> Self {
        let snake = snake(name);
        let words = snake.split('_').filter(|word| !word.is_empty());
        Self(words.map(singular).collect())
    }

    /// The words of the name of a component, without its qualifiers.
    pub(in crate::lower) fn of_component(name: &str) -> Self {
        Self::of_module(name.rsplit('.').next().unwrap_or(name))
    }

    pub(in crate::lower) fn count(&self) -> usize {
        self.0.len()
    }

    /// Whether these words are the first ones of `others`: those of `refunds` are in `refund_reason`.
    pub(in crate::lower) fn begin(&self, others: &Self) -> bool {
        others.0.starts_with(&self.0)
    }

    /// Whether these words are the last ones of `others`: those of `refunds` are in `partial_refund`.
    pub(in crate::lower) fn end(&self, others: &Self) -> bool {
        others.0.ends_with(&self.0)
    }
}

/// A word without the ending of plurals. It need not be a word, as long as both forms give the same.
fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let has_long_ending = ["sses", "xes", "ches", "shes", "zes"]
        .iter()
        .any(|ending| word.ends_with(ending));
    let ending = if has_long_ending { "es" } else { "s" };
    word.strip_suffix(ending).unwrap_or(word).to_owned()
}
