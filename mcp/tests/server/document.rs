//! Servers for crates of other documents.

use std::path::PathBuf;

use codegen::api::Api;
use codegen::{CrateContext, File};
use rmcp::ServiceExt;
use rmcp::service::{RoleClient, RunningService};
use rmcp::transport::TokioChildProcess;
use serde_json::Value;
use tests::Server;
use tokio::process::Command;

use crate::harness::{params, text};

/// A crate and its reference.
pub(crate) struct Document {
    pub(crate) name: String,
    pub(crate) files: Vec<File>,
    pub(crate) reference: Value,
    file: PathBuf,
    _folder: tempfile::TempDir,
}

impl Document {
    /// Generates the crate of this name from the text of a document.
    pub(crate) fn new(name: &str, document: &str) -> Self {
        let api = codegen::analyze(document).into_api();
        Self::of_api(
            name,
            &api.unwrap_or_else(|errors| panic!("{name}: {errors}")),
        )
    }

    /// Generates the crate of this name.
    pub(crate) fn of_api(name: &str, api: &Api) -> Self {
        let context = CrateContext {
            crate_name: name.to_owned(),
            ..CrateContext::default()
        };
        let (files, reference) = codegen::render_with_reference(api, &context, "document.yaml");
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("reference.json");
        tests::write(&file, &reference.index);
        Self {
            name: name.to_owned(),
            files,
            reference: serde_json::from_str(&reference.index).expect("the reference is JSON"),
            file,
            _folder: folder,
        }
    }

    /// The environment variables of the credentials, with values.
    pub(crate) fn environment(&self) -> Vec<(String, String)> {
        if self.reference["is_twilio"] == true {
            let key = "SK0123456789abcdef0123456789abcdef";
            return [("TWILIO_API_KEY", key), ("TWILIO_API_SECRET", "the-secret")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .to_vec();
        }
        let schemes = self.reference["schemes"].as_array().expect("a list").iter();
        // What can be sent as it is, so that no token is requested.
        let names =
            schemes.flat_map(|scheme| scheme["direct_variables"].as_array().expect("a list"));
        let names = names.map(|name| name.as_str().expect("a name").to_owned());
        names
            .map(|name| (name.clone(), format!("value of {name}")))
            .collect()
    }

    /// Starts a server that calls a loopback API.
    pub(crate) async fn serve(&self, arguments: &[&str]) -> Served {
        let api = Server::start().await.expect("a free port");
        let mut command = Command::new(env!("CARGO_BIN_EXE_twilio-verify-mcp"));
        command
            .args(arguments)
            .args(["--base-url", &api.url(), "--reference"])
            .arg(&self.file)
            .env_clear()
            .envs(self.environment());
        let transport = TokioChildProcess::new(command).expect("it starts");
        Served {
            client: ().serve(transport).await.expect("it serves"),
            api,
        }
    }
}

/// A client, and the API that its server calls.
pub(crate) struct Served {
    pub(crate) client: RunningService<RoleClient, ()>,
    pub(crate) api: Server,
}

impl Served {
    /// Calls a tool.
    pub(crate) async fn call(&self, tool: &'static str, arguments: Value) -> Result<Value, String> {
        let result = self
            .client
            .call_tool(params(tool, arguments))
            .await
            .expect("a result");
        match result.is_error {
            Some(true) => Err(text(&result)),
            _ => Ok(result.structured_content.expect("data")),
        }
    }
}
