//! The shapes of schemas that are not made of others.

use std::borrow::Cow;
use std::rc::Rc;

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, AnySchema, IntegerFormat, NumberFormat, ObjectType, ReferenceOr, Schema,
    SchemaKind, StringFormat, Type, VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use super::shape::{Object, Part, Property, Rest, Shape, Width};
use crate::Pointer;

/// The shape of a schema that is not made of others.
pub(super) fn simple<'a>(schema: &'a Schema, at: &Pointer) -> Shape<'a> {
    match &schema.schema_kind {
        SchemaKind::Type(ty) => of_type(ty, at),
        SchemaKind::Any(any) => of_any(any, at),
        _ => Shape::Untyped,
    }
}

/// The names of what a schema demands, whether or not it says that its values are objects.
pub(super) fn required(schema: &Schema) -> &[String] {
    match &schema.schema_kind {
        SchemaKind::Type(Type::Object(object)) => &object.required,
        SchemaKind::Any(any) => &any.required,
        _ => &[],
    }
}

/// Whether the only value is `null`.
pub(super) fn is_null(schema: &Schema) -> bool {
    match &schema.schema_kind {
        SchemaKind::Type(Type::String(string)) => {
            !string.enumeration.is_empty() && string.enumeration.iter().all(Option::is_none)
        }
        SchemaKind::Any(any) => {
            any.typ.as_deref() == Some("null")
                || !any.enumeration.is_empty() && any.enumeration.iter().all(Value::is_null)
        }
        _ => false,
    }
}

fn of_type<'a>(ty: &'a Type, at: &Pointer) -> Shape<'a> {
    match ty {
        Type::String(string) => {
            let values: Vec<_> = string
                .enumeration
                .iter()
                .flatten()
                .map(|value| Cow::Borrowed(value.as_str()))
                .collect();
            if !values.is_empty() {
                return Shape::Enum(values);
            }
            Shape::String {
                format: match &string.format {
                    VariantOrUnknownOrEmpty::Item(StringFormat::Date) => Some("date"),
                    VariantOrUnknownOrEmpty::Item(StringFormat::DateTime) => Some("date-time"),
                    VariantOrUnknownOrEmpty::Item(StringFormat::Password) => Some("password"),
                    VariantOrUnknownOrEmpty::Item(StringFormat::Byte) => Some("byte"),
                    VariantOrUnknownOrEmpty::Item(StringFormat::Binary) => Some("binary"),
                    VariantOrUnknownOrEmpty::Unknown(format) => Some(format),
                    VariantOrUnknownOrEmpty::Empty => None,
                },
                pattern: string.pattern.as_deref(),
            }
        }
        Type::Integer(integer) => {
            let values: Vec<_> = integer.enumeration.iter().copied().flatten().collect();
            if !values.is_empty() {
                return Shape::Numbers(values);
            }
            Shape::Integer(match &integer.format {
                VariantOrUnknownOrEmpty::Item(IntegerFormat::Int32) => Width::I32,
                VariantOrUnknownOrEmpty::Unknown(format) => {
                    width(Some(format)).unwrap_or(Width::I64)
                }
                _ => Width::I64,
            })
        }
        Type::Number(number) => {
            let format = match &number.format {
                VariantOrUnknownOrEmpty::Item(NumberFormat::Float | NumberFormat::Double) => None,
                VariantOrUnknownOrEmpty::Unknown(format) => Some(format.as_str()),
                VariantOrUnknownOrEmpty::Empty => None,
            };
            width(format).map_or(Shape::Number, Shape::Integer)
        }
        Type::Boolean(_) => Shape::Boolean,
        Type::Array(array) => Shape::Array(items(array.items.as_ref(), at)),
        Type::Object(ObjectType {
            properties,
            required,
            additional_properties,
            ..
        }) => object(
            properties.iter(),
            required,
            additional_properties.as_ref(),
            at,
        ),
    }
}

