//! Values whose types are known only at run time. The rules of the runtime decode them, as they do generated types.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use twilio_runtime::__private::{dynamic, open_enum};
use twilio_runtime::{
    self as runtime, Bytes, Date, DateTime, Extra, List, Map, Object, ObjectParts, ObjectShape,
    Slot, UnionShape, View, WireValue,
};

use super::shapes::Shapes;
use crate::api::{self, Enum, Repr, Sid, Type, TypeKind, TypeRef};

/// A value of a type of an [`Api`](api::Api).
#[derive(Debug)]
pub(super) enum Value<'a> {
    Scalar(Box<dyn WireValue>),
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
            // The examples of files and redirects are text, and streams have none.
            Type::Bytes | Type::File | Type::Redirect | Type::Stream(..) => {
                Self::Scalar(Box::<Bytes>::default())
            }
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

    pub(super) fn as_wire(&self) -> &dyn WireValue {
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

    pub(super) fn as_wire_mut(&mut self) -> &mut dyn WireValue {
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

    /// Creates the default value of an item of a list or a value of a map.
    fn of_element(ty: &'a TypeRef, shapes: &'a Shapes<'a>) -> Self {
        Self::optional(&ty.ty, ty.nullable, shapes)
    }

    /// Decodes a value that can be null.
    pub(super) fn decode(ty: &'a TypeRef, json: &Json, shapes: &'a Shapes<'a>) -> Option<Self> {
        let mut value = Self::of_element(ty, shapes);
        dynamic::decode(value.as_wire_mut(), json).then_some(value)
    }
}

#[derive(Debug)]
pub(super) struct SidValue<'a> {
    sid: &'a Sid,
    text: String,
}

impl WireValue for SidValue<'_> {
    fn view(&self) -> View<'_> {
        View::Sid {
            prefix: &self.sid.prefix,
            text: &self.text,
        }
    }

    fn slot(&mut self, _: bool) -> Slot<'_> {
        Slot::Text(&mut self.text)
    }
}

#[derive(Debug)]
pub(super) struct EnumValue<'a> {
    def: &'a Enum,
    text: String,
    number: i64,
    pub(super) is_known: bool,
}

impl<'a> EnumValue<'a> {
    fn new(def: &'a Enum) -> Self {
        Self {
            def,
            text: String::new(),
            number: 0,
            is_known: false,
        }
    }

    fn values(&self) -> Vec<&'a str> {
        let variants = self.def.variants.iter();
        variants.map(|variant| &*variant.wire).collect()
    }
}

impl runtime::Enum for EnumValue<'_> {
    fn set(&mut self, text: &str) -> bool {
        let values = self.values();
        let known = open_enum::known(&values, text);
        self.is_known = known.is_some();
        self.text = known.map_or(text, |index| values[index]).to_owned();
        self.text == text
    }
}

impl runtime::NumberEnum for EnumValue<'_> {
    fn set(&mut self, number: i64) {
        let mut values = self.values().into_iter();
        self.is_known = values.any(|value| value.parse() == Ok(number));
        self.number = number;
    }
}

impl WireValue for EnumValue<'_> {
    fn view(&self) -> View<'_> {
        let is_known = self.is_known;
        match self.def.repr {
            Repr::String => View::Enum {
                text: &self.text,
                is_known,
            },
            Repr::Integer => View::NumberEnum {
                number: self.number,
                is_known,
            },
        }
    }

    fn slot(&mut self, _: bool) -> Slot<'_> {
        match self.def.repr {
            Repr::String => Slot::Enum(self),
            Repr::Integer => Slot::NumberEnum(self),
        }
    }
}

#[derive(Debug)]
pub(super) struct OptionalValue<'a> {
    ty: &'a Type,
    pub(super) value: Option<Box<Value<'a>>>,
    shapes: &'a Shapes<'a>,
}

impl WireValue for OptionalValue<'_> {
    fn view(&self) -> View<'_> {
        match &self.value {
            Some(value) => value.as_wire().view(),
            None => View::Unset,
        }
    }

    fn slot(&mut self, is_null: bool) -> Slot<'_> {
        if is_null {
            self.value = None;
            return Slot::Unset;
        }
        let value = Box::new(Value::new(self.ty, self.shapes));
        self.value.insert(value).as_wire_mut().slot(false)
    }
}

