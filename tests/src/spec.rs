use serde_json::Value;

use crate::documents::{corrections, own_document};
use crate::files::read;
use crate::yaml::{parse_yaml, to_yaml};

/// The document that the SDK is generated from, with the corrections of its overlays. Nothing else of it is read with the
/// generator's code, so that the generated crate can be compared with it.
pub struct Spec {
    /// The text of the document.
    pub text: String,
    document: Value,
}

/// An operation of a [`Spec`].
pub struct SpecOperation<'a> {
    /// The `operationId`.
    pub id: &'a str,
    /// The HTTP method, in upper case.
    pub method: String,
    /// The path template.
    pub path: &'a str,
    /// The Operation Object.
    pub object: &'a Value,
    spec: &'a Spec,
}

impl Spec {
    /// Reads the document.
    ///
    /// # Panics
    ///
    /// If it cannot be read.
    pub fn read() -> Self {
        let text = read(&own_document());
        let document = corrections()
            .iter()
            .fold(parse_yaml(&text), |document, overlay| {
                let corrected = codegen::apply_overlay(&to_yaml(&document), &read(overlay));
                corrected.unwrap_or_else(|errors| panic!("{}: {errors}", overlay.display()))
            });
        Self { text, document }
    }

    /// The value, or the one that it refers to.
    pub fn resolve<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value.get("$ref").and_then(Value::as_str) {
            Some(reference) => self.resolve(self.at(reference)),
            None => value,
        }
    }

    /// The value at a JSON Pointer.
    ///
    /// # Panics
    ///
    /// If there is none.
    pub fn at(&self, pointer: &str) -> &Value {
        let value = self.document.pointer(pointer.trim_start_matches('#'));
        value.unwrap_or_else(|| panic!("unresolved reference {pointer}"))
    }

    /// All operations.
    pub fn operations(&self) -> Vec<SpecOperation<'_>> {
        let mut operations = Vec::new();
        for (path, item) in map(&self.document["paths"]) {
            for method in ["get", "put", "post", "delete", "patch"] {
                let object = item.get(method);
                operations.extend(object.map(|object| SpecOperation {
                    id: text(&object["operationId"]),
                    method: method.to_uppercase(),
                    path,
                    object,
                    spec: self,
                }));
            }
        }
        operations
    }
}

impl SpecOperation<'_> {
    /// The names of the parameters in a location: `path`, `query` or `header`.
    pub fn parameters(&self, location: &str) -> Vec<&str> {
        list(&self.object["parameters"])
            .map(|parameter| self.spec.resolve(parameter))
            .filter(|parameter| parameter["in"] == location)
            .map(|parameter| text(&parameter["name"]))
            .collect()
    }

    /// The media type of the request body, if there is one.
    pub fn request_media_type(&self) -> Option<&str> {
        let mut content = map(&self.object["requestBody"]["content"]);
        content.next().map(|(media_type, _)| media_type)
    }

    /// The schema of a property of the request body.
    pub fn request_property(&self, name: &str) -> Option<&Value> {
        let mut content = map(&self.object["requestBody"]["content"]);
        let (_, media_type) = content.next()?;
        let schema = self.spec.resolve(&media_type["schema"]);
        let property = schema.get("properties")?.get(name)?;
        Some(self.spec.resolve(property))
    }

    /// The examples of successful responses: status, name and value.
    pub fn response_examples(&self) -> Vec<(u16, &str, &Value)> {
        let successes = self.successes().flat_map(|(status, response)| {
            let status = status.parse().expect("a status of a success is a number");
            map(&response["content"]).map(move |(_, media_type)| (status, media_type))
        });
        let examples = successes.flat_map(|(status, media_type)| {
            map(&media_type["examples"]).map(move |(name, example)| (status, name, example))
        });
        examples
            .map(|(status, name, example)| (status, name, &self.spec.resolve(example)["value"]))
            .collect()
    }

    /// Whether a successful response has a body.
    pub fn has_response_body(&self) -> bool {
        let mut successes = self.successes();
        successes.any(|(_, response)| response.get("content").is_some())
    }

    /// The Response Objects of successes, with their statuses.
    fn successes(&self) -> impl Iterator<Item = (&str, &Value)> {
        let responses = map(&self.object["responses"]);
        let successes = responses.filter(|(status, _)| status.starts_with('2'));
        successes.map(|(status, response)| (status, self.spec.resolve(response)))
    }

    /// Whether requests are authenticated.
    pub fn is_secured(&self) -> bool {
        let security = self.object.get("security");
        let security = security.unwrap_or(&self.spec.document["security"]);
        list(security).next().is_some()
    }
}

/// The string, or an empty one.
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The entries of the object, or none.
pub fn map(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let entries = value.as_object().into_iter().flatten();
    entries.map(|(name, value)| (name.as_str(), value))
}

/// The items of the array, or none.
pub fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
