//! Writes code for tests of all operations: a call of each operation with each of its examples, and the constants that
//! the generated crate has for response examples. Writes the crates of some fixtures, too, as modules.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use codegen::Samples;
use codegen::api::{Api, Example, Operation, ParameterLocation};

const SPEC: &str = "../specs/twilio_verify_v2.yaml";

/// The pages of operations.
const PAGES: &str = "../generated/reference/operations";

/// The fixtures whose crates are modules of the tests.
const FIXTURES: &[&str] = &["security", "servers", "streams"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={SPEC}");
    let api = codegen::analyze(&fs::read_to_string(SPEC)?).into_api()?;
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("calls.rs"), calls(&api)?)?;
    fs::write(out.join("examples.rs"), examples(&api)?)?;
    fs::write(out.join("reference_programs.rs"), reference_programs()?)?;
    fs::write(out.join("fixture_crates.rs"), fixture_crates(out)?)?;
    Ok(())
}

/// The programs on the pages of operations, each in a module of its own, and a function that lists them.
fn reference_programs() -> Result<String, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={PAGES}");
    let mut modules = String::new();
    let mut list = String::new();
    let mut paths = Vec::new();
    for entry in fs::read_dir(PAGES)? {
        paths.push(entry?.path());
    }
    paths.sort();
    for path in paths {
        let page = fs::read_to_string(&path)?;
        let program = page
            .split_once("### Rust\n\n```rust\n")
            .and_then(|(_, after)| after.split_once("\n```"));
        let (program, _) = program.ok_or_else(|| format!("{} has no program", path.display()))?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        writeln!(
            modules,
            "#[allow(deprecated, unused_variables)]\nmod r#{name} {{\n{program}\n\npub(super) fn run(client: &Client) -> std::pin::Pin<Box<dyn Future<Output = Result<(), Error>> + '_>> {{ Box::pin(example(client)) }}\n}}"
        )?;
        writeln!(list, "({name:?}, r#{name}::run as Program),")?;
    }
    Ok(format!(
        "{modules}\nfn reference_programs() -> Vec<(&'static str, Program)> {{ vec![\n{list}] }}\n"
    ))
}

/// Writes the crates of the fixtures, and returns the declarations of their modules, which are within `fixture_crates`.
fn fixture_crates(out: &Path) -> Result<String, Box<dyn Error>> {
    // The features of a crate.
    println!(
        "cargo::rustc-check-cfg=cfg(feature, values(\"hyper\", \"reqwest\", \"testing\", \"webhooks\"))"
    );
    println!("cargo::rustc-check-cfg=cfg(docsrs)");
    let mut declarations = String::new();
    for name in FIXTURES {
        let document = format!("fixtures/{name}.yaml");
        println!("cargo::rerun-if-changed={document}");
        let folder = out.join("fixture_crates").join(name);
        fs::create_dir_all(&folder)?;
        for file in codegen::generate(&fs::read_to_string(document)?)? {
            let path = match &*file.path {
                "lib.rs" => "mod.rs",
                other => other,
            };
            let root = format!("crate::fixture_crates::{name}::");
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap_or(&folder))?;
            fs::write(path, file.source.replace("crate::", &root))?;
        }
        let root = folder.join("mod.rs");
        writeln!(declarations, "#[path = {root:?}]\npub mod {name};")?;
    }
    Ok(declarations)
}

fn calls(api: &Api) -> Result<String, Box<dyn Error>> {
    let mut source = String::from("vec![");
    for operation in api.operations() {
        let (requests, responses) = (requests(operation), responses(operation));
        for (request, response) in pairs(&requests, &responses) {
            let body = request.map(|index| &requests[index].value);
            let call = codegen::call(api, operation, body, Samples::All);
            let query = call
                .parameters
                .iter()
                .filter(|(location, ..)| *location == ParameterLocation::Query);
            let query: Vec<_> = query.map(|(_, name, value)| (name, value)).collect();
            let response = response.map(|index| responses[index]);
            write!(
                source,
                "Call {{ operation: {:?}, path: json!({}), query: json!({}), body: json!({}), omitted: json!({}), \
                 status: {}, response: json!({}), send: Box::new(|client| send({})) }},",
                operation.id,
                serde_json::to_string(&call.path)?,
                serde_json::to_string(&query)?,
                serde_json::to_string(&body)?,
                serde_json::to_string(&call.left_out)?,
                response.map_or(204, |(status, _)| status),
                serde_json::to_string(&response.map(|(_, example)| &example.value))?,
                call.expression().ok_or("the operation cannot be called")?,
            )?;
        }
    }
    source.push(']');
    Ok(source)
}

fn examples(api: &Api) -> Result<String, Box<dyn Error>> {
    let mut source = String::from("vec![");
    for operation in api.operations() {
        for (_, example) in responses(operation) {
            let const_name = example.const_name.as_ref();
            write!(
                source,
                "example({:?}, &operations::{}, examples::{}::{}),",
                operation.id,
                operation.static_name,
                operation.examples_module,
                const_name.ok_or("the example has no constant")?
            )?;
        }
    }
    source.push(']');
    Ok(source)
}

/// The examples of the request body.
fn requests(operation: &Operation) -> Vec<&Example> {
    let body = operation.body.iter();
    body.flat_map(|body| &body.examples).collect()
}

/// The examples of successful responses, with their statuses.
fn responses(operation: &Operation) -> Vec<(u16, &Example)> {
    let examples = operation.example_responses();
    let examples = examples.filter(|(_, _, example)| example.const_name.is_some());
    examples
        .map(|(status, _, example)| (status, example))
        .collect()
}

/// Pairs of indices of request and response examples, so that each is used: those with the same name are a pair, others
/// are combined with the first one.
fn pairs(
    requests: &[&Example],
    responses: &[(u16, &Example)],
) -> Vec<(Option<usize>, Option<usize>)> {
    let first = |length: usize| (length > 0).then_some(0);
    let mut pairs: Vec<_> = responses
        .iter()
        .enumerate()
        .map(|(index, (_, response))| {
            let named = requests
                .iter()
                .position(|request| request.name == response.name);
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
