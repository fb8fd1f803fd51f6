//! Every example answer of every reference document is decoded by the crate that is generated from it, and
//! written again: nothing is lost. The documents are no part of this repository, so without them nothing is tested.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use std::{env, fs};

use codegen::api::{Api, Type};
use serde_json::Value;

/// What is written otherwise than it came: document, property, why, and how often.
const DIFFERENCES: &[(&str, &str, &str, usize)] = &[
    ("twilio_pricing_v2_yaml", "base_price", NUMBER, 7),
    ("twilio_pricing_v2_yaml", "current_price", NUMBER, 16),
    ("twilio_video_v1_json", "codec", CASE, 4),
];

/// The document's type is a number, and the example has a number's text.
const NUMBER: &str = "a number in a text is read as a number";
/// The document's enum has the value in other letters.
const CASE: &str = "a value of an enum is read in any case";

/// Differences, and how often each occurs.
type Found = BTreeMap<(String, String, &'static str), usize>;

/// A document, and the crate that is generated from it.
struct Document {
    name: String,
    operations: usize,
    seconds: f64,
    examples: Vec<(String, Value)>,
}

#[test]
fn every_example_answer_is_read_and_written_again() -> Result<(), Box<dyn Error>> {
    let Some(paths) = documents()? else {
        println!("skipped: no reference documents (set REFERENCE_SPECS to their folder)");
        return Ok(());
    };
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("examples");
    let mut documents = Vec::new();
    for path in paths {
        documents.push(generate(&path, &root)?);
    }
    let members: Vec<_> = documents.iter().map(|document| &document.name).collect();
    let workspace =
        format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n[profile.dev]\ndebug = 0\n");
    write(&root.join("Cargo.toml"), &workspace)?;
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, root.join("Cargo.lock"))?;
    let cargo = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO"));
        command.args(arguments).arg("--offline").current_dir(&root);
        command
            .env("CARGO_TARGET_DIR", root.join("target"))
            .output()
    };
    let built = cargo(&["build", "--quiet", "--workspace", "--bins"])?;
    assert!(
        built.status.success(),
        "{}",
        String::from_utf8_lossy(&built.stderr)
    );

    let mut found = Found::new();
    let mut table = String::new();
    for document in &documents {
        let run = Command::new(root.join("target/debug").join(&document.name)).output()?;
        assert!(
            run.status.success(),
            "{}",
            String::from_utf8_lossy(&run.stderr)
        );
        let written: Vec<Value> = serde_json::from_slice(&run.stdout)?;
        assert_eq!(written.len(), document.examples.len(), "{}", document.name);
        let mut same = 0;
        for ((_, came), written) in document.examples.iter().zip(&written) {
            let mut differences = Vec::new();
            compare("", came, written, &mut differences);
            same += usize::from(differences.is_empty());
            for (property, why) in differences {
                *found
                    .entry((document.name.clone(), property, why))
                    .or_default() += 1;
            }
        }
        let Document {
            name,
            operations,
            seconds,
            examples,
        } = document;
        let count = examples.len();
        writeln!(
            table,
            "{name}: {operations} operations in {seconds:.2} s, {same} of {count} examples the same"
        )?;
    }
    println!("{table}");
    let explained = DIFFERENCES.iter().map(|(document, property, why, count)| {
        let key = ((*document).to_owned(), (*property).to_owned(), *why);
        (key, *count)
    });
    assert_eq!(
        found,
        explained.collect(),
        "what is written otherwise, and what of that is known"
    );
    Ok(())
}

/// The documents, if there are any here.
fn documents() -> Result<Option<Vec<PathBuf>>, Box<dyn Error>> {
    let folder = env::var_os("REFERENCE_SPECS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/specs"),
        PathBuf::from,
    );
    if !folder.is_dir() {
        return Ok(None);
    }
    let mut paths = Vec::new();
    for folder in [folder.clone(), folder.join("history")] {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let extension = path.extension().and_then(|extension| extension.to_str());
            if matches!(extension, Some("yaml" | "json")) {
                paths.push(path);
            }
        }
    }
    paths.sort();
    Ok(Some(paths))
}

