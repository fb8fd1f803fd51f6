//! Results of calls.

use rmcp::model::CallToolResult;
use serde_json::{Value, json};
use twilio_runtime::{Error, Json};

use super::context::Calls;
use super::parts::NOTE;
use super::plan::Plan;
use super::received::Received;
use super::{next_page, show};
use crate::index::Index;
use crate::output::failure;

/// A request for people.
pub(super) struct Shown {
    pub(super) url: String,
    /// The values, each with its name.
    pub(super) values: Vec<String>,
    pub(super) curl: String,
    pub(super) rust: String,
}

/// The request with its secrets hidden.
pub(super) fn shown(calls: &Calls, plan: &Plan<'_>) -> Shown {
    let values = plan.shown_values();
    let http = plan.request::<Json>(&values).to_http();
    let url = http.as_ref().map(|http| http.uri().to_string());
    let parameters = plan.operation.parameters.iter().zip(&values);
    let lines = parameters.filter_map(|(parameter, value)| {
        let value = value.as_ref()?;
        Some(format!("{}: {}", parameter.wire, one_line(value)))
    });
    Shown {
        values: lines.collect(),
        curl: match &http {
            Ok(http) => show::curl(&calls.index, plan.operation, http),
            Err(error) => error.to_string(),
        },
        rust: show::rust(
            &calls.index,
            plan.operation,
            &values,
            calls.options.base_url.as_deref(),
        ),
        url: url.unwrap_or_default(),
    }
}

/// A value that cannot pretend to be another line of a question.
fn one_line(value: &Value) -> String {
    let text = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    let escaped = text
        .chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c });
    let mut shown: String = escaped.take(400).collect();
    if shown.chars().count() == 400 {
        shown.push('…');
    }
    shown
}

/// The result of a dry run.
pub(super) fn dry_run(calls: &Calls, plan: &Plan<'_>, permission: Result<(), String>) -> Value {
    let shown = shown(calls, plan);
    let mut result = json!({
        "dry_run": true,
        "effect": plan.operation.effect.as_str(),
        "allowed": permission.is_ok(),
        "needs_confirmation": plan.operation.effect.needs_confirmation(),
        "request": format!("{} {}", plan.operation.method, shown.url),
        "curl": shown.curl,
        "rust": shown.rust,
    });
    if let Err(reason) = permission {
        result["reason"] = json!(reason);
    }
    result
}

/// The result of a call that succeeded.
pub(super) fn success(calls: &Calls, plan: &Plan<'_>, mut received: Received) -> Value {
    let next = next_page::arguments(plan.operation, &received.data);
    let schema = &plan.operation.response.schema;
    calls
        .redaction
        .redact(&calls.index, schema, &mut received.data);
    let mut result = json!({ "status": received.status, "note": NOTE });
    if let Some(id) = &received.request_id {
        result["request_id"] = json!(id);
    }
    if received.attempts > 1 {
        result["attempts"] = json!(received.attempts);
    }
    if let Some(next) = next {
        result["next"] = next;
    }
    if let Some(reason) = &received.unread {
        result["unread"] = json!(reason);
    }
    match calls.parts.is_too_long(&received.data) {
        true => calls
            .parts
            .add_first(&mut result, &received.data.to_string()),
        false => result["data"] = received.data,
    }
    result
}

/// The result of a call that failed: the SDK's message, and where the remedy is.
pub(super) fn error(index: &Index, error: &Error) -> CallToolResult {
    let mut message = error.to_string();
    if let Some(id) = error.request_id() {
        message.push_str(&format!(" (request {id})"));
    }
    let page = error.code().map(|code| format!("errors/{code}"));
    if let Some(page) = page.filter(|page| index.pages.iter().any(|it| it.id == *page)) {
        message.push_str(&format!("; meaning and remedy: `get` of {page}"));
    }
    failure(&message)
}
