//! Streams over the items and pages of a list.

use futures_util::{FutureExt as _, TryStreamExt as _};
use serde_json::{Value, json};
use tests::{Server, ServerResponse, TestResult, client_builder};
use twilio_verify_v2::*;

/// The pages of a list: query, names of the services, query of the next page.
type Script = &'static [(&'static str, &'static [&'static str], Option<&'static str>)];

const THREE_PAGES: Script = &[
    (
        "PageSize=2",
        &["a", "b"],
        Some("PageSize=2&Page=1&PageToken=x"),
    ),
    (
        "PageSize=2&Page=1&PageToken=x",
        &[],
        Some("PageSize=2&Page=2&PageToken=y"),
    ),
    ("PageSize=2&Page=2&PageToken=y", &["c"], None),
];

fn page(names: &[&str], next: Option<&str>) -> Value {
    let services: Vec<_> = names
        .iter()
        .map(|name| json!({ "friendly_name": name }))
        .collect();
    let next = next.map(|query| format!("https://verify.twilio.com/v2/Services?{query}"));
    json!({ "services": services, "meta": { "key": "services", "next_page_url": next } })
}

fn respond(script: Script, query: &str) -> ServerResponse {
    match script.iter().find(|(page, ..)| *page == query) {
        Some((_, names, next)) => ServerResponse::json(200, &page(names, *next)),
        None => ServerResponse::json(404, &json!({ "code": 20404, "message": "no such page" })),
    }
}

async fn start(script: Script) -> Result<(Server, Client), Box<dyn std::error::Error>> {
    let server = Server::start().await?;
    server.respond_with(move |request| respond(script, &request.query));
    let client = client_builder(server.url()).build()?;
    Ok((server, client))
}

fn list(client: &Client) -> Request<ListServiceResponse> {
    client.list_service(ListServiceParams::new().page_size(2))
}

async fn names(items: Items<ListServiceResponse>) -> Result<Vec<String>, Error> {
    items
        .map_ok(|service| service.friendly_name.unwrap_or_default())
        .try_collect()
        .await
}

#[tokio::test]
async fn pages_are_requested_when_their_items_are_needed() -> TestResult {
    let (server, client) = start(THREE_PAGES).await?;
    let mut items = list(&client).header("X-Shop", "7").items();
    assert!(
        server.take_requests().is_empty(),
        "requests before the stream is polled"
    );

    let first = items
        .try_next()
        .await?
        .and_then(|service| service.friendly_name);
    assert_eq!(first.as_deref(), Some("a"));
    assert_eq!(
        server.take_requests().len(),
        1,
        "requests for the first item"
    );

    assert_eq!(
        names(items).await?,
        ["b", "c"],
        "an empty page is not the end"
    );
    let rest = server.take_requests();
    let queries: Vec<_> = rest.iter().map(|request| &*request.query).collect();
    assert_eq!(
        queries,
        [
            "PageSize=2&Page=1&PageToken=x",
            "PageSize=2&Page=2&PageToken=y"
        ]
    );
    for request in &rest {
        assert_eq!(request.path, "/v2/Services");
        assert_eq!(
            request.header("x-shop"),
            Some("7"),
            "each page is requested with the same headers"
        );
        assert!(request.header("authorization").is_some());
    }
    Ok(())
}

#[tokio::test]
async fn a_stream_of_pages_yields_all_pages() -> TestResult {
    let (_server, client) = start(THREE_PAGES).await?;
    let mut pages = list(&client).pages();
    let mut lengths = Vec::new();
    while let Some(page) = pages.try_next().await? {
        assert_eq!(
            page.meta.as_ref().and_then(|meta| meta.key.as_deref()),
            Some("services")
        );
        lengths.push(page.into_items().len());
    }
    assert_eq!(lengths, [2, 0, 1]);
    assert!(pages.next().await.is_none(), "the stream ends once");
    Ok(())
}

