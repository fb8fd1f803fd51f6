//! Documents with extremely many, long or deeply nested parts.

mod document;
mod many;
mod references;
mod syntax;

/// An extreme document.
pub struct Extreme {
    /// A description.
    pub name: &'static str,
    /// The text.
    pub text: String,
    /// A part of the error message; `None` if the document is accepted.
    pub error: Option<&'static str>,
}

/// All extreme documents, with `size` schemas, operations, levels or other parts.
pub fn extremes(size: usize) -> Vec<Extreme> {
    let mut all = Vec::new();
    let mut add = |name, text, error| {
        all.push(Extreme { name, text, error });
    };
    syntax::extremes(size, &mut add);
    references::extremes(size, &mut add);
    many::extremes(size, &mut add);
    all
}
