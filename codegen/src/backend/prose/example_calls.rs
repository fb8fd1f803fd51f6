//! Example calls of all operations.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::api::{Api, Example, Operation};
use crate::backend::layout::Layout;
use crate::backend::usage::{self, Call, Samples};

/// The length of an example's JSON, in bytes, above which docs leave it out: nobody would read it to its end.
const SIZE_LIMIT: usize = 10_000;

/// An example call of an operation.
pub(crate) struct ExampleCall {
    pub(crate) call: Call,
    /// The lines of a curl command that makes the call, if one can.
    pub(crate) command: Option<Vec<String>>,
    /// The lines of a program that makes the call, if there is one; formatted when it is first needed.
    pub(super) program: OnceLock<Option<Vec<String>>>,
}

/// The example calls of all operations, by their IDs.
pub(crate) struct ExampleCalls<'a>(HashMap<&'a str, ExampleCall>);

impl<'a> ExampleCalls<'a> {
    pub(crate) fn new(api: &'a Api, layout: &Layout<'_>, crate_name: &str) -> Self {
        let calls = api.operations().map(|operation| {
            let mut examples = operation.body.iter().flat_map(|body| &body.examples);
            let example = examples.find(|example| is_short(example));
            let body = example.map(|example| &example.value);
            let call = usage::call_with(api, layout, operation, body, Samples::Required);
            let command = usage::command(api, operation, &call, crate_name);
            (
                operation.id.as_str(),
                ExampleCall {
                    call,
                    command,
                    program: OnceLock::new(),
                },
            )
        });
        Self(calls.collect())
    }

    /// The example call of an operation.
    pub(crate) fn of(&self, operation: &Operation) -> &ExampleCall {
        &self.0[operation.id.as_str()]
    }
}

/// Whether an example is short enough to be shown in docs.
pub(crate) fn is_short(example: &Example) -> bool {
    example.value.to_string().len() <= SIZE_LIMIT
}
