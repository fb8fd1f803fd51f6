//! `changes`.

use rmcp::model::{CallToolResult, JsonObject};
use serde::Deserialize;
use serde_json::json;

use super::arguments::parse;
use super::context::Tools;
use crate::index::Change;
use crate::output;

/// The most changes of a result.
const MOST: usize = 100;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Arguments {
    since: Option<String>,
    item: Option<String>,
}

pub(super) fn run(tools: &Tools, arguments: JsonObject) -> Result<CallToolResult, String> {
    let arguments: Arguments = parse(arguments)?;
    let history = &tools.index.history;
    let is_wanted = |change: &&Change| match &arguments.item {
        None => true,
        Some(item) => change.items.iter().any(|it| it.contains(item.trim())),
    };
    let releases = history.releases.iter().rev();
    let since = arguments.since.as_deref().map(str::trim);
    let since = since.map(|version| version.trim_start_matches('v'));
    let later = releases.take_while(|release| Some(&*release.version) != since);
    let mut room = MOST;
    let mut shown = Vec::new();
    for release in later {
        let changes = release
            .changes
            .iter()
            .filter(is_wanted)
            .take(room)
            .map(|change| {
                json!({
                    "text": change.text,
                    "kind": change.kind,
                    "breaking": change.breaking,
                    "items": change.items,
                })
            });
        let changes: Vec<_> = changes.collect();
        room -= changes.len();
        if !changes.is_empty() || arguments.item.is_none() {
            shown.push(json!({ "version": release.version, "changes": changes }));
        }
    }
    Ok(output::data(json!({
        "first_release": history.first,
        "api_version": tools.index.version,
        "releases": shown,
    })))
}
