//! `get`.

use rmcp::model::{CallToolResult, JsonObject};
use serde::Deserialize;
use serde_json::json;

use super::arguments::parse;
use super::context::Tools;
use crate::output::{cut, data_and_text};
use crate::pages;

/// The most pages of a result.
const MOST: usize = 10;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Arguments {
    ids: Vec<String>,
    cursor: Option<String>,
}

pub(super) fn run(tools: &Tools, arguments: JsonObject) -> Result<CallToolResult, String> {
    let arguments: Arguments = parse(arguments)?;
    if arguments.ids.is_empty() || arguments.ids.len() > MOST {
        return Err(format!("give one to {MOST} ids"));
    }
    let (first, mut offset) = match &arguments.cursor {
        None => (0, 0),
        Some(cursor) => position(tools, &arguments.ids, cursor)
            .ok_or("the cursor is not one that `get` gave for these ids")?,
    };
    let mut room = tools.limit;
    let (mut found, mut texts, mut missing) = (Vec::new(), Vec::new(), Vec::new());
    let mut rest = None;
    for (number, id) in arguments.ids.iter().enumerate().skip(first) {
        let Some(page) = pages::find(&tools.index, id) else {
            missing.push(id.as_str());
            texts.push(not_found(tools, id));
            continue;
        };
        let text = page.text.get(offset..).unwrap_or_default();
        let end = cut(text, room);
        // A few lines of a page help nobody.
        if end < text.len() && end < text.len().min(512) && !found.is_empty() {
            rest = Some((number, offset));
            break;
        }
        found.push(json!({ "id": page.id, "title": page.title, "markdown": text[..end] }));
        texts.push(text[..end].to_owned());
        if end < text.len() {
            rest = Some((number, offset + end));
            break;
        }
        room -= end;
        offset = 0;
    }
    let mut result = json!({ "pages": found, "missing": missing });
    if let Some((number, offset)) = rest {
        let cursor = format!("{number}.{offset}");
        texts.push(format!(
            "There is more: call `get` with the same ids and the cursor {cursor}."
        ));
        result["cursor"] = json!(cursor);
    }
    Ok(data_and_text(result, texts))
}

/// The ID and the offset in its page at which a cursor continues.
fn position(tools: &Tools, ids: &[String], cursor: &str) -> Option<(usize, usize)> {
    let (number, offset) = cursor.split_once('.')?;
    let (number, offset): (usize, usize) = (number.parse().ok()?, offset.parse().ok()?);
    let page = pages::find(&tools.index, ids.get(number)?)?;
    (offset < page.text.len() && page.text.is_char_boundary(offset)).then_some((number, offset))
}

/// What to do about an ID without a page.
fn not_found(tools: &Tools, id: &str) -> String {
    let shown: String = id.chars().take(80).filter(|c| !c.is_control()).collect();
    let similar = tools.search().find(&tools.index, &shown, &|_| true);
    let similar: Vec<_> = similar
        .iter()
        .take(3)
        .map(|page| page.id.as_str())
        .collect();
    match similar.is_empty() {
        true => format!("There is no page {shown:?}; `search` finds the IDs of pages."),
        false => format!(
            "There is no page {shown:?}; similar ones are {}.",
            similar.join(", ")
        ),
    }
}
