//! What a caller says: arguments for the path, and one struct for everything else.

use std::collections::BTreeMap;

use openapiv3::{
    Operation as Source, Parameter as SourceParameter, ParameterData, ParameterSchemaOrContent,
    PathItem, PathStyle, QueryStyle, ReferenceOr,
};

use super::shape::borrowed;
use super::{Lowering, docs, names};
use crate::api::{Body, Example, Field, Parameter, Params, Place, Type};
use crate::{Code, Pointer};

/// The inputs of an operation.
pub(super) struct Inputs {
    pub(super) path: Vec<Field>,
    pub(super) params: Option<Params>,
    pub(super) body: Option<Body>,
    pub(super) examples: Vec<Example>,
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
        let owner = format!("{base}Params");
        let mut in_path = BTreeMap::new();
        let mut parameters = Vec::new();
        for (parameter, at) in self.declared(item, source, at) {
            let data = parameter.parameter_data_ref();
            let field = self.parameter(data, &owner, &at);
            self.check_style(parameter, &field.ty, &at);
            match parameter {
                SourceParameter::Path { .. } => {
                    in_path.insert(data.name.clone(), field);
                }
                SourceParameter::Query { .. } => parameters.push((Place::Query, field)),
                SourceParameter::Header { .. } => parameters.push((Place::Header, field)),
                SourceParameter::Cookie { .. } => parameters.push((Place::Cookie, field)),
            }
        }
        let path = self.path_arguments(path, in_path, at);
        let body = source.request_body.as_ref().and_then(|body| {
            let (body, place) = self.resolve(body, &at.child("requestBody"))?;
            self.body(body, &owner, &place)
        });
        let (body, examples) = match body {
            Some(content) => {
                parameters.extend(content.parameters);
                (Some(content.kind), content.examples)
            }
            None => (None, Vec::new()),
        };
        let mut fields = Vec::new();
        let mut places = Vec::new();
        for (place, mut field) in parameters {
            field.name = names::field_name(&field.wire);
            let before = fields.len();
            self.push_field(&mut fields, field);
            if fields.len() > before {
                places.push(place);
            }
        }
        let parameters: Vec<_> = places
            .into_iter()
            .zip(fields)
            .map(|(place, field)| Parameter { place, field })
            .collect();
        if !parameters.is_empty() {
            self.claim(&owner, &at.child("parameters"));
        }
        let params = (!parameters.is_empty()).then_some(Params {
            name: owner,
            parameters,
        });
        Inputs {
            path,
            params,
            body,
            examples,
        }
    }

    /// The parameters of an operation and those of its path that it does not override, with their places.
    fn declared(
        &mut self,
        item: &'a PathItem,
        source: &'a Source,
        at: &Pointer,
    ) -> Vec<(&'a SourceParameter, Pointer)> {
        let above = Pointer::root().descend(&at.tokens()[..at.tokens().len() - 1]);
        let mut declared: Vec<(&'a SourceParameter, Pointer)> = Vec::new();
        for (list, at, own) in [
            (&item.parameters, above, false),
            (&source.parameters, at.clone(), true),
        ] {
            let mut met = Vec::new();
            for (index, parameter) in list.iter().enumerate() {
                let at = at.descend(["parameters", &index.to_string()]);
                let Some((parameter, place)) = self.resolve(parameter, &at) else {
                    continue;
                };
                let key = key(parameter);
                if met.contains(&key) {
                    let data = parameter.parameter_data_ref();
                    self.fault(
                        Code::DuplicateParameter,
                        &at,
                        format!("the parameter `{}` stands here twice", data.name),
                    );
                    continue;
                }
                met.push(key);
                match declared
                    .iter_mut()
                    .find(|(other, _)| own && self::key(other) == key)
                {
                    Some(inherited) => *inherited = (parameter, place),
                    None => declared.push((parameter, place)),
                }
            }
        }
        declared
    }

    fn parameter(&mut self, data: &'a ParameterData, owner: &str, at: &Pointer) -> Field {
        let schema = match &data.format {
            ParameterSchemaOrContent::Schema(schema) => borrowed(schema),
            ParameterSchemaOrContent::Content(_) => {
                self.unsupported(&at.child("content"), "a parameter with `content`");
                return Field {
                    wire: data.name.clone(),
                    name: String::new(),
                    pointer: at.clone(),
                    docs: Vec::new(),
                    ty: Type::Json,
                    required: data.required,
                    redacted: false,
                    deprecated: false,
                };
            }
        };
        let mut field = self.property(&data.name, &schema, at.child("schema"), owner);
        let mut text = docs::paragraphs(data.description.as_deref());
        if text.is_empty() {
            text = std::mem::take(&mut field.docs);
        } else if let ReferenceOr::Item(schema) = schema {
            text.extend(docs::constraints(schema));
        }
        Field {
            docs: text,
            required: data.required,
            deprecated: field.deprecated || data.deprecated == Some(true),
            pointer: at.clone(),
            ..field
        }
    }

    /// Refuses what would be written in another way than it is.
    fn check_style(&mut self, parameter: &SourceParameter, ty: &Type, at: &Pointer) {
        let compound = matches!(ty, Type::Vec(_) | Type::Map(_)) || self.is_struct(ty);
        let list = matches!(ty, Type::Vec(_));
        let explode = parameter.parameter_data_ref().explode;
        let fault = match parameter {
            SourceParameter::Query { style, .. } if *style != QueryStyle::Form => {
                Some("a `style` other than `form`")
            }
            SourceParameter::Query { .. } if list && explode == Some(false) => {
                Some("`explode: false`")
            }
            SourceParameter::Query { .. } if compound && !list => {
                Some("an object as a query parameter")
            }
            SourceParameter::Path { style, .. } if *style != PathStyle::Simple => {
                Some("a `style` other than `simple`")
            }
            SourceParameter::Path { .. } if compound => {
                Some("a list or an object as a path parameter")
            }
            SourceParameter::Header { .. } if compound => Some("a list or an object as a header"),
            SourceParameter::Cookie { .. } if compound => Some("a list or an object as a cookie"),
            _ => None,
        };
        if let Some(what) = fault {
            self.unsupported(at, what);
        }
    }

    fn is_struct(&self, ty: &Type) -> bool {
        matches!(ty, Type::Named(name) if self.structs.contains(name))
    }

    /// The path parameters as arguments, in the order of the template.
    fn path_arguments(
        &mut self,
        path: &str,
        mut declared: BTreeMap<String, Field>,
        at: &Pointer,
    ) -> Vec<Field> {
        let mut arguments = Vec::new();
        for part in path.split('{').skip(1) {
            let Some((name, _)) = part.split_once('}') else {
                self.fault(
                    Code::PathParameters,
                    at,
                    format!("the path `{path}` has a `{{` that nothing closes"),
                );
                break;
            };
            let Some(mut field) = declared.remove(name) else {
                self.fault(
                    Code::PathParameters,
                    at,
                    format!(
                        "the path has `{{{name}}}`, but there is no such path parameter; declare it"
                    ),
                );
                continue;
            };
            field.name = names::argument_name(name);
            self.push_field(&mut arguments, field);
        }
        for (name, field) in declared {
            self.fault(
                Code::PathParameters,
                &field.pointer,
                format!(
                    "the path has no `{{{name}}}` for this parameter; add it, or drop the parameter"
                ),
            );
        }
        arguments
    }
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
