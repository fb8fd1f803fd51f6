//! Pages by the names that models give them.

use crate::index::{Index, Page};

/// The page of this ID; or of this name, path, link or URI.
pub(crate) fn find<'i>(index: &'i Index, name: &str) -> Option<&'i Page> {
    let name = plain(index, name);
    let by_id = |id: &str| index.pages.iter().find(|page| page.id == id);
    if let Some(page) = by_id(name) {
        return Some(page);
    }
    if let Some((_, operation)) = index.operation(name) {
        return by_id(&format!("operations/{}", operation.name));
    }
    let last = name.rsplit("::").next().unwrap_or(name);
    let mut pages = index.pages.iter();
    pages.find(|page| {
        let (_, id) = page.id.split_once('/').unwrap_or(("", &page.id));
        id == last || page.title == name || page.title.eq_ignore_ascii_case(last)
    })
}

/// The URI of a page as a resource.
pub(crate) fn uri(index: &Index, page: &Page) -> String {
    format!("{}{}", prefix(index), page.id)
}

/// The start of the URIs of pages.
pub(crate) fn prefix(index: &Index) -> String {
    format!("reference://{}/", index.crate_name)
}

/// A name without what links and files have around it.
fn plain<'n>(index: &Index, name: &'n str) -> &'n str {
    let name = name.trim().trim_matches('`');
    let name = name.strip_prefix(&prefix(index)).unwrap_or(name);
    let name = name.split('#').next().unwrap_or(name);
    let name = name.trim_start_matches("./").trim_start_matches("../");
    let name = name.strip_prefix("reference/").unwrap_or(name);
    name.strip_suffix(".md").unwrap_or(name)
}
