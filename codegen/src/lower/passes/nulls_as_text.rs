//! Null where values are written as text, which has no form for it.

use crate::api::{Api, BodyEncoding, Field, ParameterLocation, Style, Type};

/// Removes null from the values of parameters that are not part of a JSON body, and from the items and values in them
/// that are not part of JSON text.
pub(super) fn remove(api: &mut Api) {
    let operations = api
        .modules
        .iter_mut()
        .flat_map(|module| &mut module.operations);
    for operation in operations {
        let encoding = operation.body.as_ref().map(|body| body.encoding);
        operation.path_parameters.iter_mut().for_each(remove_null);
        for parameter in operation
            .params
            .iter_mut()
            .flat_map(|params| &mut params.parameters)
        {
            let is_json = match parameter.location {
                ParameterLocation::Json => true,
                ParameterLocation::Body => encoding == Some(BodyEncoding::Json),
                ParameterLocation::Path
                | ParameterLocation::Query
                | ParameterLocation::Header
                | ParameterLocation::Cookie
                | ParameterLocation::Form
                | ParameterLocation::PartHeader => false,
            };
            if !is_json {
                remove_null(&mut parameter.field);
            }
        }
    }
}

fn remove_null(field: &mut Field) {
    field.value.nullable = false;
    match (&mut field.value.ty, field.style) {
        (_, Style::Json) | (Type::Map(_), Style::Plain) => {}
        (Type::List(inner) | Type::Map(inner), _) => inner.nullable = false,
        _ => {}
    }
}
