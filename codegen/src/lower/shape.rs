//! One view of a schema, where the parser has several for the same thing.

use openapiv3::{
    AdditionalProperties, AnySchema, IntegerFormat, ObjectType, ReferenceOr, Schema, SchemaKind,
    StringFormat, Type, VariantOrUnknownOrEmpty,
};

/// What kind of value a schema describes.
pub(super) enum Shape<'a> {
    /// An object with properties: their names and schemas, and the names of the required ones.
    Object(Vec<(&'a str, ReferenceOr<&'a Schema>)>, &'a [String]),
    /// An object without: what its values are, where that is said.
    Map(Option<&'a ReferenceOr<Schema>>),
    /// An object without properties whose values are addresses.
    UriMap,
    /// A string with known values.
    Enum(Vec<&'a str>),
    /// A string.
    String {
        format: Option<&'a str>,
        pattern: Option<&'a str>,
    },
    /// A whole number.
    Integer { small: bool },
    /// A number.
    Number,
    /// True or false.
    Boolean,
    /// A list: what its items are, where that is said.
    Array(Option<ReferenceOr<&'a Schema>>),
    /// The same as another schema.
    Same(&'a ReferenceOr<Schema>),
    /// Anything.
    Untyped,
    /// Something that is not supported: the keyword.
    Unsupported(&'static str),
}

pub(super) fn shape(schema: &Schema) -> Shape<'_> {
    match &schema.schema_kind {
        SchemaKind::Type(Type::String(string)) if !string.enumeration.is_empty() => Shape::Enum(
            string
                .enumeration
                .iter()
                .flatten()
                .map(String::as_str)
                .collect(),
        ),
        SchemaKind::Type(Type::String(string)) => Shape::String {
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
        },
        SchemaKind::Type(Type::Integer(integer)) => Shape::Integer {
            small: integer.format == VariantOrUnknownOrEmpty::Item(IntegerFormat::Int32),
        },
        SchemaKind::Type(Type::Number(_)) => Shape::Number,
        SchemaKind::Type(Type::Boolean(_)) => Shape::Boolean,
        SchemaKind::Type(Type::Array(array)) => Shape::Array(array.items.as_ref().map(unboxed)),
        SchemaKind::Type(Type::Object(ObjectType {
            properties,
            required,
            additional_properties,
            ..
        })) => object(properties.iter(), required, additional_properties.as_ref()),
        SchemaKind::AllOf { all_of } => match all_of.as_slice() {
            [only] => Shape::Same(only),
            _ => Shape::Unsupported("allOf"),
        },
        SchemaKind::OneOf { one_of } => match one_of.as_slice() {
            [only] => Shape::Same(only),
            _ => Shape::Unsupported("oneOf"),
        },
        SchemaKind::AnyOf { any_of } => match any_of.as_slice() {
            [only] => Shape::Same(only),
            _ => Shape::Unsupported("anyOf"),
        },
        SchemaKind::Not { .. } => Shape::Unsupported("not"),
        SchemaKind::Any(any) => of_any(any),
    }
}

/// Schemas without a type, or with keywords that do not belong to their type.
fn of_any(any: &AnySchema) -> Shape<'_> {
    let combined = [
        ("allOf", any.all_of.is_empty()),
        ("oneOf", any.one_of.is_empty()),
        ("anyOf", any.any_of.is_empty()),
        ("not", any.not.is_none()),
    ];
    if let Some((keyword, _)) = combined.into_iter().find(|(_, absent)| !absent) {
        return Shape::Unsupported(keyword);
    }
    let known: Vec<&str> = any
        .enumeration
        .iter()
        .filter_map(|value| value.as_str())
        .collect();
    match any.typ.as_deref() {
        Some("string") | None if !known.is_empty() => Shape::Enum(known),
        Some("string") => Shape::String {
            format: any.format.as_deref(),
            pattern: any.pattern.as_deref(),
        },
        Some("integer") => Shape::Integer {
            small: any.format.as_deref() == Some("int32"),
        },
        Some("number") => Shape::Number,
        Some("boolean") => Shape::Boolean,
        Some("array") => Shape::Array(any.items.as_ref().map(unboxed)),
        Some("object") if any.properties.is_empty() && any.format.as_deref() == Some("uri-map") => {
            Shape::UriMap
        }
        Some("object") => object(
            any.properties.iter(),
            &any.required,
            any.additional_properties.as_ref(),
        ),
        None if !any.properties.is_empty() || any.additional_properties.is_some() => object(
            any.properties.iter(),
            &any.required,
            any.additional_properties.as_ref(),
        ),
        None if any.items.is_some() => Shape::Array(any.items.as_ref().map(unboxed)),
        None => Shape::Untyped,
        Some(_) => Shape::Unsupported("type"),
    }
}

fn object<'a>(
    properties: impl ExactSizeIterator<Item = (&'a String, &'a ReferenceOr<Box<Schema>>)>,
    required: &'a [String],
    additional: Option<&'a AdditionalProperties>,
) -> Shape<'a> {
    if properties.len() > 0 {
        let properties = properties.map(|(name, schema)| (name.as_str(), unboxed(schema)));
        return Shape::Object(properties.collect(), required);
    }
    match additional {
        Some(AdditionalProperties::Schema(schema)) => Shape::Map(Some(schema)),
        _ => Shape::Map(None),
    }
}

fn unboxed(schema: &ReferenceOr<Box<Schema>>) -> ReferenceOr<&Schema> {
    match schema {
        ReferenceOr::Reference { reference } => ReferenceOr::Reference {
            reference: reference.clone(),
        },
        ReferenceOr::Item(schema) => ReferenceOr::Item(schema),
    }
}

/// The same with the schema borrowed.
pub(super) fn borrowed(schema: &ReferenceOr<Schema>) -> ReferenceOr<&Schema> {
    match schema {
        ReferenceOr::Reference { reference } => ReferenceOr::Reference {
            reference: reference.clone(),
        },
        ReferenceOr::Item(schema) => ReferenceOr::Item(schema),
    }
}
