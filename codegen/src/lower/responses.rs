//! The responses of an operation.

use openapiv3::{MediaType, Operation as Source, ReferenceOr, Schema};

use super::identity::identity;
use super::media::{self, Kind};
use super::shape::Part;
use super::{Lowering, names};
use crate::Pointer;
use crate::api::{
    Discriminator, Docs, Example, Response, ResponseContent, RustName, StatusSpec, Type, TypeDef,
    TypeId, TypeKind, TypeRef, Union, UnionVariant,
};

/// The outputs of an operation.
pub(super) struct Outputs {
    pub(super) response: TypeRef,
    /// Whether a success can come without a body although `response` has a type.
    pub(super) response_optional: bool,
    pub(super) accept: Vec<String>,
    pub(super) successes: Vec<Response>,
    pub(super) errors: Vec<Response>,
}

/// A response with its status and its location.
struct Declared<'a> {
    status: StatusSpec,
    response: &'a openapiv3::Response,
    at: Pointer,
    content: Option<Content<'a>>,
}

/// The content of a response that is read.
#[derive(Clone)]
struct Content<'a> {
    status: StatusSpec,
    media_type: &'a str,
    media: &'a MediaType,
    kind: Kind,
    at: Pointer,
    schema: Option<Part<'a>>,
}

impl<'a> Lowering<'a> {
    pub(super) fn outputs(&mut self, base: &str, source: &'a Source, at: &Pointer) -> Outputs {
        let declared = self.declared_responses(source, &at.child("responses"));
        let (successes, errors) = partition(declared);
        let contents = successes
            .iter()
            .filter_map(|success| success.content.clone());
        let contents: Vec<Content<'a>> = contents.collect();
        let mut accept: Vec<String> = Vec::new();
        for content in &contents {
            if !accept.iter().any(|name| name == content.media_type) {
                accept.push(content.media_type.to_owned());
            }
        }
        let (mut response, mut types) = self.success_types(base, &contents, at);
        let redirects = successes
            .iter()
            .any(|success| success.status.class() == Some(3));
        if redirects {
            // Only the header counts; a body is returned as it is.
            response = Type::Redirect.into();
            types.fill(response.clone());
            accept.clear();
        }
        let empty = contents.len() < successes.len();
        Outputs {
            response_optional: empty && !matches!(response.ty, Type::Unit | Type::Redirect),
            response,
            accept,
            successes: self.successes(successes, types, redirects),
            errors: self.errors(base, errors),
        }
    }

