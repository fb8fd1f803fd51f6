//! Types as schemas: the keywords of JSON Schema, with names of types as references, and with `x-` keywords for what it cannot
//! say.

use serde_json::{Map, Value, json};

use crate::api::{
    Access, AdditionalProperties, Api, Constraints, Discriminator, Enum, Field, Repr, Sensitivity,
    StreamItems, Struct, Type, TypeDef, TypeKind, TypeRef, Union,
};

/// The schema of a type of the API.
pub(super) fn of_definition(def: &TypeDef, api: &Api) -> Value {
    if let Some(canonical) = &def.alias_of {
        return json!({ "$ref": canonical.as_str() });
    }
    match &def.kind {
        TypeKind::Struct(object) => of_struct(object, api),
        TypeKind::Enum(values) => of_enum(values),
        TypeKind::Union(union) => of_union(union, api),
    }
}

fn of_struct(object: &Struct, api: &Api) -> Value {
    let fields = object.fields.iter();
    let properties: Map<_, _> = fields
        .map(|field| (field.wire.clone(), of_field(field, api)))
        .collect();
    let required = object.fields.iter();
    let required = required.filter(|field| field.required && field.access != Access::ReadOnly);
    let required: Vec<_> = required.map(|field| field.wire.as_str()).collect();
    let mut schema = json!({ "type": "object", "properties": properties });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    match &object.additional_properties {
        AdditionalProperties::Unspecified => {}
        AdditionalProperties::Any => schema["additionalProperties"] = json!({}),
        AdditionalProperties::Schema(value) => schema["additionalProperties"] = of(value, api),
    }
    schema
}

fn of_enum(values: &Enum) -> Value {
    let variants = values.variants.iter().map(|variant| &variant.wire);
    match values.repr {
        Repr::String => json!({ "type": "string", "enum": variants.collect::<Vec<_>>() }),
        Repr::Integer => {
            let numbers = variants.filter_map(|text| text.parse::<i64>().ok());
            json!({ "type": "integer", "enum": numbers.collect::<Vec<_>>() })
        }
    }
}

fn of_union(union: &Union, api: &Api) -> Value {
    let members = union.variants.iter();
    let members: Vec<_> = members.map(|variant| of(&variant.value, api)).collect();
    let mut schema = json!({ "anyOf": members });
    if let Discriminator::Property(name) = &union.discriminator {
        schema["x-discriminator"] = json!(name);
    }
    schema
}

/// The schema of a property or a parameter.
pub(super) fn of_field(field: &Field, api: &Api) -> Value {
    let mut schema = of(&field.value, api);
    match field.sensitivity {
        None => {}
        Some(Sensitivity::Secret) => schema["x-sensitive"] = json!("secret"),
        Some(_) => schema["x-sensitive"] = json!("personal"),
    }
    if field.access == Access::ReadOnly {
        schema["readOnly"] = json!(true);
    }
    schema
}

/// The schema of a value at a position.
pub(super) fn of(value: &TypeRef, api: &Api) -> Value {
    let mut schema = of_type(&value.ty, api);
    if value.nullable {
        schema["nullable"] = json!(true);
    }
    add_constraints(&mut schema, &value.constraints);
    schema
}

fn of_type(ty: &Type, api: &Api) -> Value {
    let text = |format: &str| json!({ "type": "string", "format": format });
    match ty {
        Type::Unit | Type::Any => json!({}),
        Type::String => json!({ "type": "string" }),
        Type::Bool => json!({ "type": "boolean" }),
        Type::I32 => json!({ "type": "integer", "minimum": i32::MIN, "maximum": i32::MAX }),
        Type::I64 => json!({ "type": "integer" }),
        Type::U64 => json!({ "type": "integer", "minimum": 0 }),
        Type::F64 => json!({ "type": "number" }),
        Type::DateTime => text("date-time"),
        Type::Date => text("date"),
        Type::Bytes => text("binary"),
        Type::File => text("file"),
        Type::Redirect => text("redirect"),
        Type::Stream(items, item) => {
            json!({ "type": "array", "items": of_item(*items, of(item, api)) })
        }
        Type::Sid(id) => json!({ "type": "string", "x-sid": api[id].prefix }),
        Type::Def(id) => json!({ "$ref": id.as_str() }),
        Type::List(item) => json!({ "type": "array", "items": of(item, api) }),
        Type::Map(value) => json!({ "type": "object", "additionalProperties": of(value, api) }),
    }
}

/// The schema of an item of a stream: of its value, or of an event with that data.
fn of_item(items: StreamItems, value: Value) -> Value {
    match items {
        StreamItems::Texts | StreamItems::Events => value,
        StreamItems::Data => {
            let text = json!({ "type": "string" });
            let properties = json!({ "data": value, "event": text, "id": text });
            json!({ "type": "object", "properties": properties })
        }
    }
}

fn add_constraints(schema: &mut Value, constraints: &Constraints) {
    let sizes = [
        ("minLength", constraints.min_length),
        ("maxLength", constraints.max_length),
        ("minItems", constraints.min_items),
        ("maxItems", constraints.max_items),
        ("minProperties", constraints.min_properties),
        ("maxProperties", constraints.max_properties),
    ];
    for (keyword, size) in sizes {
        if let Some(size) = size {
            schema[keyword] = json!(size);
        }
    }
    let bounds = [
        ("minimum", "exclusiveMinimum", &constraints.minimum),
        ("maximum", "exclusiveMaximum", &constraints.maximum),
    ];
    for (inclusive, exclusive, bound) in bounds {
        if let Some(bound) = bound {
            let keyword = if bound.exclusive {
                exclusive
            } else {
                inclusive
            };
            schema[keyword] = json!(bound.value);
        }
    }
    if let Some(pattern) = constraints
        .pattern
        .as_ref()
        .filter(|_| schema.get("x-sid").is_none())
    {
        schema["pattern"] = json!(pattern);
    }
    if let Some(step) = &constraints.multiple_of {
        schema["multipleOf"] = json!(step);
    }
    if constraints.unique_items {
        schema["uniqueItems"] = json!(true);
    }
    if !constraints.allowed.is_empty() {
        schema["enum"] = json!(constraints.allowed);
    }
}
