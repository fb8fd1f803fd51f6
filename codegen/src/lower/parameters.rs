//! What a caller says: arguments for the path, and one struct for everything else.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use openapiv3::{
    Operation as Source, Parameter as SourceParameter, ParameterSchemaOrContent, PathItem,
};

use super::shape::Part;
use super::style::style;
use super::{Lowering, docs, media, names, prose};
use crate::api::{Docs, Example, Field, Media, Parameter, Params, Place, Style, Type};
use crate::{Code, Pointer};

/// The inputs of an operation.
pub(super) struct Inputs {
    pub(super) path: Vec<Field>,
    pub(super) params: Option<Params>,
    pub(super) body: Option<Media>,
    pub(super) content_type: Option<String>,
    pub(super) examples: Vec<Example>,
    pub(super) docs: Docs,
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
                SourceParameter::Query { .. } => parameters.push((Place::Query, field)),
                // These three are not the description's to set.
                SourceParameter::Header { .. } if is_own_header(&field.wire) => {}
                SourceParameter::Header { .. } => parameters.push((Place::Header, field)),
                SourceParameter::Cookie { .. } => parameters.push((Place::Cookie, field)),
            }
        }
        let path = self.path_arguments(path, in_path, at);
        let body = source.request_body.as_ref().and_then(|body| {
            let (body, place) = self.resolve(body, &at.child("requestBody"))?;
            self.body(body, &owner, &place)
        });
        let mut inputs = Inputs {
            path,
            params: None,
            body: None,
            content_type: None,
            examples: Vec::new(),
            docs: Vec::new(),
        };
        if let Some(content) = body {
            parameters.extend(content.parameters);
            inputs.body = Some(content.kind);
            inputs.content_type = content.content_type;
            inputs.examples = content.examples;
            inputs.docs = content.docs;
        }
        parameters.extend(self.query_keys(source));
        let parameters = named(parameters);
        if !parameters.is_empty() {
            let name = self.claim(&owner, &at.child("parameters"));
            inputs.params = Some(Params { name, parameters });
        }
        inputs
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
                let ty = self.type_of(part, &names::joined(owner, &data.name));
                self.field(&data.name, part, None, ty)
            }
            None => Field {
                wire: data.name.clone(),
                name: String::new(),
                pointer: at.clone(),
                docs: Vec::new(),
                ty: if json { Type::Json } else { Type::String },
                required: false,
                redacted: false,
                deprecated: None,
                read_only: false,
                style: Style::Plain,
            },
        };
        let text = docs::paragraphs(data.description.as_deref());
        if !text.is_empty() {
            let schema = part.as_ref().and_then(|part| self.schema_of(part));
            field.docs = text;
            let demanded = schema.map(|schema| self.demands(schema));
            field.docs.extend(demanded.unwrap_or_default());
        }
        field.required = data.required;
        if data.deprecated == Some(true) || field.deprecated.is_some() {
            field.deprecated = Some(prose::deprecation(&field.docs));
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
        let names = names::told_apart(&wires, names::argument_name);
        for (field, name) in arguments.iter_mut().zip(names) {
            field.name = name;
        }
        arguments
    }
}

/// Gives parameters their names. Of one name in several places the first keeps it, those of the body after all
/// others; the rest are called after their place too.
fn named(parameters: Vec<(Place, Field)>) -> Vec<Parameter> {
    let mut first: BTreeMap<String, Place> = BTreeMap::new();
    let texts: Vec<_> = parameters
        .iter()
        .map(|(place, field)| {
            let wire = &field.wire;
            let keeper = *first.entry(names::field_name(wire)).or_insert(*place);
            match place {
                _ if keeper == *place => wire.clone(),
                Place::Query => format!("{wire} query"),
                Place::Header => format!("{wire} header"),
                Place::Cookie => format!("{wire} cookie"),
                Place::Form | Place::Json => format!("{wire} body"),
                Place::Body => format!("whole {wire}"),
            }
        })
        .collect();
    let texts: Vec<_> = texts.iter().map(String::as_str).collect();
    let names = names::told_apart(&texts, names::field_name);
    let named = parameters.into_iter().zip(names);
    named
        .map(|((place, field), name)| Parameter {
            place,
            field: Field { name, ..field },
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
