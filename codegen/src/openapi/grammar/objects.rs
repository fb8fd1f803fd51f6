//! The keywords of each kind of object except schemas, and how each is used.
//!
//! Objects under an ignored keyword are ignored, too.

use super::ValueType::{
    Any, Bool, Choice, FirstObject, Object, ObjectList, ObjectMap, String, StringList, StringMap,
};
use super::keyword::{ignored, used};
use super::schema::SCHEMA;
use super::{Keyword, ObjectKind, is_extension};
use crate::openapi::Version::{self, V3_1, V3_2};

const DOCS: &str = "it is not part of the SDK's docs";
const FIRST_SERVER: &str = "only an operation's first server is used";
const CALLBACKS: &str = "requests sent by the API are not part of a client";
const HEADERS: &str = "response headers are documented and available as text";
const LINKS: &str = "following links is up to the caller";
const CREDENTIALS: &str = "users obtain these credentials themselves";
const SCOPES: &str = "operations name the scopes that they need";
const ENCODED: &str = "values are always percent-encoded, which is equivalent";
const HEADER_EXAMPLES: &str = "headers of responses are not invented";
const LABEL: &str = "only the example's value is used";
const WEBHOOKS: &str = "nothing calls webhooks; the types of their bodies are generated";
const DIALECT: &str = "schemas are read in the dialect of OpenAPI itself";
const NESTED_TAGS: &str = "modules are not nested";
const WHOLE_BODY: &str = "bodies are read and sent as a whole";
const OTHER_METHODS: &str = "operations with other methods are not generated";
const SERIALIZED: &str = "examples are shown as values";

/// The reason why a component is ignored.
pub(crate) const UNUSED: &str = "no operation uses it";
/// The reason why the siblings of a reference are ignored.
pub(crate) const BESIDE_REFERENCE: &str = "OpenAPI ignores it next to a reference";

const STYLES: &[&str] = &[
    "deepObject",
    "form",
    "label",
    "matrix",
    "pipeDelimited",
    "simple",
    "spaceDelimited",
];

impl ObjectKind {
    /// The keywords; none for objects whose keys are names.
    pub(crate) fn keywords(self) -> &'static [Keyword] {
        match self {
            ObjectKind::Callback
            | ObjectKind::Paths
            | ObjectKind::Responses
            | ObjectKind::SecurityRequirement => &[],
            ObjectKind::Components => COMPONENTS,
            ObjectKind::Contact => CONTACT,
            ObjectKind::Discriminator => DISCRIMINATOR,
            ObjectKind::Document => DOCUMENT,
            ObjectKind::Encoding => ENCODING,
            ObjectKind::Example => EXAMPLE,
            ObjectKind::ExternalDocs => EXTERNAL_DOCS,
            ObjectKind::Flow => FLOW,
            ObjectKind::Flows => FLOWS,
            ObjectKind::Header => HEADER,
            ObjectKind::Info => INFO,
            ObjectKind::License => LICENSE,
            ObjectKind::Link => LINK,
            ObjectKind::MediaType => MEDIA_TYPE,
            ObjectKind::Operation => OPERATION,
            ObjectKind::Parameter => PARAMETER,
            ObjectKind::PathItem => PATH_ITEM,
            ObjectKind::RequestBody => REQUEST_BODY,
            ObjectKind::Response => RESPONSE,
            ObjectKind::Schema => SCHEMA,
            ObjectKind::SecurityScheme => SECURITY_SCHEME,
            ObjectKind::Server => SERVER,
            ObjectKind::ServerVariable => SERVER_VARIABLE,
            ObjectKind::Tag => TAG,
            ObjectKind::Xml => XML,
        }
    }

    /// The keyword of that name in any version of OpenAPI.
    pub(crate) fn keyword(self, name: &str) -> Option<Keyword> {
        let mut keywords = self.keywords().iter();
        keywords.find(|keyword| keyword.name == name).copied()
    }

    /// The keywords that a version of OpenAPI has.
    pub(crate) fn keywords_of(self, version: Version) -> impl Iterator<Item = &'static Keyword> {
        let keywords = self.keywords().iter();
        keywords.filter(move |keyword| keyword.since <= version)
    }

    /// The keyword of that name in a version of OpenAPI.
    pub(crate) fn keyword_of(self, version: Version, name: &str) -> Option<Keyword> {
        self.keyword(name)
            .filter(|keyword| keyword.since <= version)
    }

    /// Whether an object of this kind can have the key in a version of OpenAPI: a keyword, a name or an extension.
    pub(crate) fn allows(self, version: Version, key: &str) -> bool {
        self.keywords().is_empty() || is_extension(key) || self.keyword_of(version, key).is_some()
    }
}

