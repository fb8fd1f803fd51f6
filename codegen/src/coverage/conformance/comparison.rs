//! Compares the JSON of an example with the value that was decoded from it.

use serde_json::{Map, Number, Value as Json};
use twilio_runtime::__private::dynamic;
use twilio_runtime::__private::{open_enum, text};
use twilio_runtime::WireValue;

use super::mismatch::{Mismatch, Outcome};
use super::position::Position;
use super::shapes::Shapes;
use super::value::{EnumValue, ListValue, ObjectValue, UnionValue, Value, Variant};
use super::wording::{self, describe, expected, one_of};
use crate::api::{
    Access, AdditionalProperties, Discriminator, Struct, Type, TypeKind, TypeRef, Union,
};

/// Compares values of an API's types and collects the mismatches.
pub(super) struct Comparison<'a> {
    shapes: &'a Shapes<'a>,
    pub(super) mismatches: Vec<Mismatch>,
}

impl<'a> Comparison<'a> {
    pub(super) fn new(shapes: &'a Shapes<'a>) -> Self {
        Self {
            shapes,
            mismatches: Vec::new(),
        }
    }

    /// Compares a value with the JSON it was decoded from.
    pub(super) fn value(&mut self, ty: &'a Type, value: &Value<'a>, json: &Json, at: &Position) {
        match (value, ty) {
            (Value::Scalar(value), Type::DateTime | Type::Date) => {
                self.text(ty, &**value, json, at, wording::NO_DATE);
            }
            (Value::Sid(value), _) => self.text(ty, value, json, at, wording::NO_SID),
            (Value::Scalar(value), _) => {
                self.conversion(ty, &**value, json, at, wording::OTHER_TYPE);
            }
            (Value::Enum(value), Type::Def(id)) => {
                let at = at.with_schema(&self.shapes.api[id].pointer);
                self.enumeration(ty, id.as_str(), value, json, &at);
            }
            (Value::Optional(value), _) => {
                if let Some(value) = &value.value {
                    self.value(ty, value, json, at);
                }
            }
            (Value::List(list), Type::List(item)) => self.list(item, list, json, at),
            (Value::Map(map), Type::Map(value)) => {
                for (name, json) in json.as_object().into_iter().flatten() {
                    let decoded = map.entries.get(name);
                    self.element(&value.ty, decoded, json, &at.child(name));
                }
            }
            (Value::Object(value), Type::Def(id)) => {
                let def = &self.shapes.api[id];
                if let (TypeKind::Struct(object), Json::Object(properties)) = (&def.kind, json) {
                    self.object(object, value, properties, &at.with_schema(&def.pointer));
                }
            }
            (Value::Union(value), Type::Def(id)) => {
                let def = &self.shapes.api[id];
                if let TypeKind::Union(union) = &def.kind {
                    let at = at.with_schema(&def.pointer);
                    self.union(ty, id.as_str(), union, value, json, &at);
                }
            }
            _ => {}
        }
    }

    /// Compares the items of a list, which lacks those that cannot be decoded.
    fn list(&mut self, item: &'a TypeRef, list: &ListValue<'a>, json: &Json, at: &Position) {
        let mut decoded = list.items.iter();
        for (index, json) in json.as_array().into_iter().flatten().enumerate() {
            let value = match self.is_decodable(item, json) {
                true => decoded.next(),
                false => None,
            };
            self.element(&item.ty, value, json, &at.child(index));
        }
    }

    /// Compares an element of a list or a map, if it was decoded.
    fn element(&mut self, ty: &'a Type, value: Option<&Value<'a>>, json: &Json, at: &Position) {
        match value {
            Some(value) => self.value(ty, value, json, at),
            None => {
                let omitted = self.undecodable(ty, json, at, Outcome::Omitted);
                self.mismatches.push(omitted);
            }
        }
    }

    /// Compares a value that is kept as text.
    fn text(
        &mut self,
        ty: &Type,
        value: &dyn WireValue,
        json: &Json,
        at: &Position,
        help: &'static str,
    ) {
        if dynamic::match_score(value, json).mismatches > 0 {
            let malformed = self.mismatch(ty, json, at, Outcome::Malformed);
            self.mismatches.push(malformed.with_help(help));
        } else {
            self.conversion(ty, value, json, at, wording::OTHER_TYPE);
        }
    }

