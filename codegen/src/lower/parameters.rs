//! What a caller says: arguments for the path, and one struct for everything else.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use openapiv3::{
    Operation as Source, Parameter as SourceParameter, ParameterSchemaOrContent, PathItem,
};

use super::object::deprecation;
use super::shape::Part;
use super::style::style;
use super::{Lowering, media, names};
use crate::api::{
    Access, Docs, Field, Parameter, ParameterLocation, Params, RequestBody, RustName, Style, Type,
};
use crate::{Code, Pointer};

/// The inputs of an operation.
pub(super) struct Inputs {
    pub(super) path: Vec<Field>,
    pub(super) params: Option<Params>,
    pub(super) body: Option<RequestBody>,
}

impl<'a> Lowering<'a> {
    pub(super) fn inputs(
        &mut self,
        base: &str,
        path: &str,
        item: &'a PathItem,
        source: &'a Source,
        at: &Pointer,
    ) -> Inputs {
        let owner = names::joined(base, "Params");
        let mut in_path = Vec::new();
        let mut parameters = Vec::new();
        for (parameter, at) in self.declared(item, source, at) {
            let field = self.parameter(parameter, &owner, &at);
            match parameter {
                SourceParameter::Path { .. } => in_path.push(field),
                SourceParameter::Query { .. } => parameters.push((ParameterLocation::Query, field)),
                // These three are not the description's to set.
                SourceParameter::Header { .. } if is_own_header(&field.wire) => {}
                SourceParameter::Header { .. } => {
                    parameters.push((ParameterLocation::Header, field))
                }
                SourceParameter::Cookie { .. } => {
                    parameters.push((ParameterLocation::Cookie, field))
                }
            }
        }
        let path = self.path_arguments(path, in_path, at);
        let body = source.request_body.as_ref().and_then(|body| {
            let (body, place) = self.resolve(body, &at.child("requestBody"))?;
            self.body(body, &owner, &place)
        });
        let body = body.map(|(body, fields)| {
            parameters.extend(fields);
            body
        });
        parameters.extend(self.query_keys(source));
        let parameters = named(parameters);
        let params = (!parameters.is_empty()).then(|| Params {
            name: self.claim(&owner, &at.child("parameters")),
            parameters,
        });
        Inputs { path, params, body }
    }

    /// The parameters of an operation and those of its path that it does not override, with their places.
    fn declared(
        &mut self,
        item: &'a PathItem,
        source: &'a Source,
        at: &Pointer,
    ) -> Vec<(&'a SourceParameter, Pointer)> {
        let above = Pointer::root().descend(&at.tokens()[..at.tokens().len() - 1]);
        let mut declared = IndexMap::new();
        for (list, at) in [(&item.parameters, above), (&source.parameters, at.clone())] {
            let mut met = BTreeSet::new();
            for (index, parameter) in list.iter().enumerate() {
                let at = at.descend(["parameters", &index.to_string()]);
                let Some((parameter, place)) = self.resolve(parameter, &at) else {
                    continue;
                };
                let key = key(parameter);
                if !met.insert(key) {
                    let data = parameter.parameter_data_ref();
                    self.fault(
                        Code::DuplicateParameter,
                        &at,
                        format!("the parameter `{}` stands here twice", data.name),
                    );
                    continue;
                }
                declared.insert(key, (parameter, place));
            }
        }
        declared.into_values().collect()
    }

    fn parameter(&mut self, parameter: &'a SourceParameter, owner: &str, at: &Pointer) -> Field {
        let data = parameter.parameter_data_ref();
        let (part, json) = match &data.format {
            ParameterSchemaOrContent::Schema(schema) => {
                (Some(Part::new(schema, at.child("schema"))), false)
            }
            ParameterSchemaOrContent::Content(content) => {
                let at = at.child("content");
                let media = content.iter().next();
                let part = media.and_then(|(name, media)| {
                    let at = at.descend([name, "schema"]);
                    Some(Part::new(media.schema.as_ref()?, at))
                });
                (part, media.is_some_and(|(name, _)| media::is_json(name)))
            }
        };
        let mut field = match &part {
            Some(part) => {
                let value = self.type_of(part, &names::joined(owner, &data.name));
                self.field(&data.name, part, None, value)
            }
            None => Field {
                wire: data.name.clone(),
                name: RustName::new(String::new()),
                pointer: at.clone(),
                docs: Docs::default(),
                value: if json { Type::Any } else { Type::String }.into(),
                required: false,
                access: Access::ReadWrite,
                sensitivity: None,
                deprecated: None,
                style: Style::Plain,
            },
        };
        let docs = Docs::of_description(data.description.as_deref());
        if !docs.is_empty() {
            field.docs = docs;
        }
        field.required = data.required;
        if data.deprecated == Some(true) || field.deprecated.is_some() {
            field.deprecated = Some(deprecation(&field.docs));
        }
        field.pointer = at.clone();
        field.style = if json {
            Style::Json
        } else {
            let compound = part.and_then(|part| self.compound(&part));
            compound.map_or(Style::Plain, |compound| style(parameter, compound))
        };
        field
    }

