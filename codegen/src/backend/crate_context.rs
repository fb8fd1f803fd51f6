//! Information about the crate being generated that is not in the document.

use std::collections::BTreeSet;

use syn::Ident;

use super::history::History;

/// The name of the crate being generated, and its hand-written documentation, which the generated source includes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrateContext {
    /// The name of the crate in programs.
    pub crate_name: String,
    /// Whether the crate's folder has a `README.md`, which replaces the document's title and description.
    pub readme: bool,
    /// The files in the crate's folder `guides`, in reading order.
    pub guides: Vec<Guide>,
    /// The changes of earlier releases.
    pub history: History,
}

impl Default for CrateContext {
    /// A crate `sdk` without hand-written documentation.
    fn default() -> Self {
        Self {
            crate_name: "sdk".to_owned(),
            readme: false,
            guides: Vec::new(),
            history: History::default(),
        }
    }
}

/// A Markdown file in the crate's folder `guides`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Guide {
    pub(crate) file: String,
    pub(crate) module: String,
    pub(crate) title: String,
    pub(crate) text: String,
}

impl Guide {
    /// Creates a guide from the name of its file, which gives its position and the name of its module
    /// (`01_phone_verification.md`), and its text, which begins with its title (`# Phone verification`).
    ///
    /// ```
    /// assert!(codegen::Guide::new("01_phone_verification.md", "# Phone verification\n\nFirst ...").is_ok());
    /// assert!(codegen::Guide::new("phone verification.md", "# Phone verification").is_err());
    /// assert!(codegen::Guide::new("01_phone_verification.md", "First ...").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// If the file name contains no valid module name or the text has no title; the message says what is expected.
    pub fn new(file: &str, text: &str) -> Result<Self, String> {
        let module = file
            .strip_suffix(".md")
            .unwrap_or(file)
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == '_');
        let lower = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if !module.chars().all(lower) || syn::parse_str::<Ident>(module).is_err() {
            return Err(
                "its name contains no valid module name; expected a name like 01_phone_verification.md"
                    .to_owned(),
            );
        }
        let title = text
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("# "))
            .map(str::trim)
            .filter(|title| !title.is_empty());
        let Some(title) = title else {
            return Err(
                "it has no title; expected a first line like `# Phone verification`".to_owned(),
            );
        };
        Ok(Self {
            file: file.to_owned(),
            module: module.to_owned(),
            title: title.to_owned(),
            text: text.to_owned(),
        })
    }

    /// The name of a module that two of the guides share, if there is one.
    pub fn same_module(guides: &[Self]) -> Option<&str> {
        let mut seen = BTreeSet::new();
        let mut modules = guides.iter().map(|guide| guide.module.as_str());
        modules.find(|module| !seen.insert(*module))
    }
}