    /// The responses that an operation declares, in the document's order.
    fn declared_responses(&mut self, source: &'a Source, at: &Pointer) -> Vec<Declared<'a>> {
        let responses = source.responses.responses.iter();
        let responses = responses.map(|(code, response)| (status(code), response));
        let default = source.responses.default.iter();
        let default = default.map(|response| (StatusSpec::Default, response));
        let mut declared = Vec::new();
        for (status, response) in responses.chain(default) {
            let Some((response, at)) = self.resolve(response, &at.child(status)) else {
                continue;
            };
            let content_at = at.child("content");
            let chosen = self.choose(&response.content, &media::IN_RESPONSES, &content_at);
            let content = chosen.map(|(media_type, media, kind)| {
                let at = content_at.child(media_type);
                let schema = media.schema.as_ref();
                Content {
                    status,
                    media_type,
                    media,
                    kind,
                    schema: schema.map(|schema| Part::new(schema, at.child("schema"))),
                    at,
                }
            });
            declared.push(Declared {
                status,
                response,
                at,
                content,
            });
        }
        declared
    }

    /// The type of a success with any of several contents, and that of each: the one that they share, else one of
    /// several by status.
    fn success_types(
        &mut self,
        base: &str,
        contents: &[Content<'a>],
        at: &Pointer,
    ) -> (TypeRef, Vec<TypeRef>) {
        let name = names::joined(base, "Response");
        let mut distinct: Vec<&Content<'a>> = Vec::new();
        for content in contents {
            if !distinct.iter().any(|other| is_same(other, content)) {
                distinct.push(content);
            }
        }
        let mut variants: Vec<UnionVariant> = Vec::new();
        let single = distinct.len() == 1;
        for content in distinct {
            let variant = status_name(content.status);
            let type_name = if single {
                name.clone()
            } else {
                names::joined(&name, &variant)
            };
            let value = self.content_type(content, &type_name);
            let same = contents.iter().filter(|other| is_same(other, content));
            let tags = same.map(|other| other.status.to_string());
            let key = identity(&value.ty);
            let mut known = variants.iter_mut();
            match known.find(|other| identity(&other.value.ty) == key) {
                Some(other) => other.tags.extend(tags),
                None => variants.push(UnionVariant {
                    name: RustName::new(variant),
                    tags: tags.collect(),
                    docs: Docs::default(),
                    value,
                }),
            }
        }
        let of_content = |content: &Content<'a>| {
            let tag = content.status.to_string();
            let mut variants = variants.iter();
            let variant = variants.find(|variant| variant.tags.contains(&tag));
            variant.map_or_else(|| Type::Unit.into(), |variant| variant.value.clone())
        };
        let types = contents.iter().map(of_content).collect();
        let response = match variants.len() {
            0 => Type::Unit.into(),
            1 => variants.remove(0).value,
            _ => self.response_union(&name, variants, at),
        };
        (response, types)
    }

    fn response_union(&mut self, name: &str, variants: Vec<UnionVariant>, at: &Pointer) -> TypeRef {
        let at = at.child("responses");
        let id = TypeId::new(&self.claim(name, &at));
        let def = TypeDef {
            pointer: at,
            docs: Docs::default(),
            kind: TypeKind::Union(Union {
                discriminator: Discriminator::Status,
                variants,
            }),
        };
        self.add_type(id.clone(), def);
        Type::Def(id).into()
    }

    fn content_type(&mut self, content: &Content<'a>, type_name: &str) -> TypeRef {
        let part = content.schema.as_ref();
        let shape = part.and_then(|part| self.final_shape(part));
        let binary = shape.is_some_and(|(shape, _)| media::is_binary(&shape));
        let ty = match (content.kind, part) {
            _ if binary => Type::Bytes,
            (Kind::Json, Some(part)) => return self.type_of(part, type_name),
            (Kind::Json, None) => Type::Any,
            (Kind::Text, _) => Type::String,
            _ => Type::Bytes,
        };
        ty.into()
    }

    /// The successes; `types` are those of the ones with content.
    fn successes(
        &mut self,
        declared: Vec<Declared<'a>>,
        types: Vec<TypeRef>,
        redirects: bool,
    ) -> Vec<Response> {
        let mut types = types.into_iter();
        let mut names = Vec::new();
        let mut successes = Vec::new();
        for success in declared {
            let content = success.content.as_ref();
            let content = content.zip(content.and_then(|_| types.next()));
            let content = content.map(|(content, value)| {
                let (at, status) = (&content.at, success.status);
                let examples = self.response_examples(status, content.media, at, &mut names);
                let examples = if redirects { Vec::new() } else { examples };
                response_content(success.response, content, value, examples)
            });
            successes.push(self.response(&success, content));
        }
        successes
    }

    fn errors(&mut self, base: &str, declared: Vec<Declared<'a>>) -> Vec<Response> {
        let mut errors = Vec::new();
        for error in declared {
            let content = error.content.as_ref().map(|content| {
                let name = names::joined(base, &format!("Error {}", error.status));
                let value = self.content_type(content, &name);
                let examples = self.examples(content.media, &content.at);
                response_content(error.response, content, value, examples)
            });
            errors.push(self.response(&error, content));
        }
        errors
    }

    fn response(&mut self, declared: &Declared<'a>, content: Option<ResponseContent>) -> Response {
        Response {
            status: declared.status,
            pointer: declared.at.clone(),
            docs: Docs::of_description(Some(&declared.response.description)),
            content,
            headers: self.headers(&declared.response.headers, &declared.at),
        }
    }
}

fn response_content(
    response: &openapiv3::Response,
    content: &Content<'_>,
    value: TypeRef,
    examples: Vec<Example>,
) -> ResponseContent {
    ResponseContent {
        media_type: content.media_type.to_owned(),
        other_media_types: media::others(&response.content, content.media_type),
        value,
        examples,
    }
}

/// The responses that mean success, and the others. Success is a code of 2xx; without any, one of 3xx, which leads
/// elsewhere; without that, the default.
fn partition(declared: Vec<Declared<'_>>) -> (Vec<Declared<'_>>, Vec<Declared<'_>>) {
    let classes = [Some(2), Some(3), None];
    let is_of = |declared: &Declared<'_>, class: Option<u8>| {
        // 304 is a response only to conditional requests.
        declared.status.class() == class && declared.status != StatusSpec::Code(304)
    };
    let success = classes
        .into_iter()
        .find(|class| declared.iter().any(|one| is_of(one, *class)));
    declared
        .into_iter()
        .partition(|one| success.is_some_and(|class| is_of(one, class)))
}

fn status(code: &openapiv3::StatusCode) -> StatusSpec {
    match code {
        openapiv3::StatusCode::Code(code) => StatusSpec::Code(*code),
        openapiv3::StatusCode::Range(class) => {
            StatusSpec::Range(u8::try_from(*class).unwrap_or_default())
        }
    }
}

/// Whether two contents are read in the same way.
fn is_same(a: &Content<'_>, b: &Content<'_>) -> bool {
    a.kind == b.kind && schema(a) == schema(b)
}

fn schema<'c>(content: &'c Content<'_>) -> Option<&'c ReferenceOr<&'c Schema>> {
    content.schema.as_ref().map(|part| &part.schema)
}

/// The name of a variant for a status.
fn status_name(status: StatusSpec) -> String {
    let name = match status {
        StatusSpec::Code(200) => "Ok",
        StatusSpec::Code(201) => "Created",
        StatusSpec::Code(202) => "Accepted",
        StatusSpec::Code(203) => "NonAuthoritative",
        StatusSpec::Code(204) => "NoContent",
        StatusSpec::Code(205) => "ResetContent",
        StatusSpec::Code(206) => "PartialContent",
        StatusSpec::Code(207) => "MultiStatus",
        StatusSpec::Range(2) | StatusSpec::Default => "Other",
        _ => return names::variant_name(&format!("status {status}")),
    };
    name.to_owned()
}
