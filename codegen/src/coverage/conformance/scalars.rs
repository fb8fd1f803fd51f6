//! Values that hold no others: the runtime itself reads them.

use serde_json::Value as Json;
use twilio_runtime::__private::sid;
use twilio_runtime::{Bytes, Date, DateTime, MatchScore as Fit, Wire};

use super::Outcome;
use super::reading::{Misfit, Place, Read, Reading};
use super::words;
use crate::api::{Enum, Repr, Sid, Type, TypeId};

/// Reads a value of a type that the runtime has; none if it is none of those.
pub(super) fn read(ty: &Type, json: &Json, place: &Place) -> Option<Read> {
    let read = match ty {
        Type::Unit => Ok(Reading::default()),
        Type::String => plain::<String>(ty, json, place),
        Type::Bool => plain::<bool>(ty, json, place),
        Type::I32 => plain::<i32>(ty, json, place),
        Type::I64 => plain::<i64>(ty, json, place),
        Type::U64 => plain::<u64>(ty, json, place),
        Type::F64 => plain::<f64>(ty, json, place),
        Type::Any => plain::<Json>(ty, json, place),
        Type::Bytes | Type::File | Type::Redirect => plain::<Bytes>(ty, json, place),
        Type::DateTime => date::<DateTime>(ty, json, place),
        Type::Date => date::<Date>(ty, json, place),
        _ => return None,
    };
    Some(read)
}

/// What a field of such a type holds that nothing was put in.
pub(super) fn blank(ty: &Type) -> Option<Json> {
    match ty {
        Type::Bool => false.encode(),
        Type::I32 | Type::I64 | Type::U64 | Type::F64 => 0_i64.encode(),
        Type::Any => Json::Null.encode(),
        Type::Unit => None,
        _ => String::new().encode(),
    }
}

fn plain<T: Wire + Default>(ty: &Type, json: &Json, place: &Place) -> Read {
    let (value, mut reading) = decode::<T>(json, || Misfit::new(ty, json, place))?;
    reading.fit = value.match_score(json);
    reading.note_change(json, || Misfit::new(ty, json, place));
    Ok(reading)
}

fn date<T: Wire + Default>(ty: &Type, json: &Json, place: &Place) -> Read {
    let (value, mut reading) = decode::<T>(json, || Misfit::new(ty, json, place))?;
    reading.fit = value.match_score(json);
    if reading.fit.mismatches > 0 {
        let misfit = Misfit::new(ty, json, place).help(words::NO_DATE);
        reading.strays.push(misfit.becomes(Outcome::Malformed));
    }
    Ok(reading)
}

pub(super) fn sid(def: &Sid, json: &Json, place: &Place) -> Read {
    let expected = format!(
        "a SID: `{}` and {} hexadecimal digits",
        def.prefix,
        sid::DIGITS
    );
    let misfit = || Misfit::new(&Type::String, json, place).expected(&expected);
    let (text, mut reading) = decode::<String>(json, misfit)?;
    let valid = sid::is_sid(&def.prefix, &text);
    reading.fit = Fit::matched_if(valid, 2);
    if valid {
        reading.note_change(json, misfit);
    } else {
        let misfit = misfit().help(words::NO_SID);
        reading.strays.push(misfit.becomes(Outcome::Malformed));
    }
    Ok(reading)
}

/// A value of an open enum; letter case is ignored.
pub(super) fn enumeration(id: &TypeId, def: &Enum, json: &Json, place: &Place) -> Read {
    let misfit = || Misfit::new(&Type::String, json, place).expected(&words::one_of(def));
    let wires = def.variants.iter().map(|variant| &variant.wire);
    let (is_known, is_typed, mut reading) = match def.repr {
        Repr::String => {
            let (text, mut reading) = decode::<String>(json, misfit)?;
            let known = known(wires, &text);
            reading.written = Some(known.unwrap_or(&text).as_str().into());
            (known.is_some(), json.is_string(), reading)
        }
        Repr::Integer => {
            let (number, reading) = decode::<i64>(json, misfit)?;
            let is_known = wires
                .map(|wire| wire.parse())
                .any(|wire| wire == Ok(number));
            (is_known, json.is_number(), reading)
        }
    };
    reading.fit = Fit::matched_if(is_known && is_typed, 2);
    if is_known {
        let help = if is_typed {
            words::OTHER_CASE
        } else {
            words::OTHER_TYPE
        };
        reading.note_change(json, || misfit().help(help));
    } else {
        let misfit = misfit().help(words::NO_VALUE);
        let outcome = Outcome::Unknown {
            name: id.to_string(),
            at: place.value.clone(),
        };
        reading.strays.push(misfit.becomes(outcome));
    }
    Ok(reading)
}

/// The one of several texts that a text is: as it is, else without regard to ASCII case.
pub(super) fn known<'t>(
    texts: impl Iterator<Item = &'t String> + Clone,
    text: &str,
) -> Option<&'t String> {
    let exact = texts.clone().find(|other| *other == text);
    exact.or_else(|| texts.clone().find(|other| other.eq_ignore_ascii_case(text)))
}

fn decode<T: Wire + Default>(
    json: &Json,
    misfit: impl FnOnce() -> Misfit,
) -> Result<(T, Reading), Misfit> {
    let mut value = T::default();
    if !value.decode(json) {
        return Err(misfit());
    }
    let reading = Reading {
        written: value.encode(),
        ..Reading::default()
    };
    Ok((value, reading))
}

/// Whether two values are the same; `1` and `1.0` are one number.
pub(super) fn same(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::Number(a), Json::Number(b)) => {
            let whole = |number: &serde_json::Number| {
                let signed = number.as_i64().map(i128::from);
                signed.or(number.as_u64().map(i128::from))
            };
            match (whole(a), whole(b)) {
                (Some(a), Some(b)) => a == b,
                _ => a.as_f64() == b.as_f64(),
            }
        }
        (Json::Array(a), Json::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Json::Object(a), Json::Object(b)) => {
            let found = |(name, a)| b.get(name).is_some_and(|b| same(a, b));
            a.len() == b.len() && a.iter().all(found)
        }
        (a, b) => a == b,
    }
}
