//! Example calls: an operation called as a program would, with the values of an example.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::Scope;
use super::sample::sample;
use super::types::ident;
use super::value::construct;
use crate::Extras;
use crate::api::{Api, Operation, Place};

/// A call of an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The Rust expression for the request, with a `client` in scope and the crate's types and `json!` imported; none
    /// if something that the operation requires has no value.
    pub expression: Option<String>,
    /// Its last argument, where that is made of parameters: `Params::new(..)`, and a `.setter(..)` for each that is
    /// not required.
    pub params: Vec<String>,
    /// The path parameters that it says, by their names on the wire.
    pub path: Vec<(String, Value)>,
    /// The other parameters that it says, by their places and their names on the wire.
    pub parameters: Vec<(Place, String, Value)>,
    /// The fields of the example that the operation's parameters have no room for.
    pub left_out: Vec<String>,
}

/// Which parameters that an example body does not speak of get samples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Samples {
    /// All of query, headers and cookies; without a body, those of the body too.
    All,
    /// Those that are required, wherever they are.
    Required,
}

/// Calls an operation with an example body.
pub fn call(api: &Api, operation: &Operation, body: Option<&Value>, samples: Samples) -> Call {
    Scope::new(api, &Extras::default()).call(operation, body, samples)
}

impl Scope<'_> {
    pub(super) fn call(
        &self,
        operation: &Operation,
        body: Option<&Value>,
        samples: Samples,
    ) -> Call {
        let mut path = Vec::new();
        let mut arguments: Vec<Option<TokenStream>> = Vec::new();
        for field in &operation.path_parameters {
            let value = sample(&field.ty, &field.wire, self);
            arguments.push(
                value
                    .as_ref()
                    .and_then(|value| self.path_argument(&field.ty, value)),
            );
            path.extend(value.map(|value| (field.wire.clone(), value)));
        }
        let mut parameters = Vec::new();
        let mut parts = Vec::new();
        if let Some(params) = &operation.params {
            let mut values = Vec::new();
            for parameter in &params.parameters {
                let field = &parameter.field;
                let place = parameter.place;
                let of_body = matches!(place, Place::Form | Place::Json | Place::Body);
                let given = match place {
                    Place::Body => body,
                    _ if of_body => body.and_then(|body| body.get(&field.wire)),
                    _ => None,
                };
                let wanted = match samples {
                    Samples::All => !of_body || body.is_none(),
                    Samples::Required => field.required,
                };
                let sampled = || sample(&field.ty, &field.wire, self).filter(|_| wanted);
                let candidates = given.cloned().into_iter();
                let candidates = candidates.chain(std::iter::once_with(sampled).flatten());
                let mut written = candidates.filter_map(|value| {
                    let expression = self.expression(&field.ty, &value, false)?;
                    Some((value, expression))
                });
                let written = written.next().map(|(value, expression)| {
                    parameters.push((place, field.wire.clone(), value));
                    expression
                });
                values.push((field, written));
            }
            let constructed = construct(&params.name, &values);
            arguments.push(constructed.as_ref().map(|parts| quote!(#(#parts)*)));
            parts = constructed.unwrap_or_default();
        }
        let fields = body
            .and_then(Value::as_object)
            .into_iter()
            .flat_map(|fields| fields.keys());
        let said = |name: &str| {
            let mut said = parameters.iter();
            said.any(|(place, wire, _)| *place == Place::Body || wire == name)
        };
        let left_out = fields.filter(|name| !said(name)).cloned().collect();
        let method = ident(&operation.name);
        let arguments: Option<Vec<_>> = arguments.into_iter().collect();
        Call {
            expression: arguments
                .map(|arguments| quote!(client.#method(#(#arguments),*)).to_string()),
            params: parts.iter().map(ToString::to_string).collect(),
            path,
            parameters,
            left_out,
        }
    }
}
