//! The docs of an operation's request: method and URL, links, and where it differs from other operations.

use super::{examples, guides};
use crate::api::Operation;
use crate::backend::markdown::{Block, code_span};
use crate::backend::prose::scope::Scope;
use crate::backend::prose::{body, common, security, streams};

/// The request line, and the facts that are not common to all operations.
pub(super) fn docs(operation: &Operation, scope: &Scope<'_>) -> Vec<Block> {
    let own_server = operation.server.as_ref().map(|server| &server.url);
    let server = own_server.unwrap_or(&scope.api.server);
    let line = code_span(&format!("{} {server}{}", operation.method, operation.path));
    let mut links = Vec::new();
    links.extend(common::link(&scope.conventions));
    links.extend(examples::link(operation, scope));
    links.extend(guides::links(operation, scope));
    let suffix = match links.is_empty() {
        true => String::new(),
        false => format!(" ({})", links.join(", ")),
    };
    let mut docs = vec![Block::paragraph(line + &suffix)];
    let mut facts = Vec::new();
    if scope.conventions.differs_in_security(operation) {
        facts.push(security::item(&operation.security, scope.api));
    }
    let body = operation.body.as_ref();
    facts.extend(body.and_then(|body| body::item(body, operation, scope)));
    facts.extend(streams::item(operation));
    if !facts.is_empty() {
        docs.push(Block::other(facts.join("\n")));
    }
    docs
}
