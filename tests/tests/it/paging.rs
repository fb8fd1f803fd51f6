//! Streams over all pages of a list, against a server that has them.

use futures_util::{FutureExt as _, TryStreamExt as _};
use serde_json::{Value, json};
use tests::{Answer, Server};
use twilio_verify_v2::*;

type Test = Result<(), Box<dyn std::error::Error>>;

/// One page of services: their names, and the query of the next page.
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

fn respond(script: Script, query: &str) -> Answer {
    match script.iter().find(|(asked, ..)| *asked == query) {
        Some((_, names, next)) => Answer::json(200, &page(names, *next)),
        None => Answer::json(404, &json!({ "code": 20404, "message": "no such page" })),
    }
}

async fn start(script: Script) -> Result<(Server, Client), Box<dyn std::error::Error>> {
    let server = Server::start().await?;
    server.answer_with(move |request| respond(script, &request.query));
    let client = Client::builder(Credentials::api_key("SK00", "secret"))
        .base_url(server.url())
        .build()?;
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
async fn pages_are_asked_for_as_their_items_are_needed() -> Test {
    let (server, client) = start(THREE_PAGES).await?;
    let mut items = list(&client).header("X-Shop", "7").items();
    assert!(
        server.take().is_empty(),
        "nothing is sent before it is polled"
    );

    let first = items
        .try_next()
        .await?
        .and_then(|service| service.friendly_name);
    assert_eq!(first.as_deref(), Some("a"));
    assert_eq!(
        server.take().len(),
        1,
        "one page is enough for the first item"
    );

    assert_eq!(
        names(items).await?,
        ["b", "c"],
        "an empty page ends nothing"
    );
    let rest = server.take();
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
            "this request's headers go with each page"
        );
        assert!(request.header("authorization").is_some());
    }
    Ok(())
}

#[tokio::test]
async fn pages_come_whole() -> Test {
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
    assert!(pages.next().await.is_none(), "the end stays the end");
    Ok(())
}

#[tokio::test]
async fn a_page_that_was_there_ends_the_list() -> Test {
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
        // More than there are, and still an end if the list has none.
        let found = names(list(&client).items().limit(99)).await?;
        let all: Vec<_> = cycle.iter().flat_map(|(_, names, _)| *names).collect();
        assert_eq!(found.iter().collect::<Vec<_>>(), all);
        assert_eq!(server.take().len(), cycle.len());
    }
    Ok(())
}

#[tokio::test]
async fn a_limit_spares_the_pages_after_it() -> Test {
    for (limit, expected, requests) in [
        (0, "", 0),
        (1, "a", 1),
        (2, "ab", 1),
        (3, "abc", 3),
        (9, "abc", 3),
    ] {
        let (server, client) = start(THREE_PAGES).await?;
        let found = names(list(&client).items().limit(limit)).await?;
        assert_eq!(found.concat(), expected, "limit {limit}");
        assert_eq!(server.take().len(), requests, "limit {limit}");
    }
    Ok(())
}

#[tokio::test]
async fn a_page_that_failed_is_asked_for_again() -> Test {
    let (server, client) = start(THREE_PAGES).await?;
    let mut answered = 0;
    server.answer_with(move |request| {
        answered += 1;
        match answered {
            1 => Answer::json(403, &json!({ "message": "not now" })),
            3 => Answer {
                body: b"<html>".to_vec(),
                ..Answer::empty(200)
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
    assert_eq!(server.take().len(), 5);
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_sent_is_final() -> Test {
    let (server, client) = start(THREE_PAGES).await?;
    let mut items = client
        .list_webhook("no SID", ListWebhookParams::new())
        .items();
    let error = items.try_next().await.expect_err("no SID");
    assert!(error.is_argument(), "{error}");
    assert!(items.try_next().await?.is_none());
    assert!(server.take().is_empty());
    Ok(())
}

#[tokio::test]
async fn a_dropped_wait_loses_nothing_and_a_dropped_stream_sends_nothing() -> Test {
    let (server, client) = start(THREE_PAGES).await?;
    let mut items = list(&client).items();
    assert!(
        items.try_next().now_or_never().is_none(),
        "the page is on its way"
    );
    assert!(items.try_next().await?.is_some());
    assert!(items.try_next().await?.is_some());
    drop(items);
    assert_eq!(server.take().len(), 1);
    Ok(())
}

#[tokio::test]
async fn streams_move_between_threads_and_print_no_secrets() -> Test {
    let (_server, client) = start(THREE_PAGES).await?;
    let request = client.list_service(ListServiceParams::new().page_size(2));
    let items = request.header("x-own", "hidden").items().limit(5);
    let printed = format!("{items:?} {:?}", list(&client).pages());
    assert!(
        printed.contains("ListService") && printed.contains("Some(5)"),
        "{printed}"
    );
    assert!(!printed.contains("hidden"), "{printed}");

    let found = tokio::spawn(names(list(&client).items())).await??;
    assert_eq!(found.concat(), "abc");
    Ok(())
}
