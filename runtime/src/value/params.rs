//! The parameters of an operation, except those in its path.

use std::fmt::{self, Debug};

use serde_core::Serializer;

use super::bounds::Bounds;
use super::debug::debug_field;
use super::encode::{Encoded, encode, is_sent};
use super::nested_bounds::{self, NestedBounds};
use super::shape::Field;
use super::wire_value::WireValue;
use crate::{Extra, Style};

/// A struct with the parameters of one operation; implemented with [`params!`](crate::params).
pub trait Params: Debug + Send + Sync + 'static {
    /// Returns the type's name and parameters.
    fn shape(&self) -> &'static ParamsShape;
    /// Returns the parameters' values, in the order of [`ParamsShape::params`].
    fn values(&self) -> Vec<&dyn WireValue>;
    /// Returns the optional parameters that are null, if some can be.
    fn nulls(&self) -> Option<&Extra> {
        None
    }
}

/// The name and parameters of a [`Params`] type.
#[derive(Debug)]
pub struct ParamsShape {
    /// The type's name.
    pub name: &'static str,
    /// The type's parameters, in the order of [`Params::values`].
    pub params: &'static [Param],
}

/// A parameter of a [`ParamsShape`].
#[derive(Debug)]
pub struct Param {
    /// The part of the request that it is sent in.
    pub location: ParameterLocation,
    /// How lists and objects are written there.
    pub style: Style,
    /// Whether reserved characters in its value are sent as they are.
    pub allow_reserved: bool,
    /// The media type of its part of a multipart body, if it is not that of its value.
    pub media_type: Option<&'static str>,
    /// The name of the part that it is a header of.
    pub part: &'static str,
    /// Its names, and whether `Debug` hides its value.
    pub field: Field,
    /// Its bounds, if it is a number.
    pub bounds: Bounds,
    /// The bounds of the numbers within it.
    pub nested: &'static [NestedBounds],
}

/// The part of a request that a parameter is sent in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParameterLocation {
    /// The query of the URL.
    Query,
    /// A header.
    Header,
    /// The `Cookie` header.
    Cookie,
    /// A field of the form, which can be a file in a multipart form.
    Form,
    /// A header of a part of a multipart body.
    PartHeader,
    /// A property of the JSON body.
    Json,
    /// The whole body.
    Body,
}

impl Param {
    const fn new(location: ParameterLocation, name: &'static str, wire: &'static str) -> Self {
        Self {
            location,
            style: Style::Plain,
            allow_reserved: false,
            media_type: None,
            part: "",
            field: Field::new(name, wire),
            bounds: Bounds::NONE,
            nested: &[],
        }
    }

    /// Creates a query parameter.
    pub const fn query(name: &'static str, wire: &'static str) -> Self {
        Self::new(ParameterLocation::Query, name, wire)
    }

    /// Creates a header.
    pub const fn header(name: &'static str, wire: &'static str) -> Self {
        Self::new(ParameterLocation::Header, name, wire)
    }

    /// Creates a cookie.
    pub const fn cookie(name: &'static str, wire: &'static str) -> Self {
        Self::new(ParameterLocation::Cookie, name, wire)
    }

    /// Creates a form field.
    pub const fn form(name: &'static str, wire: &'static str) -> Self {
        Self::new(ParameterLocation::Form, name, wire)
    }

    /// Creates a header of a part of a multipart body; [`of`](Self::of) sets the part.
    pub const fn part_header(name: &'static str, wire: &'static str) -> Self {
        Self::new(ParameterLocation::PartHeader, name, wire)
    }

    /// Creates a property of the JSON body.
    pub const fn json(name: &'static str, wire: &'static str) -> Self {
        Self::new(ParameterLocation::Json, name, wire)
    }

    /// Creates the parameter that is the whole body.
    pub const fn body(name: &'static str) -> Self {
        Self::new(ParameterLocation::Body, name, name)
    }

    /// Hides the parameter's value in `Debug`.
    pub const fn redacted(mut self) -> Self {
        self.field.redacted = true;
        self
    }

    /// Sends `None` as null instead of leaving the parameter out.
    pub const fn nullable(mut self) -> Self {
        self.field.nullable = true;
        self
    }

    /// Sends reserved characters in the parameter's value as they are, except `#`, `&` and `+`. It has an effect on
    /// query parameters and form fields.
    pub const fn reserved(mut self) -> Self {
        self.allow_reserved = true;
        self
    }

    /// Sets the media type of the parameter's part of a multipart body. A [`FilePart`](crate::FilePart) with a media
    /// type of its own keeps it.
    pub const fn media_type(mut self, media_type: &'static str) -> Self {
        self.media_type = Some(media_type);
        self
    }

    /// Sets the part that the parameter is a header of.
    pub const fn of(mut self, part: &'static str) -> Self {
        self.part = part;
        self
    }
}

/// Setters of the bounds of numbers.
impl Param {
    /// Sets the least number.
    pub const fn at_least(mut self, number: f64) -> Self {
        self.bounds = self.bounds.at_least(number);
        self
    }

    /// Sets the greatest number.
    pub const fn at_most(mut self, number: f64) -> Self {
        self.bounds = self.bounds.at_most(number);
        self
    }

    /// Sets a number that all others are above.
    pub const fn above(mut self, number: f64) -> Self {
        self.bounds = self.bounds.above(number);
        self
    }

