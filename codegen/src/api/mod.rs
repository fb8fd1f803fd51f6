//! The model: an SDK as plain data, between the OpenAPI document and everything that is rendered from it.
//!
//! An [`Api`] holds facts: names, types, order, limits, and the document's own words. Lowering makes every decision
//! once; backends make none and only render. There are no sentences here that the document does not contain, and no
//! Rust syntax: names come in a plain form ([`RustName`]), boxes, links and Markdown are the backend's business.

mod constraints;
mod docs;
mod effect;
mod exact_numbers;
mod example;
mod field;
mod http;
mod id;
mod name;
mod operation;
pub(crate) mod reserved;
mod response;
mod security;
mod sensitivity;
mod server;
mod style;
mod type_ref;
mod types;

use std::ops::{Index, Not};

use indexmap::IndexMap;
use serde::Serialize;

pub use constraints::{Bound, Constraints};
pub use docs::{Deprecation, Docs};
pub use effect::Effect;
pub use exact_numbers::ExactNumbers;
pub use example::Example;
pub use field::{Access, Field, Unit};
pub use http::{BodyEncoding, Method, ParameterLocation, StatusSpec};
pub use id::{SidId, TypeId};
pub use name::RustName;
pub use operation::{BodyAlternative, Operation, Parameter, Params, RequestBody};
pub use response::{ErrorCode, Header, Response, ResponseContent};
pub use security::{
    Credential, CredentialKind, RequiredScheme, SecurityRequirement, SecurityScheme,
    SecuritySchemeKind,
};
pub use sensitivity::Sensitivity;
pub use server::{Server, ServerVariable};
pub use style::Style;
pub use type_ref::{StreamItems, Type, TypeRef};
pub use types::{
    AdditionalProperties, Discriminator, Enum, NextPage, Page, Repr, Struct, TypeDef, TypeKind,
    Union, UnionVariant, Variant,
};

/// An SDK.
///
/// Types are referenced by ID and looked up with `api[&id]`; [`operations`](Api::operations) and
/// [`types`](Api::types) iterate over all modules.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Api {
    /// The document's `info.title`.
    pub title: String,
    /// The document's `info.version`.
    pub version: String,
    /// The document's description of the API.
    #[serde(skip_serializing_if = "Docs::is_empty")]
    pub docs: Docs,
    /// The URL of the server that operations are sent to unless they name another, with the default values of its
    /// variables. Empty, or only a path, where the document leaves the host to the user.
    pub server: String,
    /// The servers that users can choose from; the first one is the default.
    #[serde(skip_serializing_if = "is_no_choice")]
    pub servers: Vec<Server>,
    /// Whether it is one of Twilio's, whose clients share credentials, edges and error codes.
    #[serde(skip_serializing_if = "Not::not")]
    pub is_twilio: bool,
    /// The numbers in limits and examples that floating-point numbers do not hold exactly.
    #[serde(skip_serializing_if = "ExactNumbers::is_empty")]
    pub exact_numbers: ExactNumbers,
    /// The security schemes, in the document's order.
    pub security_schemes: Vec<SecurityScheme>,
    /// The SID types, sorted by name.
    pub sids: IndexMap<SidId, Sid>,
    /// The modules, sorted by name.
    pub modules: Vec<Module>,
    /// All types; [`Module::types`] lists which belong to which module.
    pub types: IndexMap<TypeId, TypeDef>,
}

/// One resource with its operations and types.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Module {
    /// The Rust name, which is also the name of its file.
    pub name: String,
    /// The position of the tag that the module is named after in the document's list of tags, if it is listed. Authors
    /// list what is important first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<usize>,
    /// The description of the tag that the module is named after.
    #[serde(skip_serializing_if = "Docs::is_empty")]
    pub docs: Docs,
    /// The operations: paths in the document's order, and the methods of each in OpenAPI's.
    pub operations: Vec<Operation>,
    /// The types, in the document's order, each followed by those that are part of it.
    pub types: Vec<TypeId>,
}

/// A string type for the identifiers of one kind of resource.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sid {
    /// The prefix of these identifiers, such as `VA`.
    pub prefix: String,
    /// The kind of resource they identify, in words, such as `messaging service`; absent where nothing in the document
    /// says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
}

