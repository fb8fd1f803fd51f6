//! The facts about an operation in one list: request line, result, authentication, retries, guides.

use crate::api::{Api, Method, Operation, Type};
use crate::backend::accept::accept;
use crate::backend::markdown::{Block, blocks, code_span};
use crate::backend::prose::parameters::linked;
use crate::backend::prose::scope::Scope;
use crate::backend::prose::{body, security, streams};
use crate::twilio;

/// The request line and the list; `module` is the module of the operation's types.
pub(super) fn list(operation: &Operation, module: &str, scope: &Scope<'_>) -> Vec<Block> {
    let api = scope.api;
    let own_server = operation.server.as_ref().map(|server| &server.url);
    let server = own_server.unwrap_or(&api.server);
    let line = code_span(&format!("{} {server}{}", operation.method, operation.path));
    let mut facts = vec![format!(
        "- Operation {} of the module [{}](mod@{module}).",
        code_span(&operation.id),
        code_span(module),
    )];
    facts.extend(result(operation));
    facts.push(security::item(&operation.security, api));
    let request = operation.body.as_ref();
    let described = request.and_then(|request| body::item(request, operation, scope));
    facts.extend(described.or_else(|| {
        let media_type = code_span(&request?.media_type);
        Some(format!("- Body: {media_type}."))
    }));
    let accepted = accept(operation).unwrap_or_else(|| "application/json".to_owned());
    facts.push(format!("- Header `Accept`: {}.", code_span(&accepted)));
    facts.push(format!("- Retries: {}", retries(operation.method, api)));
    facts.extend(streams::item(operation));
    facts.extend(streams::reception(operation));
    facts.extend(guides(operation, scope));
    facts.extend(deprecation(operation));
    vec![Block::paragraph(line), Block::other(facts.join("\n"))]
}

/// The type of the value that a request yields.
fn result(operation: &Operation) -> Option<String> {
    if operation.response.ty == Type::Unit {
        return None;
    }
    let value = linked(&operation.response);
    let or_none = match operation.returns_optional() && !operation.response.nullable {
        true => ", or `None`",
        false => "",
    };
    Some(format!("- Returns {value}{or_none}."))
}

/// When the client sends a request again by itself. The rules are those of the runtime.
fn retries(method: Method, api: &Api) -> String {
    let name = code_span(method.as_str());
    let exception = match api.is_twilio {
        true => twilio::retries::EXCEPTION,
        false => "",
    };
    if method.is_idempotent() {
        return format!(
            "{name} is idempotent. [The client sends it again](crate#retries) after a lost connection, a timeout, or the \
             status 500, 502, 503, 504 or 429{exception}."
        );
    }
    format!(
        "{name} is not idempotent. [The client sends it again](crate#retries) only if it certainly was not processed: if \
         there was no connection, or after the status 429{exception}."
    )
}

fn guides(operation: &Operation, scope: &Scope<'_>) -> Option<String> {
    let guides = scope.mentions.of(operation.name.plain());
    let links = guides
        .iter()
        .map(|guide| format!("[{}](mod@guides::{})", guide.title, guide.module));
    let links: Vec<_> = links.collect();
    let noun = if links.len() == 1 { "Guide" } else { "Guides" };
    (!links.is_empty()).then(|| format!("- {noun}: {}.", links.join(", ")))
}

fn deprecation(operation: &Operation) -> Option<String> {
    let deprecation = operation.deprecated.as_ref()?;
    let reason = deprecation
        .reason
        .as_deref()
        .map(blocks)
        .unwrap_or_default();
    let reason: Vec<_> = reason.into_iter().map(|block| block.text).collect();
    Some(match reason.is_empty() {
        true => "- Deprecated.".to_owned(),
        false => format!("- Deprecated: {}", reason.join(" ")),
    })
}
