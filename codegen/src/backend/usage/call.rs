//! Example calls: an operation called as a program would, with the values of an example.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use serde_json::Value;

use super::expression::{Expressions, StructExpression};
use super::read_only::remove_read_only;
use super::sample::sample_values;
use crate::api::{Api, Operation, Parameter, ParameterLocation, Params};
use crate::backend::layout::Layout;
use crate::backend::rust_type::{ident, raw_ident};

/// A call of an operation.
#[derive(Clone, Debug)]
pub struct Call {
    /// The path parameters with values, by their names on the wire.
    pub path: Vec<(String, Value)>,
    /// The other parameters with values, by their locations and names on the wire.
    pub parameters: Vec<(ParameterLocation, String, Value)>,
    /// The properties of the example body that the operation has no parameter for.
    pub left_out: Vec<String>,
    method: Ident,
    path_arguments: Option<Vec<(Ident, TokenStream)>>,
    params: Option<Option<LastArgument>>,
}

/// The parameters, or the body in their place.
#[derive(Clone, Debug)]
pub(super) struct LastArgument {
    pub(super) name: Ident,
    pub(super) value: StructExpression,
}

impl Call {
    /// The call as a Rust expression for the request, which expects a `client` in scope and the crate's types and
    /// `json!` imported. None if something that the operation requires has no value.
    pub fn expression(&self) -> Option<String> {
        let params = match self.params() {
            Some(params) => {
                let StructExpression {
                    constructor,
                    setters,
                } = &params?.value;
                Some(quote!(#constructor #(#setters)*))
            }
            None => None,
        };
        let path = self.path_arguments()?.iter();
        let arguments = path.map(|(_, value)| value.clone()).chain(params);
        Some(self.request(arguments).to_string())
    }

    /// The last argument. None if the operation has no parameters; `Some(None)` if a required value is missing.
    pub(super) fn params(&self) -> Option<Option<&LastArgument>> {
        self.params.as_ref().map(Option::as_ref)
    }

    /// The path parameters by their Rust names; none if a value is missing.
    pub(super) fn path_arguments(&self) -> Option<&[(Ident, TokenStream)]> {
        self.path_arguments.as_deref()
    }

    /// The expression for the request with these arguments.
    pub(super) fn request(&self, arguments: impl Iterator<Item = TokenStream>) -> TokenStream {
        let method = &self.method;
        quote!(client.#method(#(#arguments),*))
    }
}

/// Which parameters outside an example body get sample values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Samples {
    /// All in query, headers and cookies; without a body, those of the body too.
    All,
    /// The required ones, wherever they are.
    Required,
}

/// Calls an operation with an example body.
pub fn call(api: &Api, operation: &Operation, body: Option<&Value>, samples: Samples) -> Call {
    call_with(api, &Layout::new(api), operation, body, samples)
}

/// Like [`call`], with the layout of the API's types at hand.
pub(crate) fn call_with(
    api: &Api,
    layout: &Layout<'_>,
    operation: &Operation,
    body: Option<&Value>,
    samples: Samples,
) -> Call {
    let caller = Caller {
        api,
        expressions: Expressions { api, layout },
        body,
        samples,
    };
    let mut path = Vec::new();
    let mut path_arguments = Vec::new();
    for field in &operation.path_parameters {
        let values = sample_values(field, api);
        let with_argument = values.iter().find_map(|value| {
            let argument = caller.expressions.path_argument(field.ty(), value)?;
            Some((value, argument))
        });
        let value = with_argument.as_ref().map(|(value, _)| *value);
        path.extend(
            value
                .or(values.last())
                .map(|value| (field.wire.clone(), value.clone())),
        );
        path_arguments.push(with_argument.map(|(_, argument)| (raw_ident(&field.name), argument)));
    }
    let mut parameters = Vec::new();
    let params = operation.params.as_ref();
    let params = params.map(|params| caller.params(params, &mut parameters));
    if let Some(flag) = &operation.stream_flag {
        ask_for_stream(flag, operation, &mut parameters);
    }
    Call {
        left_out: left_out(body, &parameters),
        path,
        parameters,
        method: raw_ident(&operation.name),
        path_arguments: path_arguments.into_iter().collect(),
        params,
    }
}

/// Sets the parameter with which the method itself asks for a stream.
fn ask_for_stream(
    flag: &str,
    operation: &Operation,
    values: &mut Vec<(ParameterLocation, String, Value)>,
) {
    let others = operation
        .params
        .iter()
        .flat_map(|params| &params.parameters);
    let mut named = others.filter(|parameter| parameter.field.wire == flag);
    if let Some(parameter) = named.find(|parameter| !parameter.is_whole_body()) {
        values.retain(|(location, wire, _)| *location != parameter.location || wire != flag);
        values.push((parameter.location, flag.to_owned(), true.into()));
        return;
    }
    for (location, _, value) in values {
        if let (ParameterLocation::Body, Some(object)) = (location, value.as_object_mut()) {
            object.insert(flag.to_owned(), true.into());
        }
    }
}

struct Caller<'a> {
    api: &'a Api,
    expressions: Expressions<'a>,
    body: Option<&'a Value>,
    samples: Samples,
}

impl Caller<'_> {
    /// The expression for the parameters; `values` receives the value of each parameter that has one.
    fn params(
        &self,
        params: &Params,
        values: &mut Vec<(ParameterLocation, String, Value)>,
    ) -> Option<LastArgument> {
        let mut arguments = Vec::new();
        let mut set = Vec::new();
        for parameter in &params.parameters {
            let field = &parameter.field;
            let mut candidates = self.candidates(parameter).into_iter();
            let argument = candidates.find_map(|value| {
                let expression = self.expressions.argument(field, &value)?;
                values.push((parameter.location, field.wire.clone(), value.clone()));
                set.push((field, value));
                Some(expression)
            });
            arguments.push((field, argument));
        }
        if let (Some(body), [(only, value)]) = (params.sufficient_body(), set.as_slice())
            && body.name == only.name
            && let Some(value) = self.expressions.value(body.ty(), value)
        {
            return Some(LastArgument {
                name: ident("body"),
                value,
            });
        }
        Some(LastArgument {
            name: ident("params"),
            value: self.expressions.construct(&params.name, &arguments)?,
        })
    }

