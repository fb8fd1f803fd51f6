/// Checks that the docs of an item state facts.
pub(crate) struct Checker<'a> {
    pub(crate) item: String,
    pub(crate) docs: &'a str,
    /// The facts that are missing, each with the item.
    pub(crate) missing: Vec<String>,
}

impl<'a> Checker<'a> {
    pub(crate) fn new(item: impl Into<String>, docs: &'a str) -> Self {
        Self {
            item: item.into(),
            docs,
            missing: Vec::new(),
        }
    }

    /// Expects the words of a fact, in this order, or any words if there are none.
    pub(crate) fn expect(&mut self, fact: &str) {
        let docs = words(self.docs);
        let is_stated = docs.contains(&words(fact)) || unified(self.docs).contains(&unified(fact));
        self.check(is_stated && !docs.trim().is_empty(), fact);
    }

    pub(crate) fn check(&mut self, is_stated: bool, fact: &str) {
        if !is_stated {
            self.missing.push(format!("{}: {fact}", self.item));
        }
    }
}

/// The words of a text, without markup.
pub(crate) fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" ").to_lowercase()).replace("  ", " ")
}

/// The words of a text in which names in code are the same in Rust and on the wire, with or without a link.
pub(crate) fn unified(text: &str) -> String {
    let mut unified = String::new();
    for (number, part) in text.split('`').enumerate() {
        let is_code = number % 2 == 1;
        if is_code {
            unified.extend(part.chars().filter(|c| c.is_alphanumeric()));
        } else {
            let target = part
                .strip_prefix("](")
                .filter(|target| !target.starts_with("http"));
            let rest = target.and_then(|target| target.split_once(')'));
            unified.push_str(rest.map_or(part, |(_, rest)| rest));
        }
    }
    words(&unified)
}
