//! What the body of a request consists of.

use openapiv3::{Encoding, MediaType, QueryStyle, RequestBody};

use super::media::{self, Kind};
use super::shape::{Object, Part, Property, Rest, Shape};
use super::{Lowering, docs, names};
use crate::api::{Docs, Example, Field, Media, Place, Style, Type};
use crate::{Code, Pointer};

/// The body of a request.
pub(super) struct Content {
    pub(super) kind: Media,
    /// Its media type, where it is not the usual one.
    pub(super) content_type: Option<String>,
    pub(super) parameters: Vec<(Place, Field)>,
    pub(super) examples: Vec<Example>,
    /// What is to be said of the media types that were not chosen.
    pub(super) docs: Docs,
}

/// Where a body is described, and what the parameters' types are called after.
struct Source<'a, 's> {
    media: &'a MediaType,
    required: bool,
    docs: Docs,
    owner: &'s str,
    at: Pointer,
}

impl<'a> Lowering<'a> {
    /// What the body of a request consists of; nothing where it has no media type.
    pub(super) fn body(
        &mut self,
        body: &'a RequestBody,
        owner: &str,
        at: &Pointer,
    ) -> Option<Content> {
        let at = at.child("content");
        let (name, media, kind) = self.choose(&body.content, &media::IN_REQUESTS, &at)?;
        let source = Source {
            media,
            required: body.required,
            docs: docs::paragraphs(body.description.as_deref()),
            owner,
            at: at.child(name),
        };
        let (kind, parameters) = match kind {
            Kind::Json => (Media::Json, self.json_body(&source)),
            Kind::Form => (Media::Form, self.form_body(Media::Form, &source)),
            Kind::Multipart => (Media::Multipart, self.form_body(Media::Multipart, &source)),
            Kind::Text => (Media::Raw, vec![self.raw_body(Type::String, &source)]),
            Kind::Binary => (Media::Raw, vec![self.raw_body(Type::Bytes, &source)]),
        };
        let name_sent = if name.contains('*') {
            kind.default_media_type()
        } else {
            name
        };
        let usual = kind != Media::Raw && name_sent == kind.default_media_type();
        Some(Content {
            kind,
            content_type: (!usual).then(|| name_sent.to_owned()),
            parameters,
            examples: self.examples(media, &source.at),
            docs: media::other_requests(name_sent, name, &body.content),
        })
    }

    /// An object that stands in the operation itself is taken apart into its properties; everything else is
    /// one parameter.
    fn json_body(&mut self, source: &Source<'a, '_>) -> Vec<(Place, Field)> {
        let Some(schema) = &source.media.schema else {
            return vec![self.whole_body(Place::Body, Type::Json, None, source)];
        };
        let part = Part::new(schema, source.at.child("schema"));
        if !part.is_reference()
            && let Some((shape, at)) = self.final_shape(&part)
            && let Shape::Object(object) = &*shape
            && at.tokens().starts_with(part.at.tokens())
            && matches!(object.rest, Rest::Unsaid)
        {
            return self.properties(Media::Json, object, source);
        }
        let ty = self.type_of(&part, &names::joined(source.owner, "body"));
        vec![self.whole_body(Place::Body, ty, Some(&part), source)]
    }

    /// Forms are always taken apart; one whose fields are not named is a map.
    fn form_body(&mut self, kind: Media, source: &Source<'a, '_>) -> Vec<(Place, Field)> {
        let part = source.media.schema.as_ref();
        let part = part.map(|schema| Part::new(schema, source.at.child("schema")));
        let shape = part.as_ref().and_then(|part| self.final_shape(part));
        let at = shape.as_ref().map(|(_, at)| at.clone());
        let shape = shape.map(|(shape, _)| shape);
        let any = match shape.as_deref() {
            Some(Shape::Object(object)) => {
                self.taken_apart.extend(at);
                return self.properties(kind, object, source);
            }
            Some(Shape::Union(union)) => {
                let parts = union.parts.iter();
                let parts = parts.filter_map(|part| Some(self.final_shape(part)?.1));
                let parts: Vec<_> = parts.collect();
                self.taken_apart.extend(parts);
                self.taken_apart.extend(at);
                let object = self.object_of_any(&union.parts, &source.at);
                return self.properties(kind, &object, source);
            }
            Some(Shape::Map(Some(values))) => {
                self.type_of(values, &names::joined(source.owner, "body"))
            }
            None | Some(Shape::Map(None) | Shape::Untyped) => Type::Json,
            Some(Shape::UriMap) => Type::String,
            Some(_) => {
                let message = "a form body needs an object with properties";
                self.fault(Code::FormBody, &source.at.child("schema"), message);
                return Vec::new();
            }
        };
        let ty = Type::Map(Box::new(any));
        let (place, mut field) = self.whole_body(Place::Form, ty, part.as_ref(), source);
        field.style = Style::Spread;
        vec![(place, field)]
    }