    /// Sets a number that all others are below.
    pub const fn below(mut self, number: f64) -> Self {
        self.bounds = self.bounds.below(number);
        self
    }

    /// Sets the bounds of the numbers within the parameter.
    pub const fn nested(mut self, bounds: &'static [NestedBounds]) -> Self {
        self.nested = bounds;
        self
    }
}

impl Param {
    /// Checks that the numbers in a value are within the bounds. The message continues a sentence that starts with the
    /// parameter's name.
    pub(crate) fn check_bounds(&self, value: &dyn WireValue) -> Result<(), String> {
        self.bounds.check(value)?;
        if self.nested.is_empty() {
            return Ok(());
        }
        let json = encode(value);
        json.map_or(Ok(()), |json| nested_bounds::check(self.nested, &json))
    }
}

/// Setters of the [`Style`].
impl Param {
    const fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// Sets [`Style::Comma`].
    pub const fn comma(self) -> Self {
        self.style(Style::Comma)
    }

    /// Sets [`Style::Space`].
    pub const fn space(self) -> Self {
        self.style(Style::Space)
    }

    /// Sets [`Style::Pipe`].
    pub const fn pipe(self) -> Self {
        self.style(Style::Pipe)
    }

    /// Sets [`Style::Deep`].
    pub const fn deep(self) -> Self {
        self.style(Style::Deep)
    }

    /// Sets [`Style::Spread`].
    pub const fn spread(self) -> Self {
        self.style(Style::Spread)
    }

    /// Sets [`Style::Pairs`].
    pub const fn pairs(self) -> Self {
        self.style(Style::Pairs)
    }

    /// Sets [`Style::Json`].
    pub const fn text(self) -> Self {
        self.style(Style::Json)
    }

    /// Sets [`Style::Urlencoded`].
    pub const fn urlencoded(self) -> Self {
        self.style(Style::Urlencoded)
    }
}

/// Implements `Debug` for every [`Params`] type.
pub fn debug(params: &dyn Params, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let shape = params.shape();
    let mut out = f.debug_struct(shape.name);
    for (param, value) in shape.params.iter().zip(params.values()) {
        debug_field(&mut out, &param.field, value);
    }
    out.finish()
}

/// Implements serde's `Serialize` for every [`Params`] type: an object with the parameters that are set, by their names in the
/// request.
pub fn serialize<S: Serializer>(params: &dyn Params, serializer: S) -> Result<S::Ok, S::Error> {
    let nulls = params.nulls();
    let values = params.shape().params.iter().zip(params.values());
    let set = values.filter_map(|(param, value)| {
        let is_null = nulls.is_some_and(|nulls| nulls.get(&param.field.name).is_some());
        let is_set = is_sent(&param.field, value) || is_null;
        is_set.then(|| (&*param.field.wire, Encoded(value)))
    });
    serializer.collect_map(set)
}

/// Implements [`Params`](trait@crate::Params), `Debug` and serde's `Serialize` for a struct with the parameters of an operation.
///
/// Each field is listed once: its name in Rust, its location (`query`, `header`, `cookie`, `form`, `part_header`, `json`
/// or `body`), its name in the request (none for `body`), and modifiers. `redacted` hides the value in `Debug`; `nullable`
/// sends `None` as null; `reserved` sends reserved characters as they are; `media_type("..")` sets the media type of a
/// part, and `of("..")` the part that a `part_header` belongs to; `at_least(1.0)`, `at_most(..)`, `above(..)` and
/// `below(..)` set the bounds of a number, and `nested(..)` those of the numbers within a list, a map or an object; `comma`, `space`, `pipe`, `deep`, `spread`, `pairs`,
/// `text` and `urlencoded` select the [`Style`](crate::Style) of a list or an object. `nulls` before the list names a
/// field of type [`Extra`](crate::Extra) with the optional parameters that are null.
///
/// ```
/// #[derive(Clone)]
/// pub struct CreateFactorParams { identity: String, pin: Option<String>, page_size: Option<i64> }
/// twilio_runtime::params! {
///     CreateFactorParams {
///         identity: form "Identity",
///         pin: form "Pin" redacted,
///         page_size: query "PageSize",
///     }
/// }
///
/// let params = CreateFactorParams { identity: "ff48".into(), pin: Some("1234".into()), page_size: None };
/// assert_eq!(format!("{params:?}"), r#"CreateFactorParams { identity: "ff48", pin: [redacted] }"#);
/// ```
#[macro_export]
macro_rules! params {
    ($name:ident $(nulls $nulls:ident)? { $($field:ident : $location:ident $($wire:literal)? $($modifier:ident $(($argument:expr))?)*),* $(,)? }) => {
        impl $crate::Params for $name {
            fn shape(&self) -> &'static $crate::ParamsShape {
                static SHAPE: $crate::ParamsShape = $crate::ParamsShape {
                    name: stringify!($name),
                    params: &[$($crate::Param::$location(stringify!($field) $(, $wire)?)$(.$modifier($($argument)?))*),*],
                };
                &SHAPE
            }

            fn values(&self) -> Vec<&dyn $crate::WireValue> {
                vec![$(&self.$field),*]
            }

            $(fn nulls(&self) -> Option<&$crate::Extra> {
                Some(&self.$nulls)
            })?
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::__private::params::debug(self, f)
            }
        }

        impl $crate::__private::serde_core::Serialize for $name {
            fn serialize<S: $crate::__private::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                $crate::__private::params::serialize(self, serializer)
            }
        }
    };
}
