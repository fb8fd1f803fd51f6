//! Links and tokens of next pages: requests are sent to the API's own server only.

use serde_json::{Value, json};
use tests::{Server, ServerResponse, TestResult};
use twilio_runtime::{
    Client, ClientBuilder, Credentials, Error, Extra, Json, NextPage, Operation, Page, Request,
};

/// A page with a link.
#[derive(Clone, Default, PartialEq)]
struct LinkPage {
    names: Vec<String>,
    next_page_uri: Option<String>,
    _extra: Extra,
}
twilio_runtime::object! { LinkPage { names: "names", next_page_uri: "next_page_uri" } }

impl Page for LinkPage {
    type Item = String;
    const NEXT: NextPage = NextPage::Link(&["next_page_uri"]);

    fn into_items(self) -> Vec<String> {
        self.names
    }
}

/// A page with a token.
#[derive(Clone, Default, PartialEq)]
struct TokenPage {
    names: Vec<String>,
    meta: Option<Json>,
    _extra: Extra,
}
twilio_runtime::object! { TokenPage { names: "names", meta: "meta" } }

impl Page for TokenPage {
    type Item = String;
    const NEXT: NextPage = NextPage::Token {
        at: &["meta", "nextToken"],
        parameter: "pageToken",
    };

    fn into_items(self) -> Vec<String> {
        self.names
    }
}

static LIST_TOKENS: Operation = Operation::get("ListTokens", "https://api.example.com", "/names");

struct TokenParams {
    colour: String,
    token: Option<String>,
}
twilio_runtime::params! { TokenParams { token: query "pageToken", colour: query "colour" } }

fn client(base_url: String) -> Result<Client, Error> {
    ClientBuilder::new(Credentials::api_key("SK1", "secret"), "tests/1")
        .base_url(base_url)
        .build()
}

/// An operation, and the prefix of its path on the test server.
type Api = (&'static Operation, &'static str);

static LIST_AT_ROOT: Operation =
    Operation::get("ListAtRoot", "https://api.example.com", "/v1/names.json");
static LIST_BELOW_PATH: Operation =
    Operation::get("ListBelowPath", "https://api.example.com/v1", "/names.json");
const AT_ROOT: Api = (&LIST_AT_ROOT, "");
const BELOW_PATH: Api = (&LIST_BELOW_PATH, "/prefix");

/// Lists pages of which the first one has a link, in which `{own}` stands for the host of the test server. Returns the
/// paths that are requested after the first page, and how the list ends.
async fn follow(
    (operation, prefix): Api,
    link: &str,
) -> Result<(Vec<String>, Result<(), Error>), Box<dyn std::error::Error>> {
    let server = Server::start().await?;
    let link = link.replace("{own}", server.url().trim_start_matches("http://"));
    server.respond_with(move |request| {
        let first = request.query.is_empty();
        let next = if first { json!(link) } else { Value::Null };
        ServerResponse::json(200, &json!({ "names": ["a", "b"], "next_page_uri": next }))
    });
    let client = client(format!("{}{prefix}", server.url()))?;
    let mut items = Request::<LinkPage>::new(&client, operation).items();
    let mut count = 0;
    let end = loop {
        match items.try_next().await {
            Ok(Some(_)) => count += 1,
            Ok(None) => break Ok(()),
            Err(error) => break Err(error),
        }
    };
    assert!(
        items.try_next().await?.is_none(),
        "a rejected link ends the list"
    );
    let requests = server.take_requests().into_iter();
    let mut paths: Vec<_> = requests
        .map(|request| format!("{}?{}", request.path, request.query))
        .collect();
    assert_eq!(
        count,
        paths.len() * 2,
        "items of pages, whatever their links are"
    );
    paths.remove(0);
    Ok((paths, end))
}

#[tokio::test]
async fn links_to_the_apis_own_server_are_requested_from_the_base_url() -> TestResult {
    let links = [
        "https://api.example.com/v1/names.json?Page=1&Name=a%20b",
        "HTTPS://API.example.com:443/v1/names.json?Page=1&Name=a%20b",
        "/v1/names.json?Page=1&Name=a%20b",
    ];
    let local = [
        (
            AT_ROOT,
            "http://{own}/v1/names.json?Page=1&Name=a%20b",
            "/v1/names.json",
        ),
        (
            BELOW_PATH,
            "http://{own}/prefix/names.json?Page=1&Name=a%20b",
            "/prefix/names.json",
        ),
    ];
    let translated = links.map(|link| (AT_ROOT, link, "/v1/names.json"));
    let moved = links.map(|link| (BELOW_PATH, link, "/prefix/names.json"));
    for (api, link, path) in local.into_iter().chain(translated).chain(moved) {
        let (paths, end) = follow(api, link).await?;
        assert_eq!(paths, [format!("{path}?Page=1&Name=a%20b")], "{link}");
        end.map_err(|error| format!("{link}: {error}"))?;
    }
    Ok(())
}

