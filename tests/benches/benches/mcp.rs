//! Measures how long clients wait for the MCP server: from its start to the first response, and for searches. Counts the
//! instructions of both with valgrind, if it is installed.

use std::env;
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const RUNS: usize = 31;

const FEW: u64 = 2;
const MANY: u64 = 22;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let program = build()?;
    let mut starts = Vec::new();
    let (mut immediate, mut first_searches) = (Vec::new(), Vec::new());
    let mut searches = Vec::new();
    for run in 0..2 * RUNS {
        let started = Instant::now();
        let mut session = Session::start(&mut Command::new(&program))?;
        starts.push(started.elapsed());
        if run % 2 == 0 {
            immediate.push(session.search(2)?);
        } else {
            // The server makes the search in the meantime.
            thread::sleep(Duration::from_millis(200));
            first_searches.push(session.search(2)?);
        }
        for id in 3..13 {
            searches.push(session.search(id)?);
        }
        session.finish()?;
    }
    println!("| milliseconds | median | slowest |\n|---|---:|---:|");
    row("from the start to the first response", starts);
    row("first search, right after that", immediate);
    row("first search, 200 ms later", first_searches);
    row("further searches", searches);
    println!("\n| instructions | |\n|---|---:|");
    let start = instructions(&program, 0)?;
    println!("| from the start to the first response | {start} |");
    let (few, many) = (instructions(&program, FEW)?, instructions(&program, MANY)?);
    let search = (many - few) / (MANY - FEW);
    println!("| search | {search} |");
    println!("| making the search | {} |", few - start - FEW * search);
    Ok(())
}

/// Builds the program as users install it, and returns its path.
fn build() -> Result<PathBuf> {
    let arguments = [
        "build",
        "--release",
        "-p",
        "twilio-verify-mcp",
        "--message-format=json-render-diagnostics",
    ];
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .stderr(Stdio::inherit())
        .output()?;
    let messages = String::from_utf8(output.stdout)?;
    let messages = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut programs =
        messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from));
    programs
        .next()
        .ok_or_else(|| "the program could not be built".into())
}

fn row(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let milliseconds = |time: &Duration| time.as_secs_f64() * 1e3;
    let (median, slowest) = (&times[times.len() / 2], &times[times.len() - 1]);
    println!(
        "| {name} | {:.2} | {:.2} |",
        milliseconds(median),
        milliseconds(slowest)
    );
}

/// A running server that has responded.
struct Session {
    child: Child,
    lines: BufReader<std::process::ChildStdout>,
}

impl Session {
    fn start(command: &mut Command) -> Result<Self> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let lines = BufReader::new(child.stdout.take().ok_or("no pipe")?);
        let mut session = Self { child, lines };
        let client = json!({ "name": "benchmark", "version": "1" });
        let params =
            json!({ "protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": client });
        session.request(1, "initialize", &params)?;
        session.send(&json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }))?;
        Ok(session)
    }

    fn send(&mut self, message: &Value) -> Result<()> {
        writeln!(self.child.stdin.as_mut().ok_or("no pipe")?, "{message}")?;
        Ok(())
    }

    fn request(&mut self, id: u64, method: &str, params: &Value) -> Result<Value> {
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }))?;
        let mut line = String::new();
        self.lines.read_line(&mut line)?;
        Ok(serde_json::from_str(&line)?)
    }

    fn search(&mut self, id: u64) -> Result<Duration> {
        let params = json!({ "name": "search", "arguments": { "query": "send a code by sms" } });
        let started = Instant::now();
        let response = self.request(id, "tools/call", &params)?;
        let elapsed = started.elapsed();
        let hits = &response["result"]["structuredContent"]["hits"];
        match hits[0]["id"].as_str() {
            Some(_) => Ok(elapsed),
            None => Err(format!("no hits: {response}").into()),
        }
    }

    /// Ends the server, and returns its messages.
    fn finish(mut self) -> Result<String> {
        drop(self.child.stdin.take());
        let output = self.child.wait_with_output()?;
        Ok(String::from_utf8(output.stderr)?)
    }
}

/// Returns the instructions of a process that responds to a number of searches.
fn instructions(program: &Path, searches: u64) -> Result<u64> {
    let mut valgrind = Command::new("valgrind");
    valgrind
        .args([
            "--tool=cachegrind",
            "--cache-sim=no",
            "--cachegrind-out-file=/dev/null",
        ])
        .arg(program);
    let mut session = Session::start(&mut valgrind)?;
    for id in 0..searches {
        session.search(id + 2)?;
    }
    let report = session.finish()?;
    let count = report.lines().find_map(|line| line.split_once("I   refs:"));
    let (_, count) = count.ok_or_else(|| format!("valgrind failed:\n{report}"))?;
    Ok(count.trim().replace(',', "").parse()?)
}
