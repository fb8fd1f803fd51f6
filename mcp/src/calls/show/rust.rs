//! Requests as Rust.

use serde_json::{Number, Value};

use crate::index::{Index, Operation, Parameter};

/// The statements of an async function that returns a `Result`. Secrets are read from the environment.
pub(crate) fn rust(index: &Index, operation: &Operation, values: &[Option<Value>]) -> String {
    let set = operation.parameters.iter().zip(values);
    let set = set.filter_map(|(parameter, value)| Some((parameter, value.as_ref()?)));
    let (in_path, others): (Vec<_>, Vec<_>) = set.partition(|(it, _)| it.location == "path");
    let mut arguments: Vec<_> = in_path
        .iter()
        .map(|(parameter, value)| expression(index, parameter, value))
        .collect();
    let mut lines = vec![match index.is_twilio {
        true => "let client = Client::from_env()?;".to_owned(),
        false => "let client = Client::new(Credentials::from_env()?)?;".to_owned(),
    }];
    if let Some(name) = &operation.params {
        lines.push(params(index, name, &others));
        arguments.push("params".to_owned());
    }
    let request = format!("client.{}({})", operation.name, arguments.join(", "));
    match operation.stream.is_some() {
        true => lines.extend([
            format!("let mut stream = {request}.await?;"),
            "while let Some(item) = stream.try_next().await? {".to_owned(),
            "    println!(\"{item:?}\");".to_owned(),
            "}".to_owned(),
        ]),
        false => lines.push(format!("let response = {request}.await?;")),
    }
    lines.join("\n")
}

/// The parameter struct: required values in its constructor, the others with setters.
fn params(index: &Index, name: &str, values: &[(&Parameter, &Value)]) -> String {
    let (required, optional): (Vec<_>, Vec<_>) = values.iter().partition(|(it, _)| it.required);
    let required = required
        .iter()
        .map(|(parameter, value)| expression(index, parameter, value));
    let mut text = format!(
        "let params = {name}::new({})",
        required.collect::<Vec<_>>().join(", ")
    );
    for (parameter, value) in optional {
        let value = expression(index, parameter, value);
        text.push_str(&format!("\n    .{}({value})", setter(&parameter.rust)));
    }
    text.push(';');
    text
}

/// The name of a setter, which can be a keyword.
fn setter(name: &str) -> String {
    match [
        "type", "match", "ref", "use", "move", "in", "for", "where", "async", "impl", "fn", "enum",
        "struct",
    ]
    .contains(&name)
    {
        true => format!("r#{name}"),
        false => name.to_owned(),
    }
}

fn expression(index: &Index, parameter: &Parameter, value: &Value) -> String {
    if parameter.schema["x-sensitive"] == "secret" && value.is_string() {
        let variable: String = parameter.rust.to_uppercase();
        return format!("std::env::var({variable:?})?");
    }
    typed(index, &parameter.schema, value)
}

fn typed(index: &Index, schema: &Value, value: &Value) -> String {
    let resolved = index.resolve(schema);
    let format = resolved["format"].as_str().unwrap_or_default();
    match (value, resolved["type"].as_str().unwrap_or_default()) {
        (Value::String(text), "string") => match format {
            "date-time" | "date" => format!("{text:?}.to_owned()"),
            "file" | "binary" => format!("{text:?}.as_bytes().to_vec()"),
            _ => format!("{text:?}"),
        },
        (Value::Number(number), "number") => float(number),
        (Value::Number(_) | Value::Bool(_), "integer" | "boolean") => value.to_string(),
        (Value::Array(items), "array") => {
            let items = items
                .iter()
                .map(|item| typed(index, &resolved["items"], item));
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        }
        _ if schema.get("$ref").is_some() => format!("serde_json::from_value(json!({value}))?"),
        _ => format!("json!({value})"),
    }
}

fn float(number: &Number) -> String {
    let text = number.to_string();
    match text.contains(['.', 'e', 'E']) {
        true => text,
        false => format!("{text}.0"),
    }
}
