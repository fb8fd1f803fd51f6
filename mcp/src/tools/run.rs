//! Which tools there are, and which function runs each.

use rmcp::model::{CallToolRequestParams, CallToolResponse, Tool};
use rmcp::service::RequestContext;
use rmcp::{ErrorData, RoleServer};

use super::arguments::parse;
use super::context::Tools;
use super::{changes, definitions as define, get, list, search};
use crate::calls;
use crate::output::failure;

/// The definitions of the tools that are offered, always in the same order.
pub(crate) fn definitions(tools: &Tools) -> Vec<Tool> {
    let mut all = vec![
        define::search(),
        define::get(),
        define::list(),
        define::changes(),
    ];
    if let Some(calls) = &tools.calls {
        all.extend(calls.offers_reads().then(define::call_read));
        all.extend(calls.offers_writes().then(define::call_write));
    }
    all
}

/// Runs a tool. What a model can do something about is a result with an error; only an unknown name is an error of the
/// protocol.
pub(crate) async fn run(
    tools: &Tools,
    request: CallToolRequestParams,
    context: RequestContext<RoleServer>,
) -> Result<CallToolResponse, ErrorData> {
    let arguments = request.arguments.clone().unwrap_or_default();
    let result = match &*request.name {
        "search" => search::run(tools, arguments).map(Into::into),
        "get" => get::run(tools, arguments).map(Into::into),
        "list" => list::run(tools, arguments).map(Into::into),
        "changes" => changes::run(tools, arguments).map(Into::into),
        "call_read" | "call_write" => run_call(tools, &request, &context).await,
        name => {
            let message = format!("there is no tool {name}; tools/list names all");
            return Err(ErrorData::invalid_params(message, None));
        }
    };
    Ok(result.unwrap_or_else(|message| failure(&message).into()))
}

async fn run_call(
    tools: &Tools,
    request: &CallToolRequestParams,
    context: &RequestContext<RoleServer>,
) -> Result<CallToolResponse, String> {
    let is_read = request.name == "call_read";
    let offered = tools.calls.as_ref().filter(|calls| match is_read {
        true => calls.offers_reads(),
        false => calls.offers_writes(),
    });
    let calls = offered.ok_or_else(|| not_offered(&request.name, is_read))?;
    let arguments = parse(request.arguments.clone().unwrap_or_default())?;
    calls::run(calls, arguments, request, context).await
}

fn not_offered(name: &str, is_read: bool) -> String {
    let allow = match is_read {
        true => "--allow read",
        false => "--allow write, send or delete (and without --read-only)",
    };
    format!(
        "{name} is not offered: the person who runs this server must start it with {allow}, and with credentials in its \
         environment. Show the person the program or the curl command on the page of the operation instead"
    )
}
