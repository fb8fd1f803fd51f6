//! Which argument belongs to which parameter.

use serde_json::{Map, Value};

use crate::index::Operation;

/// The values of an operation's parameters, in their order. An argument is for all parameters of its name, on the wire or in
/// Rust: an ID in the path can be in the body, too. Adds what is wrong with the names to `problems`.
pub(super) fn values(
    operation: &Operation,
    arguments: &Map<String, Value>,
    problems: &mut Vec<String>,
) -> Vec<Option<Value>> {
    let mut values = vec![None; operation.parameters.len()];
    for (name, value) in arguments {
        let mut is_known = false;
        for (parameter, slot) in operation.parameters.iter().zip(&mut values) {
            if parameter.wire != *name && parameter.rust != *name {
                continue;
            }
            is_known = true;
            match slot {
                Some(other) if other != value => {
                    problems.push(format!(
                        "{} is given twice, with different values",
                        parameter.wire
                    ));
                }
                _ => *slot = Some(value.clone()),
            }
        }
        if !is_known {
            problems.push(unknown(operation, name));
        }
    }
    for (parameter, value) in operation.parameters.iter().zip(&values) {
        if parameter.required && value.is_none() {
            problems.push(format!(
                "{} ({}) is missing",
                parameter.wire, parameter.rust
            ));
        }
    }
    values
}

fn unknown(operation: &Operation, name: &str) -> String {
    let shown: String = name.chars().take(60).filter(|c| !c.is_control()).collect();
    let names = operation.parameters.iter().map(|it| it.rust.as_str());
    let names: Vec<_> = names.collect();
    match names.is_empty() {
        true => format!(
            "there is no parameter {shown:?}; {} takes none",
            operation.name
        ),
        false => format!(
            "there is no parameter {shown:?}; there are {}",
            names.join(", ")
        ),
    }
}
