//! The inspector: its command line for single requests, which cannot ask a person, and the one for connections, which can.

use std::process::Command;

use serde_json::{Value, json};
use tests::{Server, ServerResponse, run};

use crate::packages::Packages;

const SERVICE: &str = "VA0123456789abcdef0123456789abcdef";

const PROGRAM: &str = env!("CARGO_BIN_EXE_twilio-verify-mcp");

const CREDENTIALS: [(&str, &str); 2] = [
    ("TWILIO_API_KEY", "SK0123456789abcdef0123456789abcdef"),
    ("TWILIO_API_SECRET", "a-secret"),
];

/// Runs a command that prints JSON, also where a tool refuses.
fn output(command: &mut Command) -> Value {
    let done = run(command);
    serde_json::from_str(&done.stdout).unwrap_or_else(|error| panic!("{error}: {done}"))
}

/// The options that give a server its credentials.
fn credentials() -> [String; 4] {
    let [key, secret] = CREDENTIALS.map(|(name, value)| format!("{name}={value}"));
    ["-e".to_owned(), key, "-e".to_owned(), secret]
}

/// The inspector, and the API that the servers it starts call.
struct Inspector {
    packages: Packages,
    api: Server,
}

impl Inspector {
    async fn new() -> Self {
        let api = Server::start().await.expect("a free port");
        let service = json!({ "sid": SERVICE, "friendly_name": "Shop" });
        api.respond(ServerResponse::json(200, &service));
        Self {
            packages: Packages::new(),
            api,
        }
    }

    fn inspect(&self, arguments: &[&str]) -> Value {
        let url = self.api.url();
        let server = [PROGRAM, "--allow", "read,write,send", "--base-url", &url];
        let mut command = self.packages.program("mcp-inspector");
        output(
            command
                .arg("--cli")
                .args(credentials())
                .args(server)
                .args(arguments),
        )
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
    let inspector = Inspector::new().await;
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
    let denied = inspector.call("call_write", &["operation=delete_service", &sid]);
    assert!(denied.to_string().contains("--allow delete"), "{denied}");
    assert_eq!(inspector.api.take_requests().len(), 0);
}

/// A connection of the inspector, in a process of its own until it is stopped.
struct Connection<'i> {
    inspector: &'i Inspector,
    /// What leads to the process.
    exports: Vec<(String, String)>,
}

impl<'i> Connection<'i> {
    fn open(inspector: &'i Inspector, era: &str) -> Self {
        let private = run(inspector.packages.program("mcpdo").arg("private"));
        let lines = private
            .stdout
            .lines()
            .filter_map(|line| line.strip_prefix("export ")?.split_once('='));
        let exports = lines
            .map(|(name, value)| (name.to_owned(), value.trim_matches(['\'', '"']).to_owned()));
        let connection = Self {
            inspector,
            exports: exports.collect(),
        };
        let url = inspector.api.url();
        let [name, key, other, secret] = &credentials();
        let connect = [
            "connect", "--era", era, name, key, other, secret, "--", PROGRAM,
        ];
        let server = ["--allow", "send", "--base-url", &url];
        let opened = connection.run(&[&connect[..], &server].concat());
        assert_eq!(opened["protocolEra"], era);
        connection
    }

    fn run(&self, arguments: &[&str]) -> Value {
        let exports = self.exports.iter().map(|(name, value)| (name, value));
        let mut command = self.inspector.packages.program("mcpdo");
        output(
            command
                .args(["--format", "json"])
                .args(arguments)
                .envs(exports),
        )
    }

    /// Asks for a send, and returns the question to the person.
    fn send(&self) -> Value {
        let arguments = json!({ "service_sid": SERVICE, "to": "+15550100", "channel": "sms" });
        let call = json!({ "operation": "create_verification", "arguments": arguments });
        self.run(&[
            "--connection",
            PROGRAM,
            "tools/call",
            "call_write",
            &call.to_string(),
        ])
    }

    fn answer(&self, question: &Value, answer: &str) -> Value {
        let id = question["elicitationPending"]["elicitationId"].as_str();
        let id = id.unwrap_or_else(|| panic!("{question}"));
        self.run(&["--connection", PROGRAM, "elicitation/respond", id, answer])
    }
}

impl Drop for Connection<'_> {
    fn drop(&mut self) {
        let exports = self.exports.iter().map(|(name, value)| (name, value));
        let _ = run(self
            .inspector
            .packages
            .program("mcpdo")
            .args(["daemon", "stop"])
            .envs(exports));
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Node.js and npm packages"]
async fn a_person_at_the_inspector_decides_about_a_send() {
    let inspector = Inspector::new().await;
    for era in ["legacy", "modern"] {
        let connection = Connection::open(&inspector, era);
        let question = connection.send();
        let message = question["elicitationPending"]["message"]
            .as_str()
            .expect("a message");
        assert!(message.contains("To: +15550100"), "{message}");
        assert_eq!(inspector.api.take_requests().len(), 0, "{era}");
        let sent = connection.answer(&question, "approve:=true");
        assert_eq!(sent["structuredContent"]["status"], 200, "{era}: {sent}");
        let requests = inspector.api.take_requests();
        let [request] = requests.as_slice() else {
            panic!("{era}: {requests:?}");
        };
        assert_eq!(request.body, b"To=%2B15550100&Channel=sms");

        let question = connection.send();
        let refused = connection.answer(&question, "approve:=false");
        assert_eq!(refused["isError"], true, "{era}: {refused}");
        assert_eq!(inspector.api.take_requests().len(), 0, "{era}");
    }
}