    fn raw_body(&mut self, ty: Type, source: &Source<'a, '_>) -> (Place, Field) {
        let part = source.media.schema.as_ref();
        let part = part.map(|schema| Part::new(schema, source.at.child("schema")));
        let ty = match part.as_ref().and_then(|part| self.final_shape(part)) {
            Some((shape, _)) if media::is_binary(&shape) => Type::Bytes,
            _ => ty,
        };
        // Bytes would be shown whole.
        let redacted = ty == Type::Bytes;
        let (place, field) = self.whole_body(Place::Body, ty, part.as_ref(), source);
        (
            place,
            Field {
                redacted: redacted || field.redacted,
                ..field
            },
        )
    }

    /// The body as one parameter.
    fn whole_body(
        &mut self,
        place: Place,
        ty: Type,
        part: Option<&Part<'a>>,
        source: &Source<'a, '_>,
    ) -> (Place, Field) {
        let mut field = match part {
            Some(part) => self.field("body", part, None, ty),
            None => Field {
                wire: "body".to_owned(),
                name: String::new(),
                pointer: source.at.clone(),
                docs: Vec::new(),
                ty,
                required: false,
                redacted: false,
                deprecated: None,
                read_only: false,
                style: Style::Plain,
            },
        };
        field.docs.extend(source.docs.iter().cloned());
        field.required = source.required;
        (place, field)
    }

    /// A parameter for each property that is not the server's to set.
    fn properties(
        &mut self,
        kind: Media,
        object: &Object<'a>,
        source: &Source<'a, '_>,
    ) -> Vec<(Place, Field)> {
        let place = match kind {
            Media::Json => Place::Json,
            Media::Form | Media::Multipart | Media::Raw => Place::Form,
        };
        let at = source.at.child("schema");
        let mut parameters = Vec::new();
        for (wire, property) in &object.properties {
            let mut field = match self.file(kind, property) {
                Some(ty) => self.field(wire, &property.parts[0], property.described, ty),
                None => self.property(wire, property, &at, source.owner),
            };
            self.define();
            if field.read_only {
                continue;
            }
            field.required = object.required.contains(wire);
            if let Some(encoding) = source.media.encoding.get(*wire) {
                field.style = style(encoding);
            }
            parameters.push((place, field));
        }
        parameters
    }

    /// The type of a form's field that is a file, or several.
    fn file(&mut self, kind: Media, property: &Property<'a>) -> Option<Type> {
        let ([part], Media::Multipart) = (property.parts.as_slice(), kind) else {
            return None;
        };
        match &*self.final_shape(part)?.0 {
            shape if media::is_binary(shape) => Some(Type::File),
            Shape::Array(Some(items)) => {
                let (shape, _) = self.final_shape(items)?;
                media::is_binary(&shape).then(|| Type::Vec(Box::new(Type::File)))
            }
            _ => None,
        }
    }
}

/// How a form writes a field that it says something of. Where nothing is said, a list repeats the name and an
/// object is JSON.
fn style(encoding: &Encoding) -> Style {
    let json = encoding.content_type.as_deref();
    match &encoding.style {
        _ if json.is_some_and(media::is_json) => Style::Json,
        Some(QueryStyle::DeepObject) => Style::Deep,
        Some(QueryStyle::SpaceDelimited) if !encoding.explode => Style::Space,
        Some(QueryStyle::PipeDelimited) if !encoding.explode => Style::Pipe,
        Some(QueryStyle::Form) if !encoding.explode => Style::Comma,
        _ => Style::Plain,
    }
}
