//! What an operation answers.

use openapiv3::{Operation as Source, ReferenceOr, Response, Schema};

use super::media::{self, Kind};
use super::shape::Part;
use super::{Lowering, docs, names};
use crate::Pointer;
use crate::api::{self, By, Header, ResponseExample, Type, TypeDef, Union, UnionVariant};

/// The outputs of an operation.
pub(super) struct Outputs {
    pub(super) response: Type,
    /// The media types of the successes, if one is not JSON.
    pub(super) accept: Option<String>,
    pub(super) successes: Vec<api::Response>,
    pub(super) errors: Vec<api::Response>,
    pub(super) examples: Vec<ResponseExample>,
}

/// A response with its status and its place.
struct Answer<'a> {
    code: String,
    response: &'a Response,
    at: Pointer,
}

/// The content of a success.
struct Content<'a> {
    code: String,
    kind: Kind,
    schema: Option<Part<'a>>,
}

impl<'a> Lowering<'a> {
    pub(super) fn outputs(&mut self, base: &str, source: &'a Source, at: &Pointer) -> Outputs {
        let (successes, errors) = self.answers(source, &at.child("responses"));
        let mut examples = Vec::new();
        let mut contents = Vec::new();
        let mut media_types: Vec<&str> = Vec::new();
        let mut empty = false;
        for answer in &successes {
            let at = answer.at.child("content");
            let content = &answer.response.content;
            let Some((name, media, kind)) = self.choose(content, &media::IN_ANSWERS, &at) else {
                empty = true;
                continue;
            };
            let at = at.child(name);
            self.response_examples(&answer.code, media, &at, &mut examples);
            if !media_types.contains(&name) {
                media_types.push(name);
            }
            let schema = media.schema.as_ref();
            contents.push(Content {
                code: answer.code.clone(),
                kind,
                schema: schema.map(|schema| Part::new(schema, at.child("schema"))),
            });
        }
        let redirects = successes.iter().any(|answer| answer.code.starts_with('3'));
        let response = match self.success(base, contents, at) {
            _ if redirects => Type::Redirect,
            Type::Unit => Type::Unit,
            some if empty => Type::Optional(Box::new(some)),
            all => all,
        };
        if redirects {
            // The header is what counts; the body, if there is one, stays as it is.
            examples.clear();
        }
        let open = redirects || media_types.iter().all(|name| media::is_json(name));
        Outputs {
            accept: (!open).then(|| media_types.join(", ")),
            successes: self.successes(&successes, &response),
            response,
            errors: self.errors(base, errors),
            examples,
        }
    }

    /// The responses that mean success, and the others. Success is a code of 2xx; without any, it is one of
    /// 3xx, which leads elsewhere; without that, it is the default.
    fn answers(&mut self, source: &'a Source, at: &Pointer) -> (Vec<Answer<'a>>, Vec<Answer<'a>>) {
        let declared = source.responses.responses.iter();
        let declared = declared.map(|(code, response)| (code.to_string(), response));
        let default = source.responses.default.iter();
        let default = default.map(|response| ("default".to_owned(), response));
        let mut answers = Vec::new();
        for (code, response) in declared.chain(default) {
            if let Some((response, at)) = self.resolve(response, &at.child(&code)) {
                answers.push(Answer { code, response, at });
            }
        }
        let first = ["2", "3", "default"]
            .into_iter()
            .find(|start| answers.iter().any(|answer| is_of(&answer.code, start)));
        answers
            .into_iter()
            .partition(|answer| first.is_some_and(|start| is_of(&answer.code, start)))
    }

