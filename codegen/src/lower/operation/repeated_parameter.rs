//! Parameters that a list has twice.

use openapiv3::{Parameter, ParameterSchemaOrContent, ReferenceOr, SchemaData};

/// Whether two parameters of the same name and location are the same one: they have the same values, whatever is said of
/// them.
pub(super) fn is_repetition(first: &Parameter, second: &Parameter) -> bool {
    without_words(first) == without_words(second)
}

/// A parameter without its name, its descriptions and examples, and without whether it is required.
fn without_words(parameter: &Parameter) -> Parameter {
    let mut parameter = parameter.clone();
    let (Parameter::Query { parameter_data, .. }
    | Parameter::Header { parameter_data, .. }
    | Parameter::Path { parameter_data, .. }
    | Parameter::Cookie { parameter_data, .. }) = &mut parameter;
    parameter_data.name.clear();
    parameter_data.description = None;
    parameter_data.required = false;
    parameter_data.deprecated = None;
    parameter_data.example = None;
    parameter_data.examples.clear();
    parameter_data.extensions.clear();
    if let ParameterSchemaOrContent::Schema(ReferenceOr::Item(schema)) = &mut parameter_data.format
    {
        let schema_data = &mut schema.schema_data;
        *schema_data = SchemaData {
            title: None,
            description: None,
            example: None,
            external_docs: None,
            ..std::mem::take(schema_data)
        };
    }
    parameter
}