    /// The path parameters as arguments, in the order of the template.
    fn path_arguments(&mut self, path: &str, mut declared: Vec<Field>, at: &Pointer) -> Vec<Field> {
        let mut arguments: Vec<Field> = Vec::new();
        for part in path.split('{').skip(1) {
            let Some((name, _)) = part.split_once('}') else {
                self.fault(
                    Code::PathParameters,
                    at,
                    format!("the path `{path}` has a `{{` that nothing closes"),
                );
                break;
            };
            // One value goes to all places of its name.
            if arguments.iter().any(|argument| argument.wire == name) {
                continue;
            }
            let found = declared.iter().position(|field| field.wire == name);
            let Some(found) = found else {
                self.fault(
                    Code::PathParameters,
                    at,
                    format!(
                        "the path has `{{{name}}}`, but there is no such path parameter; declare it"
                    ),
                );
                continue;
            };
            arguments.push(declared.remove(found));
        }
        for field in declared {
            let name = field.wire;
            self.fault(
                Code::PathParameters,
                &field.pointer,
                format!(
                    "the path has no `{{{name}}}` for this parameter; add it, or drop the parameter"
                ),
            );
        }
        let wires: Vec<_> = arguments.iter().map(|field| field.wire.as_str()).collect();
        let names = names::disambiguate(&wires, names::argument_name);
        for (field, name) in arguments.iter_mut().zip(names) {
            field.name = RustName::new(name);
        }
        arguments
    }
}

/// Gives parameters their names. Of one name in several places the first keeps it, those of the body after all
/// others; the rest are called after their place too.
fn named(parameters: Vec<(ParameterLocation, Field)>) -> Vec<Parameter> {
    let mut first: BTreeMap<String, ParameterLocation> = BTreeMap::new();
    let texts: Vec<_> = parameters
        .iter()
        .map(|(location, field)| {
            let wire = &field.wire;
            let keeper = *first.entry(names::field_name(wire)).or_insert(*location);
            match location {
                _ if keeper == *location => wire.clone(),
                ParameterLocation::Path => format!("{wire} path"),
                ParameterLocation::Query => format!("{wire} query"),
                ParameterLocation::Header => format!("{wire} header"),
                ParameterLocation::Cookie => format!("{wire} cookie"),
                ParameterLocation::Form | ParameterLocation::Json => format!("{wire} body"),
                ParameterLocation::Body => format!("whole {wire}"),
            }
        })
        .collect();
    let texts: Vec<_> = texts.iter().map(String::as_str).collect();
    let names = names::disambiguate(&texts, names::field_name);
    let named = parameters.into_iter().zip(names);
    named
        .map(|((location, field), name)| Parameter {
            location,
            field: Field {
                name: RustName::new(name),
                ..field
            },
        })
        .collect()
}

/// Headers that follow from the media types and the security of an operation; OpenAPI has parameters of these
/// names ignored.
fn is_own_header(name: &str) -> bool {
    ["accept", "authorization", "content-type"].contains(&name.to_ascii_lowercase().as_str())
}

/// What tells one parameter from another.
fn key(parameter: &SourceParameter) -> (&'static str, &str) {
    let place = match parameter {
        SourceParameter::Query { .. } => "query",
        SourceParameter::Header { .. } => "header",
        SourceParameter::Path { .. } => "path",
        SourceParameter::Cookie { .. } => "cookie",
    };
    (place, &parameter.parameter_data_ref().name)
}
