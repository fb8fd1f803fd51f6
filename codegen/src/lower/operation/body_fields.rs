//! The parameters that a request body consists of.

use openapiv3::{Encoding, QueryStyle};

use super::body::BodySource;
use super::media_types::is_json;
use super::parameter_source::{BodyProperty, BodyValue, Origin, ParameterSource, WholeBody};
use crate::Code;
use crate::api::{
    BodyEncoding, Docs, Field, ParameterLocation, RustName, Sensitivity, Style, Type, TypeRef,
};
use crate::lower::context::Lowering;
use crate::lower::naming::joined;
use crate::lower::schema::{
    AdditionalProperties, ObjectSchema, PropertySchema, ResolvedSchema, SchemaRef,
};
use crate::lower::types::{FieldSource, Owner};

/// The name of a parameter that is the whole body.
const BODY: &str = "body";

impl<'a> Lowering<'a> {
    pub(super) fn body_fields(&mut self, source: &BodySource<'_, 'a>) -> Vec<ParameterSource<'a>> {
        let schema = source.media_type.schema.as_ref();
        let schema = schema.map(|schema| SchemaRef::new(schema, source.at.child("schema")));
        match source.encoding {
            BodyEncoding::Json => self.json_fields(schema, source),
            BodyEncoding::Form | BodyEncoding::Multipart => self.form_fields(schema, source),
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
    fn json_fields(
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
    fn form_fields(
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
            fields.push(ParameterSource {
                location,
                wire,
                ignored: schema.is_some_and(|schema| schema.schema_data.read_only),
                origin: Origin::Property(BodyProperty {
                    property: property.clone(),
                    required: object.required.contains(wire),
                    style: encoding.map(style).unwrap_or_default(),
                    body_at: source.at.child("schema"),
                    multipart: source.encoding == BodyEncoding::Multipart,
                }),
            });
        }
        fields
    }

    /// The field for a property of the body.
    pub(super) fn body_property(
        &mut self,
        wire: &str,
        source: &BodyProperty<'a>,
        name: RustName,
        owner: &str,
    ) -> Field {
        let property = &source.property;
        let file = if source.multipart {
            self.file(property)
        } else {
            None
        };
        let field = FieldSource::of_property(wire, property, name, source.required);
        let field = match file {
            Some(file) => self.field(field, file),
            None => {
                let at = &source.body_at;
                self.property_field(field, property, Owner { name: owner, at })
            }
        };
        Field {
            style: source.style,
            ..field
        }
    }

    /// The type of a part of a multipart body that is a file, or several.
    fn file(&mut self, property: &PropertySchema<'a>) -> Option<TypeRef> {
        let schema = Some(&property.first).filter(|_| property.others.is_empty())?;
        let (resolved, _) = self.schemas.resolve_ref(schema)?;
        let ty = match &*resolved {
            resolved if resolved.is_binary() => Type::File,
            ResolvedSchema::Array(Some(items))
                if self.schemas.resolve_ref(items)?.0.is_binary() =>
            {
                Type::List(Box::new(Type::File.into()))
            }
            _ => return None,
        };
        Some(self.with_limits(ty, Some(schema)))
    }

    /// The field for the body as one value.
    pub(super) fn whole_body(
        &mut self,
        wire: &str,
        body: &WholeBody<'a>,
        name: RustName,
        owner: &str,
    ) -> Field {
        let schema = body.schema.as_ref();
        let type_name = joined(owner, wire);
        let value = match &body.value {
            BodyValue::OfSchema(schema) => self.type_of(schema, &type_name),
            BodyValue::MapOf(values) => {
                let values = self.type_of(values, &type_name);
                self.with_limits(Type::Map(Box::new(values)), schema)
            }
            BodyValue::Of(ty) => self.with_limits(ty.clone(), schema),
        };
        let is_map =
            !matches!(body.value, BodyValue::OfSchema(_)) && matches!(value.ty, Type::Map(_));
        let binary = value.ty == Type::Bytes;
        let field = match schema {
            Some(schema) => {
                let source = FieldSource {
                    wire,
                    name,
                    schema,
                    described_by: None,
                    required: body.required,
                };
                self.field(source, value)
            }
            None => Field {
                required: body.required,
                ..Field::new(wire, name, &body.at, value)
            },
        };
        let texts = field.docs.description.iter().map(String::as_str);
        let texts: Vec<_> = texts.chain(body.description).collect();
        Field {
            docs: Docs::of_description(Some(&texts.join("\n\n"))),
            // Nothing is known of the bytes.
            sensitivity: field.sensitivity.or(binary.then_some(Sensitivity::Secret)),
            style: if is_map { Style::Spread } else { Style::Plain },
            ..field
        }
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
            at: source.at.clone(),
        }),
    }
}

/// How a form serializes a field that has an Encoding Object. Without one, a list repeats the name and an object is
/// JSON.
fn style(encoding: &Encoding) -> Style {
    let content_type = encoding.content_type.as_deref();
    match &encoding.style {
        _ if content_type.is_some_and(is_json) => Style::Json,
        Some(QueryStyle::DeepObject) => Style::Deep,
        Some(QueryStyle::SpaceDelimited) if !encoding.explode => Style::Space,
        Some(QueryStyle::PipeDelimited) if !encoding.explode => Style::Pipe,
        Some(QueryStyle::Form) if !encoding.explode => Style::Comma,
        _ => Style::Plain,
    }
}
