//! Lists and code in sentences.

/// How many items a sentence lists before it only counts the others.
const LISTED: usize = 3;

/// A text as code in Markdown. Text from a document can contain anything.
pub(super) fn code(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    match longest {
        0 => format!("`{text}`"),
        _ => format!("{fence} {text} {fence}"),
    }
}

/// `a`, `b` and `c`.
pub(super) fn list<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// A list of the first items and the number of the others.
pub(super) fn shortened(items: &[&str]) -> String {
    if items.len() <= LISTED + 1 {
        return list(items);
    }
    let others = format!("{} others", items.len() - LISTED);
    let mut shown = items[..LISTED].to_vec();
    shown.push(&others);
    list(&shown)
}

/// The same as [`list`], with each item as code.
pub(super) fn codes<T: AsRef<str>>(items: &[T]) -> String {
    let items: Vec<_> = items.iter().map(|item| code(item.as_ref())).collect();
    list(&items)
}
