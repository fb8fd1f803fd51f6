//! Every example answer of every reference document, and of a fixture with answers that stray, is read by the crate
//! that is generated from it, and written again: nothing is lost, and what `codegen::coverage` says of each value is
//! true. The reference documents are no part of this repository, so without them there is only the fixture.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use std::{env, fs};

use codegen::{Answer, Outcome};
use serde_json::Value;
use tests::program;

/// What is written otherwise than it came: document, property, why, and how often.
const DIFFERENCES: &[(&str, &str, &str, usize)] = &[
    ("twilio_pricing_v2_yaml", "base_price", NUMBER, 7),
    ("twilio_pricing_v2_yaml", "current_price", NUMBER, 16),
    ("twilio_video_v1_json", "codec", CASE, 4),
];

/// A fixture with an answer for each way to stray. What is written otherwise there is not listed above.
const FIXTURE: &str = "straying_answers_yaml";

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
    /// The bodies of the example answers.
    examples: Vec<Value>,
    /// What is said of them.
    answers: Vec<Answer>,
}

#[test]
fn what_is_said_of_every_example_answer_is_true() -> Result<(), Box<dyn Error>> {
    let (paths, are_there) = documents()?;
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
        let read: Vec<Value> = serde_json::from_slice(&run.stdout)?;
        assert_eq!(read.len(), document.examples.len(), "{}", document.name);
        let mut same = 0;
        for ((came, read), answer) in document.examples.iter().zip(&read).zip(&document.answers) {
            let differences = hold(&document.name, came, read, answer);
            same += usize::from(differences.is_empty());
            let listed = document.name != FIXTURE;
            for (property, why) in differences.into_iter().filter(|_| listed) {
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
            answers,
        } = document;
        let count = examples.len();
        let decoded = answers.iter().filter(|answer| answer.is_decoded()).count();
        let typed = answers.iter().filter(|answer| answer.is_typed()).count();
        writeln!(
            table,
            "{name}: {operations} operations in {seconds:.2} s, {decoded} of {count} examples decoded, {typed} with \
             every value in its field, {same} the same"
        )?;
    }
    println!("{table}");
    let explained = DIFFERENCES.iter().filter(|_| are_there);
    let explained = explained.map(|(document, property, why, count)| {
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

/// The documents, and whether those for reference are among them.
fn documents() -> Result<(Vec<PathBuf>, bool), Box<dyn Error>> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = vec![package.join("fixtures/straying_answers.yaml")];
    let folder = env::var_os("REFERENCE_SPECS")
        .map_or_else(|| package.join("../../shared/specs"), PathBuf::from);
    if !folder.is_dir() {
        println!("without reference documents (set REFERENCE_SPECS to their folder)");
        return Ok((paths, false));
    }
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
    Ok((paths, true))
}

/// Holds what is said of an answer against what the crate shows. Gives what is written otherwise than it came.
fn hold(
    document: &str,
    came: &Value,
    read: &Value,
    answer: &Answer,
) -> Vec<(String, &'static str)> {
    let place = format!("{document} {}", answer.pointer);
    let mut differences = Vec::new();
    compare("", came, &read["written"], &mut differences);
    assert_eq!(
        answer.unchanged,
        differences.is_empty(),
        "{place} is written again with {differences:?}"
    );
    let said = said(answer);
    let shown = shown(read, &said);
    assert_eq!(said, shown, "what is said of {place}, and what is true");
    let has = |whats: &[&str]| shown.iter().any(|(_, what)| whats.contains(&&**what));
    assert_eq!(
        answer.is_decoded(),
        !has(&["unreadable"]),
        "{place} is read"
    );
    assert_eq!(
        answer.is_typed(),
        !has(&["extra", "unknown", "unreadable"]),
        "{place} is read with every value in its field"
    );
    differences
}

/// Places in an answer, each with what became of the value there.
type Places = BTreeSet<(String, String)>;

/// What is said of the values of an answer.
fn said(answer: &Answer) -> Places {
    let strays = answer.strays.iter().map(|stray| {
        let name = stray.outcome.name().to_owned();
        let (at, what) = match &stray.outcome {
            Outcome::Extra(at) | Outcome::Unknown { at, .. } => (at, name),
            Outcome::ReadAs(json) => (&stray.pointer, format!("read as {json}")),
            Outcome::Blank(json) => (&stray.pointer, format!("blank {json}")),
            Outcome::Unreadable => (&answer.pointer, name),
            Outcome::Malformed | Outcome::Guessed(_) => (&stray.pointer, name),
        };
        let inside = &at.tokens()[answer.pointer.tokens().len()..];
        let inside = inside.iter().map(|token| format!("/{token}"));
        (inside.collect(), what)
    });
    strays.collect()
}

/// What the crate shows of them. It has each null in `extra()`, also where the document allows it.
fn shown(read: &Value, said: &Places) -> Places {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let places = read["places"].as_array().into_iter().flatten();
    let places = places.filter_map(|place| match (text(&place[0]), text(&place[1])) {
        (at, what) if what == "null" => {
            Some((at, "extra".to_owned())).filter(|at| said.contains(at))
        }
        place => Some(place),
    });
    places.collect()
}

/// Generates a crate with a program that reads all examples and prints what it would write.
fn generate(path: &Path, root: &Path) -> Result<Document, Box<dyn Error>> {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let name = file.replace(['.', '-'], "_");
    let text = fs::read_to_string(path)?;
    let started = Instant::now();
    let analysis = codegen::analyze(&text);
    let Some(api) = &analysis.api else {
        return Err(format!("{}: {}", path.display(), analysis.diagnostics).into());
    };
    let files = codegen::rust_sdk::render(api, &codegen::CrateContext::default());
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
    write(&folder.join("main.rs"), &program(api, &name)?)?;
    let operations = || api.operations();
    let examples = operations().flat_map(|operation| operation.example_responses());
    Ok(Document {
        operations: operations().count(),
        examples: examples
            .map(|(_, _, example)| example.value.clone())
            .collect(),
        answers: codegen::coverage(&analysis).answers,
        name,
        seconds,
    })
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
        // Two whole numbers can be one number only to those who round.
        (Value::Number(came), Value::Number(written))
            if came.as_f64() == written.as_f64() && (came.is_f64() || came == written) =>
        {
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