/// Generates a crate with a program that reads all examples and prints what it would write.
fn generate(path: &Path, root: &Path) -> Result<Document, Box<dyn Error>> {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let name = file.replace(['.', '-'], "_");
    let text = fs::read_to_string(path)?;
    let started = Instant::now();
    let api = codegen::read(&text).and_then(|document| codegen::lower(&document));
    let api = api.map_err(|faults| format!("{}: {faults}", path.display()))?;
    let files = codegen::emit(&api, &codegen::Extras::default());
    let seconds = started.elapsed().as_secs_f64();

    let folder = root.join(&name);
    // What an earlier run made of another version would be compiled too.
    if folder.join("src").exists() {
        fs::remove_dir_all(folder.join("src"))?;
    }
    for file in &files {
        write(&folder.join("src").join(&file.path), &file.source)?;
    }
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
    let manifest = format!(
        "[package]\nname = {name:?}\nedition = \"2024\"\n[features]\nreqwest = []\n[lib]\n[[bin]]\nname = {name:?}\n\
         path = \"main.rs\"\ndoc = false\n[dependencies]\n\
         twilio-runtime = {{ path = {runtime:?}, default-features = false }}\n"
    );
    write(&folder.join("Cargo.toml"), &manifest)?;
    let examples = examples(&api);
    let mut calls = String::new();
    for (place, ty, value) in &examples {
        let json = serde_json::to_string(value)?;
        writeln!(calls, "    again::<{ty}>({place:?}, {json:?}),")?;
    }
    write(
        &folder.join("main.rs"),
        &PROGRAM.replace("CRATE", &name).replace("CALLS", &calls),
    )?;
    Ok(Document {
        operations: api
            .modules
            .iter()
            .map(|module| module.operations.len())
            .sum(),
        examples: examples
            .into_iter()
            .map(|(place, _, value)| (place, value))
            .collect(),
        name,
        seconds,
    })
}

const PROGRAM: &str = "use CRATE::*;

fn again<T: Wire + Default>(place: &str, json: &str) -> Json {
    let json: Json = json.parse().expect(place);
    let mut value = T::default();
    assert!(value.decode(&json), \"{place}\");
    value.encode().unwrap_or_default()
}

fn main() {
    let all: Vec<Json> = vec![
CALLS    ];
    println!(\"{}\", Json::from(all));
}
";

/// The example answers, each with its place and its type.
fn examples(api: &Api) -> Vec<(String, String, Value)> {
    let operations = api.modules.iter().flat_map(|module| &module.operations);
    let mut examples = Vec::new();
    for operation in operations {
        for response in &operation.response_examples {
            let place = format!("{} {}", operation.id, response.example.name);
            let value = response.example.value.clone();
            examples.push((place, rust(&operation.response), value));
        }
    }
    examples
}

/// A type as it stands in a program.
fn rust(ty: &Type) -> String {
    match ty {
        Type::Unit => "()".to_owned(),
        Type::String => "String".to_owned(),
        Type::Bool => "bool".to_owned(),
        Type::I32 => "i32".to_owned(),
        Type::I64 => "i64".to_owned(),
        Type::U64 => "u64".to_owned(),
        Type::F64 => "f64".to_owned(),
        Type::DateTime => "DateTime".to_owned(),
        Type::Date => "Date".to_owned(),
        Type::Json => "Json".to_owned(),
        Type::Bytes => "Bytes".to_owned(),
        Type::File => "FilePart".to_owned(),
        Type::Redirect => "Redirect".to_owned(),
        Type::Sid(name) | Type::Named(name) => name.clone(),
        Type::Vec(inner) => format!("Vec<{}>", rust(inner)),
        Type::Map(inner) => format!("std::collections::BTreeMap<String, {}>", rust(inner)),
        Type::Boxed(inner) => format!("Box<{}>", rust(inner)),
        Type::Optional(inner) => format!("Option<{}>", rust(inner)),
    }
}

/// Notes the properties that differ, and why. `1` and `1.0` are one number.
fn compare(
    property: &str,
    came: &Value,
    written: &Value,
    differences: &mut Vec<(String, &'static str)>,
) {
    let why = match (came, written) {
        (Value::Object(came), Value::Object(written)) => {
            let names: BTreeSet<_> = came.keys().chain(written.keys()).collect();
            for name in names {
                match (came.get(name), written.get(name)) {
                    (Some(came), Some(written)) => compare(name, came, written, differences),
                    (Some(_), None) => differences.push((name.clone(), "lost")),
                    (None, _) => differences.push((name.clone(), "added")),
                }
            }
            return;
        }
        (Value::Array(came), Value::Array(written)) if came.len() == written.len() => {
            for (came, written) in came.iter().zip(written) {
                compare(property, came, written, differences);
            }
            return;
        }
        (Value::Number(came), Value::Number(written)) if came.as_f64() == written.as_f64() => {
            return;
        }
        (Value::String(text), Value::Number(number)) if text.parse().ok() == number.as_f64() => {
            NUMBER
        }
        (Value::String(came), Value::String(written))
            if came != written && came.eq_ignore_ascii_case(written) =>
        {
            CASE
        }
        _ if came == written => return,
        _ => "changed",
    };
    differences.push((property.to_owned(), why));
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