    /// Reports a value that is encoded to other JSON than it was decoded from.
    fn conversion(
        &mut self,
        ty: &Type,
        value: &dyn WireValue,
        json: &Json,
        at: &Position,
        help: &'static str,
    ) {
        if let Some(encoded) = dynamic::encode(value)
            && !is_same(&encoded, json)
        {
            let converted = self.mismatch(ty, json, at, Outcome::ReadAs(encoded));
            self.mismatches.push(converted.with_help(help));
        }
    }

    fn enumeration(
        &mut self,
        ty: &Type,
        name: &str,
        value: &EnumValue<'_>,
        json: &Json,
        at: &Position,
    ) {
        if !value.is_known {
            let unknown = self.mismatch(ty, json, at, unknown(name, at));
            self.mismatches.push(unknown.with_help(wording::NO_VALUE));
        } else if dynamic::match_score(value, json).mismatches > 0 {
            self.conversion(ty, value, json, at, wording::OTHER_TYPE);
        } else {
            self.conversion(ty, value, json, at, wording::OTHER_CASE);
        }
    }

    fn object(
        &mut self,
        def: &'a Struct,
        object: &ObjectValue<'a>,
        properties: &Map<String, Json>,
        at: &Position,
    ) {
        for (field, value) in def.fields.iter().zip(&object.values) {
            let child = at.child(&field.wire).with_schema(&field.pointer);
            let is_decoded = |json| match value {
                _ if object.extra.get(&field.wire).is_none() => true,
                Value::Optional(value) => value.value.is_some(),
                _ => self.is_decodable(&field.value, json),
            };
            match properties.get(&field.wire) {
                Some(Json::Null) if field.value.nullable || *field.ty() == Type::Any => {}
                Some(json) if !is_decoded(json) => self.extra(field.ty(), json, &child),
                Some(json) => self.value(field.ty(), value, json, &child),
                None if field.required && field.access != Access::WriteOnly => {
                    let default = dynamic::encode(value.as_wire()).unwrap_or_default();
                    let missing = self.missing(field.ty(), &child, default);
                    self.mismatches.push(missing);
                }
                None => {}
            }
        }
        let is_field = |name: &str| def.fields.iter().any(|field| field.wire == name);
        for (name, json) in properties.iter().filter(|(name, _)| !is_field(name)) {
            self.additional_property(&def.additional_properties, json, &at.child(name));
        }
    }

    fn missing(&self, ty: &Type, at: &Position, default: Json) -> Mismatch {
        self.mismatch(ty, &Json::Null, at, Outcome::Blank(default))
            .of_missing()
            .with_help(wording::MISSING)
    }

    /// Reports a property that cannot be decoded.
    fn extra(&mut self, ty: &'a Type, json: &Json, at: &Position) {
        let outcome = Outcome::Extra(at.value.clone());
        let extra = self.undecodable(ty, json, at, outcome);
        self.mismatches.push(extra);
    }

    fn additional_property(
        &mut self,
        additional: &'a AdditionalProperties,
        json: &Json,
        at: &Position,
    ) {
        match additional {
            AdditionalProperties::Any => {}
            AdditionalProperties::Schema(value) => match Value::decode(value, json, self.shapes) {
                Some(decoded) => self.value(&value.ty, &decoded, json, at),
                None => self.extra(&value.ty, json, at),
            },
            AdditionalProperties::Unspecified => {
                let outcome = Outcome::Extra(at.value.clone());
                let extra = self.mismatch(&Type::Any, json, at, outcome);
                let extra = extra.with_expected("no such property");
                self.mismatches.push(extra.with_help(wording::NO_PROPERTY));
            }
        }
    }

    fn union(
        &mut self,
        ty: &Type,
        name: &str,
        def: &'a Union,
        union: &UnionValue<'a>,
        json: &Json,
        at: &Position,
    ) {
        let Variant::Known(index, value) = &union.variant else {
            let unknown = self.unknown_variant(ty, def, json, at, unknown(name, at));
            return self.mismatches.push(unknown);
        };
        let variant = &def.variants[*index];
        self.value(&variant.value.ty, value, json, at);
        if let Discriminator::Property(property) = &def.discriminator
            && json.is_object()
            && json.get(property).is_none()
        {
            let child = at.child(property);
            // A missing discriminator is not reported as a missing property, too.
            self.mismatches
                .retain(|mismatch| mismatch.pointer != child.value);
            let outcome = Outcome::Guessed(variant.name.plain().to_owned());
            let guessed = self.mismatch(ty, &Json::Null, &child, outcome);
            let guessed = guessed.of_missing().with_expected("the discriminator");
            self.mismatches
                .push(guessed.with_help(wording::TAG_MISSING));
        }
    }

