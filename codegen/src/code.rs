use std::fmt;

/// What kind of fault a [`Diagnostic`](crate::Diagnostic) is; its name stays the same over versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Code {
    /// The text is neither YAML nor JSON.
    Syntax,
    /// The document is no OpenAPI document.
    NotOpenApi,
    /// The document is of a version of OpenAPI, or of Swagger, that is not supported.
    Version,
    /// A part of the document is not what OpenAPI says that it is.
    Malformed,
    /// A reference leads nowhere.
    DanglingReference,
    /// A reference names something that cannot stand at its place, or another document.
    WrongReference,
    /// A reference leads back to itself.
    CircularReference,
    /// Two types would have the same Rust name.
    TypeNames,
    /// Two fields of a struct would have the same Rust name.
    FieldNames,
    /// Two values of an enum would have the same Rust name.
    VariantNames,
    /// Two operations would have the same Rust name.
    OperationNames,
    /// Two examples of an operation would have the same Rust name.
    ExampleNames,
    /// An operation has no server with an absolute address.
    NoServer,
    /// An operation has no response that means success.
    NoSuccess,
    /// A path and its declared parameters do not fit.
    PathParameters,
    /// A parameter is declared twice in one list.
    DuplicateParameter,
    /// A body has no content, or its content no schema.
    NoSchema,
    /// A form is not an object with properties.
    FormBody,
    /// A security requirement that cannot be met.
    Security,
    /// Something that the generator does not support.
    Unsupported,
}

impl Code {
    /// The name, such as `E0201`.
    pub fn as_str(self) -> &'static str {
        match self {
            Code::Syntax => "E0101",
            Code::NotOpenApi => "E0102",
            Code::Version => "E0103",
            Code::Malformed => "E0104",
            Code::DanglingReference => "E0201",
            Code::WrongReference => "E0202",
            Code::CircularReference => "E0203",
            Code::TypeNames => "E0301",
            Code::FieldNames => "E0302",
            Code::VariantNames => "E0303",
            Code::OperationNames => "E0304",
            Code::ExampleNames => "E0305",
            Code::NoServer => "E0401",
            Code::NoSuccess => "E0402",
            Code::PathParameters => "E0403",
            Code::DuplicateParameter => "E0404",
            Code::NoSchema => "E0405",
            Code::FormBody => "E0406",
            Code::Security => "E0407",
            Code::Unsupported => "E0501",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
