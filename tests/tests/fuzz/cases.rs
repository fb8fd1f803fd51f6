//! Any text is either rejected with diagnostics, or files of valid Rust are generated from it.

use std::panic::{self, AssertUnwindSafe};
use std::process;
use std::sync::Once;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;

use codegen::Samples;
use tests::fuzz::{Corpus, setting, shrink};
use tests::{doc_programs, lower};

use crate::timeout::TIMEOUT;

/// The name of the thread whose panics are not reported, as it repeats one that was.
const SHRINKING: &str = "shrinking";

#[test]
fn every_case_gives_rust_or_diagnostics() {
    let corpus = Corpus::load().expect("the corpus can be read");
    let first = setting("FUZZ_SEED", 0);
    let seeds = first..first + setting("FUZZ_CASES", 150);
    let count = seeds.clone().count();
    let (failures, accepted) = thread::scope(|scope| {
        let (progress, started) = mpsc::channel();
        let worker = scope.spawn(move || {
            let mut failures = Vec::new();
            let mut accepted = 0;
            for seed in seeds {
                let case = corpus.case(seed);
                progress.send(seed).expect("the watchdog is listening");
                match outcome(&case) {
                    Ok(Outcome::Accepted) => accepted += 1,
                    Ok(Outcome::Rejected) => {}
                    Err(error) => failures.push(failure(seed, &case, &error)),
                }
            }
            (failures, accepted)
        });
        watch(&started);
        worker.join().expect("panics are caught")
    });
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    // Cases that are all rejected would test the generator's errors alone.
    assert!(
        accepted * 4 >= count,
        "{accepted} of {count} cases are accepted"
    );
}

/// Waits until no more cases are started. A case that does not terminate can only be stopped with the process.
fn watch(started: &mpsc::Receiver<u64>) {
    let mut last = None;
    loop {
        match started.recv_timeout(TIMEOUT) {
            Ok(seed) => last = Some(seed),
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                eprintln!("seed {last:?} does not terminate");
                process::exit(1);
            }
        }
    }
}

enum Outcome {
    Accepted,
    Rejected,
}

fn outcome(text: &str) -> Result<Outcome, String> {
    let checked = panic::catch_unwind(AssertUnwindSafe(|| check(text)));
    checked.unwrap_or_else(|_| Err("panics".to_owned()))
}

/// A report of a failure, with the smallest document that fails.
fn failure(seed: u64, case: &str, error: &str) -> String {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let default = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().name() != Some(SHRINKING) {
                default(info);
            }
        }));
    });
    let shrink = || shrink(case, |text| outcome(text).is_err());
    let shrunk = thread::scope(|scope| {
        let thread = thread::Builder::new().name(SHRINKING.to_owned());
        let thread = thread
            .spawn_scoped(scope, shrink)
            .expect("a thread can be started");
        thread.join().expect("panics are caught")
    });
    format!("seed {seed}: {error}; the smallest document that fails:\n{shrunk}\n")
}

/// Generates from a text and checks the files.
fn check(text: &str) -> Result<Outcome, String> {
    let files = match codegen::generate(text) {
        Ok(files) => files,
        Err(diagnostics) if diagnostics.to_string().is_empty() => {
            return Err("rejected without diagnostics".to_owned());
        }
        Err(_) => return Ok(Outcome::Rejected),
    };
    for file in files {
        let path = &file.path;
        let parsed = syn::parse_file(&file.source).map_err(|error| format!("{path}: {error}"))?;
        // The example call of an operation, and the creation of a client on the first page.
        let starts = ["# use ::sdk::*; async fn example(", "use ::sdk::{Client, "];
        let is_ours = |program: &String| starts.iter().any(|start| program.starts_with(start));
        if let Some(program) = doc_programs(&parsed)
            .into_iter()
            .find(|program| !is_ours(program))
        {
            return Err(format!(
                "{path}: rustdoc would run text of the document: {program}"
            ));
        }
    }
    check_calls(text)?;
    Ok(Outcome::Accepted)
}

/// Writes a call of each operation.
fn check_calls(text: &str) -> Result<(), String> {
    let api = lower(text).map_err(|errors| errors.to_string())?;
    for operation in api.operations() {
        let examples = operation.body.iter().flat_map(|body| &body.examples);
        let bodies = examples.map(|example| Some(&example.value)).chain([None]);
        for body in bodies {
            let call = codegen::call(&api, operation, body, Samples::All).expression();
            let Some(call) = call else { continue };
            syn::parse_str::<syn::Expr>(&call).map_err(|error| format!("{call}: {error}"))?;
        }
    }
    Ok(())
}
