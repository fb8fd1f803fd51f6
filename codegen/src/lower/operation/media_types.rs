//! Which of several media types are used.

use openapiv3::{Content, MediaType};

use super::capacity::{Capacity, capacity};
use super::media_kind::{MediaKind, kind, sent_media_type};
use crate::lower::schema::{SchemaRef, Schemas};
use crate::source::Pointer;

/// The reason why a media type is ignored beside its name.
pub(super) const OTHER_MEDIA_TYPE: &str = "another media type of the same content is used";

/// The kinds of request bodies, those first that say most about the values in them.
pub(super) const PREFERRED_IN_REQUESTS: [MediaKind; 5] = [
    MediaKind::Json,
    MediaKind::Form,
    MediaKind::Multipart,
    MediaKind::Text,
    MediaKind::Binary,
];

/// The same for responses. Forms are read as text, and multipart bodies as bytes.
pub(super) const PREFERRED_IN_RESPONSES: [MediaKind; 3] =
    [MediaKind::Json, MediaKind::Text, MediaKind::Binary];

/// A media type that can be used.
#[derive(Clone)]
pub(super) struct Candidate<'a> {
    pub(super) name: &'a str,
    pub(super) media_type: &'a MediaType,
    pub(super) kind: MediaKind,
    pub(super) schema: Option<SchemaRef<'a>>,
    /// The location of the Media Type Object.
    pub(super) at: Pointer,
    pub(super) capacity: Capacity,
}

/// The media types of a content, best first: those that carry the values of their schemas, of these the first of the
/// `preferred` kinds.
pub(super) fn candidates<'a>(
    content: &'a Content,
    preferred: &[MediaKind],
    at: &Pointer,
    schemas: &mut Schemas<'a>,
) -> Vec<Candidate<'a>> {
    let mut candidates = Vec::new();
    for (name, media_type) in content {
        let at = at.child(name);
        let schema = media_type.schema.as_ref();
        let schema = schema.map(|schema| SchemaRef::new(schema, at.child("schema")));
        let kind = match kind(name, schema.as_ref(), schemas) {
            kind if preferred.contains(&kind) => kind,
            MediaKind::Multipart => MediaKind::Binary,
            _ => MediaKind::Text,
        };
        candidates.push(Candidate {
            capacity: match content.len() {
                // Nothing else could carry the values.
                1 => Capacity::Full,
                _ => capacity(name, kind, schema.as_ref(), schemas),
            },
            name,
            media_type,
            kind,
            schema,
            at,
        });
    }
    let preference = |kind| preferred.iter().position(|other| *other == kind);
    candidates.sort_by_key(|candidate| (candidate.capacity, preference(candidate.kind)));
    candidates
}

impl Candidate<'_> {
    /// Whether another media type carries the same values.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        match (&self.schema, &other.schema) {
            (Some(own), Some(others)) => own.schema == others.schema,
            (None, None) => self.kind == other.kind,
            _ => false,
        }
    }

    /// Whether the name stands for several media types.
    pub(super) fn is_range(&self) -> bool {
        self.name.contains('*')
    }

    /// The media type that is accepted. Of a range, only JSON can be decoded if the schema is one of JSON.
    pub(super) fn accepted_name(&self) -> String {
        match self.is_range() && self.kind == MediaKind::Json {
            true => self.concrete_name(),
            false => self.name.to_owned(),
        }
    }

    /// The media type that is sent: the usual one of its kind where the name is a range of which the schema decides the
    /// kind.
    pub(super) fn concrete_name(&self) -> String {
        if !self.is_range() {
            return sent_media_type(self.name, self.kind != MediaKind::Binary);
        }
        let usual = match self.kind {
            MediaKind::Json => "application/json",
            MediaKind::Form => "application/x-www-form-urlencoded",
            MediaKind::Multipart => "multipart/form-data",
            MediaKind::Text => "text/plain",
            MediaKind::Binary => "application/octet-stream",
        };
        usual.to_owned()
    }
}
