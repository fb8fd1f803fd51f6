//! The CPU time of programs.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::Context;

/// Runs a program several times, and prints the CPU times of this shell and of its programs at the end. They are counted in
/// hundredths of a second.
const SCRIPT: &str = r#"
times=$1; shift
while [ "$times" -gt 0 ]; do "$@" >/dev/null 2>&1 || exit 1; times=$((times - 1)); done
times
"#;

/// A program to measure.
pub(super) struct Program {
    pub(super) name: String,
    pub(super) words: Vec<String>,
    pub(super) folder: PathBuf,
    /// Runs before each measurement, unmeasured.
    pub(super) preparation: Vec<String>,
    /// The number of runs that a measurement consists of.
    pub(super) times: u32,
}

/// The CPU times of a program.
pub(super) struct Measurement {
    pub(super) name: String,
    /// In seconds, sorted; empty if the program fails.
    seconds: Vec<f64>,
}

impl Measurement {
    pub(super) fn median(&self) -> Option<f64> {
        self.seconds.get(self.seconds.len() / 2).copied()
    }
}

/// Measures programs in alternating runs.
pub(super) fn measure(programs: &[Program], runs: u32) -> anyhow::Result<Vec<Measurement>> {
    let mut measurements: Vec<_> = programs
        .iter()
        .map(|program| Measurement {
            name: program.name.clone(),
            seconds: Vec::new(),
        })
        .collect();
    for run in 1..=runs {
        for (program, measurement) in programs.iter().zip(&mut measurements) {
            eprintln!("{run}/{runs} {}", program.name);
            measurement.seconds.extend(program.seconds()?);
        }
    }
    for measurement in &mut measurements {
        measurement.seconds.sort_by(f64::total_cmp);
    }
    Ok(measurements)
}

impl Program {
    /// The CPU time of a run; `None` if it fails.
    fn seconds(&self) -> anyhow::Result<Option<f64>> {
        if let [program, arguments @ ..] = self.preparation.as_slice() {
            let mut command = Command::new(program);
            command.args(arguments).current_dir(&self.folder);
            let prepared = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
            prepared.with_context(|| format!("cannot run {program}"))?;
        }
        let output = Command::new("sh")
            .args(["-c", SCRIPT, "sh", &self.times.to_string()])
            .args(&self.words)
            .current_dir(&self.folder)
            .output();
        let output = output.context("cannot run sh, which measures CPU times")?;
        let text = String::from_utf8_lossy(&output.stdout);
        let of_children = text.lines().last().filter(|_| output.status.success());
        let total =
            of_children.map(|line| line.split_whitespace().filter_map(seconds).sum::<f64>());
        Ok(total.map(|total| total / f64::from(self.times)))
    }
}

/// The seconds in a time such as `0m1.230s`.
fn seconds(time: &str) -> Option<f64> {
    let (minutes, seconds) = time.trim_end_matches('s').split_once('m')?;
    Some(minutes.parse::<f64>().ok()? * 60.0 + seconds.parse::<f64>().ok()?)
}
