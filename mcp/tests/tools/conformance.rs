//! The conformance suite of the protocol, with all of its scenarios for servers.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use tests::run;

use crate::packages::Packages;

/// A server that is stopped with the test.
struct Running {
    url: String,
    child: Child,
}

impl Running {
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_twilio-verify-mcp"))
            .args(["--http", "127.0.0.1:0"])
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut line = String::new();
        let mut stderr = BufReader::new(child.stderr.take().expect("a pipe"));
        stderr.read_line(&mut line).expect("a line");
        let url = line.trim().strip_prefix("serving ").expect("the address");
        Self {
            url: url.to_owned(),
            child,
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The scenarios of each revision that must pass. All others either pass or cannot be run.
const PASSING: [(&str, &[&str]); 2] = [
    (
        "2025-11-25",
        &[
            "server-initialize",
            "server-session-lifecycle",
            "ping",
            "tools-list",
            "server-sse-polling",
            "server-sse-multiple-streams",
            "resources-list",
            "prompts-list",
            "dns-rebinding-protection",
        ],
    ),
    (
        "2026-07-28",
        &[
            "tools-list",
            "server-sse-multiple-streams",
            "resources-list",
            "sep-2164-resource-not-found",
            "prompts-list",
            "dns-rebinding-protection",
            "caching",
            "http-header-validation",
            "input-required-result-unsupported-methods",
            "input-required-result-validate-input",
        ],
    ),
];

/// Why scenarios cannot be run, by a part of the messages of their checks. They use tools, prompts and resources that only the
/// suite's own example server has, which do nothing that a user of this one could want.
const REASONS: [(&str, &str); 11] = [
    (
        "there is no tool test_",
        "needs a tool of the suite's example server",
    ),
    (
        "'json_schema_2020_12_tool' not found",
        "needs a tool of the suite's example server",
    ),
    (
        "Not testable: ",
        "needs a tool of the suite's example server",
    ),
    (
        "could not get initial InputRequiredResult",
        "needs a tool of the suite's example server",
    ),
    (
        "Expected InputRequiredResult with",
        "needs a tool of the suite's example server",
    ),
    (
        "there is no resource test://",
        "needs a resource of the suite's example server",
    ),
    (
        "there is no prompt test_",
        "needs a prompt of the suite's example server",
    ),
    (
        "logging/setLevel",
        "the server does not declare the optional capability logging",
    ),
    (
        "completion/complete",
        "the server does not declare the optional capability completions",
    ),
    (
        "resources/subscribe",
        "the server does not declare the optional subscriptions: pages do not change",
    ),
    (
        "resources/unsubscribe",
        "the server does not declare the optional subscriptions: pages do not change",
    ),
];

/// The outcome of a scenario: the number of checks that passed, and why others did not; an error if there is no good reason.
fn outcome(
    packages: &Packages,
    url: &str,
    version: &str,
    scenario: &str,
) -> Result<(usize, Vec<&'static str>), String> {
    let arguments = [
        "server",
        "--url",
        url,
        "--scenario",
        scenario,
        "--spec-version",
        version,
        "--verbose",
    ];
    let checked = run(packages.program("conformance").args(arguments));
    let passed = checked.stdout.matches("\"SUCCESS\"").count();
    if checked.code == Some(0) {
        return Ok((passed, Vec::new()));
    }
    let messages = checked
        .stdout
        .lines()
        .filter(|line| line.contains("\"errorMessage\":"));
    let reasons = messages.map(|message| {
        let mut known = REASONS.iter().filter(|(part, _)| message.contains(part));
        known
            .next()
            .map(|(_, reason)| *reason)
            .ok_or_else(|| checked.to_string())
    });
    let mut reasons: Vec<_> = reasons.collect::<Result<_, _>>()?;
    reasons.dedup();
    match reasons.is_empty() {
        true => Err(checked.to_string()),
        false => Ok((passed, reasons)),
    }
}

/// The names of the scenarios of a revision.
fn scenarios(packages: &Packages, version: &str) -> Vec<String> {
    let arguments = ["list", "--server", "--spec-version", version];
    let listed = run(packages.program("conformance").args(arguments));
    let lines = listed
        .stdout
        .lines()
        .filter_map(|line| line.trim().strip_prefix("- "));
    lines
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

#[test]
#[ignore = "needs Node.js and npm packages"]
fn the_conformance_suite_passes_for_both_generations() {
    let packages = Packages::new();
    let server = Running::start();
    for (version, passing) in PASSING {
        let scenarios = scenarios(&packages, version);
        assert!(scenarios.len() > 30, "{scenarios:?}");
        for scenario in &scenarios {
            let (passed, reasons) = outcome(&packages, &server.url, version, scenario)
                .unwrap_or_else(|error| panic!("{version} {scenario}: {error}"));
            match reasons.is_empty() {
                true => println!("{version} {scenario}: {passed} checks passed"),
                false => println!("{version} {scenario}: {}", reasons.join("; ")),
            }
            let must_pass = passing.contains(&scenario.as_str());
            assert!(
                !must_pass || reasons.is_empty() && passed > 0,
                "{version} {scenario}: {reasons:?}"
            );
        }
        let is_listed = |name: &&str| scenarios.iter().any(|scenario| scenario == name);
        assert!(passing.iter().all(is_listed), "{scenarios:?}");
    }
    // Most of its checks need no tool of the suite.
    let (passed, _) =
        outcome(&packages, &server.url, "2026-07-28", "server-stateless").expect("known reasons");
    assert!(passed > 20, "{passed} checks");
}
