//! The inputs of an operation: arguments for the path, and one struct for all other parameters.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use openapiv3::{Parameter as Declared, ParameterSchemaOrContent};

use super::media_types::is_json;
use super::operations::OperationSource;
use super::parameter_names::parameter_names;
use super::parameter_source::{Origin, ParameterSource};
use super::style::{compound, is_nested, style};
use crate::api::{
    Docs, Field, Parameter, ParameterLocation, Params, RequestBody, RustName, Sensitivity, Style,
    Type,
};
use crate::diagnostic::Code;
use crate::lower::context::Lowering;
use crate::lower::facts::deprecation;
use crate::lower::naming::joined;
use crate::lower::schema::SchemaRef;
use crate::lower::types::FieldSource;
use crate::source::Pointer;

/// The inputs of an operation.
pub(super) struct Inputs {
    pub(super) path_parameters: Vec<Field>,
    pub(super) params: Option<Params>,
    pub(super) body: Option<RequestBody>,
}

impl<'a> Lowering<'a> {
    pub(super) fn inputs(&mut self, source: &OperationSource<'_, 'a>) -> Inputs {
        let (operation, at) = (source.operation, source.at);
        let mut sources = self.declared_parameters(source);
        let declared: Vec<_> = sources.iter().filter_map(path_parameter).collect();
        let path = self.path_parameter_names(source.path, &declared, at);
        let body = operation.request_body.as_ref().and_then(|body| {
            let (body, at) = self.document.component(body, &at.child("requestBody"))?;
            let (body, fields) = self.body(body, &at)?;
            sources.extend(fields);
            Some(body)
        });
        sources.extend(self.query_keys(operation));

        let owner = joined(source.base, "Params");
        let names = parameter_names(&sources, &path);
        let mut path_parameters = Vec::new();
        let mut parameters = Vec::new();
        for (source, name) in sources.iter().zip(names) {
            let field = self.parameter(source, name, &owner);
            let location = source.location;
            match location {
                _ if source.ignored => {}
                ParameterLocation::Path => path_parameters.push(field),
                _ => parameters.push(Parameter { location, field }),
            }
        }
        path_parameters.retain(|field| path.contains(&field.wire.as_str()));
        path_parameters.sort_by_key(|field| path.iter().position(|name| *name == field.wire));
        let params = (!parameters.is_empty()).then(|| Params {
            name: self.names.claim(&owner, &at.child("parameters")),
            parameters,
        });
        Inputs {
            path_parameters,
            params,
            body,
        }
    }

