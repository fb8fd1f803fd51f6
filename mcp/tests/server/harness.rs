//! A server in a process of its own, and clients of it.

use std::sync::{Arc, Mutex};

use rmcp::model::{
    CallToolRequestParams, CallToolResult, ClientCapabilities, ClientConfig, ElicitRequestParams,
    ElicitResult, ElicitationAction, Implementation, ProtocolVersion,
};
use rmcp::service::{RequestContext, RunningService};
use rmcp::transport::TokioChildProcess;
use rmcp::{ClientHandler, ClientLifecycleMode, ClientServiceExt, ErrorData, RoleClient};
use serde_json::{Value, json};
use tests::{Server, ServerResponse};
use tokio::process::Command;

/// A service that calls can be about.
pub(crate) const SERVICE: &str = "VA0123456789abcdef0123456789abcdef";

/// What the person at the client does when the server asks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Person {
    /// Approves of everything.
    Approves,
    /// Accepts the form without having checked the box.
    LeavesTheBoxEmpty,
    /// Declines.
    Declines,
    /// Is not there: the client does not declare that it can ask.
    Absent,
}

/// A client with a person.
#[derive(Clone)]
pub(crate) struct Client {
    person: Person,
    questions: Arc<Mutex<Vec<String>>>,
}

impl ClientHandler for Client {
    fn get_info(&self) -> ClientConfig {
        let capabilities = match self.person {
            Person::Absent => ClientCapabilities::default(),
            _ => ClientCapabilities::builder().enable_elicitation().build(),
        };
        ClientConfig::new(capabilities, Implementation::new("test", "1.0.0"))
    }

    async fn create_elicitation(
        &self,
        request: ElicitRequestParams,
        _context: RequestContext<RoleClient>,
    ) -> Result<ElicitResult, ErrorData> {
        if let ElicitRequestParams::FormElicitationParams { message, .. } = request {
            self.questions
                .lock()
                .expect("no test panics with it")
                .push(message);
        }
        Ok(match self.person {
            Person::Approves => ElicitResult::new(ElicitationAction::Accept)
                .with_content(json!({ "approve": true })),
            Person::LeavesTheBoxEmpty => ElicitResult::new(ElicitationAction::Accept)
                .with_content(json!({ "approve": false })),
            Person::Declines | Person::Absent => ElicitResult::new(ElicitationAction::Decline),
        })
    }
}

/// A connected client, and the API that its server calls.
pub(crate) struct Session {
    pub(crate) client: RunningService<RoleClient, Client>,
    pub(crate) api: Server,
    questions: Arc<Mutex<Vec<String>>>,
}

/// The program with arguments, and credentials in its environment.
pub(crate) fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_twilio-verify-mcp"));
    command
        .args(arguments)
        .env_clear()
        .env("TWILIO_API_KEY", "SK0123456789abcdef0123456789abcdef")
        .env("TWILIO_API_SECRET", "a-secret-of-the-environment");
    command
}

/// A session of the newest revision.
pub(crate) async fn session(person: Person, arguments: &[&str]) -> Session {
    session_of(ProtocolVersion::V_2026_07_28, person, arguments).await
}

/// A session of a revision of the protocol.
pub(crate) async fn session_of(
    version: ProtocolVersion,
    person: Person,
    arguments: &[&str],
) -> Session {
    let api = Server::start().await.expect("a free port");
    api.respond(ServerResponse::json(200, &json!({ "sid": SERVICE })));
    let url = api.url();
    let arguments = [arguments, &["--base-url", &url]].concat();
    let questions = Arc::default();
    let client = Client {
        person,
        questions: Arc::clone(&questions),
    };
    let transport = TokioChildProcess::new(program(&arguments)).expect("the program starts");
    Session {
        client: connect(client, transport, version).await,
        api,
        questions,
    }
}

async fn connect(
    client: Client,
    transport: TokioChildProcess,
    version: ProtocolVersion,
) -> RunningService<RoleClient, Client> {
    let lifecycle = match version.has_initialize() {
        true => ClientLifecycleMode::Initialize,
        false => ClientLifecycleMode::Discover {
            preferred_versions: vec![version],
        },
    };
    let connected = client.serve_with_lifecycle(transport, lifecycle).await;
    connected.expect("client and server agree")
}

impl Session {
    /// Calls a tool.
    pub(crate) async fn call(&self, tool: &'static str, arguments: Value) -> CallToolResult {
        let called = self.client.call_tool(params(tool, arguments)).await;
        called.unwrap_or_else(|error| panic!("{tool}: {error}"))
    }

    /// Calls a tool, and returns its data.
    pub(crate) async fn data(&self, tool: &'static str, arguments: Value) -> Value {
        let result = self.call(tool, arguments).await;
        assert_ne!(result.is_error, Some(true), "{}", text(&result));
        result.structured_content.expect("data")
    }

    /// Calls a tool that refuses, and returns its message.
    pub(crate) async fn refusal(&self, tool: &'static str, arguments: Value) -> String {
        let result = self.call(tool, arguments).await;
        assert_eq!(result.is_error, Some(true), "{}", text(&result));
        text(&result)
    }

    /// The names of the tools.
    pub(crate) async fn tools(&self) -> Vec<String> {
        let tools = self.client.list_all_tools().await.expect("a list");
        tools
            .into_iter()
            .map(|tool| tool.name.into_owned())
            .collect()
    }

    /// Takes the questions that the person was asked.
    pub(crate) fn questions(&self) -> Vec<String> {
        std::mem::take(&mut *self.questions.lock().expect("no test panics with it"))
    }
}

/// The request for a tool.
pub(crate) fn params(tool: &'static str, arguments: Value) -> CallToolRequestParams {
    let arguments = arguments.as_object().cloned().expect("an object");
    CallToolRequestParams::new(tool).with_arguments(arguments)
}

/// The text of a result.
pub(crate) fn text(result: &CallToolResult) -> String {
    let texts = result.content.iter();
    let texts = texts.filter_map(|content| content.as_text());
    texts
        .map(|text| text.text.clone())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The arguments of a call that sends a code to a number.
pub(crate) fn send_to(to: &str) -> Value {
    json!({
        "operation": "create_verification",
        "arguments": { "ServiceSid": SERVICE, "To": to, "Channel": "sms" },
    })
}
