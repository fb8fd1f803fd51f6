//! The parameters that a request body consists of, as the document has them.

use super::body_source::BodySource;
use super::capacity::{has_file, is_file, others_than_files};
use super::media_kind::MediaKind;
use super::parameter_source::{BodyProperty, BodyValue, Origin, ParameterSource, WholeBody};
use super::serialization::Serialization;
use crate::api::{Access, BodyEncoding, ParameterLocation, Type};
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::context::Lowering;
use crate::lower::schema::{AdditionalProperties, ObjectSchema, ResolvedSchema, SchemaRef};

/// The name of a parameter that is the whole body.
const BODY: &str = "body";

/// The name of a parameter for the fields of a form that the document does not name.
const ADDITIONAL: &str = "additional_properties";

/// The reason why an alternative to a file is ignored.
const FILE_INSTEAD: &str = "a part that can be a file is one";

impl<'a> Lowering<'a> {
    /// The parameters of a body.
    pub(super) fn body_sources(&mut self, source: &BodySource<'a>) -> Vec<ParameterSource<'a>> {
        let schema = source.content.schema.clone();
        match source.encoding {
            BodyEncoding::Json => self.json_sources(schema, source),
            BodyEncoding::Form | BodyEncoding::Multipart => self.form_sources(schema, source),
            BodyEncoding::Raw => {
                let resolved = schema.as_ref().and_then(|it| self.schemas.resolve_ref(it));
                let binary = resolved.is_some_and(|(resolved, _)| resolved.is_binary());
                let ty = match source.content.kind {
                    MediaKind::Text if !binary => Type::String,
                    _ if source.varies => Type::File,
                    _ => Type::Bytes,
                };
                vec![whole(schema, BodyValue::Of(ty), source)]
            }
        }
    }

    /// The properties of an object within the operation itself; anything else, such as a body that can be null, is one
    /// parameter.
    fn json_sources(
        &mut self,
        schema: Option<SchemaRef<'a>>,
        source: &BodySource<'a>,
    ) -> Vec<ParameterSource<'a>> {
        let Some(schema) = schema else {
            return vec![whole(None, BodyValue::Of(Type::Any), source)];
        };
        if self.schemas.is_empty_object(&schema) {
            return Vec::new();
        }
        if !schema.is_reference()
            && !self.schemas.is_nullable(&schema)
            && let Some((resolved, at)) = self.schemas.resolve_ref(&schema)
            && let ResolvedSchema::Object(object) = &*resolved
            && at.is_within(&schema.at)
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
        source: &BodySource<'a>,
    ) -> Vec<ParameterSource<'a>> {
        let map_of = |ty: Type| BodyValue::Of(Type::Map(Box::new(ty.into())));
        let Some((resolved, at)) = schema.as_ref().and_then(|it| self.schemas.resolve_ref(it))
        else {
            return vec![whole(schema, map_of(Type::Any), source)];
        };
        let value = match &*resolved {
            ResolvedSchema::Object(object) => {
                self.types.flatten(at);
                if let AdditionalProperties::Schema(values) = &object.additional_properties {
                    self.check_files(values, &Serialization::default(), source);
                }
                let mut sources = self.properties(object, source);
                sources.extend(additional_properties(object, source));
                return sources;
            }
            ResolvedSchema::Union(union) => {
                for member in &union.members {
                    if let Some((_, at)) = self.schemas.resolve_ref(member) {
                        self.types.flatten(at);
                    }
                }
                self.types.flatten(at);
                let object = self
                    .schemas
                    .object_of_any(&union.members, &source.content.at);
                return self.properties(&object, source);
            }
            ResolvedSchema::Map(Some(values)) => {
                self.check_files(values, &Serialization::default(), source);
                BodyValue::MapOf(values.clone())
            }
            ResolvedSchema::Map(None) | ResolvedSchema::Any => map_of(Type::Any),
            ResolvedSchema::UriMap => map_of(Type::String),
            _ => {
                let message = "expected an object with properties as the schema of a form";
                let at = source.content.at.child("schema");
                self.reporter.error(Code::FormBody, &at, message);
                return Vec::new();
            }
        };
        vec![whole(schema, value, source)]
    }

    /// Checks that the files in a multipart body are parts of their own, unless the document has a part in a media type
    /// that contains them as text.
    fn check_files(
        &mut self,
        part: &SchemaRef<'a>,
        serialization: &Serialization,
        source: &BodySource<'a>,
    ) {
        if source.encoding != BodyEncoding::Multipart || !has_file(part, &mut self.schemas) {
            return;
        }
        if is_file(part, &mut self.schemas) {
            for other in others_than_files(part, &mut self.schemas) {
                self.reporter.ignored(&other.at, FILE_INSTEAD);
                let message =
                    "a part that can be a file is sent as one; this alternative cannot be sent";
                let help = "describe the alternative in a property or a media type of its own";
                let lost = Diagnostic::new(Code::Inexpressible, &other.at, message);
                self.reporter.report(lost.help(help));
            }
            return;
        }
        if serialization.content_type.is_some() {
            return;
        }
        let message =
            "files within a part cannot be sent: a file is a part, and so is each file of a list";
        self.reporter.report(
            Diagnostic::new(Code::Unsupported, &part.at, message).help(
                "make each file a property of the body, or set the media type of this part in `encoding` if it \
                 contains the files as text",
            ),
        );
    }

    /// A parameter for each property.
    fn properties(
        &mut self,
        object: &ObjectSchema<'a>,
        source: &BodySource<'a>,
    ) -> Vec<ParameterSource<'a>> {
        let location = match source.encoding {
            BodyEncoding::Json => ParameterLocation::Json,
            BodyEncoding::Form | BodyEncoding::Multipart | BodyEncoding::Raw => {
                ParameterLocation::Form
            }
        };
        let mut sources = Vec::new();
        for (wire, property) in &object.properties {
            let serialization = self.serialization(wire, property, source);
            self.check_files(&property.first, &serialization, source);
            let is_untyped_file = self.is_untyped_file(wire, property, source);
            let is_required = object.required.contains(wire);
            let ignored = self.access(&property.first) == Access::ReadOnly;
            let headers = match ignored {
                true => Vec::new(),
                false => self.part_headers(wire, is_required, source),
            };
            sources.push(ParameterSource {
                location,
                wire,
                ignored,
                origin: Origin::Property(BodyProperty {
                    property: property.clone(),
                    required: is_required,
                    serialization,
                    body_at: source.content.at.child("schema"),
                    multipart: source.encoding == BodyEncoding::Multipart,
                    is_untyped_file,
                }),
            });
            sources.extend(headers);
        }
        sources
    }
}

/// The body as one parameter.
fn whole<'a>(
    schema: Option<SchemaRef<'a>>,
    value: BodyValue<'a>,
    source: &BodySource<'a>,
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
            at: source.content.at.clone(),
        }),
    }
}

/// The parameter for the fields of a form that the document does not name, if it says what their values are.
fn additional_properties<'a>(
    object: &ObjectSchema<'a>,
    source: &BodySource<'a>,
) -> Option<ParameterSource<'a>> {
    let AdditionalProperties::Schema(values) = &object.additional_properties else {
        return None;
    };
    Some(ParameterSource {
        location: ParameterLocation::Form,
        wire: ADDITIONAL,
        ignored: false,
        origin: Origin::Body(WholeBody {
            schema: None,
            value: BodyValue::MapOf(values.clone()),
            description: None,
            required: false,
            multipart: source.encoding == BodyEncoding::Multipart,
            at: values.at.clone(),
        }),
    })
}
