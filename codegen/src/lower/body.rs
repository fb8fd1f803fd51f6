//! What the body of a request consists of.

use openapiv3::{Encoding, MediaType, QueryStyle};

use super::media::{self, Kind};
use super::shape::{Object, Part, Property, Rest, Shape};
use super::{Lowering, names};
use crate::api::{
    Access, BodyEncoding, Docs, Field, ParameterLocation, RequestBody, RustName, Sensitivity,
    Style, Type, TypeRef,
};
use crate::{Code, Pointer};

/// A parameter before it has its Rust name.
type Located = (ParameterLocation, Field);

/// Where a body is described, and what the parameters' types are called after.
struct Source<'a, 's> {
    media: &'a MediaType,
    required: bool,
    description: Option<&'a str>,
    owner: &'s str,
    at: Pointer,
}

impl<'a> Lowering<'a> {
    /// The body of a request and its parameters; none where it has no media type.
    pub(super) fn body(
        &mut self,
        body: &'a openapiv3::RequestBody,
        owner: &str,
        at: &Pointer,
    ) -> Option<(RequestBody, Vec<Located>)> {
        let at = at.child("content");
        let (name, media, kind) = self.choose(&body.content, &media::IN_REQUESTS, &at)?;
        let source = Source {
            media,
            required: body.required,
            description: body.description.as_deref(),
            owner,
            at: at.child(name),
        };
        let encoding = match kind {
            Kind::Json => BodyEncoding::Json,
            Kind::Form => BodyEncoding::Form,
            Kind::Multipart => BodyEncoding::Multipart,
            Kind::Text | Kind::Binary => BodyEncoding::Raw,
        };
        let parameters = match kind {
            Kind::Json => self.json_body(&source),
            Kind::Form | Kind::Multipart => self.form_body(encoding, &source),
            Kind::Text => vec![self.raw_body(Type::String, &source)],
            Kind::Binary => vec![self.raw_body(Type::Bytes, &source)],
        };
        let media_type = if name.contains('*') {
            encoding.usual_media_type()
        } else {
            name
        };
        let body = RequestBody {
            encoding,
            media_type: media_type.to_owned(),
            other_media_types: media::others(&body.content, name),
            required: body.required,
            docs: Docs::of_description(body.description.as_deref()),
            examples: self.examples(media, &source.at),
        };
        Some((body, parameters))
    }

    /// An object that stands in the operation itself is taken apart into its properties; everything else is
    /// one parameter.
    fn json_body(&mut self, source: &Source<'a, '_>) -> Vec<Located> {
        let Some(schema) = &source.media.schema else {
            let location = ParameterLocation::Body;
            return vec![self.whole_body(location, Type::Any.into(), None, source)];
        };
        let part = Part::new(schema, source.at.child("schema"));
        if !part.is_reference()
            && let Some((shape, at)) = self.final_shape(&part)
            && let Shape::Object(object) = &*shape
            && at.tokens().starts_with(part.at.tokens())
            && matches!(object.rest, Rest::Unsaid)
        {
            return self.properties(BodyEncoding::Json, object, source);
        }
        let value = self.type_of(&part, &names::joined(source.owner, "body"));
        vec![self.whole_body(ParameterLocation::Body, value, Some(&part), source)]
    }

    /// Forms are always taken apart; one whose fields are not named is a map.
    fn form_body(&mut self, encoding: BodyEncoding, source: &Source<'a, '_>) -> Vec<Located> {
        let part = source.media.schema.as_ref();
        let part = part.map(|schema| Part::new(schema, source.at.child("schema")));
        let shape = part.as_ref().and_then(|part| self.final_shape(part));
        let at = shape.as_ref().map(|(_, at)| at.clone());
        let shape = shape.map(|(shape, _)| shape);
        let any = match shape.as_deref() {
            Some(Shape::Object(object)) => {
                self.taken_apart.extend(at);
                return self.properties(encoding, object, source);
            }
            Some(Shape::Union(union)) => {
                let parts = union.parts.iter();
                let parts = parts.filter_map(|part| Some(self.final_shape(part)?.1));
                let parts: Vec<_> = parts.collect();
                self.taken_apart.extend(parts);
                self.taken_apart.extend(at);
                let object = self.object_of_any(&union.parts, &source.at);
                return self.properties(encoding, &object, source);
            }
            Some(Shape::Map(Some(values))) => {
                self.type_of(values, &names::joined(source.owner, "body"))
            }
            None | Some(Shape::Map(None) | Shape::Untyped) => Type::Any.into(),
            Some(Shape::UriMap) => Type::String.into(),
            Some(_) => {
                let message = "a form body needs an object with properties";
                self.fault(Code::FormBody, &source.at.child("schema"), message);
                return Vec::new();
            }
        };
        let value = TypeRef::from(Type::Map(Box::new(any)));
        let location = ParameterLocation::Form;
        let (location, mut field) = self.whole_body(location, value, part.as_ref(), source);
        field.style = Style::Spread;
        vec![(location, field)]
    }

