/// A kind of object that OpenAPI defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum ObjectKind {
    Callback,
    Components,
    Contact,
    Discriminator,
    Document,
    Encoding,
    Example,
    ExternalDocs,
    Flow,
    Flows,
    Header,
    Info,
    License,
    Link,
    MediaType,
    Operation,
    Parameter,
    PathItem,
    Paths,
    RequestBody,
    Response,
    Responses,
    Schema,
    SecurityRequirement,
    SecurityScheme,
    Server,
    ServerVariable,
    Tag,
    Xml,
}

impl ObjectKind {
    /// The name in OpenAPI's specification.
    pub(crate) fn name(self) -> &'static str {
        match self {
            ObjectKind::Callback => "Callback Object",
            ObjectKind::Components => "Components Object",
            ObjectKind::Contact => "Contact Object",
            ObjectKind::Discriminator => "Discriminator Object",
            ObjectKind::Document => "OpenAPI Object",
            ObjectKind::Encoding => "Encoding Object",
            ObjectKind::Example => "Example Object",
            ObjectKind::ExternalDocs => "External Documentation Object",
            ObjectKind::Flow => "OAuth Flow Object",
            ObjectKind::Flows => "OAuth Flows Object",
            ObjectKind::Header => "Header Object",
            ObjectKind::Info => "Info Object",
            ObjectKind::License => "License Object",
            ObjectKind::Link => "Link Object",
            ObjectKind::MediaType => "Media Type Object",
            ObjectKind::Operation => "Operation Object",
            ObjectKind::Parameter => "Parameter Object",
            ObjectKind::PathItem => "Path Item Object",
            ObjectKind::Paths => "Paths Object",
            ObjectKind::RequestBody => "Request Body Object",
            ObjectKind::Response => "Response Object",
            ObjectKind::Responses => "Responses Object",
            ObjectKind::Schema => "Schema Object",
            ObjectKind::SecurityRequirement => "Security Requirement Object",
            ObjectKind::SecurityScheme => "Security Scheme Object",
            ObjectKind::Server => "Server Object",
            ObjectKind::ServerVariable => "Server Variable Object",
            ObjectKind::Tag => "Tag Object",
            ObjectKind::Xml => "XML Object",
        }
    }

    /// The name with an article: "a Schema Object".
    pub(crate) fn with_article(self) -> String {
        let name = self.name();
        let article = if name.starts_with(['E', 'I', 'O', 'X']) {
            "an"
        } else {
            "a"
        };
        format!("{article} {name}")
    }

    /// The keyword of the Components Object that holds shared objects of this kind, to which references can refer.
    pub(crate) const fn component_key(self) -> Option<&'static str> {
        match self {
            ObjectKind::Callback => Some("callbacks"),
            ObjectKind::Example => Some("examples"),
            ObjectKind::Header => Some("headers"),
            ObjectKind::Link => Some("links"),
            ObjectKind::Parameter => Some("parameters"),
            ObjectKind::RequestBody => Some("requestBodies"),
            ObjectKind::Response => Some("responses"),
            ObjectKind::Schema => Some("schemas"),
            ObjectKind::SecurityScheme => Some("securitySchemes"),
            _ => None,
        }
    }

    /// The kind of the entries of an object whose keys are names rather than keywords.
    pub(crate) const fn entry_kind(self) -> Option<ObjectKind> {
        match self {
            ObjectKind::Callback | ObjectKind::Paths => Some(ObjectKind::PathItem),
            ObjectKind::Responses => Some(ObjectKind::Response),
            _ => None,
        }
    }
}
