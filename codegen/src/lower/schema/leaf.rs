//! Schemas by themselves, whatever they are composed of.

use std::borrow::Cow;
use std::rc::Rc;

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, AnySchema, IntegerFormat, NumberFormat, ObjectType, ReferenceOr, Schema,
    SchemaKind, StringFormat, StringType, Type, VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use super::resolved::{
    AdditionalProperties as Additional, IntegerWidth, ObjectSchema, PropertySchema, ResolvedSchema,
};
use super::schema_ref::SchemaRef;
use crate::source::Pointer;
use crate::twilio::format::URI_MAP;

/// The meaning of a schema without its `allOf`, `oneOf` and `anyOf`.
pub(super) fn resolve_leaf<'a>(schema: &'a Schema, at: &Pointer) -> ResolvedSchema<'a> {
    let resolved = match &schema.schema_kind {
        SchemaKind::Type(ty) => of_type(ty, at),
        SchemaKind::Any(any) => of_any(any, at),
        _ => ResolvedSchema::Any,
    };
    match resolved {
        ResolvedSchema::Integer(IntegerWidth::I64) if is_unsigned(schema) => {
            ResolvedSchema::Integer(IntegerWidth::U64)
        }
        other => other,
    }
}

/// The names of the required properties, whether or not the schema says that its values are objects.
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
        SchemaKind::Type(Type::String(of)) => are_null(&of.enumeration, Option::is_none),
        SchemaKind::Type(Type::Integer(of)) => are_null(&of.enumeration, Option::is_none),
        SchemaKind::Type(Type::Number(of)) => are_null(&of.enumeration, Option::is_none),
        SchemaKind::Type(Type::Boolean(of)) => are_null(&of.enumeration, Option::is_none),
        SchemaKind::Any(any) => {
            any.typ.as_deref() == Some("null") || are_null(&any.enumeration, Value::is_null)
        }
        _ => false,
    }
}

/// Whether there are values, all of them null.
fn are_null<T>(values: &[T], is_null: impl Fn(&T) -> bool) -> bool {
    !values.is_empty() && values.iter().all(is_null)
}

fn of_type<'a>(ty: &'a Type, at: &Pointer) -> ResolvedSchema<'a> {
    match ty {
        Type::String(string) => of_string(string),
        Type::Integer(integer) => {
            let values: Vec<_> = integer.enumeration.iter().copied().flatten().collect();
            if !values.is_empty() {
                return ResolvedSchema::IntegerEnum(values);
            }
            ResolvedSchema::Integer(match &integer.format {
                VariantOrUnknownOrEmpty::Item(IntegerFormat::Int32) => IntegerWidth::I32,
                VariantOrUnknownOrEmpty::Unknown(format) => {
                    width(Some(format)).unwrap_or(IntegerWidth::I64)
                }
                _ => IntegerWidth::I64,
            })
        }
        Type::Number(number) => {
            let format = match &number.format {
                VariantOrUnknownOrEmpty::Item(NumberFormat::Float | NumberFormat::Double) => None,
                VariantOrUnknownOrEmpty::Unknown(format) => Some(format.as_str()),
                VariantOrUnknownOrEmpty::Empty => None,
            };
            width(format).map_or(ResolvedSchema::Number, ResolvedSchema::Integer)
        }
        Type::Boolean(_) => ResolvedSchema::Boolean,
        Type::Array(array) => ResolvedSchema::Array(items(array.items.as_ref(), at)),
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

fn of_string(string: &StringType) -> ResolvedSchema<'_> {
    let values: Vec<_> = string
        .enumeration
        .iter()
        .flatten()
        .map(|value| Cow::Borrowed(value.as_str()))
        .collect();
    if !values.is_empty() {
        return ResolvedSchema::StringEnum(values);
    }
    ResolvedSchema::String {
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

/// Schemas without a type, or with keywords that do not apply to their type.
fn of_any<'a>(any: &'a AnySchema, at: &Pointer) -> ResolvedSchema<'a> {
    let typ = any.typ.as_deref();
    let not_null = any.enumeration.iter().filter(|value| !value.is_null());
    let values: Vec<&'a Value> = not_null.collect();
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
            ResolvedSchema::StringEnum(values.into_iter().map(text).collect())
        }
        None if all(Value::is_string) => {
            ResolvedSchema::StringEnum(values.into_iter().map(text).collect())
        }
        None | Some("integer") if all(Value::is_i64) => {
            ResolvedSchema::IntegerEnum(values.into_iter().filter_map(Value::as_i64).collect())
        }
        None if all(Value::is_boolean) => ResolvedSchema::Boolean,
        None if all(Value::is_number) => ResolvedSchema::Number,
        Some("string") => ResolvedSchema::String {
            format: any.format.as_deref(),
            pattern: any.pattern.as_deref(),
        },
        Some("integer") => {
            ResolvedSchema::Integer(width(any.format.as_deref()).unwrap_or(IntegerWidth::I64))
        }
        Some("number") => {
            width(any.format.as_deref()).map_or(ResolvedSchema::Number, ResolvedSchema::Integer)
        }
        Some("boolean") => ResolvedSchema::Boolean,
        Some("array") => ResolvedSchema::Array(items(any.items.as_ref(), at)),
        Some("object") if any.properties.is_empty() && any.format.as_deref() == Some(URI_MAP) => {
            ResolvedSchema::UriMap
        }
        Some("object") => object(),
        None if !any.properties.is_empty() || any.additional_properties.is_some() => object(),
        // `items` alone says nothing about values that are not lists.
        None | Some("null") => ResolvedSchema::Any,
        Some(_) => ResolvedSchema::UnknownType,
    }
}