    fn raw_body(&mut self, ty: Type, source: &Source<'a, '_>) -> Located {
        let part = source.media.schema.as_ref();
        let part = part.map(|schema| Part::new(schema, source.at.child("schema")));
        let ty = match part.as_ref().and_then(|part| self.final_shape(part)) {
            Some((shape, _)) if media::is_binary(&shape) => Type::Bytes,
            _ => ty,
        };
        let binary = ty == Type::Bytes;
        let value = TypeRef {
            ty,
            nullable: false,
            constraints: part
                .as_ref()
                .map(|part| self.constraints(part))
                .unwrap_or_default(),
        };
        let location = ParameterLocation::Body;
        let (location, mut field) = self.whole_body(location, value, part.as_ref(), source);
        if binary {
            field.sensitivity.get_or_insert(Sensitivity::Secret);
        }
        (location, field)
    }

    /// The body as one parameter.
    fn whole_body(
        &mut self,
        location: ParameterLocation,
        value: TypeRef,
        part: Option<&Part<'a>>,
        source: &Source<'a, '_>,
    ) -> Located {
        let mut field = match part {
            Some(part) => self.field("body", part, None, value),
            None => Field {
                wire: "body".to_owned(),
                name: RustName::new(String::new()),
                pointer: source.at.clone(),
                docs: Docs::default(),
                value,
                required: false,
                access: Access::ReadWrite,
                sensitivity: None,
                deprecated: None,
                style: Style::Plain,
            },
        };
        let own = field.docs.description.take();
        let texts: Vec<_> = own
            .as_deref()
            .into_iter()
            .chain(source.description)
            .collect();
        field.docs = Docs::of_description(Some(&texts.join("\n\n")));
        field.required = source.required;
        (location, field)
    }

    /// A parameter for each property that is not the server's to set.
    fn properties(
        &mut self,
        encoding: BodyEncoding,
        object: &Object<'a>,
        source: &Source<'a, '_>,
    ) -> Vec<Located> {
        let location = match encoding {
            BodyEncoding::Json => ParameterLocation::Json,
            BodyEncoding::Form | BodyEncoding::Multipart | BodyEncoding::Raw => {
                ParameterLocation::Form
            }
        };
        let at = source.at.child("schema");
        let mut parameters = Vec::new();
        for (wire, property) in &object.properties {
            let mut field = match self.file(encoding, property) {
                Some(value) => self.field(wire, &property.parts[0], property.described, value),
                None => self.property(wire, property, &at, source.owner),
            };
            self.define();
            if field.access == Access::ReadOnly {
                continue;
            }
            field.required = object.required.contains(wire);
            if let Some(encoding) = source.media.encoding.get(*wire) {
                field.style = style(encoding);
            }
            parameters.push((location, field));
        }
        parameters
    }

    /// The type of a form's field that is a file, or several.
    fn file(&mut self, encoding: BodyEncoding, property: &Property<'a>) -> Option<TypeRef> {
        let ([part], BodyEncoding::Multipart) = (property.parts.as_slice(), encoding) else {
            return None;
        };
        let ty = match &*self.final_shape(part)?.0 {
            shape if media::is_binary(shape) => Some(Type::File),
            Shape::Array(Some(items)) => {
                let (shape, _) = self.final_shape(items)?;
                media::is_binary(&shape).then(|| Type::List(Box::new(Type::File.into())))
            }
            _ => None,
        };
        Some(TypeRef {
            ty: ty?,
            nullable: self.is_nullable(part),
            constraints: self.constraints(part),
        })
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