impl Sid {
    /// The number of characters of these identifiers: those of the prefix and 32 hexadecimal digits.
    pub fn length(&self) -> u64 {
        self.prefix.chars().count() as u64 + 32
    }

    /// The regular expression that these identifiers match.
    pub fn pattern(&self) -> String {
        format!("^{}[0-9a-fA-F]{{32}}$", self.prefix)
    }
}

impl Api {
    /// All operations, in the order of the modules.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.modules.iter().flat_map(|module| &module.operations)
    }

    /// The modules as readers should see them: in the order of the document's tags, then those without a listed tag.
    pub fn modules_by_importance(&self) -> Vec<&Module> {
        let mut modules: Vec<_> = self.modules.iter().collect();
        modules.sort_by_key(|module| (module.position.is_none(), module.position));
        modules
    }

    /// All types, in the order of the modules.
    pub fn types(&self) -> impl Iterator<Item = (&TypeId, &TypeDef)> {
        let ids = self.modules.iter().flat_map(|module| &module.types);
        ids.map(|id| (id, &self[id]))
    }

    /// The type that is defined under a name: another one if the name is an alias.
    pub fn canonical<'a>(&'a self, id: &'a TypeId) -> &'a TypeId {
        self[id].alias_of.as_ref().unwrap_or(id)
    }

    /// The requirements of an operation that its requests can satisfy, each as schemes with scopes. Credentials for
    /// schemes that the document does not define are left to users.
    pub fn sendable<'a>(
        &'a self,
        operation: &'a Operation,
    ) -> impl Iterator<Item = Vec<(&'a SecurityScheme, &'a [String])>> {
        operation.security.iter().filter_map(|requirement| {
            let schemes = requirement.schemes.iter().filter_map(|required| {
                let scheme = self.security_scheme(&required.name)?;
                Some((scheme, required.scopes.as_slice()))
            });
            let schemes: Vec<_> = schemes.collect();
            let is_supported = schemes.iter().all(|(scheme, _)| scheme.is_supported());
            is_supported.then_some(schemes)
        })
    }

    /// The servers of operations that have variables and are not the API's, each once.
    pub fn servers_of_operations(&self) -> Vec<&Server> {
        let mut servers: Vec<&Server> = Vec::new();
        let own = self
            .operations()
            .filter_map(|operation| operation.server.as_ref());
        for server in own.filter(|server| !server.variables.is_empty()) {
            if !servers.contains(&server) {
                servers.push(server);
            }
        }
        servers
    }

    /// Whether users have a choice of servers, or of values for variables in their URLs.
    pub fn has_server_choice(&self) -> bool {
        let has_variables = |server: &Server| !server.variables.is_empty();
        self.servers.len() > 1
            || self.servers.iter().any(has_variables)
            || !self.servers_of_operations().is_empty()
    }

    /// Whether the response of an operation is a stream.
    pub fn has_streams(&self) -> bool {
        self.operations().any(Operation::is_stream)
    }

    /// Whether the crate has credentials of its own. Those of a Twilio account are the runtime's.
    pub fn has_own_credentials(&self) -> bool {
        !self.is_twilio && self.schemes_with_credentials().next().is_some()
    }

    /// The schemes that users can have credentials for.
    pub fn schemes_with_credentials(&self) -> impl Iterator<Item = &SecurityScheme> {
        let schemes = self.security_schemes.iter();
        schemes.filter(|scheme| !scheme.credentials.is_empty())
    }

    /// The security scheme that the document calls `name`.
    pub fn security_scheme(&self, name: &str) -> Option<&SecurityScheme> {
        self.security_schemes
            .iter()
            .find(|scheme| scheme.name == name)
    }
}

/// Whether there is one server, whose URL is fixed.
fn is_no_choice(servers: &[Server]) -> bool {
    servers.len() == 1 && servers[0].variables.is_empty()
}

impl Index<&TypeId> for Api {
    type Output = TypeDef;

    fn index(&self, id: &TypeId) -> &TypeDef {
        &self.types[id]
    }
}

impl Index<&SidId> for Api {
    type Output = Sid;

    fn index(&self, id: &SidId) -> &Sid {
        &self.sids[id]
    }
}
