//! Counts the instructions of each case with valgrind, which must be installed.
//!
//! The program runs itself in valgrind twice per case and side, with different numbers of runs, so that the difference is
//! that of the runs alone.

use std::env;
use std::error::Error;
use std::process::Command;

use benches::{Case, Row, cases, print};

const FEW: u64 = 2;
const MANY: u64 = 12;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    if let [mode, name, side, runs] = &arguments[..]
        && mode == "run"
    {
        return run(name, side, runs.parse()?);
    }
    let mut rows = Vec::new();
    for Case { name, .. } in cases() {
        rows.push(Row {
            name,
            ours: instructions(name, "ours")?,
            hand_written: instructions(name, "hand-written")?,
        });
    }
    print("instructions", &rows);
    Ok(())
}

fn run(name: &str, side: &str, runs: u64) -> Result<(), Box<dyn Error>> {
    let all = cases();
    let case = all.iter().find(|case| case.name == name);
    let case = case.ok_or("no such case")?;
    let run = if side == "ours" {
        &case.ours
    } else {
        &case.hand_written
    };
    for _ in 0..runs {
        run();
    }
    Ok(())
}

/// Returns the instructions of one run.
fn instructions(name: &str, side: &str) -> Result<u64, Box<dyn Error>> {
    let few = total(name, side, FEW)?;
    let many = total(name, side, MANY)?;
    Ok(many.saturating_sub(few) / (MANY - FEW))
}

/// Returns the instructions of a process.
fn total(name: &str, side: &str, runs: u64) -> Result<u64, Box<dyn Error>> {
    let output = Command::new("valgrind")
        .args([
            "--tool=cachegrind",
            "--cache-sim=no",
            "--cachegrind-out-file=/dev/null",
        ])
        .arg(env::current_exe()?)
        .args(["run", name, side, &runs.to_string()])
        .output()
        .map_err(|error| format!("valgrind cannot be started: {error}"))?;
    let report = String::from_utf8_lossy(&output.stderr);
    let count = report.lines().find_map(|line| line.split_once("I   refs:"));
    let Some((_, count)) = count.filter(|_| output.status.success()) else {
        return Err(format!("valgrind failed:\n{report}").into());
    };
    Ok(count.trim().replace(',', "").parse()?)
}