const DOCUMENT: &[Keyword] = &[
    used("openapi", String).required(),
    used("info", Object(ObjectKind::Info)).required(),
    used("servers", ObjectList(ObjectKind::Server)),
    used("tags", ObjectList(ObjectKind::Tag)),
    used("security", ObjectList(ObjectKind::SecurityRequirement)),
    used("paths", Object(ObjectKind::Paths)).required(),
    used("components", Object(ObjectKind::Components)),
    ignored("externalDocs", Object(ObjectKind::ExternalDocs), DOCS),
    ignored("webhooks", ObjectMap(ObjectKind::PathItem), WEBHOOKS).since(V3_1),
    ignored("jsonSchemaDialect", String, DIALECT).since(V3_1),
    ignored(
        "$self",
        String,
        "references are resolved in the files that are given",
    )
    .since(V3_2),
];

const INFO: &[Keyword] = &[
    used("title", String).required(),
    used("description", String),
    used("version", String).required(),
    ignored("termsOfService", String, DOCS),
    ignored("contact", Object(ObjectKind::Contact), DOCS),
    ignored("license", Object(ObjectKind::License), DOCS),
    ignored("summary", String, DOCS).since(V3_1),
];

const CONTACT: &[Keyword] = &[
    used("name", String),
    used("url", String),
    used("email", String),
];

const LICENSE: &[Keyword] = &[
    used("name", String).required(),
    used("url", String),
    used("identifier", String).since(V3_1),
];

const EXTERNAL_DOCS: &[Keyword] = &[used("url", String).required(), used("description", String)];

const SERVER: &[Keyword] = &[
    used("url", String).required(),
    used("variables", ObjectMap(ObjectKind::ServerVariable)),
    used("description", String),
    ignored("name", String, "servers are named after their descriptions").since(V3_2),
];

const SERVER_VARIABLE: &[Keyword] = &[
    used("default", String).required(),
    used("enum", StringList),
    used("description", String),
];

const TAG: &[Keyword] = &[
    used("name", String).required(),
    used("description", String),
    ignored("externalDocs", Object(ObjectKind::ExternalDocs), DOCS),
    ignored("summary", String, DOCS).since(V3_2),
    ignored("parent", String, NESTED_TAGS).since(V3_2),
    ignored("kind", String, NESTED_TAGS).since(V3_2),
];

const COMPONENTS: &[Keyword] = &[
    used("schemas", ObjectMap(ObjectKind::Schema)),
    used("responses", ObjectMap(ObjectKind::Response)),
    used("parameters", ObjectMap(ObjectKind::Parameter)),
    used("examples", ObjectMap(ObjectKind::Example)),
    used("requestBodies", ObjectMap(ObjectKind::RequestBody)),
    used("securitySchemes", ObjectMap(ObjectKind::SecurityScheme)),
    used("headers", ObjectMap(ObjectKind::Header)),
    ignored("links", ObjectMap(ObjectKind::Link), LINKS),
    ignored("callbacks", ObjectMap(ObjectKind::Callback), CALLBACKS),
    used("pathItems", ObjectMap(ObjectKind::PathItem)).since(V3_1),
    ignored(
        "mediaTypes",
        ObjectMap(ObjectKind::MediaType),
        "references lead to them",
    )
    .since(V3_2),
];

const PATH_ITEM: &[Keyword] = &[
    used("$ref", String),
    used("get", Object(ObjectKind::Operation)),
    used("put", Object(ObjectKind::Operation)),
    used("post", Object(ObjectKind::Operation)),
    used("delete", Object(ObjectKind::Operation)),
    used("options", Object(ObjectKind::Operation)),
    used("head", Object(ObjectKind::Operation)),
    used("patch", Object(ObjectKind::Operation)),
    used("trace", Object(ObjectKind::Operation)),
    used("servers", FirstObject(ObjectKind::Server, FIRST_SERVER)),
    used("parameters", ObjectList(ObjectKind::Parameter)),
    ignored("summary", String, "each operation has its own"),
    ignored("description", String, "each operation has its own"),
    used("query", Object(ObjectKind::Operation)).since(V3_2),
    ignored(
        "additionalOperations",
        ObjectMap(ObjectKind::Operation),
        OTHER_METHODS,
    )
    .since(V3_2),
];

const OPERATION: &[Keyword] = &[
    used("operationId", String),
    used("summary", String),
    used("description", String),
    used("tags", StringList),
    used("parameters", ObjectList(ObjectKind::Parameter)),
    used("requestBody", Object(ObjectKind::RequestBody)),
    used("responses", Object(ObjectKind::Responses)).required(),
    used("deprecated", Bool),
    used("security", ObjectList(ObjectKind::SecurityRequirement)),
    used("servers", FirstObject(ObjectKind::Server, FIRST_SERVER)),
    ignored("callbacks", ObjectMap(ObjectKind::Callback), CALLBACKS),
    ignored("externalDocs", Object(ObjectKind::ExternalDocs), DOCS),
];

const PARAMETER: &[Keyword] = &[
    used("name", String).required(),
    used("in", Choice(&["cookie", "header", "path", "query"])).required(),
    used("description", String),
    used("required", Bool),
    used("deprecated", Bool),
    used("schema", Object(ObjectKind::Schema)),
    used("content", ObjectMap(ObjectKind::MediaType)),
    used("style", Choice(STYLES)),
    used("explode", Bool),
    used("allowReserved", Bool),
    ignored("allowEmptyValue", Bool, "empty strings are always sent"),
    used("example", Any),
    used("examples", ObjectMap(ObjectKind::Example)),
];

