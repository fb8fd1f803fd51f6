//! The server with tools that others wrote: the protocol's conformance suite, and the command line of its inspector. Ignored,
//! because they need Node.js and npm packages; `.ci/run` runs them where they are.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use tests::{Server, ServerResponse, kept_folder, run, write};

/// The packages, which are installed if they are not there.
const PACKAGES: [&str; 3] = [
    "@modelcontextprotocol/conformance@0.2.0-alpha.10",
    "@modelcontextprotocol/inspector",
    // The suite needs a newer one than Debian's.
    "node@22",
];

const SERVICE: &str = "VA0123456789abcdef0123456789abcdef";

/// A folder with the packages.
fn packages() -> PathBuf {
    let folder = kept_folder("mcp_tools");
    if !folder.join("node_modules/@modelcontextprotocol").exists() {
        write(&folder.join("package.json"), "{ \"private\": true }\n");
        let arguments = [&["install", "--no-audit", "--no-fund"][..], &PACKAGES].concat();
        let install = run(Command::new("npm").args(arguments).current_dir(&folder));
        assert_eq!(install.code, Some(0), "{install}");
    }
    folder
}

/// A program of the packages, with their Node.js.
fn program(folder: &Path, arguments: &[&str]) -> Command {
    let node = folder.join("node_modules/node/bin");
    let path = format!(
        "{}:{}",
        node.display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let mut command = Command::new("npx");
    command
        .arg("--no-install")
        .args(arguments)
        .env("PATH", path)
        .current_dir(folder);
    command
}

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

/// The scenarios that test what any server does. The others call tools, resources and prompts that only the suite's own example
/// server has.
const SCENARIOS: [(&str, &[&str]); 2] = [
    (
        "2025-11-25",
        &[
            "server-initialize",
            "ping",
            "tools-list",
            "resources-list",
            "prompts-list",
            "dns-rebinding-protection",
        ],
    ),
    (
        "2026-07-28",
        &[
            "server-stateless",
            "tools-list",
            "resources-list",
            "sep-2164-resource-not-found",
            "prompts-list",
            "dns-rebinding-protection",
            "caching",
            "http-header-validation",
        ],
    ),
];

/// What the suite says of checks that need tools of its own example server.
const NOT_TESTABLE: &str = "Not testable: server does not list the diagnostic tool";

#[test]
#[ignore = "needs Node.js and npm packages"]
fn the_conformance_suite_passes_for_both_generations() {
    let folder = packages();
    let server = Running::start();
    for (version, scenarios) in SCENARIOS {
        for scenario in scenarios {
            let arguments = ["conformance", "server", "--url", &server.url];
            let chosen = [
                "--scenario",
                scenario,
                "--spec-version",
                version,
                "--verbose",
            ];
            let checked = run(&mut program(
                &folder,
                &[arguments.as_slice(), &chosen].concat(),
            ));
            let lines = checked.stdout.lines();
            let errors: Vec<_> = lines
                .filter(|line| line.contains("\"errorMessage\":"))
                .collect();
            let are_expected = errors.iter().all(|error| error.contains(NOT_TESTABLE));
            let is_tested = checked.stdout.contains("\"SUCCESS\"");
            assert!(is_tested && are_expected, "{version} {scenario}: {checked}");
            assert!(
                checked.code == Some(0) || !errors.is_empty(),
                "{version} {scenario}: {checked}"
            );
            let passed = checked.stdout.matches("\"SUCCESS\"").count();
            println!(
                "{version} {scenario}: {passed} passed, {} need tools of the suite",
                errors.len()
            );
        }
    }
}

/// Runs the inspector's command line against a server that it starts.
fn inspect(folder: &Path, server: &[&str], arguments: &[&str]) -> Result<Value, String> {
    let fixed = [
        "mcp-inspector",
        "--cli",
        env!("CARGO_BIN_EXE_twilio-verify-mcp"),
    ];
    let arguments = [&fixed[..], server, arguments].concat();
    let inspected = run(program(folder, &arguments)
        .env("TWILIO_API_KEY", "SK0123456789abcdef0123456789abcdef")
        .env("TWILIO_API_SECRET", "a-secret"));
    match inspected.code {
        Some(0) => {
            serde_json::from_str(&inspected.stdout).map_err(|error| format!("{error}: {inspected}"))
        }
        _ => Err(inspected.to_string()),
    }
}

/// The inspector, and the API that the servers it starts call.
struct Inspector {
    folder: PathBuf,
    api: Server,
}

impl Inspector {
    fn inspect(&self, arguments: &[&str]) -> Value {
        let url = self.api.url();
        let server = ["--allow", "read,write,send", "--base-url", &url];
        inspect(&self.folder, &server, arguments)
            .unwrap_or_else(|error| panic!("{arguments:?}: {error}"))
    }

    fn call(&self, tool: &str, arguments: &[&str]) -> Value {
        let name = ["--method", "tools/call", "--tool-name", tool];
        let arguments = arguments
            .iter()
            .flat_map(|argument| ["--tool-arg", argument]);
        self.inspect(&name.into_iter().chain(arguments).collect::<Vec<_>>())
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Node.js and npm packages"]
async fn the_inspector_searches_reads_and_is_refused() {
    let api = Server::start().await.expect("a free port");
    let service = json!({ "sid": SERVICE, "friendly_name": "Shop" });
    api.respond(ServerResponse::json(200, &service));
    let folder = packages();
    let inspector = Inspector { folder, api };
    let tools = inspector.inspect(&["--method", "tools/list"]);
    assert_eq!(tools["tools"].as_array().expect("tools").len(), 6);
    let found = inspector.call("search", &["query=send a code"]);
    assert!(
        found.to_string().contains("operations/create_verification"),
        "{found}"
    );

    let sid = format!("arguments={{\"sid\":\"{SERVICE}\"}}");
    let read = inspector.call("call_read", &["operation=fetch_service", &sid]);
    assert_eq!(read["structuredContent"]["data"]["friendly_name"], "Shop");
    let named = format!("arguments={{\"sid\":\"{SERVICE}\",\"friendly_name\":\"Shop\"}}");
    let written = inspector.call("call_write", &["operation=update_service", &named]);
    assert_eq!(written["structuredContent"]["status"], 200);
    assert_eq!(inspector.api.take_requests().len(), 2);

    let to = format!(
        "arguments={{\"ServiceSid\":\"{SERVICE}\",\"To\":\"+15550100\",\"Channel\":\"sms\"}}"
    );
    let send = ["operation=create_verification", &to];
    let dry = inspector.call("call_write", &[send[0], send[1], "dry_run=true"]);
    assert_eq!(dry["structuredContent"]["dry_run"], true);
    let refused = inspector.call("call_write", &send);
    assert_eq!(refused["isError"], true);
    assert!(refused.to_string().contains("curl"), "{refused}");
    let denied = inspector.call("call_write", &["operation=delete_service", &sid]);
    assert!(denied.to_string().contains("--allow delete"), "{denied}");
    assert_eq!(inspector.api.take_requests().len(), 0);
}
