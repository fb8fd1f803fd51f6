//! The responses that are pages of a list.

use codegen::api::{NextPage, TypeKind};
use tests::lower;

/// The page types of a document, a line each: type, field with the items, and the link or token of the next page.
fn pages(document: &str) -> Result<Vec<String>, codegen::Diagnostics> {
    let api = lower(document)?;
    let pages = api.types().filter_map(|(id, def)| match &def.kind {
        TypeKind::Struct(def) => Some((id, def.page.as_ref()?)),
        TypeKind::Enum(_) | TypeKind::Union(_) => None,
    });
    let lines = pages.map(|(name, page)| {
        let next = match &page.next {
            NextPage::Link(path) => path.join("."),
            NextPage::Token { path, parameter } => format!("{} as {parameter}", path.join(".")),
        };
        format!("{name}.{}, {next}", page.items)
    });
    Ok(lines.collect())
}

#[test]
fn a_page_has_one_list_and_a_link_or_token_of_the_next_page() -> Result<(), codegen::Diagnostics> {
    let links_in_meta = pages(include_str!("../../fixtures/page_meta.yaml"))?;
    let links = pages(include_str!("../../fixtures/page_uri.yaml"))?;
    let tokens = pages(include_str!("../../fixtures/page_token.yaml"))?;
    assert_eq!(
        links_in_meta,
        [
            "ListArticleResponse.articles, meta.next_page_url",
            "Tags.tags, meta.next_page_url"
        ]
    );
    assert_eq!(links, ["ListOrderResponse.orders, next_page_uri"]);
    assert_eq!(
        tokens,
        [
            "ListArticleResponse.content, meta.nextToken as pageToken",
            "ListOrderResponse.orders, next_token as next_token"
        ]
    );
    Ok(())
}
