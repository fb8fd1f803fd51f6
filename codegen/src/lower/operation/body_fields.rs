//! The fields for the parameters that a request body consists of.

use super::capacity::{Files, files};
use super::parameter_source::{BodyProperty, BodyValue, WholeBody};
use crate::api::{Docs, Field, RustName, Sensitivity, Style, Type, TypeRef};
use crate::lower::context::Lowering;
use crate::lower::naming::TypePath;
use crate::lower::schema::SchemaRef;
use crate::lower::types::{FieldSource, Owner};

impl<'a> Lowering<'a> {
    /// The field for a property of the body.
    pub(super) fn body_property(
        &mut self,
        wire: &str,
        source: &BodyProperty<'a>,
        name: RustName,
        owner: &TypePath,
    ) -> Field {
        let property = &source.property;
        let single = Some(&property.first).filter(|_| property.others.is_empty());
        let file = match single {
            Some(schema) if source.is_untyped_file => {
                Some(self.with_limits(Type::File, Some(schema)))
            }
            single => single
                .filter(|_| source.multipart)
                .and_then(|schema| self.file(schema)),
        };
        let of_property = FieldSource::of_property(wire, property, name, source.required);
        let field = match file {
            Some(file) => self.field(of_property, file),
            None => {
                let at = &source.body_at;
                let path = &self.names.shared_or(owner.clone(), at);
                self.property_field(of_property, property, Owner { path, at })
            }
        };
        let serialization = &source.serialization;
        Field {
            style: serialization.style,
            allow_reserved: serialization.allow_reserved,
            content_type: serialization.content_type.clone(),
            ..field
        }
    }

    /// The type of a part of a multipart body that is a file, or several.
    fn file(&mut self, schema: &SchemaRef<'a>) -> Option<TypeRef> {
        let ty = match files(schema, &mut self.schemas)? {
            Files::One => Type::File,
            Files::Several => Type::List(Box::new(Type::File.into())),
        };
        Some(self.with_limits(ty, Some(schema)))
    }

    /// The field for the body as one value.
    pub(super) fn whole_body(
        &mut self,
        wire: &str,
        body: &WholeBody<'a>,
        name: RustName,
        owner: &TypePath,
    ) -> Field {
        let schema = body.schema.as_ref();
        let path = self.names.shared_or(owner.join(wire), &body.at);
        let value = match &body.value {
            BodyValue::OfSchema(schema) => self.type_of(schema, &path),
            BodyValue::MapOf(values) => {
                let file = Some(values).filter(|_| body.multipart);
                let values = match file.and_then(|values| self.file(values)) {
                    Some(file) => file,
                    None => self.type_of(values, &path),
                };
                self.with_limits(Type::Map(Box::new(values)), schema)
            }
            BodyValue::Of(ty) => self.with_limits(ty.clone(), schema),
        };
        let is_map =
            !matches!(body.value, BodyValue::OfSchema(_)) && matches!(value.ty, Type::Map(_));
        let binary = matches!(value.ty, Type::Bytes | Type::File);
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
        let own = field.docs.description.iter().map(String::as_str);
        let texts: Vec<_> = own.chain(body.description).collect();
        Field {
            docs: Docs::of_description(Some(&texts.join("\n\n"))),
            // Nothing is known of the bytes.
            sensitivity: field.sensitivity.or(binary.then_some(Sensitivity::Secret)),
            style: if is_map { Style::Spread } else { Style::Plain },
            ..field
        }
    }
}
