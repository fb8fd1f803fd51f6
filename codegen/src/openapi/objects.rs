//! The keywords of each kind of object, and what becomes of them: amend this where lowering changes. What is below
//! an ignored keyword is ignored with it, so the rules of an object that stands nowhere else are never asked for.

use super::schema::SCHEMA;
use super::table::Takes::{
    Anything, Choice, First, Flag, List, Named, NamedTexts, One, Text, Texts,
};
use super::table::{Keyword, Kind, Rule, ignored, used};

const DOCS: &str = "the docs of the SDK stand by themselves";
const FIRST_SERVER: &str = "the first server is the one; another is given to the client's builder";
const CALLBACKS: &str = "requests that the API makes are none of a client's";
const HEADERS: &str = "headers of answers are described, and at hand as text by their names";
const LINKS: &str = "what to do with an answer is up to the caller";
const CREDENTIALS: &str = "how to come by credentials is up to the runtime";
const ENCODED: &str = "values are always percent-encoded, which means the same";
const BODY_EXAMPLES: &str = "only examples of whole bodies are used";
const LABEL: &str = "only the example's value is used";

/// Extensions: `NAME.*` stands for all other keys of NAME, the last one for all other extensions.
pub(super) const EXTENSIONS: &[(&str, Rule)] = &[
    ("x-twilio.pii", Rule::Used),
    (
        "x-twilio.*",
        Rule::Ignored("it speaks to Twilio's own tools"),
    ),
    ("*", Rule::Ignored("it speaks to other tools")),
];

/// Why a component is ignored.
pub(super) const UNUSED: &str = "no operation uses it";
/// Why what stands beside a reference is ignored.
pub(super) const BESIDE_REFERENCE: &str = "OpenAPI 3.0 leaves out what stands beside a reference";

const STYLES: &[&str] = &[
    "deepObject",
    "form",
    "label",
    "matrix",
    "pipeDelimited",
    "simple",
    "spaceDelimited",
];

impl Kind {
    /// Its keywords; none for those whose keys are names.
    pub(super) fn keywords(self) -> &'static [Keyword] {
        match self {
            Kind::Callback | Kind::Paths | Kind::Responses | Kind::SecurityRequirement => &[],
            Kind::Components => COMPONENTS,
            Kind::Contact => CONTACT,
            Kind::Discriminator => DISCRIMINATOR,
            Kind::Document => DOCUMENT,
            Kind::Encoding => ENCODING,
            Kind::Example => EXAMPLE,
            Kind::ExternalDocs => EXTERNAL_DOCS,
            Kind::Flow => FLOW,
            Kind::Flows => FLOWS,
            Kind::Header => HEADER,
            Kind::Info => INFO,
            Kind::License => LICENSE,
            Kind::Link => LINK,
            Kind::MediaType => MEDIA_TYPE,
            Kind::Operation => OPERATION,
            Kind::Parameter => PARAMETER,
            Kind::PathItem => PATH_ITEM,
            Kind::RequestBody => REQUEST_BODY,
            Kind::Response => RESPONSE,
            Kind::Schema => SCHEMA,
            Kind::SecurityScheme => SECURITY_SCHEME,
            Kind::Server => SERVER,
            Kind::ServerVariable => SERVER_VARIABLE,
            Kind::Tag => TAG,
            Kind::Xml => XML,
        }
    }
}

const DOCUMENT: &[Keyword] = &[
    used("openapi", Text).needed(),
    used("info", One(Kind::Info)).needed(),
    used("servers", First(Kind::Server, FIRST_SERVER)),
    used("tags", List(Kind::Tag)),
    used("security", List(Kind::SecurityRequirement)),
    used("paths", One(Kind::Paths)).needed(),
    used("components", One(Kind::Components)),
    ignored("externalDocs", One(Kind::ExternalDocs), DOCS),
];

const INFO: &[Keyword] = &[
    used("title", Text).needed(),
    used("description", Text),
    ignored("version", Text, "the SDK has a version of its own").needed(),
    ignored("termsOfService", Text, DOCS),
    ignored("contact", One(Kind::Contact), DOCS),
    ignored("license", One(Kind::License), DOCS),
];

const CONTACT: &[Keyword] = &[used("name", Text), used("url", Text), used("email", Text)];

const LICENSE: &[Keyword] = &[used("name", Text).needed(), used("url", Text)];

const EXTERNAL_DOCS: &[Keyword] = &[used("url", Text).needed(), used("description", Text)];

const SERVER: &[Keyword] = &[
    used("url", Text).needed(),
    used("variables", Named(Kind::ServerVariable)),
    ignored("description", Text, DOCS),
];

const SERVER_VARIABLE: &[Keyword] = &[
    used("default", Text).needed(),
    ignored("enum", Texts, "variables have their defaults"),
    ignored("description", Text, "variables have their defaults"),
];

const TAG: &[Keyword] = &[
    used("name", Text).needed(),
    used("description", Text),
    ignored("externalDocs", One(Kind::ExternalDocs), DOCS),
];

const COMPONENTS: &[Keyword] = &[
    used("schemas", Named(Kind::Schema)),
    used("responses", Named(Kind::Response)),
    used("parameters", Named(Kind::Parameter)),
    used("examples", Named(Kind::Example)),
    used("requestBodies", Named(Kind::RequestBody)),
    used("securitySchemes", Named(Kind::SecurityScheme)),
    used("headers", Named(Kind::Header)),
    ignored("links", Named(Kind::Link), LINKS),
    ignored("callbacks", Named(Kind::Callback), CALLBACKS),
];

