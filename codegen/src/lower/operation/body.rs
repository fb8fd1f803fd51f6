//! Request bodies.

use openapiv3::MediaType;

use super::media_types::{self, MediaKind, PREFERRED_IN_REQUESTS};
use super::parameter_source::ParameterSource;
use crate::api::{BodyEncoding, Docs, RequestBody};
use crate::lower::context::Lowering;
use crate::source::Pointer;

/// A request body in the media type that the SDK sends.
pub(super) struct BodySource<'s, 'a> {
    pub(super) media_type: &'a MediaType,
    pub(super) encoding: BodyEncoding,
    /// Whether it is text, if it is sent as it is.
    pub(super) text: bool,
    pub(super) required: bool,
    pub(super) description: Option<&'a str>,
    /// The location of the Media Type Object.
    pub(super) at: &'s Pointer,
}

impl<'a> Lowering<'a> {
    /// A request body and its parameters; none if it has no media type.
    pub(super) fn body(
        &mut self,
        body: &'a openapiv3::RequestBody,
        at: &Pointer,
    ) -> Option<(RequestBody, Vec<ParameterSource<'a>>)> {
        let content_at = at.child("content");
        let content = &body.content;
        let preferred = &PREFERRED_IN_REQUESTS;
        let chosen = media_types::choose(content, preferred, &content_at, &mut self.schemas)?;
        let encoding = match chosen.kind {
            MediaKind::Json => BodyEncoding::Json,
            MediaKind::Form => BodyEncoding::Form,
            MediaKind::Multipart => BodyEncoding::Multipart,
            MediaKind::Text | MediaKind::Binary => BodyEncoding::Raw,
        };
        let at = content_at.child(chosen.name);
        let sources = self.body_sources(&BodySource {
            media_type: chosen.media_type,
            encoding,
            text: chosen.kind == MediaKind::Text,
            required: body.required,
            description: body.description.as_deref(),
            at: &at,
        });
        let media_type = match chosen.name {
            range if range.contains('*') => encoding.usual_media_type(),
            name => name,
        };
        let body = RequestBody {
            encoding,
            media_type: media_type.to_owned(),
            other_media_types: media_types::others(content, chosen.name),
            required: body.required,
            docs: Docs::of_description(body.description.as_deref()),
            examples: self.examples(chosen.media_type, &at),
        };
        Some((body, sources))
    }
}
