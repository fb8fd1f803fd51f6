//! Writes what tests do for every operation and every example of the spec: a call of the operation, for the wire test,
//! and the constant that the generated crate has for an example answer.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use codegen::Samples;
use codegen::api::{Api, Operation, Place};

const SPEC: &str = "../specs/twilio_verify_v2.yaml";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={SPEC}");
    let api = codegen::analyze(&fs::read_to_string(SPEC)?).into_api()?;
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("calls.rs"), calls(&api)?)?;
    fs::write(out.join("examples.rs"), examples(&api)?)?;
    Ok(())
}

fn calls(api: &Api) -> Result<String, Box<dyn Error>> {
    let mut source = String::from("vec![");
    for operation in api.modules.iter().flat_map(|module| &module.operations) {
        for (request, response) in pairs(operation) {
            let body = request.map(|index| &operation.request_examples[index].value);
            let call = codegen::call(api, operation, body, Samples::All);
            let query = call
                .parameters
                .iter()
                .filter(|(place, ..)| *place == Place::Query);
            let query: Vec<_> = query.map(|(_, name, value)| (name, value)).collect();
            let answer = response.map(|index| &operation.response_examples[index]);
            write!(
                source,
                "Call {{ operation: {:?}, path: json!({}), query: json!({}), body: json!({}), left_out: json!({}), \
                 status: {}, answer: json!({}), request: Box::new(|client| exchange({})) }},",
                operation.id,
                serde_json::to_string(&call.path)?,
                serde_json::to_string(&query)?,
                serde_json::to_string(&body)?,
                serde_json::to_string(&call.left_out)?,
                answer.map_or(204, |answer| answer.status),
                serde_json::to_string(&answer.map(|answer| &answer.example.value))?,
                call.expression
                    .ok_or("an operation that cannot be called")?,
            )?;
        }
    }
    source.push(']');
    Ok(source)
}

fn examples(api: &Api) -> Result<String, Box<dyn Error>> {
    let mut source = String::from("vec![");
    for operation in api.modules.iter().flat_map(|module| &module.operations) {
        for example in &operation.response_examples {
            write!(
                source,
                "example({:?}, &operations::{}, examples::{}::{}),",
                operation.id, operation.static_name, operation.examples_name, example.const_name
            )?;
        }
    }
    source.push(']');
    Ok(source)
}

/// Which request example goes with which response example, so that each is used: those of one name belong
/// together, others go with the first of the other side.
fn pairs(operation: &Operation) -> Vec<(Option<usize>, Option<usize>)> {
    let requests = &operation.request_examples;
    let responses = &operation.response_examples;
    let first = |length: usize| (length > 0).then_some(0);
    let mut pairs: Vec<_> = responses
        .iter()
        .enumerate()
        .map(|(index, response)| {
            let named = requests
                .iter()
                .position(|request| request.name == response.example.name);
            (named.or(first(requests.len())), Some(index))
        })
        .collect();
    for index in 0..requests.len() {
        if !pairs.iter().any(|(request, _)| *request == Some(index)) {
            pairs.push((Some(index), first(responses.len())));
        }
    }
    if pairs.is_empty() {
        pairs.push((None, None));
    }
    pairs
}
