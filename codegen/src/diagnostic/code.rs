use std::fmt;

use crate::Level;

/// Declares the codes: each with its name, which stays the same over versions, and the file that explains it.
macro_rules! codes {
    ($($(#[$docs:meta])* $variant:ident = $name:literal,)*) => {
        /// What kind of fault a [`Diagnostic`](crate::Diagnostic) is.
        ///
        /// ```
        /// use codegen::{Code, Level};
        ///
        /// let code: Code = "E0201".parse()?;
        /// assert_eq!((code, code.level()), (Code::DanglingReference, Level::Error));
        /// assert!(code.explanation().starts_with("# E0201: "));
        /// # Ok::<(), codegen::UnknownCode>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$docs])* $variant,)*
        }

        impl Code {
            /// All of them, by name.
            pub const ALL: &[Code] = &[$(Code::$variant,)*];

            /// The name, such as `E0201`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Code::$variant => $name,)*
                }
            }

            /// What there is to know about it, as Markdown: a headline, the cause, a document that has the
            /// fault, and the same document without it.
            pub fn explanation(self) -> &'static str {
                match self {
                    $(Code::$variant => include_str!(concat!("code/", $name, ".md")),)*
                }
            }
        }
    };
}

codes! {
    /// The text is neither YAML nor JSON.
    Syntax = "E0101",
    /// The document is no OpenAPI document.
    NotOpenApi = "E0102",
    /// The document is of a version of OpenAPI, or of Swagger, that is not supported.
    Version = "E0103",
    /// A part of the document is not what OpenAPI says that it is.
    Malformed = "E0104",
    /// A key stands twice in one mapping.
    DuplicateKey = "E0105",
    /// Aliases that stand for too much, or for what they stand in.
    Aliases = "E0106",
    /// Something that OpenAPI demands is not there.
    MissingKeyword = "E0107",
    /// A key of `paths` that is no path, or one of `responses` that is no status code.
    WrongKey = "E0108",
    /// A reference leads nowhere.
    DanglingReference = "E0201",
    /// A reference names something that cannot stand at its place, or another document.
    WrongReference = "E0202",
    /// A reference leads back to itself.
    CircularReference = "E0203",
    /// A schema is a part of itself.
    PartOfItself = "E0204",
    /// Two examples of an operation would have the same Rust name.
    ExampleNames = "E0305",
    /// A path and its declared parameters do not fit.
    PathParameters = "E0403",
    /// A parameter is declared twice in one list.
    DuplicateParameter = "E0404",
    /// A form is not an object with properties.
    FormBody = "E0406",
    /// A security requirement that cannot be met.
    Security = "E0407",
    /// Something that the generator does not support.
    Unsupported = "E0501",
    /// A keyword that OpenAPI does not have at that place.
    UnknownKeyword = "W0101",
    /// A tag of an operation that `tags` does not have.
    UndeclaredTag = "W0102",
    /// A name in `required` that is none of the properties.
    UnknownRequired = "W0103",
    /// An `operationId` that an operation before it has too.
    DuplicateOperationId = "W0104",
}

impl Code {
    /// How bad it is: what starts with `W` is a warning.
    pub fn level(self) -> Level {
        if self.as_str().starts_with('W') {
            Level::Warning
        } else {
            Level::Error
        }
    }

    /// What it means, in a few words: the headline of its explanation.
    pub fn title(self) -> &'static str {
        let headline = self.explanation().lines().next().unwrap_or_default();
        headline
            .split_once(": ")
            .map_or(headline, |(_, title)| title)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// There is no [`Code`] of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCode;

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there is no such code")
    }
}

impl std::error::Error for UnknownCode {}

impl std::str::FromStr for Code {
    type Err = UnknownCode;

    /// Finds the code of a name, in capitals or not.
    fn from_str(name: &str) -> Result<Self, UnknownCode> {
        let mut all = Self::ALL.iter().copied();
        all.find(|code| code.as_str().eq_ignore_ascii_case(name))
            .ok_or(UnknownCode)
    }
}
