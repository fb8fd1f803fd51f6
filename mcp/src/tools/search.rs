//! `search`.

use rmcp::model::{CallToolResult, JsonObject};
use serde::Deserialize;
use serde_json::json;

use super::arguments::parse;
use super::context::Tools;
use crate::output;
use crate::search::excerpt;

/// The most hits of a search.
const MOST: usize = 20;

/// The kinds of pages.
const KINDS: [&str; 6] = [
    "operation",
    "type",
    "guide",
    "error_code",
    "common",
    "overview",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Arguments {
    query: String,
    #[serde(default)]
    kinds: Vec<String>,
    limit: Option<usize>,
}

pub(super) fn run(tools: &Tools, arguments: JsonObject) -> Result<CallToolResult, String> {
    let arguments: Arguments = parse(arguments)?;
    if arguments.query.trim().is_empty() {
        return Err(
            "the query is empty; give words, a name, an HTTP path or an error code".to_owned(),
        );
    }
    // More would only take time: no text of the reference is that long.
    let query: String = arguments.query.chars().take(500).collect();
    let kinds = arguments.kinds;
    let is_unknown = |kind: &&String| !KINDS.contains(&kind.as_str());
    if let Some(kind) = kinds.iter().find(is_unknown) {
        let shown: String = kind.chars().take(40).filter(|c| !c.is_control()).collect();
        let all = KINDS.join(", ");
        return Err(format!("there is no kind {shown:?}; the kinds are {all}"));
    }
    let found = tools.search().find(&tools.index, &query, &|page| {
        kinds.is_empty() || kinds.contains(&page.kind)
    });
    let limit = arguments.limit.unwrap_or(8).clamp(1, MOST);
    let hits = found.into_iter().take(limit).map(|page| {
        let mut hit = json!({
            "id": page.id,
            "kind": page.kind,
            "title": page.title,
            "excerpt": excerpt(page, &query),
        });
        if let Some(request) = &page.request {
            hit["request"] = json!(request);
        }
        hit
    });
    Ok(output::data(json!({ "hits": hits.collect::<Vec<_>>() })))
}
