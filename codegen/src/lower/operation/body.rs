//! Request bodies.

use openapiv3::Operation as Source;

use super::body_source::BodySource;
use super::capacity::{Capacity, is_supported_multipart};
use super::media_kind::MediaKind;
use super::media_types::{Candidate, OTHER_MEDIA_TYPE, PREFERRED_IN_REQUESTS, candidates};
use super::parameter_source::ParameterSource;
use crate::api::{BodyEncoding, Docs, RequestBody};
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::context::Lowering;
use crate::source::Pointer;

impl<'a> Lowering<'a> {
    /// The request bodies of an operation: that of the best media type, then those of the media types that carry other
    /// values.
    pub(super) fn bodies(&mut self, operation: &'a Source, at: &Pointer) -> Vec<BodySource<'a>> {
        let body = operation.request_body.as_ref();
        let declared_at = at.child("requestBody");
        let Some(declared) = body else {
            return Vec::new();
        };
        let Some((body, at)) = self.document.object(declared, &declared_at) else {
            return Vec::new();
        };
        let own = body.description.as_deref();
        let description = self.document.description(declared, &declared_at, own);
        let preferred = &PREFERRED_IN_REQUESTS;
        let at = at.child("content");
        let mut contents = candidates(&body.content, preferred, &at, &mut self.schemas);
        contents.retain(|content| !self.is_empty(content, body.required));
        let mut bodies: Vec<BodySource<'a>> = Vec::new();
        for content in contents {
            let name = content.concrete_name();
            let mut known = bodies.iter_mut();
            let known = known
                .find(|body| body.content.is_like(&content) || content.capacity == Capacity::None);
            if let Some(like) = known {
                self.reporter.ignored(&content.at, OTHER_MEDIA_TYPE);
                like.varies |= content.kind == like.content.kind;
                like.others.push(content.name.to_owned());
                continue;
            }
            bodies.push(BodySource {
                encoding: match content.kind {
                    MediaKind::Json => BodyEncoding::Json,
                    MediaKind::Form => BodyEncoding::Form,
                    MediaKind::Multipart => BodyEncoding::Multipart,
                    MediaKind::Text | MediaKind::Binary => BodyEncoding::Raw,
                },
                others: (name != content.name && content.is_range())
                    .then(|| content.name.to_owned())
                    .into_iter()
                    .collect(),
                varies: content.is_range(),
                required: body.required,
                description,
                content,
            });
        }
        bodies
    }

    /// Whether a body cannot contain anything. A JSON body that is required is an empty object.
    fn is_empty(&mut self, content: &Candidate<'a>, required: bool) -> bool {
        let has_properties = match content.kind {
            MediaKind::Json => !required,
            MediaKind::Form | MediaKind::Multipart => true,
            MediaKind::Text | MediaKind::Binary => false,
        };
        let schema = content.schema.as_ref().filter(|_| has_properties);
        schema.is_some_and(|schema| self.schemas.is_empty_object(schema))
    }

    /// A request body and its parameters; no body if the caller cannot set anything in it.
    pub(super) fn body(
        &mut self,
        source: &BodySource<'a>,
    ) -> (Option<RequestBody>, Vec<ParameterSource<'a>>) {
        let content = &source.content;
        if source.encoding == BodyEncoding::Multipart && !is_supported_multipart(content.name) {
            let message = format!("unsupported media type `{}`", content.name);
            self.reporter.report(
                Diagnostic::new(Code::Unsupported, &content.at, message).help(
                    "the SDK sends `multipart/form-data`, `multipart/mixed` and `multipart/related`",
                ),
            );
        }
        self.ignore_encodings(source);
        let sources = self.body_sources(source);
        let is_empty = source.encoding != BodyEncoding::Json || !source.required;
        if is_empty && sources.iter().all(|source| source.ignored) {
            return (None, sources);
        }
        let body = RequestBody {
            encoding: source.encoding,
            media_type: content.concrete_name(),
            other_media_types: source.others.clone(),
            alternatives: Vec::new(),
            required: source.required,
            docs: Docs::of_description(source.description),
            examples: self.examples(content.media_type, &content.at),
        };
        (Some(body), sources)
    }
}
