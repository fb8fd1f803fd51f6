//! Requests as Rust.

use serde_json::Value;

use super::expression::{expression, literal};
use crate::index::{Index, Operation, Parameter};

/// The statements of an async function that returns a `Result`, after the declaration of what they use. `base_url` is where
/// the request goes if not to the API. Secrets are read from the environment.
pub(crate) fn rust(
    index: &Index,
    operation: &Operation,
    values: &[Option<Value>],
    base_url: Option<&str>,
) -> String {
    let set = operation.parameters.iter().zip(values);
    let set = set.filter_map(|(parameter, value)| Some((parameter, value.as_ref()?)));
    let (in_path, others): (Vec<_>, Vec<_>) = set.partition(|(it, _)| it.location == "path");
    let mut arguments: Vec<_> = in_path
        .iter()
        .map(|(parameter, value)| expression(index, parameter, value))
        .collect();
    let mut statements = vec![client(index, base_url)];
    if let Some(name) = &operation.params {
        statements.push(params(index, name, &others));
        arguments.push("params".to_owned());
    }
    let request = format!("client.{}({})", operation.raw_name(), arguments.join(", "));
    match operation.stream.is_some() {
        true => statements.extend([
            format!("let mut stream = {request}.await?;"),
            "while let Some(item) = stream.try_next().await? {".to_owned(),
            "    println!(\"{item:?}\");".to_owned(),
            "}".to_owned(),
        ]),
        false => statements.push(format!("let response = {request}.await?;")),
    }
    let statements = statements.join("\n");
    format!("{}\n\n{statements}", imports(index, operation, &statements))
}

/// The construction of the client.
fn client(index: &Index, base_url: Option<&str>) -> String {
    let has_credentials = index.is_twilio || !index.schemes.is_empty();
    let created = match (base_url, has_credentials) {
        (None, true) => "Client::from_env()?".to_owned(),
        (None, false) => "Client::new()?".to_owned(),
        (Some(url), _) => {
            let credentials = match has_credentials {
                true => "Credentials::from_env()?",
                false => "",
            };
            let url = literal(url);
            format!("Client::builder({credentials}).base_url({url}).build()?")
        }
    };
    format!("let client = {created};")
}

/// The declaration of the names that the statements use.
fn imports(index: &Index, operation: &Operation, statements: &str) -> String {
    let mut names = vec!["Client"];
    names.extend(operation.params.as_deref());
    let types = operation.parameters.iter();
    let types = types.filter_map(|parameter| parameter.ty.as_deref());
    let words = types.flat_map(|ty| ty.split(|c: char| !c.is_alphanumeric() && c != '_'));
    let crate_types = words.filter(|word| index.is_type(word));
    names.extend(["Bytes", "Credentials", "FilePart", "Json"]);
    names.extend(crate_types);
    names.retain(|name| is_used(name, statements));
    names.sort_unstable();
    names.dedup();
    format!("use {}::{{{}}};", index.crate_name, names.join(", "))
}

/// Whether a path in the statements begins with a name.
fn is_used(name: &str, statements: &str) -> bool {
    let is_of_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    statements.match_indices(name).any(|(start, _)| {
        let before = statements[..start].chars().next_back();
        let after = statements[start + name.len()..].chars().next();
        !is_of_word(before) && !is_of_word(after)
    })
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
        text.push_str(&format!("\n    .{}({value})", parameter.raw_name()));
    }
    text.push(';');
    text
}
