//! The bounds of numbers within lists, maps and objects.

use super::bounds::Bounds;
use crate::Json;

/// The bounds of a number within a value, and the steps from the value to the number.
pub type NestedBounds = (&'static [Step], Bounds);

/// A step from a value to what it contains.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// To each item of a list or value of a map.
    Each,
    /// To a property of an object.
    Property(&'static str),
}

/// Checks the numbers within a value. The message continues a sentence that starts with the value's name, and does not
/// contain the numbers.
pub(crate) fn check(nested: &[NestedBounds], json: &Json) -> Result<(), String> {
    let mut bounds = nested.iter();
    bounds.try_for_each(|(steps, bounds)| check_one(steps, bounds, json))
}

fn check_one(steps: &[Step], bounds: &Bounds, json: &Json) -> Result<(), String> {
    match (steps, json) {
        ([], _) => json
            .as_f64()
            .map_or(Ok(()), |number| bounds.check_number(number)),
        ([Step::Property(name), rest @ ..], Json::Object(properties)) => {
            properties.get(*name).map_or(Ok(()), |property| {
                let checked = check_one(rest, bounds, property);
                checked.map_err(|reason| format!(".{name}{reason}"))
            })
        }
        ([Step::Each, rest @ ..], Json::Array(items)) => {
            let mut items = items.iter().enumerate();
            items.try_for_each(|(index, item)| {
                let checked = check_one(rest, bounds, item);
                checked.map_err(|reason| format!("[{index}]{reason}"))
            })
        }
        // Keys are user data, so the message does not contain them.
        ([Step::Each, rest @ ..], Json::Object(entries)) => {
            let mut values = entries.values();
            values.try_for_each(|value| {
                let checked = check_one(rest, bounds, value);
                checked.map_err(|reason| format!("[..]{reason}"))
            })
        }
        _ => Ok(()),
    }
}
