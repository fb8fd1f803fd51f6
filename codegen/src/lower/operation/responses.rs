//! The outputs of an operation: its responses, and the type of its successes.

use super::operations::OperationSource;
use super::response_source::{ResponseBody, ResponseSource, partition};
use super::streams::Streams;
use crate::api::{Docs, Example, Response, ResponseContent, Type, TypeRef};
use crate::lower::context::Lowering;
use crate::lower::naming::TypePath;

/// The outputs of an operation.
pub(super) struct Outputs {
    pub(super) response: TypeRef,
    pub(super) response_optional: bool,
    pub(super) accept: Vec<String>,
    pub(super) successes: Vec<Response>,
    pub(super) errors: Vec<Response>,
    /// The streams that the operation can return instead.
    pub(super) streams: Option<Streams>,
}

impl Outputs {
    fn of_stream(streams: Streams, errors: Vec<Response>) -> Self {
        Self {
            response: streams.response,
            response_optional: false,
            accept: streams.accept,
            successes: streams.successes,
            errors,
            streams: None,
        }
    }
}

impl<'a> Lowering<'a> {
    pub(super) fn outputs(&mut self, source: &OperationSource<'_, 'a>) -> Outputs {
        let (mut successes, errors) = partition(self.declared_responses(source));
        let redirects = successes.iter().any(|it| it.status.class() == Some(3));
        let streams = match redirects {
            true => None,
            false => self.streams(&successes, source),
        };
        let is_whole = successes.iter().any(|it| it.body.is_some());
        let streams = match streams {
            Some(streams) if !is_whole => {
                let errors = self.errors(errors, source.base);
                return Outputs::of_stream(streams, errors);
            }
            streams => streams,
        };
        if streams.is_some() {
            // The method that returns the stream has those that are nothing else.
            successes.retain(|it| it.body.is_some() || it.stream.is_none());
        }
        for success in &mut successes {
            success.body = success.body.take().or_else(|| success.stream.clone());
        }
        let bodies: Vec<_> = successes.iter().filter_map(|it| it.body.clone()).collect();
        let (common, types) = self.success_types(&bodies, source);
        let empty = bodies.len() < successes.len();
        let types = if redirects {
            // Only the header counts; a body is returned as it is.
            vec![Type::Redirect.into(); bodies.len()]
        } else {
            types
        };
        Outputs {
            response_optional: empty && !redirects && common.ty != Type::Unit,
            response: if redirects {
                Type::Redirect.into()
            } else {
                common
            },
            accept: if redirects {
                Vec::new()
            } else {
                accept(&bodies)
            },
            successes: self.successes(successes, types, redirects),
            errors: self.errors(errors, source.base),
            streams,
        }
    }

    /// The successes; `types` are those of the ones with a body.
    fn successes(
        &mut self,
        sources: Vec<ResponseSource<'a>>,
        types: Vec<TypeRef>,
        redirects: bool,
    ) -> Vec<Response> {
        let mut types = types.into_iter();
        let mut names = Vec::new();
        let mut successes = Vec::new();
        for source in sources {
            let content = source.body.as_ref().and_then(|body| {
                let mut examples = self.response_examples(body, &mut names);
                if redirects {
                    examples.clear();
                }
                Some(content(&source, body, types.next()?, examples))
            });
            successes.push(self.response(&source, content));
        }
        successes
    }

    fn errors(&mut self, sources: Vec<ResponseSource<'a>>, base: &TypePath) -> Vec<Response> {
        let mut errors = Vec::new();
        for source in sources {
            let body = source.body.as_ref().or(source.stream.as_ref());
            let content = body.map(|body| {
                let path = base.join(&format!("Error {}", source.status));
                let value = self.body_type(body, path);
                let examples = self.examples(body.content.media_type, &body.content.at);
                content(&source, body, value, examples)
            });
            errors.push(self.response(&source, content));
        }
        errors
    }

    pub(super) fn response(
        &mut self,
        source: &ResponseSource<'a>,
        content: Option<ResponseContent>,
    ) -> Response {
        Response {
            status: source.status,
            pointer: source.at.clone(),
            docs: Docs::of_description(source.description),
            error_codes: Vec::new(),
            content,
            headers: self.headers(&source.response.headers, &source.at),
        }
    }
}

/// The media types of the bodies, each once.
fn accept(bodies: &[ResponseBody<'_>]) -> Vec<String> {
    let mut accept: Vec<String> = Vec::new();
    for body in bodies {
        let name = body.content.accepted_name();
        if !accept.contains(&name) {
            accept.push(name);
        }
    }
    accept
}

fn content(
    source: &ResponseSource<'_>,
    body: &ResponseBody<'_>,
    value: TypeRef,
    examples: Vec<Example>,
) -> ResponseContent {
    let chosen = &body.content;
    let media_type = chosen.accepted_name();
    let others = source.response.content.keys();
    let others = others.filter(|name| **name != chosen.name && **name != media_type);
    ResponseContent {
        other_media_types: others.cloned().collect(),
        media_type,
        value,
        examples,
    }
}
