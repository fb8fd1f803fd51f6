//! Which answers the generator takes for pages of a list.

use codegen::api::{NextPage, TypeKind};

/// The pages of a document, a line each: type, field with the items, way to the next page.
fn pages(document: &str) -> Result<Vec<String>, codegen::Diagnostics> {
    let api = codegen::analyze(document).into_api()?;
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
fn a_page_is_told_by_its_one_list_and_its_way_to_the_next() -> Result<(), codegen::Diagnostics> {
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
