//! Operations whose body can have several media types with different values: each has a method of its own.

use super::body_source::BodySource;
use super::operations::OperationSource;
use super::parameters::Inputs;
use crate::api::{BodyAlternative, Operation, Response};
use crate::lower::context::Lowering;
use crate::lower::naming::{TypePath, examples_module_name, method_name, static_name};

impl<'a> Lowering<'a> {
    /// An operation, followed by those that send its further bodies.
    pub(super) fn with_further_bodies(
        &mut self,
        first: Operation,
        source: &OperationSource<'_, 'a>,
        bodies: &[BodySource<'a>],
    ) -> Vec<Operation> {
        let mut operations = vec![first];
        for body in bodies {
            let media_type = body.content.concrete_name();
            let id = self.names.operation_id_with(source.at, &media_type);
            let of_body = OperationSource {
                base: &TypePath::new(&id),
                further: Some(&media_type),
                ..*source
            };
            let inputs = self.inputs(&of_body, Some(body));
            let further = further(&operations[0], id, inputs);
            operations.extend(further.body.is_some().then_some(further));
        }
        link(&mut operations);
        operations
    }
}

/// The operation for a further body. The examples of responses are those of the first.
fn further(first: &Operation, id: String, inputs: Inputs) -> Operation {
    let mut operation = Operation {
        name: method_name(&id),
        static_name: static_name(&id),
        examples_module: examples_module_name(&id),
        id,
        path_parameters: inputs.path_parameters,
        params: inputs.params,
        body: inputs.body,
        counterpart: None,
        ..first.clone()
    };
    let responses = operation.successes.iter_mut().chain(&mut operation.errors);
    for content in responses.filter_map(|response: &mut Response| response.content.as_mut()) {
        content.examples.clear();
    }
    operation
}

/// Tells each of the operations about the others.
fn link(operations: &mut [Operation]) {
    let alternatives: Vec<_> = operations
        .iter()
        .filter_map(|operation| {
            Some(BodyAlternative {
                media_type: operation.body.as_ref()?.media_type.clone(),
                method: operation.name.clone(),
            })
        })
        .collect();
    for operation in operations {
        let others = alternatives
            .iter()
            .filter(|other| other.method != operation.name);
        if let Some(body) = &mut operation.body {
            body.alternatives = others.cloned().collect();
        }
    }
}
