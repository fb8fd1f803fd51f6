//! What the tables of [`objects`](super::objects) and [`schema`](super::schema) are made of.

/// A keyword of a kind of object.
#[derive(Clone, Copy)]
pub(super) struct Keyword {
    pub(super) name: &'static str,
    pub(super) takes: Takes,
    pub(super) rule: Rule,
    /// Whether OpenAPI demands it.
    pub(super) needed: bool,
}

/// What the value of a keyword has to be.
#[derive(Clone, Copy)]
pub(super) enum Takes {
    /// Any value.
    Anything,
    /// Text.
    Text,
    /// One of some texts.
    Choice(&'static [&'static str]),
    /// True or false.
    Flag,
    /// A number.
    Number,
    /// A whole number that is not negative.
    Count,
    /// A list of anything.
    Values,
    /// A list of texts.
    Texts,
    /// A mapping from names to texts.
    NamedTexts,
    /// One object.
    One(Kind),
    /// One object, or true or false.
    OneOrFlag(Kind),
    /// A list of objects.
    List(Kind),
    /// A list of objects of which the first alone is used; what becomes of the others.
    First(Kind, &'static str),
    /// A mapping from names to objects.
    Named(Kind),
}

/// What becomes of a keyword.
#[derive(Clone, Copy)]
pub(super) enum Rule {
    /// The generated code depends on it.
    Used,
    /// It makes no difference to the generated code, for this reason.
    Ignored(&'static str),
    /// Used in schemas of one of these types (an empty name is a schema without a type), else ignored.
    OfTypes(&'static [&'static str], &'static str),
    /// A demand on the values of a schema of one of these types, said in the docs of properties and parameters.
    Demand(&'static [&'static str]),
}

/// A kind of object that OpenAPI defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
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

impl Kind {
    /// What OpenAPI calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Callback => "Callback Object",
            Kind::Components => "Components Object",
            Kind::Contact => "Contact Object",
            Kind::Discriminator => "Discriminator Object",
            Kind::Document => "OpenAPI Object",
            Kind::Encoding => "Encoding Object",
            Kind::Example => "Example Object",
            Kind::ExternalDocs => "External Documentation Object",
            Kind::Flow => "OAuth Flow Object",
            Kind::Flows => "OAuth Flows Object",
            Kind::Header => "Header Object",
            Kind::Info => "Info Object",
            Kind::License => "License Object",
            Kind::Link => "Link Object",
            Kind::MediaType => "Media Type Object",
            Kind::Operation => "Operation Object",
            Kind::Parameter => "Parameter Object",
            Kind::PathItem => "Path Item Object",
            Kind::Paths => "Paths Object",
            Kind::RequestBody => "Request Body Object",
            Kind::Response => "Response Object",
            Kind::Responses => "Responses Object",
            Kind::Schema => "Schema Object",
            Kind::SecurityRequirement => "Security Requirement Object",
            Kind::SecurityScheme => "Security Scheme Object",
            Kind::Server => "Server Object",
            Kind::ServerVariable => "Server Variable Object",
            Kind::Tag => "Tag Object",
            Kind::Xml => "XML Object",
        }
    }

    /// Its key under `components`, where a reference can stand for it.
    pub(super) fn component_key(self) -> Option<&'static str> {
        match self {
            Kind::Callback => Some("callbacks"),
            Kind::Example => Some("examples"),
            Kind::Header => Some("headers"),
            Kind::Link => Some("links"),
            Kind::Parameter => Some("parameters"),
            Kind::RequestBody => Some("requestBodies"),
            Kind::Response => Some("responses"),
            Kind::Schema => Some("schemas"),
            Kind::SecurityScheme => Some("securitySchemes"),
            _ => None,
        }
    }

    /// What its entries hold, where its keys are names.
    pub(super) fn named_kind(self) -> Option<Kind> {
        match self {
            Kind::Callback | Kind::Paths => Some(Kind::PathItem),
            Kind::Responses => Some(Kind::Response),
            _ => None,
        }
    }

    /// Its keyword of that name.
    pub(super) fn keyword(self, name: &str) -> Option<Keyword> {
        let mut keywords = self.keywords().iter().copied();
        keywords.find(|keyword| keyword.name == name)
    }
}

pub(super) const fn used(name: &'static str, takes: Takes) -> Keyword {
    with(name, takes, Rule::Used)
}

pub(super) const fn ignored(name: &'static str, takes: Takes, reason: &'static str) -> Keyword {
    with(name, takes, Rule::Ignored(reason))
}

pub(super) const fn with(name: &'static str, takes: Takes, rule: Rule) -> Keyword {
    Keyword {
        name,
        takes,
        rule,
        needed: false,
    }
}

impl Keyword {
    /// The same, demanded by OpenAPI.
    pub(super) const fn needed(self) -> Self {
        Self {
            needed: true,
            ..self
        }
    }
}