const PATH_ITEM: &[Keyword] = &[
    used("$ref", Text),
    used("get", One(Kind::Operation)),
    used("put", One(Kind::Operation)),
    used("post", One(Kind::Operation)),
    used("delete", One(Kind::Operation)),
    used("options", One(Kind::Operation)),
    used("head", One(Kind::Operation)),
    used("patch", One(Kind::Operation)),
    used("trace", One(Kind::Operation)),
    used("servers", First(Kind::Server, FIRST_SERVER)),
    used("parameters", List(Kind::Parameter)),
    ignored("summary", Text, "each operation has its own"),
    ignored("description", Text, "each operation has its own"),
];

const OPERATION: &[Keyword] = &[
    used("operationId", Text),
    used("summary", Text),
    used("description", Text),
    used("tags", Texts),
    used("parameters", List(Kind::Parameter)),
    used("requestBody", One(Kind::RequestBody)),
    used("responses", One(Kind::Responses)).needed(),
    used("deprecated", Flag),
    used("security", List(Kind::SecurityRequirement)),
    used("servers", First(Kind::Server, FIRST_SERVER)),
    ignored("callbacks", Named(Kind::Callback), CALLBACKS),
    ignored("externalDocs", One(Kind::ExternalDocs), DOCS),
];

const PARAMETER: &[Keyword] = &[
    used("name", Text).needed(),
    used("in", Choice(&["cookie", "header", "path", "query"])).needed(),
    used("description", Text),
    used("required", Flag),
    used("deprecated", Flag),
    used("schema", One(Kind::Schema)),
    used("content", Named(Kind::MediaType)),
    used("style", Choice(STYLES)),
    used("explode", Flag),
    ignored("allowReserved", Flag, ENCODED),
    ignored("allowEmptyValue", Flag, "an empty text is sent as it is"),
    ignored("example", Anything, BODY_EXAMPLES),
    ignored("examples", Named(Kind::Example), BODY_EXAMPLES),
];

const HEADER: &[Keyword] = &[
    used("description", Text),
    ignored("required", Flag, HEADERS),
    ignored("deprecated", Flag, HEADERS),
    used("schema", One(Kind::Schema)),
    used("content", Named(Kind::MediaType)),
    ignored("style", Choice(&["simple"]), HEADERS),
    ignored("explode", Flag, HEADERS),
    ignored("allowReserved", Flag, ENCODED),
    ignored("allowEmptyValue", Flag, HEADERS),
    ignored("example", Anything, BODY_EXAMPLES),
    ignored("examples", Named(Kind::Example), BODY_EXAMPLES),
];

const REQUEST_BODY: &[Keyword] = &[
    used("description", Text),
    used("required", Flag),
    used("content", Named(Kind::MediaType)).needed(),
];

const MEDIA_TYPE: &[Keyword] = &[
    used("schema", One(Kind::Schema)),
    used("example", Anything),
    used("examples", Named(Kind::Example)),
    used("encoding", Named(Kind::Encoding)),
];

const ENCODING: &[Keyword] = &[
    used("contentType", Text),
    used("style", Choice(STYLES)),
    used("explode", Flag),
    ignored(
        "headers",
        Named(Kind::Header),
        "the parts of a body have the headers that their kind asks for",
    ),
    ignored("allowReserved", Flag, ENCODED),
];

const RESPONSE: &[Keyword] = &[
    used("content", Named(Kind::MediaType)),
    used("description", Text).needed(),
    used("headers", Named(Kind::Header)),
    ignored("links", Named(Kind::Link), LINKS),
];

const EXAMPLE: &[Keyword] = &[
    used("value", Anything),
    ignored("summary", Text, LABEL),
    ignored("description", Text, LABEL),
    ignored(
        "externalValue",
        Text,
        "nothing but the document itself is read",
    ),
];

const LINK: &[Keyword] = &[
    used("operationRef", Text),
    used("operationId", Text),
    used("parameters", Anything),
    used("requestBody", Anything),
    used("description", Text),
    used("server", One(Kind::Server)),
];

const DISCRIMINATOR: &[Keyword] = &[
    used("propertyName", Text).needed(),
    used("mapping", NamedTexts),
];

const XML: &[Keyword] = &[
    used("name", Text),
    used("namespace", Text),
    used("prefix", Text),
    used("attribute", Flag),
    used("wrapped", Flag),
];

const SECURITY_SCHEME: &[Keyword] = &[
    used(
        "type",
        Choice(&["apiKey", "http", "oauth2", "openIdConnect"]),
    )
    .needed(),
    used("scheme", Text),
    used("name", Text),
    used("in", Choice(&["cookie", "header", "query"])),
    ignored("bearerFormat", Text, CREDENTIALS),
    ignored("flows", One(Kind::Flows), CREDENTIALS),
    ignored("openIdConnectUrl", Text, CREDENTIALS),
    used("description", Text),
];

const FLOWS: &[Keyword] = &[
    used("implicit", One(Kind::Flow)),
    used("password", One(Kind::Flow)),
    used("clientCredentials", One(Kind::Flow)),
    used("authorizationCode", One(Kind::Flow)),
];

const FLOW: &[Keyword] = &[
    used("authorizationUrl", Text),
    used("tokenUrl", Text),
    used("refreshUrl", Text),
    used("scopes", NamedTexts).needed(),
];