    /// Describes why a value has no variant of a union.
    fn unknown_variant(
        &self,
        ty: &Type,
        def: &'a Union,
        json: &Json,
        at: &Position,
        outcome: Outcome,
    ) -> Mismatch {
        let property = match &def.discriminator {
            Discriminator::Property(property) => Some(property),
            Discriminator::BestMatch | Discriminator::Status => None,
        };
        let tag = property.and_then(|property| Some((property, text(json.get(property)?)?)));
        let Some((property, tag)) = tag else {
            let mismatch = self.mismatch(ty, json, at, outcome);
            return match json {
                Json::Null => mismatch,
                _ => mismatch.with_help(wording::NO_TYPE),
            };
        };
        let tags = def.variants.iter().flat_map(|variant| {
            let tags = variant.tags.iter();
            tags.map(move |tag| (tag.as_str(), &variant.value.ty))
        });
        let (tags, types): (Vec<_>, Vec<_>) = tags.unzip();
        match open_enum::known(&tags, &tag) {
            Some(index) => self.undecodable(types[index], json, at, outcome),
            None => {
                let quoted: Vec<_> = tags.iter().map(|tag| format!("{tag:?}")).collect();
                self.mismatch(&Type::String, &tag.into(), &at.child(property), outcome)
                    .with_expected(&one_of(&quoted))
                    .with_help(wording::NO_TAG)
            }
        }
    }

    /// Describes the innermost value that keeps a value from being decoded.
    pub(super) fn undecodable(
        &self,
        ty: &'a Type,
        json: &Json,
        at: &Position,
        outcome: Outcome,
    ) -> Mismatch {
        let inner = match (ty, json) {
            (Type::List(item), Json::Array(items)) => {
                let mut items = items.iter().enumerate();
                items
                    .find(|(_, json)| !self.is_decodable(item, json))
                    .map(|(index, json)| (&item.ty, at.child(index), json))
            }
            (Type::Map(value), Json::Object(entries)) => entries
                .iter()
                .find(|(_, json)| !self.is_decodable(value, json))
                .map(|(name, json)| (&value.ty, at.child(name), json)),
            _ => None,
        };
        match inner {
            None => self.mismatch(ty, json, at, outcome),
            Some((ty, at, json)) => self.undecodable(ty, json, &at, outcome),
        }
    }

    fn is_decodable(&self, ty: &'a TypeRef, json: &Json) -> bool {
        Value::decode(ty, json, self.shapes).is_some()
    }

    fn mismatch(&self, ty: &Type, json: &Json, at: &Position, outcome: Outcome) -> Mismatch {
        Mismatch {
            pointer: at.value.clone(),
            location: None,
            schema: at.schema.clone(),
            expected: expected(self.shapes.api, ty),
            actual: describe(json),
            outcome,
            help: match json {
                Json::Null => wording::NULL,
                _ => wording::OTHER_TYPE,
            },
        }
    }
}

fn unknown(name: &str, at: &Position) -> Outcome {
    Outcome::Unknown {
        name: name.to_owned(),
        at: at.value.clone(),
    }
}

/// Whether two JSON values are equal. Numbers are equal if their values are: `1` and `1.0`.
pub(super) fn is_same(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::Number(a), Json::Number(b)) => {
            let integer = |number: &Number| {
                let signed = number.as_i64().map(i128::from);
                signed.or(number.as_u64().map(i128::from))
            };
            match (integer(a), integer(b)) {
                (Some(a), Some(b)) => a == b,
                _ => a.as_f64() == b.as_f64(),
            }
        }
        (Json::Array(a), Json::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (Json::Object(a), Json::Object(b)) => {
            let is_in_b = |(name, a)| b.get(name).is_some_and(|b| is_same(a, b));
            a.len() == b.len() && a.iter().all(is_in_b)
        }
        (a, b) => a == b,
    }
}
