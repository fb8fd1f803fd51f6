//! A call from its arguments to its result.

use rmcp::RoleServer;
use rmcp::model::{CallToolRequestParams, CallToolResponse};
use rmcp::service::RequestContext;

use super::ask::{Answer, Question};
use super::context::Calls;
use super::plan::Plan;
use super::request::CallArguments;
use super::{permissions, reply, send};
use crate::options::Effect;
use crate::output;

/// Calls an operation, or returns the next part of an earlier result.
///
/// # Errors
///
/// Returns why nothing was sent.
pub(crate) async fn run(
    calls: &Calls,
    arguments: CallArguments,
    request: &CallToolRequestParams,
    context: &RequestContext<RoleServer>,
) -> Result<CallToolResponse, String> {
    match (&arguments.cursor, &arguments.operation) {
        (Some(cursor), None) => calls
            .parts
            .next(cursor)
            .map(|part| output::data(part).into()),
        (None, Some(_)) => call(calls, &arguments, request, context).await,
        _ => Err("give either the name of an operation, or a cursor".to_owned()),
    }
}

async fn call(
    calls: &Calls,
    arguments: &CallArguments,
    request: &CallToolRequestParams,
    context: &RequestContext<RoleServer>,
) -> Result<CallToolResponse, String> {
    let plan = Plan::new(calls, arguments)?;
    let effect = plan.operation.effect;
    let tool = match effect {
        Effect::Read => "call_read",
        Effect::Write | Effect::Send | Effect::Delete => "call_write",
    };
    if request.name != tool {
        return Err(format!(
            "{} was not sent: its effect is {effect}, so it is called with {tool}, if that is offered",
            plan.operation.name
        ));
    }
    let permission = permissions::check(&plan, &calls.options);
    if arguments.dry_run {
        return Ok(output::data(reply::dry_run(calls, &plan, permission)).into());
    }
    permission?;
    if effect == Effect::Send {
        calls.sends.check()?;
    }
    if effect.needs_confirmation() {
        let question = Question::new(calls, &plan, request, context);
        if let Answer::NotYet(input_required) = question.ask().await? {
            return Ok(input_required.into());
        }
    }
    if effect == Effect::Send {
        calls.sends.reserve()?;
    }
    Ok(match send::send(&plan).await {
        Ok(received) => output::data(reply::success(calls, &plan, received)).into(),
        Err(error) => reply::error(&calls.index, &error).into(),
    })
}
