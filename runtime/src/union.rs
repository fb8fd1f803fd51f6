//! Values that are one of several types.

use std::fmt;

use bytes::Bytes;

use crate::wire::{self, Received, kind};
use crate::{FilePart, Fit, Json, Wire};

/// What a [`Union`] type is made of.
#[derive(Debug)]
pub struct UnionShape {
    /// What tells which of the types came.
    pub by: By,
    /// The name of each variant but `Unknown`, with the tags that lead to it.
    pub variants: &'static [(&'static str, &'static [&'static str])],
}

/// What tells which of several types came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Whichever reads it best.
    Reading,
    /// The value of a property; whichever reads it best where it has none.
    Property(&'static str),
    /// The status of the answer, such as `200` or `2XX`; whichever reads it best where there is no answer.
    Status,
}

/// An enum of types; implemented with [`union!`](crate::union).
pub trait Union: Wire {
    /// What the type is made of.
    fn shape(&self) -> &'static UnionShape;
    /// The name of its variant, and its value; or what came and is none of the types.
    fn chosen(&self) -> Result<(&'static str, &dyn Wire), &Json>;
    /// Becomes that variant, with nothing set, and gives its value.
    fn choose(&mut self, variant: usize) -> &mut dyn Wire;
    /// Becomes `Unknown`.
    fn keep(&mut self, json: &Json);
}

impl UnionShape {
    /// The variant that a tag leads to: as it is, else without regard to ASCII case.
    fn tagged(&self, tag: &str) -> Option<usize> {
        let find = |is: &dyn Fn(&str) -> bool| {
            let mut variants = self.variants.iter();
            variants.position(|(_, tags)| tags.iter().any(|other| is(other)))
        };
        find(&|other| other == tag).or_else(|| find(&|other| other.eq_ignore_ascii_case(tag)))
    }
}

/// [`Wire::decode`] of every union. What is none of the types is kept.
pub fn decode(union: &mut dyn Union, json: &Json) -> bool {
    let shape = union.shape();
    let tag = match shape.by {
        By::Property(name) => json.get(name).and_then(crate::text::text),
        By::Reading | By::Status => None,
    };
    let chosen = match &tag {
        Some(tag) => shape.tagged(tag),
        None => best(union, json),
    };
    let read = chosen.is_some_and(|variant| union.choose(variant).decode(json));
    if !read {
        union.keep(json);
    }
    true
}

/// The variant that reads it best, the first of several that read it as well.
fn best(union: &mut dyn Union, json: &Json) -> Option<usize> {
    let mut best: Option<(Fit, usize)> = None;
    for variant in 0..union.shape().variants.len() {
        let value = union.choose(variant);
        if !value.decode(json) {
            continue;
        }
        let fit = value.fit(json);
        // An object of which a type knows nothing is none of its values, and neither is anything else that it
        // would write in another way.
        let foreign = match json {
            Json::Object(_) => fit.known == 0 && fit.extra > 0,
            _ => fit.odd > 0 && value.encode().as_ref() != Some(json),
        };
        if !foreign && best.is_none_or(|(before, _)| fit > before) {
            best = Some((fit, variant));
        }
    }
    best.map(|(_, variant)| variant)
}

/// [`Wire::receive`] of every union.
pub fn receive(union: &mut dyn Union, answer: &http::Response<Bytes>) -> Received {
    let shape = union.shape();
    if shape.by == By::Status {
        let status = answer.status().as_u16();
        let exact = shape.tagged(&status.to_string());
        let range = || shape.tagged(&format!("{}XX", status / 100));
        if let Some(variant) = exact.or_else(range) {
            return union.choose(variant).receive(answer);
        }
    }
    wire::receive_json(answer, &mut |json| decode(union, json))
}

/// [`Wire::encode`] of every union: the value, with the tag that its type is known by.
pub fn encode(union: &dyn Union) -> Option<Json> {
    let shape = union.shape();
    let (name, value) = match union.chosen() {
        Ok(chosen) => chosen,
        Err(json) => return Some(json.clone()),
    };
    let mut json = value.encode()?;
    let tags = shape.variants.iter().find(|(other, _)| *other == name);
    if let (By::Property(property), Some(object)) = (shape.by, json.as_object_mut())
        && let Some((_, [tag, ..])) = tags
        && object.get(property).is_none_or(|tag| tag == "")
    {
        object.insert(property.to_owned(), (*tag).into());
    }
    Some(json)
}

/// [`Wire::fit`] of every union.
pub fn fit(union: &dyn Union, json: &Json) -> Fit {
    match union.chosen() {
        Ok((_, value)) => value.fit(json),
        Err(_) => Fit::ODD,
    }
}

/// [`Wire::form`] of every union.
pub fn form(union: &dyn Union, out: &mut Vec<String>) {
    match union.chosen() {
        Ok((_, value)) => value.form(out),
        Err(json) => json.form(out),
    }
}

/// [`Wire::files`] of every union.
pub fn files(union: &dyn Union, out: &mut Vec<FilePart>) {
    if let Ok((_, value)) = union.chosen() {
        value.files(out);
    }
}

/// [`Wire::check`] of every union.
pub fn check(union: &dyn Union) -> Result<(), String> {
    match union.chosen() {
        Ok((_, value)) => value.check(),
        Err(_) => Ok(()),
    }
}

/// `Debug` of every union. What came and is unknown may be anything, so only its kind is shown.
pub fn debug(union: &dyn Union, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match union.chosen() {
        Ok((name, value)) => f.debug_tuple(name).field(&value).finish(),
        Err(json) => write!(f, "Unknown({})", kind(json)),
    }
}

/// Makes an enum of types a [`Wire`](crate::Wire) type that keeps what is none of them.
///
/// Each variant holds one value; `Unknown(Json)`, which holds what is none of the types, is not listed. Without
/// more, the type that reads an answer best is chosen: the fewest values that do not fit, then the most
/// properties that are known. `by "name"` has the value of a property decide, `by status` the status of the
/// answer; then each variant is stated with the tags that lead to it.
///
/// ```
/// use twilio_runtime::{Extra, Json};
///
/// #[derive(Clone, Default, PartialEq)]
/// pub struct Card { pub last4: Option<String>, _extra: Extra }
/// twilio_runtime::object! { Card { last4: "last4" } }
///
/// #[derive(Clone, PartialEq)]
/// pub enum Payment { Card(Box<Card>), Cash(Json), Unknown(Json) }
/// twilio_runtime::union! { Payment by "kind" { Card = "card", Cash = "cash" "coins" } }
///
/// let payment: Payment = serde_json::from_str(r#"{"kind": "card", "last4": "4242"}"#).unwrap();
/// assert!(matches!(payment, Payment::Card(card) if card.last4.as_deref() == Some("4242")));
/// ```
#[macro_export]
macro_rules! union {
    ($name:ident { $($variant:ident),* $(,)? }) => {
        $crate::union! { @ $name, $crate::By::Reading, $($variant =),* }
    };
    ($name:ident by status { $($variant:ident $(= $($tag:literal)*)?),* $(,)? }) => {
        $crate::union! { @ $name, $crate::By::Status, $($variant = $($($tag)*)?),* }
    };
    ($name:ident by $property:literal { $($variant:ident $(= $($tag:literal)*)?),* $(,)? }) => {
        $crate::union! { @ $name, $crate::By::Property($property), $($variant = $($($tag)*)?),* }
    };
    (@ $name:ident, $by:expr, $($variant:ident = $($tag:literal)*),*) => {
        impl $crate::Union for $name {
            fn shape(&self) -> &'static $crate::UnionShape {
                static SHAPE: $crate::UnionShape = $crate::UnionShape {
                    by: $by,
                    variants: &[$((stringify!($variant), &[$($tag),*])),*],
                };
                &SHAPE
            }

            fn chosen(&self) -> Result<(&'static str, &dyn $crate::Wire), &$crate::Json> {
                match self {
                    $(Self::$variant(value) => Ok((stringify!($variant), value)),)*
                    Self::Unknown(json) => Err(json),
                }
            }

            fn choose(&mut self, variant: usize) -> &mut dyn $crate::Wire {
                const VARIANTS: &[fn() -> $name] = &[$(|| $name::$variant(Default::default())),*];
                *self = VARIANTS[variant]();
                match self {
                    $(Self::$variant(value) => value,)*
                    Self::Unknown(json) => json,
                }
            }

            fn keep(&mut self, json: &$crate::Json) {
                *self = Self::Unknown(json.clone());
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::Unknown($crate::Json::Null)
            }
        }

        impl $crate::Wire for $name {
            fn decode(&mut self, json: &$crate::Json) -> bool {
                $crate::__private::union::decode(self, json)
            }

            fn encode(&self) -> Option<$crate::Json> {
                $crate::__private::union::encode(self)
            }

            fn form(&self, out: &mut Vec<String>) {
                $crate::__private::union::form(self, out);
            }

            fn files(&self, out: &mut Vec<$crate::FilePart>) {
                $crate::__private::union::files(self, out);
            }

            fn check(&self) -> Result<(), String> {
                $crate::__private::union::check(self)
            }

            fn fit(&self, json: &$crate::Json) -> $crate::Fit {
                $crate::__private::union::fit(self, json)
            }

            fn receive(&mut self, answer: &$crate::http::Response<$crate::Bytes>) -> $crate::Received {
                $crate::__private::union::receive(self, answer)
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::__private::union::debug(self, f)
            }
        }

        $crate::serde!($name);
    };
}
