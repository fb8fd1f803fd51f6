//! JSON objects: each states its fields once, and reading, writing and printing run on that statement.

use std::fmt::{self, DebugStruct};

use serde_json::Map;

use crate::{Extra, Fit, Json, Wire};

/// What an [`Object`] type is made of.
#[derive(Debug)]
pub struct Shape {
    /// The type's name.
    pub name: &'static str,
    /// Its fields, in the order of [`Object::slots`].
    pub fields: &'static [Field],
}

/// One field of a [`Shape`].
#[derive(Debug)]
pub struct Field {
    /// The name in Rust.
    pub name: &'static str,
    /// The name in JSON.
    pub wire: &'static str,
    /// Whether `Debug` hides the value, because it is secret or personal.
    pub redacted: bool,
}

impl Field {
    /// A field that `Debug` shows.
    pub const fn new(name: &'static str, wire: &'static str) -> Self {
        Self {
            name,
            wire,
            redacted: false,
        }
    }

    /// The same field, hidden by `Debug`.
    pub const fn redacted(mut self) -> Self {
        self.redacted = true;
        self
    }
}

/// A struct that stands for a JSON object; implemented with [`object!`](crate::object).
pub trait Object: Wire {
    /// What the type is made of.
    fn shape(&self) -> &'static Shape;
    /// The fields' values, in the order of [`Shape::fields`].
    fn slots(&self) -> Vec<&dyn Wire>;
    /// The fields' values, to be changed.
    fn slots_mut(&mut self) -> Vec<&mut dyn Wire>;
    /// What came and has no place in the fields.
    fn extra(&self) -> &Extra;
    /// The same, to be changed.
    fn extra_mut(&mut self) -> &mut Extra;
}

/// [`Wire::decode`] of every object.
pub fn decode(object: &mut dyn Object, json: &Json) -> bool {
    let Some(properties) = json.as_object() else {
        return false;
    };
    let fields = object.shape().fields;
    let mut extra = Map::new();
    for (field, slot) in fields.iter().zip(object.slots_mut()) {
        if let Some(json) = properties.get(field.wire)
            && !slot.decode(json)
        {
            extra.insert(field.wire.to_owned(), json.clone());
        }
    }
    for (name, json) in properties {
        if !fields.iter().any(|field| field.wire == name) {
            extra.insert(name.clone(), json.clone());
        }
    }
    *object.extra_mut() = extra.into();
    true
}

/// [`Wire::encode`] of every object.
pub fn encode(object: &dyn Object) -> Json {
    let mut properties: Map<_, _> = object
        .extra()
        .iter()
        .map(|(name, json)| (name.to_owned(), json.clone()))
        .collect();
    for (field, slot) in object.shape().fields.iter().zip(object.slots()) {
        let came_unread = properties.contains_key(field.wire);
        if came_unread && slot.is_unset() {
            continue;
        }
        if let Some(json) = slot.encode() {
            properties.insert(field.wire.to_owned(), json);
        }
    }
    Json::Object(properties)
}

/// [`Wire::fit`] of every object.
pub fn fit(object: &dyn Object, json: &Json) -> Fit {
    let mut fit = Fit::default();
    let fields = object.shape().fields;
    for (field, slot) in fields.iter().zip(object.slots()) {
        match json.get(field.wire) {
            // Only what is required has something to write that nobody put there.
            None => fit += Fit::when(slot.encode().is_none(), 0),
            Some(Json::Null) => fit += Fit::known(1),
            Some(_) if object.extra().get(field.wire).is_some() => fit += Fit::ODD,
            Some(json) => {
                fit += Fit::known(1);
                fit += slot.fit(json);
            }
        }
    }
    let is_field = |name: &str| fields.iter().any(|field| field.wire == name);
    let extra = object.extra().iter().filter(|(name, _)| !is_field(name));
    fit.extra += extra.count();
    fit
}

/// [`Wire::check`] of every object.
pub fn check(object: &dyn Object) -> Result<(), String> {
    for (field, slot) in object.shape().fields.iter().zip(object.slots()) {
        slot.check()
            .map_err(|fault| format!(".{}{fault}", field.wire))?;
    }
    Ok(())
}

/// `Debug` of every object: unset fields are left out, redacted ones show only that they are set.
pub fn debug(object: &dyn Object, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut out = f.debug_struct(object.shape().name);
    for (field, slot) in object.shape().fields.iter().zip(object.slots()) {
        debug_field(&mut out, field, slot);
    }
    if !object.extra().is_empty() {
        out.field("extra", object.extra());
    }
    out.finish()
}

pub(crate) fn debug_field(out: &mut DebugStruct<'_, '_>, field: &Field, slot: &dyn Wire) {
    if slot.encode().is_none() {
        return;
    }
    let name = field.name.trim_start_matches("r#");
    if field.redacted {
        out.field(name, &format_args!("[redacted]"));
    } else {
        out.field(name, &slot);
    }
}

/// Makes a struct an [`Object`], with `Debug`, serde's `Serialize` and `Deserialize`, and a method `extra`.
///
/// The struct derives `Default` and has a field `_extra: Extra`. Each field is stated once: name in Rust,
/// name in JSON, and `redacted` if `Debug` must not show it.
///
/// ```
/// #[derive(Clone, Default, PartialEq)]
/// pub struct Token {
///     pub sid: String,
///     pub token: Option<String>,
///     _extra: twilio_runtime::Extra,
/// }
/// twilio_runtime::object! { Token { sid: "sid", token: "token" redacted } }
///
/// let token: Token = serde_json::from_str(r#"{"sid": "YK12", "token": "secret"}"#).unwrap();
/// assert_eq!(format!("{token:?}"), r#"Token { sid: "YK12", token: [redacted] }"#);
/// ```
#[macro_export]
macro_rules! object {
    ($name:ident { $($field:ident : $wire:literal $($redacted:ident)?),* $(,)? }) => {
        impl $name {
            /// What came and has no place in the fields: unknown properties, `null`s, values that could not be read.
            pub fn extra(&self) -> &$crate::Extra {
                &self._extra
            }
        }

        #[allow(deprecated)]
        impl $crate::Object for $name {
            fn shape(&self) -> &'static $crate::Shape {
                static SHAPE: $crate::Shape = $crate::Shape {
                    name: stringify!($name),
                    fields: &[$($crate::Field::new(stringify!($field), $wire)$(.$redacted())?),*],
                };
                &SHAPE
            }

            #[allow(deprecated)]
            fn slots(&self) -> Vec<&dyn $crate::Wire> {
                vec![$(&self.$field),*]
            }

            #[allow(deprecated)]
            fn slots_mut(&mut self) -> Vec<&mut dyn $crate::Wire> {
                vec![$(&mut self.$field),*]
            }

            fn extra(&self) -> &$crate::Extra {
                &self._extra
            }

            fn extra_mut(&mut self) -> &mut $crate::Extra {
                &mut self._extra
            }
        }

        impl $crate::Wire for $name {
            fn decode(&mut self, json: &$crate::Json) -> bool {
                $crate::__private::decode(self, json)
            }

            fn encode(&self) -> Option<$crate::Json> {
                Some($crate::__private::encode(self))
            }

            fn fit(&self, json: &$crate::Json) -> $crate::Fit {
                $crate::__private::fit(self, json)
            }

            fn check(&self) -> Result<(), String> {
                $crate::__private::check(self)
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::__private::debug(self, f)
            }
        }

        $crate::serde!($name);
    };
}
