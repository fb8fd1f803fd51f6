//! The parameters of an operation, apart from those in its path.

use std::fmt::{self, Debug};

use crate::object::{Field, debug_field};
use crate::{Style, Wire};

/// A struct with the parameters of one operation; implemented with [`params!`](crate::params).
pub trait Params: Debug + Send + Sync + 'static {
    /// What the type is made of.
    fn shape(&self) -> &'static ParamsShape;
    /// The parameters' values, in the order of [`ParamsShape::params`].
    fn slots(&self) -> Vec<&dyn Wire>;
}

/// What a [`Params`] type is made of.
#[derive(Debug)]
pub struct ParamsShape {
    /// The type's name.
    pub name: &'static str,
    /// Its parameters, in the order of [`Params::slots`].
    pub params: &'static [Param],
}

/// One parameter of a [`ParamsShape`].
#[derive(Debug)]
pub struct Param {
    /// Where it is sent.
    pub place: Place,
    /// How it is written there.
    pub style: Style,
    /// Its names, and whether `Debug` hides it.
    pub field: Field,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// In the URL's query.
    Query,
    /// As a header.
    Header,
    /// In the `Cookie` header.
    Cookie,
    /// As a field of the form, which can be a file in one that takes files.
    Form,
    /// As a property of the JSON body.
    Json,
    /// As the whole body.
    Body,
}

impl Param {
    const fn new(place: Place, name: &'static str, wire: &'static str) -> Self {
        Self {
            place,
            style: Style::Plain,
            field: Field::new(name, wire),
        }
    }

    /// A parameter in the query.
    pub const fn query(name: &'static str, wire: &'static str) -> Self {
        Self::new(Place::Query, name, wire)
    }

    /// A parameter that is a header.
    pub const fn header(name: &'static str, wire: &'static str) -> Self {
        Self::new(Place::Header, name, wire)
    }

    /// A parameter that is a cookie.
    pub const fn cookie(name: &'static str, wire: &'static str) -> Self {
        Self::new(Place::Cookie, name, wire)
    }

    /// A field of the form.
    pub const fn form(name: &'static str, wire: &'static str) -> Self {
        Self::new(Place::Form, name, wire)
    }

    /// A property of the JSON body.
    pub const fn json(name: &'static str, wire: &'static str) -> Self {
        Self::new(Place::Json, name, wire)
    }

    /// The body.
    pub const fn body(name: &'static str) -> Self {
        Self::new(Place::Body, name, name)
    }

    /// The same parameter, hidden by `Debug`.
    pub const fn redacted(mut self) -> Self {
        self.field = self.field.redacted();
        self
    }
}

/// The same parameter, written in another way; see [`Style`].
impl Param {
    const fn styled(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// [`Style::Comma`]
    pub const fn comma(self) -> Self {
        self.styled(Style::Comma)
    }

    /// [`Style::Space`]
    pub const fn space(self) -> Self {
        self.styled(Style::Space)
    }

    /// [`Style::Pipe`]
    pub const fn pipe(self) -> Self {
        self.styled(Style::Pipe)
    }

    /// [`Style::Deep`]
    pub const fn deep(self) -> Self {
        self.styled(Style::Deep)
    }

    /// [`Style::Spread`]
    pub const fn spread(self) -> Self {
        self.styled(Style::Spread)
    }

    /// [`Style::Pairs`]
    pub const fn pairs(self) -> Self {
        self.styled(Style::Pairs)
    }

    /// [`Style::Json`]
    pub const fn text(self) -> Self {
        self.styled(Style::Json)
    }
}

/// `Debug` of every type of parameters.
pub fn debug(params: &dyn Params, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut out = f.debug_struct(params.shape().name);
    for (param, slot) in params.shape().params.iter().zip(params.slots()) {
        debug_field(&mut out, &param.field, slot);
    }
    out.finish()
}

/// Makes a struct the [`Params`](trait@crate::Params) of an operation, with `Debug`.
///
/// Each field is stated once: name in Rust, place (`query`, `header`, `cookie`, `form`, `json`, or `body`, which
/// takes no wire name), name on the wire, and modifiers: `redacted` if `Debug` must not show it, and one of
/// `comma`, `space`, `pipe`, `deep`, `spread`, `pairs` and `text` if a list or an object is not written
/// [as usual](crate::Style).
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
    ($name:ident { $($field:ident : $place:ident $($wire:literal)? $($modifier:ident)*),* $(,)? }) => {
        impl $crate::Params for $name {
            fn shape(&self) -> &'static $crate::ParamsShape {
                static SHAPE: $crate::ParamsShape = $crate::ParamsShape {
                    name: stringify!($name),
                    params: &[$($crate::Param::$place(stringify!($field) $(, $wire)?)$(.$modifier())*),*],
                };
                &SHAPE
            }

            fn slots(&self) -> Vec<&dyn $crate::Wire> {
                vec![$(&self.$field),*]
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::__private::debug_params(self, f)
            }
        }
    };
}