const HEADER: &[Keyword] = &[
    used("description", String),
    used("required", Bool),
    used("deprecated", Bool),
    used("schema", Object(ObjectKind::Schema)),
    used("content", ObjectMap(ObjectKind::MediaType)),
    ignored("style", Choice(&["simple"]), HEADERS),
    ignored("explode", Bool, HEADERS),
    ignored("allowReserved", Bool, ENCODED),
    ignored("allowEmptyValue", Bool, HEADERS),
    ignored("example", Any, HEADER_EXAMPLES),
    ignored("examples", ObjectMap(ObjectKind::Example), HEADER_EXAMPLES),
];

const REQUEST_BODY: &[Keyword] = &[
    used("description", String),
    used("required", Bool),
    used("content", ObjectMap(ObjectKind::MediaType)).required(),
];

const MEDIA_TYPE: &[Keyword] = &[
    used("schema", Object(ObjectKind::Schema)),
    used("example", Any),
    used("examples", ObjectMap(ObjectKind::Example)),
    used("encoding", ObjectMap(ObjectKind::Encoding)),
    ignored("itemSchema", Object(ObjectKind::Schema), WHOLE_BODY).since(V3_2),
    ignored("itemEncoding", Object(ObjectKind::Encoding), WHOLE_BODY).since(V3_2),
    ignored(
        "prefixEncoding",
        ObjectList(ObjectKind::Encoding),
        WHOLE_BODY,
    )
    .since(V3_2),
];

const ENCODING: &[Keyword] = &[
    used("contentType", String),
    used("style", Choice(STYLES)),
    used("explode", Bool),
    used("headers", ObjectMap(ObjectKind::Header)),
    used("allowReserved", Bool),
    ignored("encoding", ObjectMap(ObjectKind::Encoding), WHOLE_BODY).since(V3_2),
    ignored("itemEncoding", Object(ObjectKind::Encoding), WHOLE_BODY).since(V3_2),
    ignored(
        "prefixEncoding",
        ObjectList(ObjectKind::Encoding),
        WHOLE_BODY,
    )
    .since(V3_2),
];

const RESPONSE: &[Keyword] = &[
    used("content", ObjectMap(ObjectKind::MediaType)),
    used("description", String).required(),
    used("headers", ObjectMap(ObjectKind::Header)),
    ignored("links", ObjectMap(ObjectKind::Link), LINKS),
    ignored("summary", String, "the description is used").since(V3_2),
];

const EXAMPLE: &[Keyword] = &[
    used("value", Any),
    ignored("summary", String, LABEL),
    ignored("description", String, LABEL),
    ignored(
        "externalValue",
        String,
        "only the files that references refer to are read",
    ),
    ignored("dataValue", Any, "`value` is used").since(V3_2),
    ignored("serializedValue", String, SERIALIZED).since(V3_2),
];

const LINK: &[Keyword] = &[
    used("operationRef", String),
    used("operationId", String),
    used("parameters", Any),
    used("requestBody", Any),
    used("description", String),
    used("server", Object(ObjectKind::Server)),
];

const DISCRIMINATOR: &[Keyword] = &[
    used("propertyName", String).required(),
    used("mapping", StringMap),
    ignored(
        "defaultMapping",
        String,
        "values of no member are kept as they are",
    )
    .since(V3_2),
];

const XML: &[Keyword] = &[
    used("name", String),
    used("namespace", String),
    used("prefix", String),
    used("attribute", Bool),
    used("wrapped", Bool),
    used("nodeType", String).since(V3_2),
];

const SECURITY_SCHEME: &[Keyword] = &[
    used(
        "type",
        Choice(&["apiKey", "http", "oauth2", "openIdConnect"]),
    )
    .required(),
    used("scheme", String),
    used("name", String),
    used("in", Choice(&["cookie", "header", "query"])),
    ignored("bearerFormat", String, CREDENTIALS),
    used("flows", Object(ObjectKind::Flows)),
    ignored("openIdConnectUrl", String, CREDENTIALS),
    used("description", String),
    ignored("oauth2MetadataUrl", String, CREDENTIALS).since(V3_2),
    ignored("deprecated", Bool, CREDENTIALS).since(V3_2),
];

const FLOWS: &[Keyword] = &[
    ignored("implicit", Object(ObjectKind::Flow), CREDENTIALS),
    ignored("password", Object(ObjectKind::Flow), CREDENTIALS),
    used("clientCredentials", Object(ObjectKind::Flow)),
    ignored("authorizationCode", Object(ObjectKind::Flow), CREDENTIALS),
    ignored("deviceAuthorization", Object(ObjectKind::Flow), CREDENTIALS).since(V3_2),
];

const FLOW: &[Keyword] = &[
    ignored("authorizationUrl", String, CREDENTIALS),
    used("tokenUrl", String),
    ignored("refreshUrl", String, CREDENTIALS),
    ignored("scopes", StringMap, SCOPES).required(),
    ignored("deviceAuthorizationUrl", String, CREDENTIALS).since(V3_2),
];
