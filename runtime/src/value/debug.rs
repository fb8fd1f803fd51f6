//! `Debug` of objects and unions.

use std::fmt::{self, DebugStruct};

use super::check::is_as_received;
use super::encode::is_sent;
use super::json_type::json_type;
use super::shape::Field;
use super::wire_value::{Object, Union, WireValue};

/// Implements `Debug` for every object: omits unset fields and hides the values of redacted ones.
pub fn object(object: &dyn Object, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let shape = object.shape();
    let mut out = f.debug_struct(shape.name);
    object.with_values(&mut |values| {
        for (field, value) in shape.fields.iter().zip(values) {
            if !is_as_received(object.extra(), field, *value) {
                debug_field(&mut out, field, *value);
            }
        }
    });
    if !object.extra().is_empty() {
        out.field("extra", object.extra());
    }
    out.finish()
}

/// Implements `Debug` for every union. JSON that matches no variant may contain anything, so only its type is shown.
pub fn union(union: &dyn Union, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match union.variant() {
        Ok((name, value)) => f.debug_tuple(name).field(&value).finish(),
        Err(json) => write!(f, "Unknown({})", json_type(json)),
    }
}

pub(crate) fn debug_field(out: &mut DebugStruct<'_, '_>, field: &Field, value: &dyn WireValue) {
    if !is_sent(field, value) {
        return;
    }
    let name = field.name.trim_start_matches("r#");
    if field.redacted {
        out.field(name, &format_args!("[redacted]"));
    } else {
        out.field(name, &value);
    }
}