/// Fails unless the list ends at the link, with an error that does not show it.
async fn assert_rejected(api: Api, link: &str) -> TestResult {
    let (paths, end) = follow(api, link).await?;
    assert!(paths.is_empty(), "{link}: {paths:?}");
    let error = end.err().ok_or(link)?;
    assert!(
        error.is_decode() && error.status().is_some(),
        "{link}: {error}"
    );
    let text = format!("{error} {error:?}");
    assert!(
        text.contains(api.0.id()) && text.contains("http://127.0.0.1:"),
        "{text}"
    );
    assert!(!text.contains("/v1") && !text.contains("Page"), "{text}");
    Ok(())
}

#[tokio::test]
async fn links_to_other_servers_are_rejected() -> TestResult {
    let evil = Server::start().await?;
    let links = [
        // Another host, port or scheme.
        "http://{evil}/v1/names.json?Page=1",
        "https://{evil}/v1/names.json?Page=1",
        "https://api.example.com.evil.example/v1/names.json?Page=1",
        "https://api.example.com:8443/v1/names.json?Page=1",
        "http://api.example.com/v1/names.json?Page=1",
        "https://{own}/v1/names.json?Page=1",
        // URLs whose hosts parsers disagree about.
        "http://{own}@{evil}/v1/names.json?Page=1",
        "http://user@{own}/v1/names.json?Page=1",
        "http://{own}\\@{evil}/v1/names.json?Page=1",
        "http:\\\\{evil}\\v1\\names.json?Page=1",
        "//{evil}/v1/names.json?Page=1",
        "/\\{evil}/v1/names.json?Page=1",
        "\\\\{evil}/v1/names.json?Page=1",
        "/\t/{evil}/v1/names.json?Page=1",
        "@{evil}/v1/names.json?Page=1",
        // Not URLs of HTTP servers.
        "v1/names.json?Page=1",
        "?Page=1",
        "javascript:alert(1)",
        "http://",
        " ",
    ];
    for link in links {
        let address = evil.url();
        assert_rejected(
            AT_ROOT,
            &link.replace("{evil}", address.trim_start_matches("http://")),
        )
        .await?;
        assert!(evil.take_requests().is_empty(), "{link}");
    }
    Ok(())
}

#[tokio::test]
async fn links_outside_of_the_apis_path_are_rejected() -> TestResult {
    let links = [
        "https://api.example.com/admin?Page=1",
        "https://api.example.com/v10/names.json?Page=1",
        "/v1/../admin?Page=1",
        "/v1/%2E./admin?Page=1",
        "/v1/x\\..\\..\\admin?Page=1",
        "http://{own}/admin?Page=1",
        "http://{own}/prefix/..?Page=1",
    ];
    for link in links {
        assert_rejected(BELOW_PATH, link).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_page_without_a_link_is_the_last() -> TestResult {
    for last in [
        json!({}),
        json!({ "next_page_uri": null }),
        json!({ "next_page_uri": "" }),
        json!({ "next_page_uri": [] }),
    ] {
        let server = Server::start().await?;
        server.respond(ServerResponse::json(200, &last));
        let client = client(server.url())?;
        assert!(
            Request::<LinkPage>::new(&client, &LIST_BELOW_PATH)
                .items()
                .try_next()
                .await?
                .is_none()
        );
        assert_eq!(server.take_requests().len(), 1);
    }
    Ok(())
}

#[tokio::test]
async fn a_token_is_added_to_the_same_request() -> TestResult {
    let server = Server::start().await?;
    server.respond_with(|request| {
        let next = match &*request.query {
            "pageToken=0&colour=r%26d%20%C3%BC" => json!("a&b="),
            "colour=r%26d%20%C3%BC&pageToken=a%26b%3D" => json!(7),
            // The same token again.
            _ => json!("7"),
        };
        ServerResponse::json(
            200,
            &json!({ "names": ["n"], "meta": { "nextToken": next } }),
        )
    });
    let client = client(server.url())?;
    let params = TokenParams {
        colour: "r&d ü".to_owned(),
        token: Some("0".to_owned()),
    };
    let mut items = Request::<TokenPage>::new(&client, &LIST_TOKENS)
        .params(params)
        .items();
    for _ in 0..3 {
        assert!(items.try_next().await?.is_some());
    }
    let error = items
        .try_next()
        .await
        .expect_err("the token was used before");
    assert!(error.is_decode(), "{error}");
    let queries: Vec<_> = server
        .take_requests()
        .into_iter()
        .map(|request| request.query)
        .collect();
    assert_eq!(
        queries,
        [
            "pageToken=0&colour=r%26d%20%C3%BC",
            "colour=r%26d%20%C3%BC&pageToken=a%26b%3D",
            "colour=r%26d%20%C3%BC&pageToken=7"
        ]
    );
    Ok(())
}
