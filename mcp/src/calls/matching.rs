//! Which argument belongs to which parameter.

use serde_json::{Map, Value};

use crate::index::{Index, Operation, Parameter};
use crate::similar::similar;

/// The values of an operation's parameters, in their order. A name in Rust is that of one parameter; a name on the wire is for
/// all parameters that have it, as an ID in the path can be in the body, too. Adds what is wrong with the names to `problems`.
pub(super) fn values(
    index: &Index,
    operation: &Operation,
    arguments: &Map<String, Value>,
    problems: &mut Vec<String>,
) -> Vec<Option<Value>> {
    let parameters = operation.parameters.iter();
    let values = parameters.map(|parameter| {
        let value = of(parameter, operation, arguments, problems);
        // Some models cannot leave an argument out.
        let value = value.filter(|value| !value.is_null() || takes_null(index, parameter));
        if parameter.required && value.is_none() {
            problems.push(format!(
                "{} ({}) is missing",
                parameter.wire, parameter.rust
            ));
        }
        value.cloned()
    });
    let values: Vec<_> = values.collect();
    let is_known = |name: &str| {
        operation
            .parameters
            .iter()
            .any(|it| it.rust == name || it.wire == name)
    };
    let unknown: Vec<_> = arguments.keys().filter(|name| !is_known(name)).collect();
    problems.extend(
        unknown
            .into_iter()
            .map(|name| self::unknown(operation, name)),
    );
    values
}

/// The value of a parameter.
fn of<'a>(
    parameter: &Parameter,
    operation: &Operation,
    arguments: &'a Map<String, Value>,
    problems: &mut Vec<String>,
) -> Option<&'a Value> {
    let own = arguments.get(&parameter.rust);
    let mut others = operation.parameters.iter();
    let is_of_other = others.any(|it| it.rust == parameter.wire && it.rust != parameter.rust);
    let shared = arguments.get(&parameter.wire).filter(|_| !is_of_other);
    if let (Some(own), Some(shared)) = (own, shared)
        && own != shared
    {
        problems.push(format!(
            "{} is given twice, with different values",
            parameter.wire
        ));
    }
    own.or(shared)
}

/// Whether null is a value of a parameter.
fn takes_null(index: &Index, parameter: &Parameter) -> bool {
    let schemas = [&parameter.schema, index.resolve(&parameter.schema)];
    let is_free = schemas.iter().all(|schema| {
        ["type", "$ref", "anyOf"]
            .iter()
            .all(|it| schema.get(it).is_none())
    });
    parameter.location != "path"
        && (is_free || schemas.iter().any(|schema| schema["nullable"] == true))
}

fn unknown(operation: &Operation, name: &str) -> String {
    let shown: String = name.chars().take(60).filter(|c| !c.is_control()).collect();
    let names = operation.parameters.iter().map(|it| it.rust.as_str());
    let names: Vec<_> = names.collect();
    let wires = operation.parameters.iter().map(|it| it.wire.as_str());
    let closest = similar(name, names.iter().copied().chain(wires));
    match (closest, names.is_empty()) {
        (Some(closest), _) => format!("there is no parameter {shown:?}; did you mean {closest}?"),
        (None, true) => format!(
            "there is no parameter {shown:?}; {} takes none",
            operation.name
        ),
        (None, false) => format!(
            "there is no parameter {shown:?}; there are {}",
            names.join(", ")
        ),
    }
}
