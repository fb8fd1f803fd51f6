//! The MCP server: which request is answered where.

use std::sync::Arc;
use std::thread;

use rmcp::model::{
    CallToolRequestParams, CallToolResponse, GetPromptRequestParams, GetPromptResponse,
    Implementation, ListPromptsResult, ListResourceTemplatesResult, ListResourcesResult,
    ListToolsResult, PaginatedRequestParams, ProtocolVersion, ReadResourceRequestParams,
    ReadResourceResponse, ServerCapabilities, ServerConfig,
};
use rmcp::service::RequestContext;
use rmcp::{ErrorData, RoleServer, ServerHandler};
use twilio_runtime::Client;

use crate::calls::Calls;
use crate::index::Index;
use crate::options::Options;
use crate::prompts::Prompt;
use crate::resources;
use crate::tools::{self, Tools};

/// The revisions of the protocol that are tested.
const VERSIONS: [ProtocolVersion; 3] = [
    ProtocolVersion::V_2025_06_18,
    ProtocolVersion::V_2025_11_25,
    ProtocolVersion::V_2026_07_28,
];

/// A server; clones share everything.
#[derive(Clone)]
pub(crate) struct Server(Arc<Shared>);

struct Shared {
    index: Arc<Index>,
    prompts: &'static [Prompt],
    tools: Tools,
}

impl Server {
    /// Creates a server. Without a client, it offers no calls.
    pub(crate) fn new(
        index: Arc<Index>,
        prompts: &'static [Prompt],
        options: Options,
        client: Option<Client>,
    ) -> Self {
        let limit = options.max_result_bytes;
        let calls = client.map(|client| Calls::new(index.clone(), options, client));
        let shared = Arc::new(Shared {
            tools: Tools::new(index.clone(), limit, calls),
            index,
            prompts,
        });
        let searched = Arc::clone(&shared);
        // Clients wait for the start of a server; most search a moment later.
        thread::spawn(move || _ = searched.tools.search());
        Self(shared)
    }

    fn instructions(&self) -> String {
        let index = &self.0.index;
        let calls = match &self.0.tools.calls {
            None => "Calls of the API are not offered.".to_owned(),
            Some(calls) => calls.instructions(),
        };
        format!(
            "The reference of the Rust crate {} for {}. Start with `search`, then `get` pages by ID: they have signatures, \
             compiled programs and errors with remedies. Prefer them to what you remember. {calls}",
            index.crate_name, index.title
        )
    }
}

impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        let capabilities = ServerCapabilities::builder()
            .enable_tools()
            .enable_resources()
            .enable_prompts()
            .build();
        let name = Implementation::new(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        ServerConfig::new(capabilities)
            .with_server_info(name)
            .with_instructions(self.instructions())
            .with_protocol_version(ProtocolVersion::V_2025_11_25)
    }

    fn supported_protocol_versions(&self) -> std::borrow::Cow<'static, [ProtocolVersion]> {
        VERSIONS.to_vec().into()
    }

    async fn list_tools(
        &self,
        _request: Option<PaginatedRequestParams>,
        _context: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(tools::definitions(
            &self.0.tools,
        )))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        // Dropping the future drops the request to the API.
        let cancelled = context.ct.clone();
        let called = tools::run(&self.0.tools, request, context);
        match cancelled.run_until_cancelled(called).await {
            Some(response) => response,
            None => Err(ErrorData::internal_error("the call was cancelled", None)),
        }
    }

    async fn list_resources(
        &self,
        request: Option<PaginatedRequestParams>,
        _context: RequestContext<RoleServer>,
    ) -> Result<ListResourcesResult, ErrorData> {
        let cursor = request.and_then(|request| request.cursor);
        resources::list(&self.0.index, cursor.as_deref())
    }

    async fn list_resource_templates(
        &self,
        _request: Option<PaginatedRequestParams>,
        _context: RequestContext<RoleServer>,
    ) -> Result<ListResourceTemplatesResult, ErrorData> {
        Ok(resources::templates(&self.0.index))
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        _context: RequestContext<RoleServer>,
    ) -> Result<ReadResourceResponse, ErrorData> {
        resources::read(&self.0.index, &request.uri).map(ReadResourceResponse::Complete)
    }

    async fn list_prompts(
        &self,
        _request: Option<PaginatedRequestParams>,
        _context: RequestContext<RoleServer>,
    ) -> Result<ListPromptsResult, ErrorData> {
        let prompts = self.0.prompts.iter().map(Prompt::definition);
        Ok(ListPromptsResult::with_all_items(prompts.collect()))
    }

    async fn get_prompt(
        &self,
        request: GetPromptRequestParams,
        _context: RequestContext<RoleServer>,
    ) -> Result<GetPromptResponse, ErrorData> {
        let mut prompts = self.0.prompts.iter();
        let prompt = prompts.find(|prompt| prompt.name == request.name);
        let messages = match prompt {
            Some(prompt) => prompt.messages(&request),
            None => Err(format!(
                "there is no prompt {}; prompts/list names all",
                request.name
            )),
        };
        messages
            .map(GetPromptResponse::Complete)
            .map_err(|message| ErrorData::invalid_params(message, None))
    }
}
