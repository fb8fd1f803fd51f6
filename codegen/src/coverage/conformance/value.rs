//! Values whose types are known only at run time. The rules of the runtime decode them, as they do generated types.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use twilio_runtime::__private::{list, map, object, open_enum, open_number, sid, text, union};
use twilio_runtime::{
    Bytes, Date, DateTime, DecodeError, Extra, MatchScore, Object, ObjectMut, ObjectShape, Union,
    UnionShape, Wire, http,
};

use super::shapes::Shapes;
use crate::api::{self, Enum, Repr, Sid, Type, TypeKind, TypeRef};

/// A value of a type of an [`Api`](api::Api).
#[derive(Debug)]
pub(super) enum Value<'a> {
    Scalar(Box<dyn Wire>),
    Sid(SidValue<'a>),
    Enum(EnumValue<'a>),
    Optional(OptionalValue<'a>),
    List(ListValue<'a>),
    Map(MapValue<'a>),
    Object(ObjectValue<'a>),
    Union(UnionValue<'a>),
}

impl<'a> Value<'a> {
    /// Creates the default value of a type.
    pub(super) fn new(ty: &'a Type, shapes: &'a Shapes<'a>) -> Self {
        match ty {
            Type::Unit => Self::Scalar(Box::new(())),
            Type::String => Self::Scalar(Box::<String>::default()),
            Type::Bool => Self::Scalar(Box::<bool>::default()),
            Type::I32 => Self::Scalar(Box::<i32>::default()),
            Type::I64 => Self::Scalar(Box::<i64>::default()),
            Type::U64 => Self::Scalar(Box::<u64>::default()),
            Type::F64 => Self::Scalar(Box::<f64>::default()),
            Type::DateTime => Self::Scalar(Box::<DateTime>::default()),
            Type::Date => Self::Scalar(Box::<Date>::default()),
            Type::Any => Self::Scalar(Box::<Json>::default()),
            // The examples of files and redirects are text.
            Type::Bytes | Type::File | Type::Redirect => Self::Scalar(Box::<Bytes>::default()),
            Type::Sid(id) => Self::Sid(SidValue {
                sid: &shapes.api[id],
                text: String::new(),
            }),
            Type::List(item) => Self::List(ListValue {
                item,
                items: Vec::new(),
                shapes,
            }),
            Type::Map(value) => Self::Map(MapValue {
                value,
                entries: BTreeMap::new(),
                shapes,
            }),
            Type::Def(id) => match &shapes.api[id].kind {
                TypeKind::Enum(def) => Self::Enum(EnumValue::new(def)),
                TypeKind::Struct(def) => Self::Object(ObjectValue {
                    shape: shapes.object(id),
                    values: def
                        .fields
                        .iter()
                        .map(|field| Self::of_field(field, shapes))
                        .collect(),
                    extra: Extra::default(),
                }),
                TypeKind::Union(def) => Self::Union(UnionValue {
                    def,
                    shape: shapes.union(id, def),
                    variant: Variant::Unknown(Json::Null),
                    shapes,
                }),
            },
        }
    }

    /// Creates the default value of a field, which is optional unless it is always set.
    fn of_field(field: &'a api::Field, shapes: &'a Shapes<'a>) -> Self {
        Self::optional(field.ty(), !field.is_always_set(), shapes)
    }

    /// Creates the default value of a type, as an optional value if `is_optional`.
    pub(super) fn optional(ty: &'a Type, is_optional: bool, shapes: &'a Shapes<'a>) -> Self {
        match is_optional {
            false => Self::new(ty, shapes),
            true => Self::Optional(OptionalValue {
                ty,
                value: None,
                shapes,
            }),
        }
    }

    pub(super) fn as_wire(&self) -> &dyn Wire {
        match self {
            Self::Scalar(value) => &**value,
            Self::Sid(value) => value,
            Self::Enum(value) => value,
            Self::Optional(value) => value,
            Self::List(value) => value,
            Self::Map(value) => value,
            Self::Object(value) => value,
            Self::Union(value) => value,
        }
    }

    pub(super) fn as_wire_mut(&mut self) -> &mut dyn Wire {
        match self {
            Self::Scalar(value) => &mut **value,
            Self::Sid(value) => value,
            Self::Enum(value) => value,
            Self::Optional(value) => value,
            Self::List(value) => value,
            Self::Map(value) => value,
            Self::Object(value) => value,
            Self::Union(value) => value,
        }
    }

    /// Decodes a value that can be null.
    pub(super) fn decode(ty: &'a TypeRef, json: &Json, shapes: &'a Shapes<'a>) -> Option<Self> {
        let mut value = Self::optional(&ty.ty, ty.nullable, shapes);
        value.as_wire_mut().decode(json).then_some(value)
    }
}

#[derive(Debug)]
pub(super) struct SidValue<'a> {
    sid: &'a Sid,
    text: String,
}

impl Wire for SidValue<'_> {
    fn decode(&mut self, json: &Json) -> bool {
        text(json).map(|text| self.text = text).is_some()
    }

    fn encode(&self) -> Option<Json> {
        self.text.encode()
    }

    fn match_score(&self, _: &Json) -> MatchScore {
        sid::match_score(&self.sid.prefix, &self.text)
    }
}

#[derive(Debug)]
pub(super) struct EnumValue<'a> {
    def: &'a Enum,
    json: Json,
    pub(super) is_known: bool,
}

impl<'a> EnumValue<'a> {
    fn new(def: &'a Enum) -> Self {
        let json = match def.repr {
            Repr::String => "".into(),
            Repr::Integer => 0.into(),
        };
        Self {
            def,
            json,
            is_known: false,
        }
    }
}

impl Wire for EnumValue<'_> {
    fn decode(&mut self, json: &Json) -> bool {
        let values: Vec<&str> = self
            .def
            .variants
            .iter()
            .map(|variant| &*variant.wire)
            .collect();
        match self.def.repr {
            Repr::String => {
                let Some(text) = text(json) else {
                    return false;
                };
                let known = open_enum::known(&values, &text);
                self.is_known = known.is_some();
                self.json = known.map_or(text.into(), |index| values[index].into());
            }
            Repr::Integer => {
                let mut number = 0_i64;
                if !number.decode(json) {
                    return false;
                }
                self.is_known = values.iter().any(|value| value.parse() == Ok(number));
                self.json = number.into();
            }
        }
        true
    }

    fn encode(&self) -> Option<Json> {
        Some(self.json.clone())
    }

    fn match_score(&self, json: &Json) -> MatchScore {
        match self.def.repr {
            Repr::String => open_enum::match_score(self.is_known, json),
            Repr::Integer => open_number::match_score(self.is_known, json),
        }
    }
}

#[derive(Debug)]
pub(super) struct OptionalValue<'a> {
    ty: &'a Type,
    pub(super) value: Option<Box<Value<'a>>>,
    shapes: &'a Shapes<'a>,
}

impl Wire for OptionalValue<'_> {
    fn decode(&mut self, json: &Json) -> bool {
        if json.is_null() {
            self.value = None;
            return true;
        }
        let mut value = Value::new(self.ty, self.shapes);
        let is_decoded = value.as_wire_mut().decode(json);
        self.value = is_decoded.then(|| Box::new(value));
        is_decoded
    }

    fn encode(&self) -> Option<Json> {
        self.value.as_ref()?.as_wire().encode()
    }

    fn match_score(&self, json: &Json) -> MatchScore {
        match &self.value {
            Some(value) => value.as_wire().match_score(json),
            None => MatchScore::matched_if(json.is_null(), 1),
        }
    }

    fn is_exact(&self, json: &Json) -> bool {
        match &self.value {
            Some(value) => value.as_wire().is_exact(json),
            None => json.is_null(),
        }
    }

    fn decode_response(&mut self, response: &http::Response<Bytes>) -> Result<(), DecodeError> {
        if response.body().as_ref() == b"null" {
            return Ok(());
        }
        let mut value = Value::new(self.ty, self.shapes);
        value.as_wire_mut().decode_response(response)?;
        self.value = Some(Box::new(value));
        Ok(())
    }
}

