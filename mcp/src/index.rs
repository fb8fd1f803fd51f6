//! What the generator knows of an API: the pages of its reference, and its operations as data.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

use crate::options::Effect;

/// The reference of a crate as the generator writes it: `reference.json`.
#[derive(Debug, Deserialize)]
pub struct Index {
    #[serde(rename = "crate")]
    pub(crate) crate_name: String,
    pub(crate) title: String,
    /// The version of the API's description.
    pub(crate) version: String,
    pub(crate) server: String,
    pub(crate) is_twilio: bool,
    pub(crate) history: History,
    pub(crate) schemes: Vec<Scheme>,
    pub(crate) modules: Vec<Module>,
    pub(crate) operations: Vec<Operation>,
    types: Vec<NamedSchema>,
    /// The positions of the types, by their names.
    #[serde(skip)]
    positions: HashMap<String, usize>,
    pub(crate) pages: Vec<Page>,
}

/// A page, or a part of one.
#[derive(Debug, Deserialize)]
pub(crate) struct Page {
    pub(crate) kind: String,
    pub(crate) id: String,
    pub(crate) title: String,
    #[serde(default)]
    pub(crate) summary: String,
    pub(crate) request: Option<String>,
    #[serde(default)]
    pub(crate) terms: Vec<String>,
    pub(crate) text: String,
}

/// A resource with its operations.
#[derive(Debug, Deserialize)]
pub(crate) struct Module {
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    /// The Rust names of the operations.
    pub(crate) operations: Vec<String>,
}

/// An operation: all that is needed to validate a call, to send it, and to show it in Rust.
#[derive(Debug, Deserialize)]
pub(crate) struct Operation {
    pub(crate) id: String,
    /// The name of the method of `Client`.
    pub(crate) name: String,
    /// The same as it is written in Rust, if it is a keyword.
    raw: Option<String>,
    pub(crate) module: String,
    pub(crate) summary: String,
    pub(crate) method: String,
    pub(crate) path: String,
    /// The server, where it is not the API's.
    pub(crate) server: Option<String>,
    pub(crate) effect: Effect,
    /// The parameter that says to whom something is sent, by its name on the wire.
    pub(crate) recipient: Option<String>,
    pub(crate) parameters: Vec<Parameter>,
    /// The name of the parameter struct.
    pub(crate) params: Option<String>,
    pub(crate) body: Option<Body>,
    pub(crate) accept: Option<String>,
    #[serde(default)]
    pub(crate) anonymous: bool,
    /// The alternatives that satisfy the server; `None` if the credentials of the account do.
    pub(crate) security: Option<Vec<Vec<RequiredScheme>>>,
    pub(crate) response: Response,
    pub(crate) next: Option<Next>,
    pub(crate) stream: Option<Stream>,
}

/// A parameter.
#[derive(Debug, Deserialize)]
pub(crate) struct Parameter {
    pub(crate) wire: String,
    pub(crate) rust: String,
    /// The same as it is written in Rust, if it is a keyword.
    raw: Option<String>,
    /// The type in Rust, where the schema does not tell.
    #[serde(rename = "type")]
    pub(crate) ty: Option<String>,
    #[serde(rename = "in")]
    pub(crate) location: String,
    #[serde(default)]
    pub(crate) required: bool,
    #[serde(default)]
    pub(crate) style: String,
    #[serde(default)]
    pub(crate) reserved: bool,
    pub(crate) media_type: Option<String>,
    pub(crate) part: Option<String>,
    pub(crate) schema: Value,
}

/// A request body.
#[derive(Debug, Deserialize)]
pub(crate) struct Body {
    pub(crate) encoding: String,
    pub(crate) media_type: String,
}

/// The body of a success.
#[derive(Debug, Deserialize)]
pub(crate) struct Response {
    /// `json`, `text`, `bytes`, `redirect`, `stream` or `nothing`.
    #[serde(rename = "as")]
    pub(crate) reading: String,
    pub(crate) schema: Value,
}

