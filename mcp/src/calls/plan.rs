//! A valid call.

use serde_json::Value;
use sha2::{Digest, Sha256};
use twilio_runtime::{Json, Request};

use super::argument::Argument;
use super::check::Checker;
use super::context::Calls;
use super::matching;
use super::prepared::Prepared;
use super::request::CallArguments;
use crate::index::Operation;
use crate::similar::similar;

/// An operation with the values of its parameters, which are valid as far as the document tells.
pub(super) struct Plan<'c> {
    pub(super) operation: &'c Operation,
    /// The values, in the order of the parameters.
    pub(super) values: Vec<Option<Value>>,
    prepared: &'c Prepared,
    calls: &'c Calls,
}

impl<'c> Plan<'c> {
    /// Validates a call.
    ///
    /// # Errors
    ///
    /// Returns all that is wrong with it.
    pub(super) fn new(calls: &'c Calls, arguments: &CallArguments) -> Result<Self, String> {
        let name = arguments.operation.as_deref().unwrap_or_default();
        let found = calls.index.operation(name);
        let (number, operation) = found.ok_or_else(|| unknown(calls, name))?;
        let prepared =
            calls.prepared[number].get_or_init(|| Prepared::new(&calls.index, operation));
        let mut problems = Vec::new();
        let values = matching::values(&calls.index, operation, &arguments.arguments, &mut problems);
        let mut checker = Checker::new(&calls.index, problems);
        for (parameter, value) in operation.parameters.iter().zip(&values) {
            if let Some(value) = value {
                checker.check(&parameter.schema, value, &parameter.wire);
            }
        }
        let problems = checker.into_problems();
        if !problems.is_empty() {
            return Err(format!(
                "{} was not sent: {}; see `get` of operations/{}",
                operation.name,
                problems.join("; "),
                operation.name
            ));
        }
        let plan = Self {
            operation,
            values,
            prepared,
            calls,
        };
        // What the SDK itself refuses, such as `..` in a path.
        let built = plan.request::<Json>(&plan.values).to_http();
        built.map_err(|error| error.to_string())?;
        Ok(plan)
    }

    /// The request of the SDK for values.
    pub(super) fn request<T>(&self, values: &[Option<Value>]) -> Request<T> {
        let index = &self.calls.index;
        let mut request = Request::new(&self.calls.client, self.prepared.operation);
        let mut path = self.prepared.path.iter();
        let mut others = Vec::new();
        let mut nulls = Vec::new();
        for (parameter, value) in self.operation.parameters.iter().zip(values) {
            let argument = match value {
                None => Argument::Unset,
                Some(Value::Null) => {
                    nulls.push(parameter.wire.as_str());
                    Argument::Unset
                }
                Some(value) => Argument::new(index, &parameter.schema, value),
            };
            if parameter.location != "path" {
                others.push(argument);
            } else if let Some((name, style)) = path.next() {
                request = request.path_styled(name, argument, *style);
            }
        }
        if !others.is_empty() {
            request = request.params(self.prepared.params(others));
        }
        let with_nulls = nulls.into_iter().fold(request, |request, name| {
            request.extra_parameter(name, Json::Null)
        });
        let stream = self.operation.stream.as_ref();
        match stream.and_then(|stream| stream.flag.as_ref()) {
            Some(flag) => with_nulls.extra_parameter(flag, true),
            None => with_nulls,
        }
    }

    /// Whether the data of an event is text rather than JSON.
    pub(super) fn has_text_data(&self) -> bool {
        let item = &self.operation.response.schema["items"];
        let data = &item["properties"]["data"];
        self.calls.index.resolve(data)["type"] == "string"
    }

    /// The values without those that are secret.
    pub(super) fn shown_values(&self) -> Vec<Option<Value>> {
        let parameters = self.operation.parameters.iter().zip(&self.values);
        let shown = parameters.map(|(parameter, value)| {
            value.clone().map(|mut value| {
                self.calls
                    .redaction
                    .hide_secrets(&self.calls.index, &parameter.schema, &mut value);
                value
            })
        });
        shown.collect()
    }

    /// A digest of the exact request: where it goes, and all that it says.
    pub(super) fn digest(&self) -> Vec<u8> {
        let mut digest = Sha256::new();
        let built = self.request::<Json>(&self.values).to_http();
        let url = built.map(|http| http.uri().to_string()).unwrap_or_default();
        for part in [&*self.operation.id, &*self.operation.method, &url] {
            digest.update(part.len().to_be_bytes());
            digest.update(part);
        }
        for (parameter, value) in self.operation.parameters.iter().zip(&self.values) {
            let value = value.as_ref().map(sorted).unwrap_or_default();
            for part in [&parameter.rust, &value] {
                digest.update(part.len().to_be_bytes());
                digest.update(part);
            }
        }
        digest.finalize().to_vec()
    }
}

fn unknown(calls: &Calls, name: &str) -> String {
    let shown: String = name.chars().take(60).filter(|c| !c.is_control()).collect();
    let operations = calls.index.operations.iter();
    let names = operations.flat_map(|operation| [&*operation.name, &*operation.id]);
    match similar(name, names) {
        Some(closest) => format!("there is no operation {shown:?}; did you mean {closest}?"),
        None => format!(
            "there is no operation {shown:?}; `search` and `list` find the names of operations"
        ),
    }
}

/// A value as JSON whose properties are sorted, so that their order makes no difference.
fn sorted(value: &Value) -> String {
    let mut value = value.clone();
    value.sort_all_objects();
    value.to_string()
}
