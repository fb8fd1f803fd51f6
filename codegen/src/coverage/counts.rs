use crate::api::{Api, TypeKind};

/// The size of a generated crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The number of operations.
    pub operations: usize,
    /// The number of parameters of all operations, including the fields of bodies.
    pub parameters: usize,
    /// The number of properties of all structs.
    pub properties: usize,
    /// The number of enums.
    pub enums: usize,
    /// The number of known values of all enums.
    pub enum_values: usize,
    /// The number of example request bodies.
    pub request_examples: usize,
    /// The number of example responses.
    pub response_examples: usize,
}

impl Counts {
    pub(super) fn new(api: &Api) -> Self {
        let mut counts = Self::default();
        for operation in api.operations() {
            counts.operations += 1;
            counts.parameters += operation.parameters().count();
            let body = operation.body.as_ref();
            counts.request_examples += body.map_or(0, |body| body.examples.len());
            counts.response_examples += operation.example_responses().count();
        }
        for (_, def) in api.types().filter(|(_, def)| def.alias_of.is_none()) {
            match &def.kind {
                TypeKind::Struct(def) => counts.properties += def.fields.len(),
                TypeKind::Union(_) => {}
                TypeKind::Enum(def) => {
                    counts.enums += 1;
                    counts.enum_values += def.variants.len();
                }
            }
        }
        counts
    }
}
