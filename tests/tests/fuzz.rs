//! Whatever a document holds, generating from it ends in files of valid Rust or in diagnostics.
//!
//! A failure names its seed. `FUZZ_SEED=that FUZZ_CASES=1` runs it again, `FUZZ_CASES=100000` runs for longer, and
//! `FUZZ_CORPUS` is a folder of further documents to start from.

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use tests::fuzz::{self, Corpus};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// Far more than any case takes: what is still running then does not end.
const PATIENCE: Duration = Duration::from_secs(60);

fn setting(name: &str, default: u64) -> u64 {
    let value = std::env::var(name).ok();
    value.map_or(default, |value| value.parse().expect("a number"))
}

#[test]
fn every_case_ends_in_rust_or_in_diagnostics() -> Outcome {
    let corpus = Corpus::load()?;
    let first = setting("FUZZ_SEED", 0);
    let seeds = first..first + setting("FUZZ_CASES", 150);
    let (started, running) = mpsc::channel();
    let (faults, generated) = std::thread::scope(|scope| -> Result<_, String> {
        let worker = scope.spawn(|| {
            let started = started;
            let mut faults = Vec::new();
            let mut generated = 0;
            for seed in seeds {
                let text = corpus.case(seed);
                let _ = started.send(seed);
                match panic::catch_unwind(AssertUnwindSafe(|| outcome(&text))) {
                    Ok(Ok(true)) => generated += 1,
                    Ok(Ok(false)) => {}
                    Ok(Err(fault)) => faults.push(format!("seed {seed}: {fault}")),
                    Err(_) => faults.push(format!("seed {seed} panics, see above")),
                }
            }
            (faults, generated)
        });
        let mut last = None;
        loop {
            match running.recv_timeout(PATIENCE) {
                Ok(seed) => last = Some(seed),
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
                Err(mpsc::RecvTimeoutError::Timeout) => {
                    eprintln!("seed {last:?} does not end");
                    std::process::exit(1);
                }
            }
        }
        worker
            .join()
            .map_err(|_| "the worker itself panics".to_owned())
    })?;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // Cases that are all refused would hold nothing.
    println!("{generated} cases were generated from");
    Ok(())
}

/// Generates from a text; whether there was something to generate, or what is wrong with it.
fn outcome(text: &str) -> Result<bool, String> {
    let files = match codegen::generate(text) {
        Ok(files) => files,
        Err(found) if found.to_string().is_empty() => return Err("an empty diagnosis".to_owned()),
        Err(_) => return Ok(false),
    };
    for file in files {
        let parsed = syn::parse_file(&file.source)
            .map_err(|error| format!("{} is no Rust: {error}", file.path))?;
        let programs = tests::doc_programs(&parsed);
        let mut programs = programs.iter();
        if let Some(program) = programs.find(|program| !program.starts_with("# use ::sdk::*;\n")) {
            return Err(format!(
                "{} has docs that rustdoc runs: {program}",
                file.path
            ));
        }
    }
    calls(text)?;
    Ok(true)
}

/// Writes a call of each operation of a sound document.
fn calls(text: &str) -> Result<(), String> {
    let api = codegen::analyze(text).into_api();
    let api = api.map_err(|found| found.to_string())?;
    for operation in api.operations() {
        let examples = operation.body.iter().flat_map(|body| &body.examples);
        let bodies = examples.map(|example| Some(&example.value)).chain([None]);
        for body in bodies {
            let call = codegen::call(&api, operation, body, codegen::Samples::All).expression();
            let Some(call) = call else { continue };
            syn::parse_str::<syn::Expr>(&call).map_err(|error| format!("{call}: {error}"))?;
        }
    }
    Ok(())
}

/// Every hostile name in the place of a schema, a property, a value, a parameter, an operation and a tag, in
/// several crates; and the first cases that there is something to generate from, half of them of hostile names alone.
#[test]
fn hostile_names_compile() -> Outcome {
    let mut crates = Vec::new();
    let fits = |text: &str| codegen::analyze(text).api.is_some();
    for (index, text) in fuzz::every_name(fits).iter().enumerate() {
        let files = codegen::generate(text)?;
        let name = format!("names-{index}");
        crates.push(tests::Crate { name, files });
    }
    let corpus = Corpus::load()?;
    let first = setting("FUZZ_SEED", 0);
    let cases = (first..).filter_map(|seed| {
        let text = if seed % 2 == 0 {
            corpus.named_badly(seed)
        } else {
            corpus.case(seed)
        };
        let files = codegen::generate(&text).ok()?;
        let name = format!("seed-{seed}");
        Some(tests::Crate { name, files })
    });
    crates.extend(cases.take(usize::try_from(setting("FUZZ_CASES", 6))?));
    let said = tests::compile(
        &crates,
        &Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile"),
    )?;
    assert!(said.is_empty(), "{said}");
    Ok(())
}