fn text(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.to_string()),
    }
}

/// Whether the values of an integer schema are not negative, and some are beyond those of `i64`.
fn is_unsigned(schema: &Schema) -> bool {
    const BEYOND_I64: f64 = 9_223_372_036_854_775_808.0;
    let is_large = |value: &Value| value.is_u64() && !value.is_i64();
    let has_large_default = schema.schema_data.default.as_ref().is_some_and(is_large);
    match &schema.schema_kind {
        // Its limits are those of `i64`.
        SchemaKind::Type(Type::Integer(integer)) => {
            has_large_default && integer.minimum.is_none_or(|minimum| minimum >= 0)
        }
        SchemaKind::Any(any) => {
            let has_large_maximum = any.maximum.is_some_and(|maximum| maximum >= BEYOND_I64);
            let has_large_value = any.enumeration.iter().any(is_large) || has_large_default;
            match any.minimum {
                Some(minimum) => minimum >= 0.0 && (has_large_maximum || has_large_value),
                None => has_large_value && any.enumeration.iter().all(Value::is_u64),
            }
        }
        _ => false,
    }
}

/// The width that a format implies, if it is one of integers.
fn width(format: Option<&str>) -> Option<IntegerWidth> {
    match format? {
        "int8" | "int16" | "int32" | "uint8" | "uint16" => Some(IntegerWidth::I32),
        "int64" | "uint32" => Some(IntegerWidth::I64),
        "uint64" => Some(IntegerWidth::U64),
        _ => None,
    }
}

fn items<'a>(items: Option<&'a ReferenceOr<Box<Schema>>>, at: &Pointer) -> Option<SchemaRef<'a>> {
    items.map(|items| SchemaRef::boxed(items, at.child("items")))
}

fn object<'a>(
    properties: impl Iterator<Item = (&'a String, &'a ReferenceOr<Box<Schema>>)>,
    required: &'a [String],
    additional: Option<&'a AdditionalProperties>,
    at: &Pointer,
) -> ResolvedSchema<'a> {
    let additional = match additional {
        Some(AdditionalProperties::Schema(schema)) => {
            Additional::Schema(SchemaRef::new(schema, at.child("additionalProperties")))
        }
        Some(AdditionalProperties::Any(true)) => Additional::Any,
        Some(AdditionalProperties::Any(false)) | None => Additional::Unspecified,
    };
    let properties: IndexMap<_, _> = properties
        .map(|(wire, schema)| {
            let schema = SchemaRef::boxed(schema, at.descend(["properties", wire]));
            (wire.as_str(), Rc::new(PropertySchema::new(schema)))
        })
        .collect();
    match additional {
        additional if !properties.is_empty() => ResolvedSchema::Object(ObjectSchema {
            properties,
            required: required.iter().map(String::as_str).collect(),
            additional_properties: additional,
        }),
        Additional::Schema(values) => ResolvedSchema::Map(Some(values)),
        Additional::Unspecified | Additional::Any => ResolvedSchema::Map(None),
    }
}

/// Whether a schema by itself is an enum, whose values a type lists.
pub(in crate::lower) fn lists_values(schema: &Schema) -> bool {
    matches!(
        resolve_leaf(schema, &Pointer::root()),
        ResolvedSchema::StringEnum(_) | ResolvedSchema::IntegerEnum(_)
    )
}