#[derive(Debug)]
pub(super) struct ListValue<'a> {
    item: &'a TypeRef,
    pub(super) items: Vec<Value<'a>>,
    shapes: &'a Shapes<'a>,
}

impl Wire for ListValue<'_> {
    fn decode(&mut self, json: &Json) -> bool {
        let mut items = Vec::new();
        let is_decoded = list::decode(json, &mut |json| {
            let item = Value::decode(self.item, json, self.shapes);
            let is_decoded = item.is_some();
            items.extend(item);
            is_decoded
        });
        self.items = items;
        is_decoded
    }

    fn encode(&self) -> Option<Json> {
        Some(list::encode(&mut self.items.iter().map(Value::as_wire)))
    }

    fn is_exact(&self, json: &Json) -> bool {
        list::is_exact(&mut self.items.iter().map(Value::as_wire), json)
    }

    fn match_score(&self, json: &Json) -> MatchScore {
        list::match_score(&mut self.items.iter().map(Value::as_wire), json)
    }
}

#[derive(Debug)]
pub(super) struct MapValue<'a> {
    value: &'a TypeRef,
    pub(super) entries: BTreeMap<String, Value<'a>>,
    shapes: &'a Shapes<'a>,
}

impl MapValue<'_> {
    fn wires(&self) -> impl ExactSizeIterator<Item = (&str, &dyn Wire)> {
        let entries = self.entries.iter();
        entries.map(|(name, value)| (name.as_str(), value.as_wire()))
    }
}

