//! The inputs of an operation: arguments for the path, and one struct for all other parameters.

use std::borrow::Cow;
use std::collections::BTreeSet;

use indexmap::IndexMap;
use openapiv3::Parameter as Source;
use serde_json::Value;

use super::body_source::BodySource;
use super::declared_field::Declared;
use super::operations::OperationSource;
use super::parameter_names::parameter_names;
use super::parameter_source::{Origin, ParameterSource};
use super::repeated_parameter::is_repetition;
use super::style::style;
use crate::api::{Field, Parameter, ParameterLocation, Params, RequestBody, RustName};
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::context::Lowering;
use crate::lower::naming::TypePath;
use crate::source::Pointer;

/// The reason why a parameter is ignored that the list has twice.
const REPEATED: &str = "the list has the parameter already";

/// The inputs of an operation.
pub(super) struct Inputs {
    pub(super) path_parameters: Vec<Field>,
    pub(super) params: Option<Params>,
    pub(super) body: Option<RequestBody>,
}

impl<'a> Lowering<'a> {
    /// The inputs of an operation with one of its bodies.
    pub(super) fn inputs(
        &mut self,
        source: &OperationSource<'_, 'a>,
        body: Option<&BodySource<'a>>,
    ) -> Inputs {
        let at = source.at;
        let mut sources = self.declared_parameters(source);
        let declared: Vec<_> = sources.iter().filter_map(path_parameter).collect();
        let path = self.path_parameter_names(source, &declared);
        let body = body.and_then(|body| {
            let (body, fields) = self.body(body);
            sources.extend(fields);
            body
        });

        let owner = source.base.params();
        let names = parameter_names(&sources, &path);
        let mut path_parameters = Vec::new();
        let mut parameters = Vec::new();
        for (source, name) in sources.iter().zip(names) {
            let field = self.parameter(source, name, &owner);
            match source.location {
                _ if source.ignored => {}
                ParameterLocation::Path => path_parameters.push(field),
                location => parameters.push(Parameter {
                    location,
                    part: source.part().map(str::to_owned),
                    field,
                }),
            }
        }
        path_parameters.retain(|field| path.contains(&field.wire.as_str()));
        path_parameters.sort_by_key(|field| path.iter().position(|name| *name == field.wire));
        let params_at = at.child("parameters");
        let params_at = source
            .further
            .map_or(params_at.clone(), |name| params_at.child(name));
        let params = (!parameters.is_empty()).then(|| Params {
            name: self.names.claim(&owner, &params_at),
            parameters,
            is_shared: false,
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
        let path_at = at.ancestor(at.depth() - 1);
        let of_path = (&source.item.parameters, &path_at);
        let of_operation = (&source.operation.parameters, at);
        let mut declared = IndexMap::new();
        for (list, at) in [of_path, of_operation] {
            let mut keys = BTreeSet::new();
            for (index, item) in list.iter().enumerate() {
                let at = at.descend(["parameters", &index.to_string()]);
                let Some((parameter, target_at)) = self.document.object(item, &at) else {
                    continue;
                };
                let own = parameter.parameter_data_ref().description.as_deref();
                let description = self.document.description(item, &at, own);
                let wire = parameter.parameter_data_ref().name.as_str();
                let location = location(parameter);
                let key = (location, identity(location, wire));
                if keys.insert(key.clone()) {
                    declared.insert(key, (wire, parameter, target_at, description));
                    continue;
                }
                let first = declared.get(&key).map(|(_, first, ..)| *first);
                if first.is_some_and(|first| is_repetition(first, parameter)) {
                    let message = format!("repeated parameter `{wire}`; ignored");
                    let repeated = Diagnostic::new(Code::Repeated, &at, message);
                    self.reporter.report(repeated.help("remove one of the two"));
                    self.reporter.ignored(&at, REPEATED);
                } else {
                    let message = format!("duplicate parameter `{wire}`");
                    self.reporter.error(Code::DuplicateParameter, &at, message);
                }
            }
        }
        declared
            .into_iter()
            .map(|((location, _), (wire, parameter, at, description))| {
                let ignored = location == ParameterLocation::Header && is_reserved_header(wire);
                if ignored {
                    let reason = "it depends on the media types and the security of the operation";
                    self.reporter.ignored(&at, reason);
                }
                if location != ParameterLocation::Query {
                    let reason = "only parameters of queries have it";
                    self.reporter.ignored(&at.child("allowReserved"), reason);
                }
                ParameterSource {
                    location,
                    wire,
                    ignored,
                    origin: Origin::Declared {
                        parameter,
                        description,
                        at,
                    },
                }
            })
            .collect()
    }

    fn parameter(
        &mut self,
        source: &ParameterSource<'a>,
        name: RustName,
        owner: &TypePath,
    ) -> Field {
        match &source.origin {
            Origin::Declared {
                parameter,
                description,
                at,
            } => self.declared_parameter(parameter, *description, name, owner, at),
            Origin::Property(property) => self.body_property(source.wire, property, name, owner),
            Origin::PartHeader(header) => self.part_header(source.wire, header, name, owner),
            Origin::Body(body) => self.whole_body(source.wire, body, name, owner),
        }
    }

    fn declared_parameter(
        &mut self,
        parameter: &'a Source,
        description: Option<&'a str>,
        name: RustName,
        owner: &TypePath,
        at: &Pointer,
    ) -> Field {
        let data = parameter.parameter_data_ref();
        let source = Declared {
            wire: &data.name,
            name,
            type_path: owner.join(&data.name),
            format: &data.format,
            description,
            required: data.required,
            deprecated: data.deprecated == Some(true),
            extensions: &data.extensions,
            at,
        };
        let field = self.declared_field(source, |compound| style(parameter, compound));
        Field {
            example: self.parameter_example(parameter, at).or(field.example),
            allow_reserved: match parameter {
                Source::Query { allow_reserved, .. } => *allow_reserved,
                Source::Header { .. } | Source::Path { .. } | Source::Cookie { .. } => false,
            },
            ..field
        }
    }

    /// The example that a parameter itself gives, the first of several.
    fn parameter_example(&self, parameter: &'a Source, at: &Pointer) -> Option<Value> {
        let data = parameter.parameter_data_ref();
        let mut examples = data.examples.iter();
        let first = || {
            examples.find_map(|(name, example)| {
                let at = at.descend(["examples", name]);
                self.document.object(example, &at)?.0.value.clone()
            })
        };
        data.example.clone().or_else(first)
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

fn location(parameter: &Source) -> ParameterLocation {
    match parameter {
        Source::Query { .. } => ParameterLocation::Query,
        Source::Header { .. } => ParameterLocation::Header,
        Source::Path { .. } => ParameterLocation::Path,
        Source::Cookie { .. } => ParameterLocation::Cookie,
    }
}

/// What the names of two equal parameters have in common. Those of headers are equal in upper and lower case.
fn identity(location: ParameterLocation, wire: &str) -> Cow<'_, str> {
    match location {
        ParameterLocation::Header => wire.to_ascii_lowercase().into(),
        _ => wire.into(),
    }
}

/// Whether a header depends on the media types and the security of an operation; OpenAPI ignores parameters of these
/// names.
fn is_reserved_header(name: &str) -> bool {
    ["accept", "authorization", "content-type"].contains(&name.to_ascii_lowercase().as_str())
}
