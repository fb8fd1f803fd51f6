use std::fmt;

use super::Level;

/// Declares the codes, each with its name, which never changes, and the file that explains it.
macro_rules! codes {
    ($($(#[$docs:meta])* $variant:ident = $name:literal,)*) => {
        /// Identifies the kind of a [`Diagnostic`](crate::Diagnostic).
        ///
        /// ```
        /// use codegen::{Code, Level};
        ///
        /// let code: Code = "E0201".parse()?;
        /// assert_eq!((code, code.level()), (Code::UnresolvedReference, Level::Error));
        /// assert!(code.explanation().starts_with("# E0201: "));
        /// # Ok::<(), codegen::UnknownCode>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$docs])* $variant,)*
        }

        impl Code {
            /// All codes, in the order of their names.
            pub const ALL: &[Code] = &[$(Code::$variant,)*];

            /// The name, such as `E0201`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Code::$variant => $name,)*
                }
            }

            /// The explanation, as Markdown: a headline, the cause, a document with the problem, and the same document
            /// without it.
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
    /// The document is not an OpenAPI document.
    NotOpenApi = "E0102",
    /// The document is of a version of OpenAPI, or of Swagger, that is not supported.
    Version = "E0103",
    /// A value has the wrong type or is not one of those that a keyword allows.
    Malformed = "E0104",
    /// A mapping has the same key twice.
    DuplicateKey = "E0105",
    /// Aliases expand to too many values, or to themselves.
    Aliases = "E0106",
    /// A keyword that OpenAPI requires is missing.
    MissingKeyword = "E0107",
    /// A key of `responses` is not a status code.
    InvalidKey = "E0108",
    /// A reference refers to something that does not exist.
    UnresolvedReference = "E0201",
    /// A reference refers to an object of the wrong kind, or to another document.
    UnsupportedReference = "E0202",
    /// References refer only to each other.
    CircularReference = "E0203",
    /// A schema contains itself through `allOf`.
    ContainsItself = "E0204",
    /// Two examples of an operation would have the same Rust name.
    ExampleNames = "E0305",
    /// A path is not a template, or has parameters that cannot be resolved.
    PathParameters = "E0403",
    /// A parameter is declared twice in one list.
    DuplicateParameter = "E0404",
    /// A form is not an object with properties.
    FormBody = "E0406",
    /// A security requirement is not supported.
    Security = "E0407",
    /// Requests cannot be sent to the URL of a server.
    ServerUrl = "E0408",
    /// The document uses a feature that the generator does not support.
    Unsupported = "E0501",
    /// An overlay does not follow the Overlay Specification, or does not fit the document.
    InvalidOverlay = "E0601",
    /// Nothing in the document matches the target of an overlay's action.
    OverlayTarget = "E0602",
    /// An action of an overlay changes nothing.
    OverlayWithoutEffect = "E0603",
    /// OpenAPI does not define a keyword for its object.
    UnknownKeyword = "W0101",
    /// A name in `required` is not a property.
    UnknownRequired = "W0103",
    /// An earlier operation has the same `operationId`.
    DuplicateOperationId = "W0104",
    /// A value of the wrong type is read as one of the right type.
    Interpreted = "W0105",
    /// A required keyword is missing, and its value is assumed.
    Assumed = "W0106",
    /// The URL of a server and its variables do not match, or clients need another URL.
    Server = "W0107",
    /// A path has a fragment.
    PathFragment = "W0108",
    /// A path, a status code or a keyword is spelled in another way.
    KeySpelling = "W0109",
    /// A keyword of another version of OpenAPI is read as its equivalent.
    OtherVersion = "W0110",
    /// A key or an item is repeated.
    Repeated = "W0111",
    /// A part of the document is lost, as types cannot express it.
    Inexpressible = "W0112",
    /// The parameters of a path do not match its template, and strings are assumed.
    AssumedPathParameters = "W0403",
    /// A security requirement names a scheme that the document does not define.
    UndefinedScheme = "W0407",
    /// A security requirement combines schemes that are sent in the same place.
    AlternativeSchemes = "W0408",
    /// A text is still a placeholder.
    Placeholder = "W0199",
}

impl Code {
    /// The severity: codes that start with `W` are warnings.
    pub fn level(self) -> Level {
        if self.as_str().starts_with('W') {
            Level::Warning
        } else {
            Level::Error
        }
    }

    /// The headline of the explanation.
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

/// The error for a name that no [`Code`] has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCode;

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown code")
    }
}

impl std::error::Error for UnknownCode {}

impl std::str::FromStr for Code {
    type Err = UnknownCode;

    /// Parses the name of a code, ignoring case.
    fn from_str(name: &str) -> Result<Self, UnknownCode> {
        let mut all = Self::ALL.iter().copied();
        all.find(|code| code.as_str().eq_ignore_ascii_case(name))
            .ok_or(UnknownCode)
    }
}