impl Wire for MapValue<'_> {
    fn decode(&mut self, json: &Json) -> bool {
        let mut entries = BTreeMap::new();
        let is_decoded = map::decode(json, &mut |name, json| {
            let value = Value::decode(self.value, json, self.shapes);
            let is_decoded = value.is_some();
            entries.extend(value.map(|value| (name.to_owned(), value)));
            is_decoded
        });
        self.entries = entries;
        is_decoded
    }

    fn encode(&self) -> Option<Json> {
        Some(map::encode(&mut self.wires()))
    }

    fn is_exact(&self, json: &Json) -> bool {
        map::is_exact(&mut self.wires(), json)
    }

    fn match_score(&self, json: &Json) -> MatchScore {
        map::match_score(&mut self.wires(), json)
    }
}

#[derive(Debug)]
pub(super) struct ObjectValue<'a> {
    shape: ObjectShape<'a>,
    pub(super) values: Vec<Value<'a>>,
    pub(super) extra: Extra,
}

impl Object for ObjectValue<'_> {
    fn shape(&self) -> ObjectShape<'_> {
        self.shape
    }

    fn values(&self) -> Vec<&dyn Wire> {
        self.values.iter().map(Value::as_wire).collect()
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn object_mut(&mut self) -> ObjectMut<'_> {
        ObjectMut {
            shape: self.shape,
            values: self.values.iter_mut().map(Value::as_wire_mut).collect(),
            extra: &mut self.extra,
        }
    }
}

impl Wire for ObjectValue<'_> {
    fn decode(&mut self, json: &Json) -> bool {
        object::decode(self, json)
    }

    fn encode(&self) -> Option<Json> {
        Some(object::encode(self))
    }

    fn is_exact(&self, json: &Json) -> bool {
        object::is_exact(json)
    }

    fn match_score(&self, json: &Json) -> MatchScore {
        object::match_score(self, json)
    }
}

#[derive(Debug)]
pub(super) struct UnionValue<'a> {
    def: &'a api::Union,
    shape: UnionShape<'a>,
    pub(super) variant: Variant<'a>,
    shapes: &'a Shapes<'a>,
}

#[derive(Debug)]
pub(super) enum Variant<'a> {
    /// The index of a variant, and its value.
    Known(usize, Box<Value<'a>>),
    /// JSON that matches no variant.
    Unknown(Json),
}

impl Union for UnionValue<'_> {
    fn shape(&self) -> UnionShape<'_> {
        self.shape
    }

    fn variant(&self) -> Result<(&str, &dyn Wire), &Json> {
        match &self.variant {
            Variant::Known(index, value) => Ok((self.shape.variants[*index].name, value.as_wire())),
            Variant::Unknown(json) => Err(json),
        }
    }

    fn set_variant(&mut self, index: usize) -> &mut dyn Wire {
        let ty = &self.def.variants[index].value.ty;
        self.variant = Variant::Known(index, Box::new(Value::new(ty, self.shapes)));
        match &mut self.variant {
            Variant::Known(_, value) => value.as_wire_mut(),
            Variant::Unknown(json) => json,
        }
    }

    fn set_unknown(&mut self, json: &Json) {
        self.variant = Variant::Unknown(json.clone());
    }
}

impl Wire for UnionValue<'_> {
    fn decode(&mut self, json: &Json) -> bool {
        union::decode(self, json)
    }

    fn encode(&self) -> Option<Json> {
        union::encode(self)
    }

    fn is_exact(&self, json: &Json) -> bool {
        union::is_exact(self, json)
    }

    fn match_score(&self, json: &Json) -> MatchScore {
        union::match_score(self, json)
    }

    fn decode_response(&mut self, response: &http::Response<Bytes>) -> Result<(), DecodeError> {
        union::decode_response(self, response)
    }
}