    /// The values that a parameter could have, best first.
    fn candidates(&self, parameter: &Parameter) -> Vec<Value> {
        let field = &parameter.field;
        let in_body = matches!(
            parameter.location,
            ParameterLocation::Form
                | ParameterLocation::PartHeader
                | ParameterLocation::Json
                | ParameterLocation::Body
        );
        let given = match parameter.location {
            ParameterLocation::Body => self.body,
            ParameterLocation::PartHeader => None,
            _ if in_body => self.body.and_then(|body| body.get(&field.wire)),
            _ => None,
        };
        let is_sampled = match self.samples {
            Samples::All => !in_body || self.body.is_none(),
            Samples::Required => field.required,
        };
        let mut candidates: Vec<_> = given.cloned().into_iter().collect();
        for value in &mut candidates {
            remove_read_only(value, field.ty(), self.api);
        }
        if is_sampled {
            candidates.extend(sample_values(field, self.api));
            candidates.extend(field.value.nullable.then_some(Value::Null));
        }
        candidates
    }
}

/// The properties of a body that no parameter has the value of.
fn left_out(
    body: Option<&Value>,
    parameters: &[(ParameterLocation, String, Value)],
) -> Vec<String> {
    let properties = body.and_then(Value::as_object).into_iter().flatten();
    let is_set = |name: &str| {
        let mut parameters = parameters.iter();
        parameters.any(|(location, wire, _)| *location == ParameterLocation::Body || wire == name)
    };
    let names = properties.map(|(name, _)| name);
    names.filter(|name| !is_set(name)).cloned().collect()
}
