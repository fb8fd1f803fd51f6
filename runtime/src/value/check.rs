//! Whether values can be sent.

use super::encode::encodes_to;
use super::extra::Extra;
use super::shape::Field;
use super::wire_value::{Object, View, WireValue};
use crate::FilePart;
use crate::twilio::sid;

/// Checks that a value can be sent.
///
/// # Errors
///
/// The message continues a sentence that starts with the value's name (`" is not a finite number"`) and never contains the
/// value.
pub(crate) fn check(value: &dyn WireValue) -> Result<(), String> {
    match value.view() {
        View::Float(number) if !number.is_finite() => Err(" is not a finite number".to_owned()),
        View::Sid { prefix, text } => sid::check(prefix, text),
        View::File(file) => check_file(file),
        View::List(list) => (0..list.count()).try_for_each(|index| {
            check(list.get(index)).map_err(|reason| format!("[{index}]{reason}"))
        }),
        View::Map(map) => {
            // Keys are user data, so the message does not contain them.
            let mut result = Ok(());
            map.for_each(&mut |_, value| {
                if result.is_ok() {
                    result = check(value).map_err(|reason| format!("[..]{reason}"));
                }
            });
            result
        }
        View::Object(object) => check_object(object),
        View::Union(union) => union.variant().map_or(Ok(()), |(_, value)| check(value)),
        _ => Ok(()),
    }
}

fn check_file(file: &FilePart) -> Result<(), String> {
    let mut texts = file.name.iter().chain(&file.media_type);
    if texts.any(|text| text.contains(char::is_control)) {
        return Err(
            " has control characters in its file name or media type, which are not allowed in headers"
                .to_owned(),
        );
    }
    Ok(())
}

fn check_object(object: &dyn Object) -> Result<(), String> {
    let mut result = Ok(());
    object.with_values(&mut |values| {
        let mut set = object.shape().fields.iter().zip(values);
        result = set.try_for_each(|(field, value)| {
            match is_as_received(object.extra(), field, *value) {
                true => Ok(()),
                false => check(*value).map_err(|reason| format!(".{}{reason}", field.wire)),
            }
        });
    });
    result
}

/// Returns whether a field was not decoded, and not set since.
pub(crate) fn is_as_received(extra: &Extra, field: &Field, value: &dyn WireValue) -> bool {
    let received = extra.received(&field.wire);
    received.is_some_and(|received| {
        !received.is_decoded && encodes_to(field, value, received.unset.as_ref())
    })
}
