//! Single values in received JSON.

use std::borrow::Cow;

use super::number;
use super::wire_value::Slot;
use crate::Json;

/// A received null, boolean, number or text.
#[derive(Clone, Copy)]
pub(crate) enum Scalar<'a> {
    Null,
    Bool(bool),
    Unsigned(u64),
    Negative(i64),
    Float(f64),
    /// A [marked number](number).
    Digits(&'a str),
    Text(&'a str),
}

/// How well a place holds a value that was decoded into it.
#[derive(Clone, Copy)]
pub(crate) enum Fit {
    /// It is encoded as it was received.
    Exact,
    /// It is encoded to another spelling of the same number.
    Spelling,
    /// It was converted.
    Altered,
    /// It was not decoded.
    Mismatch,
    /// It is null, which the place does not hold.
    Null,
}

/// JSON as it was received, without [marks](number).
pub(crate) struct Original {
    pub(crate) json: Json,
    /// Whether it is a number that [`Json`] cannot hold, so that `json` is a string with its digits.
    pub(crate) has_digits: bool,
}

impl<'a> Scalar<'a> {
    /// A text, or the number that it marks.
    pub(crate) fn of_text(text: &'a str) -> Self {
        number::marked_digits(text).map_or(Self::Text(text), Self::Digits)
    }

    /// An integer; `Json` distinguishes those below zero.
    pub(crate) fn of_integer(integer: i64) -> Self {
        u64::try_from(integer).map_or(Self::Negative(integer), Self::Unsigned)
    }

    /// A number. JSON has no infinity and no NaN.
    pub(crate) fn of_float(float: f64) -> Self {
        match float.is_finite() {
            true => Self::Float(float),
            false => Self::Null,
        }
    }

    pub(crate) fn original(self) -> Original {
        let json = self.marked();
        match self {
            Self::Digits(_) => Original::of(json),
            _ => Original {
                json,
                has_digits: false,
            },
        }
    }

    /// Returns the value as JSON in which numbers are still marked.
    pub(crate) fn marked(self) -> Json {
        match self {
            Self::Null => Json::Null,
            Self::Bool(value) => value.into(),
            Self::Unsigned(number) => number.into(),
            Self::Negative(number) => number.into(),
            Self::Float(number) => number.into(),
            Self::Digits(digits) => number::mark_digits(digits),
            Self::Text(text) => text.into(),
        }
    }

    /// Returns the text of a string, number or boolean. A number has the digits that were received.
    fn text(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Null => None,
            Self::Text(text) | Self::Digits(text) => Some(Cow::Borrowed(text)),
            Self::Bool(_) | Self::Unsigned(_) | Self::Negative(_) | Self::Float(_) => {
                Some(Cow::Owned(self.marked().to_string()))
            }
        }
    }

    fn boolean(self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(value),
            Self::Text(text) if text.eq_ignore_ascii_case("true") => Some(true),
            Self::Text(text) if text.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        }
    }

    fn integer(self) -> Option<i64> {
        match self {
            Self::Unsigned(number) => number.try_into().ok(),
            Self::Negative(number) => Some(number),
            Self::Float(number) => number::whole(number),
            Self::Text(text) | Self::Digits(text) => {
                let digits = text.trim();
                let exact = digits.parse().ok();
                exact.or_else(|| digits.parse().ok().and_then(number::whole))
            }
            Self::Null | Self::Bool(_) => None,
        }
    }

    fn unsigned(self) -> Option<u64> {
        let unsigned = match self {
            Self::Unsigned(number) => Some(number),
            Self::Text(text) | Self::Digits(text) => text.trim().parse().ok(),
            _ => None,
        };
        unsigned.or_else(|| self.integer()?.try_into().ok())
    }

    fn float(self) -> Option<f64> {
        let value = match self {
            Self::Unsigned(number) => Some(number as f64),
            Self::Negative(number) => Some(number as f64),
            Self::Float(number) => Some(number),
            Self::Text(text) | Self::Digits(text) => text.trim().parse().ok(),
            Self::Null | Self::Bool(_) => None,
        };
        value.filter(|value: &f64| value.is_finite())
    }

    /// Returns how well a number that was received as this scalar is held by a float.
    fn fit_of_float(self, float: f64) -> Fit {
        let encoded = number::float_to_json(float);
        let is_same = match self {
            Self::Float(received) => received == float,
            Self::Digits(digits) => number::is_same(digits, &encoded.to_string()),
            _ => return fit(self.marked() == encoded),
        };
        match is_same {
            false => Fit::Altered,
            true if self.original().json == encoded => Fit::Exact,
            true => Fit::Spelling,
        }
    }

    /// Decodes the value into a place for single values. All other places are left as they are.
    pub(crate) fn decode(self, mut slot: Slot<'_>) -> Fit {
        let is_text = matches!(self, Self::Text(_));
        if let (Self::Text(text), Slot::Text(place) | Slot::String(place) | Slot::Time(place)) =
            (self, &mut slot)
        {
            // By far the most frequent case.
            **place = text.to_owned();
            return Fit::Exact;
        }
        let is_integer = matches!(self, Self::Unsigned(_) | Self::Negative(_));
        match slot {
            Slot::Unset => Fit::Null,
            Slot::Unit if matches!(self, Self::Null) => Fit::Null,
            Slot::Unit => Fit::Altered,
            Slot::Bool(place) => {
                let is_exact = matches!(self, Self::Bool(_));
                set(place, self.boolean(), is_exact)
            }
            Slot::I32(place) => {
                let integer = self.integer().and_then(|integer| integer.try_into().ok());
                set(place, integer, is_integer)
            }
            Slot::I64(place) => set(place, self.integer(), is_integer),
            Slot::U64(place) => set(place, self.unsigned(), is_integer),
            Slot::F64(place) => match self.float() {
                Some(float) => {
                    *place = float;
                    self.fit_of_float(float)
                }
                None => Fit::Mismatch,
            },
            Slot::String(place) | Slot::Text(place) | Slot::Redirect(place) => {
                set(place, self.text().map(Cow::into_owned), is_text)
            }
            Slot::Bytes(place) | Slot::File(place) => {
                let text = self.text().map(Cow::into_owned);
                set(place, text.map(Into::into), is_text)
            }
            Slot::NumberEnum(place) => match self.integer() {
                Some(integer) => {
                    place.set(integer);
                    fit(is_integer)
                }
                None => Fit::Mismatch,
            },
            Slot::Enum(place) => match self.text() {
                Some(text) => fit(place.set(&text) && is_text),
                None => Fit::Mismatch,
            },
            Slot::Time(_)
            | Slot::Json(_)
            | Slot::List(_)
            | Slot::Map(_)
            | Slot::Object(_)
            | Slot::Union(_) => Fit::Mismatch,
        }
    }
}

impl Original {
    /// Removes the marks of JSON.
    pub(crate) fn of(mut json: Json) -> Self {
        let is_number = number::is_number(&json);
        number::unmark(&mut json);
        Self {
            has_digits: is_number && json.is_string(),
            json,
        }
    }
}

fn set<T>(place: &mut T, value: Option<T>, is_exact: bool) -> Fit {
    match value {
        Some(value) => {
            *place = value;
            fit(is_exact)
        }
        None => Fit::Mismatch,
    }
}

fn fit(is_exact: bool) -> Fit {
    match is_exact {
        true => Fit::Exact,
        false => Fit::Altered,
    }
}