    /// The parameters of an operation, and those of its path that it does not override.
    fn declared_parameters(&self, source: &OperationSource<'_, 'a>) -> Vec<ParameterSource<'a>> {
        let at = source.at;
        let path_at = Pointer::root().descend(&at.tokens()[..at.tokens().len() - 1]);
        let of_path = (&source.item.parameters, &path_at);
        let of_operation = (&source.operation.parameters, at);
        let mut declared = IndexMap::new();
        for (list, at) in [of_path, of_operation] {
            let mut keys = BTreeSet::new();
            for (index, parameter) in list.iter().enumerate() {
                let at = at.descend(["parameters", &index.to_string()]);
                let Some((parameter, target_at)) = self.document.component(parameter, &at) else {
                    continue;
                };
                let wire = parameter.parameter_data_ref().name.as_str();
                let key = (location(parameter), wire);
                if keys.insert(key) {
                    declared.insert(key, (parameter, target_at));
                } else {
                    let message = format!("duplicate parameter `{wire}`");
                    self.reporter.error(Code::DuplicateParameter, &at, message);
                }
            }
        }
        declared
            .into_iter()
            .map(|((location, wire), (parameter, at))| ParameterSource {
                location,
                wire,
                ignored: location == ParameterLocation::Header && is_reserved_header(wire),
                origin: Origin::Declared { parameter, at },
            })
            .collect()
    }

    fn parameter(&mut self, source: &ParameterSource<'a>, name: RustName, owner: &str) -> Field {
        match &source.origin {
            Origin::Declared { parameter, at } => {
                self.declared_parameter(parameter, name, owner, at)
            }
            Origin::Property(property) => self.body_property(source.wire, property, name, owner),
            Origin::Body(body) => self.whole_body(source.wire, body, name, owner),
            Origin::Key { description, at } => Field {
                docs: Docs::of_description(*description),
                sensitivity: Some(Sensitivity::Secret),
                ..Field::new(source.wire, name, at, Type::String.into())
            },
        }
    }

    fn declared_parameter(
        &mut self,
        parameter: &'a Declared,
        name: RustName,
        owner: &str,
        at: &Pointer,
    ) -> Field {
        let data = parameter.parameter_data_ref();
        let (schema, json) = schema_and_encoding(&data.format, at);
        let wire = data.name.as_str();
        let field = match &schema {
            Some(schema) => {
                let value = self.type_of(schema, &joined(owner, wire));
                let source = FieldSource {
                    wire,
                    name,
                    schema,
                    described_by: None,
                    required: data.required,
                };
                self.field(source, value)
            }
            None => {
                let ty = if json { Type::Any } else { Type::String };
                Field {
                    required: data.required,
                    ..Field::new(wire, name, at, ty.into())
                }
            }
        };
        let own_docs = Docs::of_description(data.description.as_deref());
        let docs = if own_docs.is_empty() {
            field.docs
        } else {
            own_docs
        };
        let deprecated = data.deprecated == Some(true) || field.deprecated.is_some();
        let style = match &schema {
            _ if json => Style::Json,
            Some(schema) => self.parameter_style(parameter, schema),
            None => Style::Plain,
        };
        let allow_reserved = match parameter {
            Declared::Query { allow_reserved, .. } => *allow_reserved,
            Declared::Header { .. } | Declared::Path { .. } | Declared::Cookie { .. } => false,
        };
        Field {
            pointer: at.clone(),
            deprecated: deprecated.then(|| deprecation(&docs)),
            docs,
            style,
            allow_reserved,
            ..field
        }
    }

    /// How a parameter with this schema is serialized. It is an error if the style is not defined for its values.
    fn parameter_style(&mut self, parameter: &Declared, schema: &SchemaRef<'a>) -> Style {
        let Some(compound) = compound(schema, &mut self.schemas) else {
            return Style::Plain;
        };
        let style = style(parameter, compound);
        if style != Style::Deep && is_nested(schema, &mut self.schemas) {
            let message = "lists and objects within the list or object of a parameter cannot be serialized in its style; \
                           use `content` with `application/json` in place of `schema`, or the style `deepObject` in \
                           queries";
            self.reporter.error(Code::Unsupported, &schema.at, message);
        }
        style
    }
}

/// The schema of a parameter, and whether its value is JSON text.
fn schema_and_encoding<'a>(
    format: &'a ParameterSchemaOrContent,
    at: &Pointer,
) -> (Option<SchemaRef<'a>>, bool) {
    match format {
        ParameterSchemaOrContent::Schema(schema) => {
            (Some(SchemaRef::new(schema, at.child("schema"))), false)
        }
        ParameterSchemaOrContent::Content(content) => {
            let media_type = content.iter().next();
            let schema = media_type.and_then(|(name, media_type)| {
                let at = at.descend(["content", name, "schema"]);
                Some(SchemaRef::new(media_type.schema.as_ref()?, at))
            });
            (schema, media_type.is_some_and(|(name, _)| is_json(name)))
        }
    }
}

/// The name and location of a parameter of the path.
fn path_parameter<'s>(source: &'s ParameterSource<'_>) -> Option<(&'s str, &'s Pointer)> {
    match &source.origin {
        Origin::Declared { at, .. } if source.location == ParameterLocation::Path => {
            Some((source.wire, at))
        }
        _ => None,
    }
}

fn location(parameter: &Declared) -> ParameterLocation {
    match parameter {
        Declared::Query { .. } => ParameterLocation::Query,
        Declared::Header { .. } => ParameterLocation::Header,
        Declared::Path { .. } => ParameterLocation::Path,
        Declared::Cookie { .. } => ParameterLocation::Cookie,
    }
}

/// Whether a header depends on the media types and the security of an operation; OpenAPI ignores parameters of these
/// names.
fn is_reserved_header(name: &str) -> bool {
    ["accept", "authorization", "content-type"].contains(&name.to_ascii_lowercase().as_str())
}
