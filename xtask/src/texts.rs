use std::collections::BTreeMap;

/// The texts of a document.
pub(crate) struct Texts {
    /// The document's name for messages: a path, or `REV:path`.
    pub(crate) name: String,
    pub(crate) document: String,
    /// Those of the other files, by their path relative to the document's folder.
    pub(crate) files: BTreeMap<String, String>,
}

impl Texts {
    /// The name of the document's own file or another one, and its lines.
    pub(crate) fn lines(&self, file: Option<&str>) -> (String, Vec<&str>) {
        let (name, text) = match file {
            None => (self.name.clone(), Some(&self.document)),
            Some(path) => (
                codegen::file_next_to(&self.name, path),
                self.files.get(path),
            ),
        };
        let text = text.map_or("", String::as_str);
        let without_mark = text.strip_prefix('\u{feff}').unwrap_or(text);
        (name, without_mark.lines().collect())
    }
}