/// In a process of its own each: a stack that overflows ends it, and what does not end can be ended.
#[test]
fn extremes_end() -> Outcome {
    let folder = tempfile::tempdir()?;
    for extreme in fuzz::extremes(usize::try_from(setting("FUZZ_SIZE", 2000))?) {
        let name = extreme.name;
        let spec = folder.path().join("extreme.yaml");
        fs::write(&spec, extreme.text)?;
        let said = fs::File::create(folder.path().join("said"))?;
        let out = tempfile::tempdir()?;
        let mut child = Command::new(env!("CARGO_BIN_EXE_cargo-xtask"))
            .args(["codegen", "--spec"])
            .arg(&spec)
            .arg("--out")
            .arg(out.path().join("sdk"))
            .stdout(Stdio::null())
            .stderr(said)
            .spawn()?;
        let start = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            if start.elapsed() > PATIENCE {
                child.kill()?;
                child.wait()?;
                return Err(format!("{name} does not end").into());
            }
            std::thread::sleep(Duration::from_millis(2));
        };
        let said = fs::read_to_string(folder.path().join("said"))?;
        let shown: String = said.chars().take(500).collect();
        match extreme.refused {
            None => assert!(status.success(), "{name}: {status}: {shown}"),
            Some(message) => {
                assert_eq!(status.code(), Some(2), "{name}: {status}: {shown}");
                assert!(said.contains(message), "{name}: {shown}");
            }
        }
    }
    Ok(())
}

/// A document whose only schema is this, in YAML's flow style.
fn with_schema(schema: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{ title: t, version: '1' }}\nservers: [{{ url: 'https://example.com' }}]\npaths: {{}}\n\
         components: {{ schemas: {{ S: {schema} }} }}\n"
    )
}

/// The typed model would panic on values that JSON cannot express.
#[test]
fn yaml_that_json_cannot_express_is_rejected() -> Outcome {
    for (schema, message) in [
        (
            "{ type: integer, minimum: .nan }",
            "`.nan` is not a JSON number",
        ),
        (
            "{ type: number, maximum: -.inf }",
            "`-.inf` is not a JSON number",
        ),
        (
            "{ type: string, default: !secret x }",
            "unsupported YAML tag `!secret`",
        ),
        (
            "{ type: object, properties: { [a]: {} } }",
            "a key is not a string",
        ),
        (
            "{ type: object, properties: { 1: {}, '1': {} } }",
            "duplicate key",
        ),
    ] {
        let found = codegen::generate(&with_schema(schema)).expect_err(schema);
        assert!(found.to_string().contains(message), "{schema}: {found}");
    }
    codegen::generate(&with_schema(
        "{ type: object, properties: { 1: {}, on: {}, true: {} } }",
    ))?;
    Ok(())
}

/// Brackets in a text are no depth.
#[test]
fn a_text_may_hold_any_number_of_brackets() -> Outcome {
    let text = format!("{{ type: object, description: '{}' }}", "[{".repeat(2000));
    codegen::generate(&with_schema(&text))?;
    Ok(())
}

/// No value could be made of a type that always holds itself, so it need not.
#[test]
fn what_holds_itself_is_optional() -> Outcome {
    let schema = "{ type: object, required: [a, b], properties: { a: { $ref: '#/components/schemas/S' }, b: {} } }";
    let api = codegen::analyze(&with_schema(schema)).into_api()?;
    let kinds: Vec<_> = api.types().map(|(_, def)| &def.kind).collect();
    let [codegen::api::TypeKind::Struct(def)] = kinds.as_slice() else {
        return Err("there is one struct".into());
    };
    let required: Vec<_> = def.fields.iter().map(|field| field.required).collect();
    assert_eq!(required, [false, true]);
    Ok(())
}
