use serde_yaml::Value;

use crate::documents::own_document;

/// An OpenAPI document, read without the generator's code, so that the generated crate can be compared with it.
pub struct Spec {
    document: Value,
}

/// An operation of a [`Spec`].
pub struct SpecOperation<'a> {
    spec: &'a Spec,
    /// The HTTP method, in upper case.
    pub method: String,
    /// The path template.
    pub path: String,
    operation: &'a Value,
}

impl Spec {
    /// The document that the SDK is generated from.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot be read.
    pub fn own() -> Result<Self, Box<dyn std::error::Error>> {
        let document = serde_yaml::from_str(&std::fs::read_to_string(own_document())?)?;
        Ok(Self { document })
    }

    /// All operations with their IDs.
    pub fn operations(&self) -> Vec<(String, SpecOperation<'_>)> {
        let mut operations = Vec::new();
        for (path, item) in self.document["paths"].as_mapping().into_iter().flatten() {
            for method in ["get", "put", "post", "delete", "patch"] {
                let Some(operation) = item.get(method) else {
                    continue;
                };
                let id = operation["operationId"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned();
                operations.push((
                    id,
                    SpecOperation {
                        spec: self,
                        method: method.to_uppercase(),
                        path: path.as_str().unwrap_or_default().to_owned(),
                        operation,
                    },
                ));
            }
        }
        operations
    }

    fn resolve<'a>(&'a self, value: &'a Value) -> &'a Value {
        let Some(reference) = value.get("$ref").and_then(Value::as_str) else {
            return value;
        };
        let tokens = reference.trim_start_matches("#/").split('/');
        self.resolve(tokens.fold(&self.document, |value, token| &value[token]))
    }
}

impl SpecOperation<'_> {
    /// The names of the parameters in a location: `path`, `query` or `header`.
    pub fn parameters(&self, location: &str) -> Vec<String> {
        let parameters = self.operation["parameters"]
            .as_sequence()
            .into_iter()
            .flatten();
        parameters
            .map(|parameter| self.spec.resolve(parameter))
            .filter(|parameter| parameter["in"] == location)
            .filter_map(|parameter| Some(parameter["name"].as_str()?.to_owned()))
            .collect()
    }

    /// The media type of the request body, if there is one.
    pub fn request_media_type(&self) -> Option<String> {
        let content = self
            .operation
            .get("requestBody")?
            .get("content")?
            .as_mapping()?;
        Some(content.keys().next()?.as_str()?.to_owned())
    }

    /// The schema of a property of the request body.
    pub fn request_property(&self, name: &str) -> Option<&Value> {
        let content = self
            .operation
            .get("requestBody")?
            .get("content")?
            .as_mapping()?;
        let schema = self.spec.resolve(content.values().next()?.get("schema")?);
        schema
            .get("properties")?
            .get(name)
            .map(|property| self.spec.resolve(property))
    }

    /// The examples of successful responses: status, name and value.
    pub fn response_examples(&self) -> Vec<(u16, String, serde_json::Value)> {
        let mut response_examples = Vec::new();
        let responses = self.operation["responses"].as_mapping();
        for (status, response) in responses.into_iter().flatten() {
            let status = status.as_str().and_then(|status| status.parse().ok());
            let Some(status @ 200..=299) = status else {
                continue;
            };
            let content = self.spec.resolve(response).get("content");
            let media = content.and_then(Value::as_mapping).into_iter().flatten();
            for (name, example) in
                media.flat_map(|(_, media)| media["examples"].as_mapping().into_iter().flatten())
            {
                let value = serde_json::to_value(&self.spec.resolve(example)["value"]);
                response_examples.push((status, text(name), value.unwrap_or_default()));
            }
        }
        response_examples
    }

    /// Whether a successful response has a body.
    pub fn has_response_body(&self) -> bool {
        let responses = self.operation["responses"].as_mapping();
        let mut responses = responses.into_iter().flatten();
        responses.any(|(status, response)| {
            text(status).starts_with('2') && self.spec.resolve(response).get("content").is_some()
        })
    }

    /// Whether requests are authenticated.
    pub fn is_secured(&self) -> bool {
        let security = self
            .operation
            .get("security")
            .or_else(|| self.spec.document.get("security"));
        security
            .and_then(Value::as_sequence)
            .is_some_and(|schemes| !schemes.is_empty())
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