#[tokio::test]
async fn a_repeated_page_ends_the_list_with_an_error() -> TestResult {
    const CYCLES: [Script; 3] = [
        &[("PageSize=2", &["a"], Some("PageSize=2"))],
        &[
            ("PageSize=2", &["a"], Some("Page=1")),
            ("Page=1", &["b"], Some("Page=1")),
        ],
        &[
            ("PageSize=2", &["a"], Some("Page=1")),
            ("Page=1", &["b"], Some("Page=2")),
            ("Page=2", &["c"], Some("Page=3")),
            ("Page=3", &["d"], Some("Page=1")),
        ],
    ];
    for cycle in CYCLES {
        let (server, client) = start(cycle).await?;
        // The limit is higher than the number of items, but ends the test if the stream does not end.
        let mut stream = list(&client).items().limit(99);
        let mut received = Vec::new();
        let error = loop {
            match stream.try_next().await {
                Ok(item) => received.extend(item.and_then(|service| service.friendly_name)),
                Err(error) => break error,
            }
        };
        let all: Vec<_> = cycle.iter().flat_map(|(_, names, _)| *names).collect();
        assert_eq!(received.iter().collect::<Vec<_>>(), all);
        assert!(
            error.is_decode() && error.to_string().contains("already received"),
            "{error}"
        );
        assert!(stream.try_next().await?.is_none(), "the stream ends once");
        assert_eq!(server.take_requests().len(), cycle.len());
    }
    Ok(())
}

#[tokio::test]
async fn pages_after_the_limit_are_not_requested() -> TestResult {
    for (limit, expected, requests) in [
        (0, "", 0),
        (1, "a", 1),
        (2, "ab", 1),
        (3, "abc", 3),
        (9, "abc", 3),
    ] {
        let (server, client) = start(THREE_PAGES).await?;
        let items = names(list(&client).items().limit(limit)).await?;
        assert_eq!(items.concat(), expected, "limit {limit}");
        assert_eq!(server.take_requests().len(), requests, "limit {limit}");
    }
    Ok(())
}

#[tokio::test]
async fn a_failed_page_is_requested_again() -> TestResult {
    let (server, client) = start(THREE_PAGES).await?;
    let mut count = 0;
    server.respond_with(move |request| {
        count += 1;
        match count {
            1 => ServerResponse::json(403, &json!({ "message": "not now" })),
            3 => ServerResponse {
                body: b"<html>".to_vec(),
                ..ServerResponse::empty(200)
            },
            _ => respond(THREE_PAGES, &request.query),
        }
    });
    let mut items = list(&client).items();
    let mut seen = String::new();
    while let Some(item) = items.next().await {
        match item {
            Ok(service) => seen.push_str(&service.friendly_name.unwrap_or_default()),
            Err(error) if error.is_decode() => seen.push('!'),
            Err(error) if error.status() == Some(StatusCode::FORBIDDEN) => seen.push('?'),
            Err(error) => return Err(error.into()),
        }
    }
    assert_eq!(seen, "?ab!c");
    assert_eq!(server.take_requests().len(), 5);
    Ok(())
}

#[tokio::test]
async fn an_invalid_argument_ends_the_stream() -> TestResult {
    let (server, client) = start(THREE_PAGES).await?;
    let mut items = client
        .list_webhook("not a SID", ListWebhookParams::new())
        .items();
    let error = items.try_next().await.expect_err("not a SID");
    assert!(error.is_argument(), "{error}");
    assert!(items.try_next().await?.is_none());
    assert!(server.take_requests().is_empty());
    Ok(())
}

#[tokio::test]
async fn dropping_a_future_or_a_stream_loses_no_item_and_sends_no_request() -> TestResult {
    let (server, client) = start(THREE_PAGES).await?;
    let mut items = list(&client).items();
    assert!(
        items.try_next().now_or_never().is_none(),
        "the page has not arrived"
    );
    assert!(items.try_next().await?.is_some());
    assert!(items.try_next().await?.is_some());
    drop(items);
    assert_eq!(server.take_requests().len(), 1);
    Ok(())
}

#[tokio::test]
async fn streams_are_send_and_print_no_secrets() -> TestResult {
    let (_server, client) = start(THREE_PAGES).await?;
    let request = client.list_service(ListServiceParams::new().page_size(2));
    let items = request.header("x-own", "hidden").items().limit(5);
    let printed = format!("{items:?} {:?}", list(&client).pages());
    assert!(
        printed.contains("ListService") && printed.contains("Some(5)"),
        "{printed}"
    );
    assert!(!printed.contains("hidden"), "{printed}");

    let items = tokio::spawn(names(list(&client).items())).await??;
    assert_eq!(items.concat(), "abc");
    Ok(())
}
