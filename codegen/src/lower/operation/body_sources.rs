//! The parameters that a request body consists of, as the document has them.

use openapiv3::{Encoding, QueryStyle};

use super::body::BodySource;
use super::media_types::is_json;
use super::parameter_source::{BodyProperty, BodyValue, Origin, ParameterSource, WholeBody};
use crate::api::{BodyEncoding, ParameterLocation, Style, Type};
use crate::diagnostic::Code;
use crate::lower::context::Lowering;
use crate::lower::schema::{AdditionalProperties, ObjectSchema, ResolvedSchema, SchemaRef};

/// The name of a parameter that is the whole body.
const BODY: &str = "body";

impl<'a> Lowering<'a> {
    /// The parameters of a body.
    pub(super) fn body_sources(&mut self, source: &BodySource<'_, 'a>) -> Vec<ParameterSource<'a>> {
        let schema = source
            .media_type
            .schema
            .as_ref()
            .map(|schema| SchemaRef::new(schema, source.at.child("schema")));
        match source.encoding {
            BodyEncoding::Json => self.json_sources(schema, source),
            BodyEncoding::Form | BodyEncoding::Multipart => self.form_sources(schema, source),
            BodyEncoding::Raw => {
                let resolved = schema.as_ref().and_then(|it| self.schemas.resolve_ref(it));
                let binary = resolved.is_some_and(|(resolved, _)| resolved.is_binary());
                let ty = if source.text && !binary {
                    Type::String
                } else {
                    Type::Bytes
                };
                vec![whole(schema, BodyValue::Of(ty), source)]
            }
        }
    }

    /// The properties of an object within the operation itself; anything else is one parameter.
    fn json_sources(
        &mut self,
        schema: Option<SchemaRef<'a>>,
        source: &BodySource<'_, 'a>,
    ) -> Vec<ParameterSource<'a>> {
        let Some(schema) = schema else {
            return vec![whole(None, BodyValue::Of(Type::Any), source)];
        };
        if !schema.is_reference()
            && let Some((resolved, at)) = self.schemas.resolve_ref(&schema)
            && let ResolvedSchema::Object(object) = &*resolved
            && at.tokens().starts_with(schema.at.tokens())
            && matches!(
                object.additional_properties,
                AdditionalProperties::Unspecified
            )
        {
            return self.properties(object, source);
        }
        let value = BodyValue::OfSchema(schema.clone());
        vec![whole(Some(schema), value, source)]
    }

    /// The properties of an object, wherever it is; an object without properties is a map.
    fn form_sources(
        &mut self,
        schema: Option<SchemaRef<'a>>,
        source: &BodySource<'_, 'a>,
    ) -> Vec<ParameterSource<'a>> {
        let map_of = |ty: Type| BodyValue::Of(Type::Map(Box::new(ty.into())));
        let Some((resolved, at)) = schema.as_ref().and_then(|it| self.schemas.resolve_ref(it))
        else {
            return vec![whole(schema, map_of(Type::Any), source)];
        };
        let value = match &*resolved {
            ResolvedSchema::Object(object) => {
                self.types.flatten(at);
                return self.properties(object, source);
            }
            ResolvedSchema::Union(union) => {
                for member in &union.members {
                    if let Some((_, at)) = self.schemas.resolve_ref(member) {
                        self.types.flatten(at);
                    }
                }
                self.types.flatten(at);
                let object = self.schemas.object_of_any(&union.members, source.at);
                return self.properties(&object, source);
            }
            ResolvedSchema::Map(Some(values)) => BodyValue::MapOf(values.clone()),
            ResolvedSchema::Map(None) | ResolvedSchema::Any => map_of(Type::Any),
            ResolvedSchema::UriMap => map_of(Type::String),
            _ => {
                let message = "expected an object with properties as the schema of a form";
                let at = source.at.child("schema");
                self.reporter.error(Code::FormBody, &at, message);
                return Vec::new();
            }
        };
        vec![whole(schema, value, source)]
    }

    /// A parameter for each property.
    fn properties(
        &mut self,
        object: &ObjectSchema<'a>,
        source: &BodySource<'_, 'a>,
    ) -> Vec<ParameterSource<'a>> {
        let location = match source.encoding {
            BodyEncoding::Json => ParameterLocation::Json,
            BodyEncoding::Form | BodyEncoding::Multipart | BodyEncoding::Raw => {
                ParameterLocation::Form
            }
        };
        let mut fields = Vec::new();
        for (wire, property) in &object.properties {
            let schema = self.schemas.direct_target(&property.first);
            let encoding = source.media_type.encoding.get(*wire);
            let multipart = source.encoding == BodyEncoding::Multipart;
            fields.push(ParameterSource {
                location,
                wire,
                ignored: schema.is_some_and(|schema| schema.schema_data.read_only),
                origin: Origin::Property(BodyProperty {
                    property: property.clone(),
                    required: object.required.contains(wire),
                    style: encoding
                        .map(|encoding| style(encoding, multipart))
                        .unwrap_or_default(),
                    allow_reserved: !multipart && encoding.is_some_and(|it| it.allow_reserved),
                    content_type: encoding.filter(|_| multipart).and_then(content_type),
                    body_at: source.at.child("schema"),
                    multipart,
                }),
            });
        }
        fields
    }
}

/// The body as one parameter.
fn whole<'a>(
    schema: Option<SchemaRef<'a>>,
    value: BodyValue<'a>,
    source: &BodySource<'_, 'a>,
) -> ParameterSource<'a> {
    let location = match source.encoding {
        BodyEncoding::Form | BodyEncoding::Multipart => ParameterLocation::Form,
        BodyEncoding::Json | BodyEncoding::Raw => ParameterLocation::Body,
    };
    ParameterSource {
        location,
        wire: BODY,
        ignored: false,
        origin: Origin::Body(WholeBody {
            schema,
            value,
            description: source.description,
            required: source.required,
            multipart: source.encoding == BodyEncoding::Multipart,
            at: source.at.clone(),
        }),
    }
}

/// How a form serializes a field that has an Encoding Object. Without one, a list repeats the name and an object is
/// JSON. The styles do not apply to multipart bodies.
fn style(encoding: &Encoding, multipart: bool) -> Style {
    let content_type = encoding.content_type.as_deref();
    match &encoding.style {
        _ if content_type.is_some_and(is_json) => Style::Json,
        _ if multipart => Style::Plain,
        Some(QueryStyle::DeepObject) => Style::Deep,
        Some(QueryStyle::SpaceDelimited) if !encoding.explode => Style::Space,
        Some(QueryStyle::PipeDelimited) if !encoding.explode => Style::Pipe,
        Some(QueryStyle::Form) if !encoding.explode => Style::Comma,
        _ => Style::Plain,
    }
}

/// The media type of a part; none if the document allows several.
fn content_type(encoding: &Encoding) -> Option<&str> {
    let content_type = encoding.content_type.as_deref()?.trim();
    (!content_type.is_empty() && !content_type.contains(['*', ','])).then_some(content_type)
}
