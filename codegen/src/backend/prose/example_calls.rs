//! Example calls of all operations.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::api::{Api, Example, Operation};

/// The length of an example's JSON, in bytes, above which docs leave it out: nobody would read it to its end.
const SIZE_LIMIT: usize = 10_000;

/// The lines of an example call, each formatted when it is first needed. The tokens that they are made of cannot be kept:
/// several threads render docs.
#[derive(Default)]
pub(super) struct ExampleCall {
    pub(super) program: OnceLock<Option<Vec<String>>>,
    pub(super) command: OnceLock<Option<Vec<String>>>,
}

/// The example calls of all operations, by their IDs.
pub(crate) struct ExampleCalls<'a>(HashMap<&'a str, ExampleCall>);

impl<'a> ExampleCalls<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        let ids = api.operations().map(|operation| operation.id.as_str());
        Self(ids.map(|id| (id, ExampleCall::default())).collect())
    }

    /// The example call of an operation.
    pub(super) fn of(&self, operation: &Operation) -> &ExampleCall {
        &self.0[operation.id.as_str()]
    }
}

/// Whether an example is short enough to be shown in docs.
pub(crate) fn is_short(example: &Example) -> bool {
    example.value.to_string().len() <= SIZE_LIMIT
}