/// A response that is a stream of items.
#[derive(Debug, Deserialize)]
pub(crate) struct Stream {
    /// What an item is decoded from: `texts`, the `data` of events, or `events`.
    pub(crate) items: String,
    /// The parameter that asks for the stream.
    pub(crate) flag: Option<String>,
}

/// Where a page of a list has the link to the next one, or its token.
#[derive(Debug, Deserialize)]
pub(crate) struct Next {
    pub(crate) at: Vec<String>,
    /// The parameter that takes the token.
    pub(crate) parameter: Option<String>,
}

/// A security scheme.
#[derive(Debug, Deserialize)]
pub(crate) struct Scheme {
    pub(crate) name: String,
    pub(crate) kind: String,
    /// The name of the header, query parameter or cookie, or the token URL.
    pub(crate) argument: String,
    pub(crate) variables: Vec<String>,
    /// The variables of what can be sent as it is: no token must be requested with it.
    pub(crate) direct_variables: Vec<String>,
}

impl Operation {
    /// The name of the method as it is written in Rust.
    pub(crate) fn raw_name(&self) -> &str {
        self.raw.as_deref().unwrap_or(&self.name)
    }
}

impl Parameter {
    /// The name as it is written in Rust.
    pub(crate) fn raw_name(&self) -> &str {
        self.raw.as_deref().unwrap_or(&self.rust)
    }
}

/// A scheme of a requirement.
#[derive(Debug, Deserialize)]
pub(crate) struct RequiredScheme {
    pub(crate) scheme: String,
    #[serde(default)]
    pub(crate) scopes: Vec<String>,
}

/// The changes of earlier releases.
#[derive(Debug, Deserialize)]
pub(crate) struct History {
    pub(crate) first: Option<String>,
    #[serde(default, rename = "release")]
    pub(crate) releases: Vec<Release>,
}

/// A release after the first.
#[derive(Debug, Deserialize)]
pub(crate) struct Release {
    pub(crate) version: String,
    #[serde(default, rename = "change")]
    pub(crate) changes: Vec<Change>,
}

/// A change of a release.
#[derive(Debug, Deserialize)]
pub(crate) struct Change {
    pub(crate) kind: String,
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) breaking: bool,
    #[serde(default)]
    pub(crate) items: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct NamedSchema {
    name: String,
    schema: Value,
}

impl Index {
    /// Parses the text of a `reference.json`.
    ///
    /// # Errors
    ///
    /// Returns what is wrong with a text that no generator of this version wrote.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut index: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let names = index.types.iter().map(|named| named.name.clone());
        index.positions = names.zip(0..).collect();
        Ok(index)
    }

    /// The operation of this name in Rust or in the document.
    pub(crate) fn operation(&self, name: &str) -> Option<(usize, &Operation)> {
        let name = name.trim().trim_start_matches("operations/");
        let mut operations = self.operations.iter().enumerate();
        operations.find(|(_, operation)| operation.name == name || operation.id == name)
    }

    /// The schema of a type.
    pub(crate) fn schema(&self, name: &str) -> Option<&Value> {
        let position = self.positions.get(name)?;
        Some(&self.types[*position].schema)
    }

    /// Whether a name is that of a type of the crate.
    pub(crate) fn is_type(&self, name: &str) -> bool {
        self.positions.contains_key(name)
    }

    /// The schemas of all types.
    pub(crate) fn schemas(&self) -> impl Iterator<Item = &Value> {
        self.types.iter().map(|named| &named.schema)
    }

    /// A schema, or the one that it refers to.
    pub(crate) fn resolve<'i>(&'i self, schema: &'i Value) -> &'i Value {
        let mut resolved = schema;
        // Aliases of types are no deeper.
        for _ in 0..4 {
            let Some(name) = resolved.get("$ref").and_then(Value::as_str) else {
                break;
            };
            match self.schema(name) {
                Some(target) => resolved = target,
                None => break,
            }
        }
        resolved
    }
}
