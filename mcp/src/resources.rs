//! The pages as resources, which people attach to a conversation.

use rmcp::ErrorData;
use rmcp::model::{
    ListResourceTemplatesResult, ListResourcesResult, ReadResourceResult, Resource,
    ResourceContents, ResourceTemplate,
};

use serde_json::json;

use crate::index::Index;
use crate::pages;

/// How many resources a part of the list has.
const PART: usize = 100;

const MEDIA_TYPE: &str = "text/markdown";

/// A part of the list, from the position that the cursor states.
pub(crate) fn list(index: &Index, cursor: Option<&str>) -> Result<ListResourcesResult, ErrorData> {
    let start = match cursor {
        None => 0,
        Some(cursor) => position(cursor, index.pages.len())?,
    };
    let end = index.pages.len().min(start + PART);
    let resources = index.pages[start..end].iter().map(|page| {
        let resource = Resource::new(pages::uri(index, page), page.id.as_str())
            .with_title(page.title.as_str())
            .with_mime_type(MEDIA_TYPE)
            .with_size(page.text.len() as u64);
        match page.summary.is_empty() {
            true => resource,
            false => resource.with_description(page.summary.as_str()),
        }
    });
    let mut result = ListResourcesResult::with_all_items(resources.collect());
    result.next_cursor = (end < index.pages.len()).then(|| end.to_string());
    Ok(result)
}

fn position(cursor: &str, count: usize) -> Result<usize, ErrorData> {
    let position = cursor.parse().ok().filter(|position| *position < count);
    position.ok_or_else(|| ErrorData::invalid_params("the cursor is not one of this list", None))
}

/// The one template, for pages whose IDs are known.
pub(crate) fn templates(index: &Index) -> ListResourceTemplatesResult {
    let template = ResourceTemplate::new(format!("{}{{+id}}", pages::prefix(index)), "page")
        .with_title("A page of the reference")
        .with_description("By the ID that the tools `search` and `list` give")
        .with_mime_type(MEDIA_TYPE);
    ListResourceTemplatesResult::with_all_items(vec![template])
}

/// The text of a page.
pub(crate) fn read(index: &Index, uri: &str) -> Result<ReadResourceResult, ErrorData> {
    let page = uri
        .strip_prefix(&pages::prefix(index))
        .and_then(|id| pages::find(index, id));
    let page = page.ok_or_else(|| {
        let message = format!("there is no resource {uri}; resources/list names all");
        ErrorData::invalid_params(message, Some(json!({ "uri": uri })))
    })?;
    let contents = ResourceContents::text(page.text.as_str(), uri).with_mime_type(MEDIA_TYPE);
    Ok(ReadResourceResult::new(vec![contents]))
}
