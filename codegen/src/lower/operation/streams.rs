//! Responses that are streams of items.

use openapiv3::Response as Source;
use twilio_runtime::__private::Framing;

use super::media_types::Candidate;
use super::operations::OperationSource;
use super::response_source::{ResponseBody, ResponseSource};
use crate::api::{
    BodyEncoding, Field, Operation, ParameterLocation, Params, RequestBody, Response,
    ResponseContent, StreamItems, Type, TypeKind, TypeRef,
};
use crate::lower::context::Lowering;
use crate::lower::naming::{TypePath, examples_module_name, method_name, static_name};
use crate::lower::schema::{ResolvedSchema, SchemaRef};

/// The properties of a schema that describes events as a whole, of which `data` is the one that it must have.
const EVENT_FIELDS: [&str; 4] = ["data", "event", "id", "retry"];

/// The parameter with which many APIs let the caller choose whether the response is a stream.
const FLAG: &str = "stream";

/// The streams among the successes of an operation.
pub(super) struct Streams {
    pub(super) response: TypeRef,
    pub(super) accept: Vec<String>,
    pub(super) successes: Vec<Response>,
}

impl<'a> Lowering<'a> {
    /// The streams among successes; none if no success is one.
    pub(super) fn streams(
        &mut self,
        successes: &[ResponseSource<'a>],
        source: &OperationSource<'_, 'a>,
    ) -> Option<Streams> {
        let bodies = successes
            .iter()
            .filter_map(|success| success.stream.as_ref());
        let mut distinct: Vec<&ResponseBody<'a>> = Vec::new();
        for body in bodies {
            if !distinct
                .iter()
                .any(|other| other.content.is_like(&body.content))
            {
                distinct.push(body);
            }
        }
        let path = source.base.join("Response").join("Item");
        let response: TypeRef = match distinct.as_slice() {
            [] => return None,
            [body] => self.stream_type(body, &path).into(),
            // Nothing in an item tells which response it is from.
            [..] => Type::Stream(StreamItems::Texts, Box::new(Type::Any.into())).into(),
        };
        let streams = successes
            .iter()
            .filter(|it| it.stream.is_some() || it.body.is_none());
        let streams: Vec<_> = streams.collect();
        let names = streams
            .iter()
            .filter_map(|it| Some(it.stream.as_ref()?.content.name));
        let mut accept: Vec<String> = Vec::new();
        for name in names {
            if !accept.iter().any(|other| other == name) {
                accept.push(name.to_owned());
            }
        }
        let successes = streams
            .into_iter()
            .map(|it| self.stream_response(it, &response))
            .collect();
        Some(Streams {
            response,
            accept,
            successes,
        })
    }

    fn stream_response(&mut self, source: &ResponseSource<'a>, response: &TypeRef) -> Response {
        let content = source.stream.as_ref().map(|body| {
            for keyword in ["example", "examples"] {
                let at = body.content.at.child(keyword);
                self.reporter
                    .ignored(&at, "the examples of streams are not generated");
            }
            ResponseContent {
                media_type: body.content.name.to_owned(),
                other_media_types: other_media_types(source.response, &body.content),
                value: response.clone(),
                examples: Vec::new(),
            }
        });
        self.response(source, content)
    }

    /// The type of a stream. Its items have the schema, or that of the items if it is a list.
    fn stream_type(&mut self, body: &ResponseBody<'a>, path: &TypePath) -> Type {
        let are_events = Framing::of(body.content.name) == Some(Framing::Events);
        let schema = body.content.schema.as_ref();
        let resolved = schema.and_then(|schema| self.schemas.resolve_ref(schema));
        let list_items = resolved
            .as_ref()
            .and_then(|(resolved, _)| match &**resolved {
                ResolvedSchema::Array(items) => Some(items.clone()),
                _ => None,
            });
        let item = list_items.unwrap_or_else(|| schema.cloned());
        let items = match &item {
            Some(item) if are_events && self.is_event(item) => StreamItems::Events,
            _ if are_events => StreamItems::Data,
            _ => StreamItems::Texts,
        };
        let value = match &item {
            Some(item) => self.item_type(item, are_events, path),
            None if are_events => Type::String.into(),
            None => Type::Any.into(),
        };
        Type::Stream(items, Box::new(value))
    }

    /// The type of an item. The data of events of any value is text.
    fn item_type(&mut self, item: &SchemaRef<'a>, are_events: bool, path: &TypePath) -> TypeRef {
        let resolved = self.schemas.resolve_ref(item);
        match resolved.as_ref().map(|(resolved, _)| &**resolved) {
            Some(ResolvedSchema::Any) if are_events => Type::String.into(),
            Some(resolved) if resolved.is_binary() => Type::String.into(),
            _ => {
                let path = self.names.shared_or(path.clone(), &item.at);
                self.type_of(item, &path)
            }
        }
    }

    /// Whether a schema describes events as a whole, as the items of OpenAPI 3.2 do, instead of their data.
    fn is_event(&mut self, schema: &SchemaRef<'a>) -> bool {
        let Some((resolved, _)) = self.schemas.resolve_ref(schema) else {
            return false;
        };
        match &*resolved {
            ResolvedSchema::Object(object) => {
                let mut names = object.properties.keys();
                object.properties.contains_key("data")
                    && names.all(|name| EVENT_FIELDS.contains(name))
            }
            ResolvedSchema::Union(union) => {
                let members = union.members.clone();
                !members.is_empty() && members.iter().all(|member| self.is_event(member))
            }
            _ => false,
        }
    }

    /// The operation that sends the same request as another one and returns a stream.
    pub(super) fn streaming(
        &mut self,
        first: &mut Operation,
        streams: Streams,
        source: &OperationSource<'_, 'a>,
    ) -> Operation {
        let id = self.names.streaming_operation_id(source.at);
        let mut streaming = Operation {
            name: method_name(&id),
            static_name: static_name(&id),
            examples_module: examples_module_name(&id),
            id,
            stream_flag: self.stream_flag(first.params.as_ref(), first.body.as_ref()),
            counterpart: Some(first.name.clone()),
            response: streams.response,
            response_optional: false,
            accept: streams.accept,
            successes: streams.successes,
            ..first.clone()
        };
        if let Some(params) = &mut streaming.params {
            params.is_shared = true;
        }
        for error in &mut streaming.errors {
            if let Some(content) = &mut error.content {
                content.examples.clear();
            }
        }
        first.counterpart = Some(streaming.name.clone());
        streaming
    }

    /// The parameter that makes a response a stream, by its name on the wire: one of the query, or a property of the body.
    pub(super) fn stream_flag(
        &self,
        params: Option<&Params>,
        body: Option<&RequestBody>,
    ) -> Option<String> {
        let encoding = body.map(|body| body.encoding);
        let mut parameters = params?.parameters.iter();
        parameters.find_map(|parameter| {
            let field = &parameter.field;
            // The SDK adds it to the body if there is one with properties.
            let is_flag = match parameter.location {
                ParameterLocation::Json | ParameterLocation::Form => is_flag(field),
                ParameterLocation::Query => {
                    matches!(encoding, None | Some(BodyEncoding::Raw)) && is_flag(field)
                }
                ParameterLocation::Body => {
                    encoding == Some(BodyEncoding::Json) && self.has_flag(field.ty())
                }
                _ => false,
            };
            is_flag.then(|| FLAG.to_owned())
        })
    }

    /// Whether a type is an object with the parameter.
    fn has_flag(&self, ty: &Type) -> bool {
        let Type::Def(id) = ty else {
            return false;
        };
        let def = self.types.definitions().get(id);
        match def.map(|def| &def.kind) {
            Some(TypeKind::Struct(object)) => object.fields.iter().any(is_flag),
            _ => false,
        }
    }
}

fn is_flag(field: &Field) -> bool {
    field.wire == FLAG && *field.ty() == Type::Bool
}

fn other_media_types(response: &Source, chosen: &Candidate<'_>) -> Vec<String> {
    let names = response.content.keys();
    names
        .filter(|name| **name != chosen.name)
        .cloned()
        .collect()
}