#[derive(Debug)]
pub(super) struct ListValue<'a> {
    item: &'a TypeRef,
    pub(super) items: Vec<Value<'a>>,
    shapes: &'a Shapes<'a>,
}

impl WireValue for ListValue<'_> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }

    fn slot(&mut self, _: bool) -> Slot<'_> {
        Slot::List(self)
    }
}

impl List for ListValue<'_> {
    fn count(&self) -> usize {
        self.items.len()
    }

    fn get(&self, index: usize) -> &dyn WireValue {
        self.items[index].as_wire()
    }

    fn push(&mut self) -> &mut dyn WireValue {
        let item = Value::of_element(self.item, self.shapes);
        let index = self.items.len();
        self.items.push(item);
        self.items[index].as_wire_mut()
    }

    fn truncate(&mut self, count: usize) {
        self.items.truncate(count);
    }
}

#[derive(Debug)]
pub(super) struct MapValue<'a> {
    value: &'a TypeRef,
    pub(super) entries: BTreeMap<String, Value<'a>>,
    shapes: &'a Shapes<'a>,
}

impl WireValue for MapValue<'_> {
    fn view(&self) -> View<'_> {
        View::Map(self)
    }

    fn slot(&mut self, _: bool) -> Slot<'_> {
        Slot::Map(self)
    }
}

impl Map for MapValue<'_> {
    fn count(&self) -> usize {
        self.entries.len()
    }

    fn get(&self, key: &str) -> Option<&dyn WireValue> {
        self.entries.get(key).map(Value::as_wire)
    }

    fn for_each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a dyn WireValue)) {
        for (key, value) in &self.entries {
            visit(key, value.as_wire());
        }
    }

    fn insert(&mut self, key: &str) -> &mut dyn WireValue {
        self.entries.remove(key);
        let value = Value::of_element(self.value, self.shapes);
        let entry = self.entries.entry(key.to_owned());
        entry.or_insert(value).as_wire_mut()
    }

    fn remove(&mut self, key: &str) {
        self.entries.remove(key);
    }

    fn clear(&mut self) {
        self.entries.clear();
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

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn with_values(&self, visit: &mut dyn FnMut(&[&dyn WireValue])) {
        visit(&self.values.iter().map(Value::as_wire).collect::<Vec<_>>());
    }

    fn with_parts(&mut self, visit: &mut dyn FnMut(ObjectParts<'_, '_>)) {
        let values = self.values.iter_mut().map(Value::as_wire_mut);
        visit(ObjectParts {
            shape: self.shape,
            values: &mut values.collect::<Vec<_>>(),
            extra: &mut self.extra,
        });
    }
}

impl WireValue for ObjectValue<'_> {
    fn view(&self) -> View<'_> {
        View::Object(self)
    }

    fn slot(&mut self, _: bool) -> Slot<'_> {
        Slot::Object(self)
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

impl runtime::Union for UnionValue<'_> {
    fn shape(&self) -> UnionShape<'_> {
        self.shape
    }

    fn variant(&self) -> Result<(&str, &dyn WireValue), &Json> {
        match &self.variant {
            Variant::Known(index, value) => Ok((self.shape.variants[*index].name, value.as_wire())),
            Variant::Unknown(json) => Err(json),
        }
    }

    fn set_variant(&mut self, index: usize) -> &mut dyn WireValue {
        let ty = &self.def.variants[index].value.ty;
        self.variant = Variant::Known(index, Box::new(Value::new(ty, self.shapes)));
        match &mut self.variant {
            Variant::Known(_, value) => value.as_wire_mut(),
            Variant::Unknown(json) => json,
        }
    }

    fn set_unknown(&mut self, json: Json) {
        self.variant = Variant::Unknown(json);
    }
}

impl WireValue for UnionValue<'_> {
    fn view(&self) -> View<'_> {
        View::Union(self)
    }

    fn slot(&mut self, _: bool) -> Slot<'_> {
        Slot::Union(self)
    }
}