    /// The type of what all successes with content answer: the one that they share, else one of several, by
    /// status.
    fn success(&mut self, base: &str, contents: Vec<Content<'a>>, at: &Pointer) -> Type {
        let name = names::joined(base, "Response");
        let mut distinct: Vec<(Content<'a>, Vec<String>)> = Vec::new();
        for content in contents {
            let known = distinct
                .iter_mut()
                .find(|(other, _)| other.kind == content.kind && schema(other) == schema(&content));
            match known {
                Some((_, codes)) => codes.push(content.code.clone()),
                None => distinct.push((content, Vec::new())),
            }
        }
        if let [(content, _)] = distinct.as_slice() {
            return self.content_type(content, &name);
        }
        let mut variants: Vec<UnionVariant> = Vec::new();
        for (content, mut tags) in distinct {
            let variant = status_name(&content.code);
            let ty = self.content_type(&content, &names::joined(&name, &variant));
            tags.insert(0, content.code);
            match variants.iter_mut().find(|other| other.ty == ty) {
                Some(other) => other.tags.extend(tags),
                None => variants.push(UnionVariant {
                    name: variant,
                    docs: vec![format!("With the status {}.", tags.join(" or "))],
                    tags,
                    ty,
                }),
            }
        }
        if variants.len() < 2 {
            return variants.pop().map_or(Type::Unit, |variant| variant.ty);
        }
        let at = at.child("responses");
        let name = self.claim(&name, &at);
        self.module().types.push(TypeDef::Union(Union {
            name: name.clone(),
            pointer: at,
            docs: vec![format!(
                "What [`Client::{}`] answers, by status.",
                names::method_name(base).trim_start_matches("r#")
            )],
            by: By::Status,
            variants,
        }));
        Type::Named(name)
    }

    fn content_type(&mut self, content: &Content<'a>, type_name: &str) -> Type {
        let part = content.schema.as_ref();
        let shape = part.and_then(|part| self.final_shape(part));
        if shape.is_some_and(|(shape, _)| media::is_binary(&shape)) {
            return Type::Bytes;
        }
        match (content.kind, part) {
            (Kind::Json, Some(part)) => self.type_of(part, type_name),
            (Kind::Json, None) => Type::Json,
            (Kind::Text, _) => Type::String,
            _ => Type::Bytes,
        }
    }

    /// What is to be said of the successes, of which the type of all answers is known.
    fn successes(&mut self, answers: &[Answer<'a>], response: &Type) -> Vec<api::Response> {
        let mut successes = Vec::new();
        for answer in answers {
            let at = answer.at.child("content");
            let content = &answer.response.content;
            let found = self.choose(content, &media::IN_ANSWERS, &at);
            let ty = match (&found, response) {
                (None, _) => Type::Unit,
                (Some(_), Type::Optional(ty)) => self.of_status(ty, &answer.code),
                (Some(_), ty) => self.of_status(ty, &answer.code),
            };
            let media_type = found.map(|(name, ..)| name.to_owned());
            successes.push(self.declared_answer(answer, media_type, ty));
        }
        successes
    }

    /// The type that a response is of with a status.
    fn of_status(&mut self, response: &Type, code: &str) -> Type {
        let types = &self.module().types;
        let def = types.iter().find_map(|def| match (def, response) {
            (TypeDef::Union(def), Type::Named(name)) if def.name == *name => Some(def),
            _ => None,
        });
        let by_status = def.filter(|def| def.by == By::Status);
        let variants = by_status.into_iter().flat_map(|def| &def.variants);
        let mut variants = variants.filter(|variant| variant.tags.iter().any(|tag| tag == code));
        let variant = variants.next();
        variant.map_or_else(|| response.clone(), |variant| variant.ty.clone())
    }

    fn errors(&mut self, base: &str, answers: Vec<Answer<'a>>) -> Vec<api::Response> {
        let mut errors = Vec::new();
        for answer in answers {
            let at = answer.at.child("content");
            let content = &answer.response.content;
            let found = self.choose(content, &media::IN_ANSWERS, &at);
            let ty = match found {
                None => Type::Unit,
                Some((name, media, kind)) => {
                    let schema = media.schema.as_ref();
                    let at = at.descend([name, "schema"]);
                    let content = Content {
                        code: answer.code.clone(),
                        kind,
                        schema: schema.map(|schema| Part::new(schema, at)),
                    };
                    let type_name = names::joined(base, &format!("Error {}", answer.code));
                    self.content_type(&content, &type_name)
                }
            };
            let media_type = found.map(|(name, ..)| name.to_owned());
            let examples = found.map(|(name, media, _)| self.examples(media, &at.child(name)));
            errors.push(api::Response {
                examples: examples.unwrap_or_default(),
                ..self.declared_answer(&answer, media_type, ty)
            });
        }
        errors
    }

    fn declared_answer(
        &mut self,
        answer: &Answer<'a>,
        media_type: Option<String>,
        ty: Type,
    ) -> api::Response {
        let mut headers = Vec::new();
        for (name, header) in &answer.response.headers {
            let at = answer.at.descend(["headers", name]);
            if let Some((header, _)) = self.resolve(header, &at) {
                headers.push(Header {
                    name: name.clone(),
                    docs: docs::paragraphs(header.description.as_deref()),
                });
            }
        }
        api::Response {
            status: answer.code.clone(),
            docs: docs::paragraphs(Some(&answer.response.description)),
            media_type,
            ty,
            headers,
            examples: Vec::new(),
        }
    }
}

fn schema<'c>(content: &'c Content<'_>) -> Option<&'c ReferenceOr<&'c Schema>> {
    content.schema.as_ref().map(|part| &part.schema)
}

/// Whether a code is of a class, or is the default.
fn is_of(code: &str, start: &str) -> bool {
    // Not modified is an answer only to those who ask for it.
    code.starts_with(start) && code != "304"
}

/// The name of a variant for a status.
fn status_name(code: &str) -> String {
    let name = match code {
        "200" => "Ok",
        "201" => "Created",
        "202" => "Accepted",
        "203" => "NonAuthoritative",
        "204" => "NoContent",
        "205" => "ResetContent",
        "206" => "PartialContent",
        "207" => "MultiStatus",
        "2XX" | "default" => "Other",
        _ => return names::variant_name(&format!("status {code}")),
    };
    name.to_owned()
}