/// Schemas without a type, or with keywords that do not belong to their type.
fn of_any<'a>(any: &'a AnySchema, at: &Pointer) -> Shape<'a> {
    let typ = any.typ.as_deref();
    let values = any.enumeration.iter().filter(|value| !value.is_null());
    let values: Vec<&'a Value> = values.collect();
    let all = |is: fn(&Value) -> bool| !values.is_empty() && values.iter().all(|value| is(value));
    let object = || {
        object(
            any.properties.iter(),
            &any.required,
            any.additional_properties.as_ref(),
            at,
        )
    };
    match typ {
        Some("string") if all(|value| !value.is_object() && !value.is_array()) => {
            Shape::Enum(values.into_iter().map(text).collect())
        }
        None if all(Value::is_string) => Shape::Enum(values.into_iter().map(text).collect()),
        None | Some("integer") if all(Value::is_i64) => {
            Shape::Numbers(values.into_iter().filter_map(Value::as_i64).collect())
        }
        None if all(Value::is_boolean) => Shape::Boolean,
        None if all(Value::is_number) => Shape::Number,
        Some("string") => Shape::String {
            format: any.format.as_deref(),
            pattern: any.pattern.as_deref(),
        },
        Some("integer") => Shape::Integer(width(any.format.as_deref()).unwrap_or(Width::I64)),
        Some("number") => width(any.format.as_deref()).map_or(Shape::Number, Shape::Integer),
        Some("boolean") => Shape::Boolean,
        Some("array") => Shape::Array(items(any.items.as_ref(), at)),
        Some("object") if any.properties.is_empty() && any.format.as_deref() == Some("uri-map") => {
            Shape::UriMap
        }
        Some("object") => object(),
        None if !any.properties.is_empty() || any.additional_properties.is_some() => object(),
        None if any.items.is_some() => Shape::Array(items(any.items.as_ref(), at)),
        None | Some("null") => Shape::Untyped,
        Some(_) => Shape::NoType,
    }
}

fn text(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.to_string()),
    }
}

/// The width that a format names, if it is one of whole numbers.
fn width(format: Option<&str>) -> Option<Width> {
    match format? {
        "int8" | "int16" | "int32" | "uint8" | "uint16" => Some(Width::I32),
        "int64" | "uint32" => Some(Width::I64),
        "uint64" => Some(Width::U64),
        _ => None,
    }
}

fn items<'a>(items: Option<&'a ReferenceOr<Box<Schema>>>, at: &Pointer) -> Option<Part<'a>> {
    items.map(|items| Part::boxed(items, at.child("items")))
}

fn object<'a>(
    properties: impl Iterator<Item = (&'a String, &'a ReferenceOr<Box<Schema>>)>,
    required: &'a [String],
    additional: Option<&'a AdditionalProperties>,
    at: &Pointer,
) -> Shape<'a> {
    let rest = match additional {
        Some(AdditionalProperties::Schema(schema)) => {
            Rest::Of(Part::new(schema, at.child("additionalProperties")))
        }
        Some(AdditionalProperties::Any(true)) => Rest::Anything,
        Some(AdditionalProperties::Any(false)) | None => Rest::Unsaid,
    };
    let properties: IndexMap<_, _> = properties
        .map(|(wire, schema)| {
            let property = Property {
                parts: vec![Part::boxed(schema, at.descend(["properties", wire]))],
                described: None,
            };
            (wire.as_str(), Rc::new(property))
        })
        .collect();
    match rest {
        rest if !properties.is_empty() => Shape::Object(Object {
            properties,
            required: required.iter().map(String::as_str).collect(),
            rest,
        }),
        Rest::Of(part) => Shape::Map(Some(part)),
        Rest::Unsaid | Rest::Anything => Shape::Map(None),
    }
}

/// Whether a schema says itself that null is one of its values.
pub(super) fn allows_null(schema: &Schema) -> bool {
    let listed = match &schema.schema_kind {
        SchemaKind::Type(Type::String(of)) => of.enumeration.iter().any(Option::is_none),
        SchemaKind::Type(Type::Integer(of)) => of.enumeration.iter().any(Option::is_none),
        SchemaKind::Type(Type::Number(of)) => of.enumeration.iter().any(Option::is_none),
        SchemaKind::Type(Type::Boolean(of)) => of.enumeration.iter().any(Option::is_none),
        SchemaKind::Any(any) => {
            any.typ.as_deref() == Some("null") || any.enumeration.iter().any(Value::is_null)
        }
        _ => false,
    };
    schema.schema_data.nullable || listed
}
