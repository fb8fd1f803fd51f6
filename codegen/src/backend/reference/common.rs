//! The page of facts that hold for most operations.

use super::links::COMMON;
use super::page::{Page, PageKind, text};
use super::responses::lowered;
use crate::backend::markdown::Block;
use crate::backend::prose::common;
use crate::backend::prose::scope::Scope;
use crate::twilio;

const INTRODUCTION: &str =
    "Facts that hold for most operations, and rules of the client that hold for all.";

const RETRIES: &str = "Sending a message twice is worse than not sending it. Unless it is configured otherwise, the \
                       client sends a request again only if it certainly was not processed, or if it is idempotent: at \
                       most twice, never after the timeout, and only as long as the retry budget allows it. The first row \
                       that applies decides.";

/// The causes of a failed attempt, and what follows for methods that are not idempotent and those that are.
const RULES: &[[&str; 3]] = &[
    [
        "no connection (refused, DNS, proxy, TLS, timeout before there is one)",
        "retry",
        "retry",
    ],
    [
        "connection lost before the request was written",
        "retry",
        "retry",
    ],
    ["status 429", "retry", "retry"],
    ["connection reset, closed or interrupted", "fail", "retry"],
    ["no complete response in time", "fail", "retry"],
    ["status 500, 502, 503 or 504", "fail", "retry"],
    [
        "any other status; redirects, which are not followed",
        "fail",
        "fail",
    ],
    [
        "response larger than the limit, or one that cannot be decoded",
        "fail",
        "fail",
    ],
];

/// The page, whose links are not resolved yet.
pub(super) fn page(scope: &Scope<'_>) -> Page {
    let mut blocks = vec![
        Block::other("# Common facts"),
        Block::paragraph(INTRODUCTION),
    ];
    blocks.extend(lowered(common::docs(scope)));
    blocks.extend([
        Block::other("## Retries"),
        Block::paragraph(RETRIES),
        Block::other(table(scope)),
    ]);
    Page {
        kind: PageKind::Common,
        id: "common".to_owned(),
        title: "Common facts".to_owned(),
        summary: INTRODUCTION.to_owned(),
        terms: ["authentication", "headers", "retries"]
            .map(str::to_owned)
            .to_vec(),
        request: None,
        path: COMMON.to_owned(),
        anchor: None,
        text: text(&blocks),
    }
}

fn table(scope: &Scope<'_>) -> String {
    let own: &[_] = if scope.api.is_twilio {
        twilio::retries::RULES
    } else {
        &[]
    };
    let mut lines = vec![
        "| cause | `POST`, `PATCH` | `GET`, `HEAD`, `OPTIONS`, `TRACE`, `PUT`, `DELETE` |"
            .to_owned(),
        "|---|---|---|".to_owned(),
    ];
    let rules = own.iter().chain(RULES);
    lines.extend(
        rules.map(|[cause, other, idempotent]| format!("| {cause} | {other} | {idempotent} |")),
    );
    lines.join("\n")
}
