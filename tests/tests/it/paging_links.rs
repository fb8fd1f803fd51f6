//! Where links and tokens lead from one page to the next: on the API's own server, and nowhere else.

use serde_json::{Value, json};
use tests::{Answer, Server};
use twilio_runtime::{
    Client, ClientBuilder, Credentials, Error, Extra, Json, NextPage, Operation, Page, Request,
};

type Test = Result<(), Box<dyn std::error::Error>>;

/// A page with a link.
#[derive(Clone, Default, PartialEq)]
struct Linked {
    names: Vec<String>,
    next_page_uri: Option<String>,
    _extra: Extra,
}
twilio_runtime::object! { Linked { names: "names", next_page_uri: "next_page_uri" } }

impl Page for Linked {
    type Item = String;
    const NEXT: NextPage = NextPage::Link(&["next_page_uri"]);

    fn into_items(self) -> Vec<String> {
        self.names
    }
}

/// A page with a token.
#[derive(Clone, Default, PartialEq)]
struct Tokened {
    names: Vec<String>,
    meta: Option<Json>,
    _extra: Extra,
}
twilio_runtime::object! { Tokened { names: "names", meta: "meta" } }

impl Page for Tokened {
    type Item = String;
    const NEXT: NextPage = NextPage::Token {
        at: &["meta", "nextToken"],
        parameter: "pageToken",
    };

    fn into_items(self) -> Vec<String> {
        self.names
    }
}

static LIST_TOKENED: Operation = Operation::get("ListTokened", "https://api.example.com", "/names");

struct TokenedParams {
    colour: String,
    token: Option<String>,
}
twilio_runtime::params! { TokenedParams { token: query "pageToken", colour: query "colour" } }

fn client(base_url: String) -> Result<Client, Error> {
    ClientBuilder::new(Credentials::api_key("SK00", "secret"), "tests/1")
        .base_url(base_url)
        .build()
}

/// Where an API is by its description, and where requests to it go below the test's server.
type Place = (&'static Operation, &'static str);

static LIST_AT_ROOT: Operation =
    Operation::get("ListAtRoot", "https://api.example.com", "/v1/names.json");
static LIST_BELOW_PATH: Operation =
    Operation::get("ListBelowPath", "https://api.example.com/v1", "/names.json");
const AT_ROOT: Place = (&LIST_AT_ROOT, "");
const BELOW_PATH: Place = (&LIST_BELOW_PATH, "/prefix");

/// What was asked for after a first page with that link, and how the list ended. `{own}` is the test's server.
async fn follow(
    (operation, prefix): Place,
    link: &str,
) -> Result<(Vec<String>, Result<(), Error>), Box<dyn std::error::Error>> {
    let server = Server::start().await?;
    let link = link.replace("{own}", server.url().trim_start_matches("http://"));
    server.answer_with(move |request| {
        let first = request.query.is_empty();
        let next = if first { json!(link) } else { Value::Null };
        Answer::json(200, &json!({ "names": ["a", "b"], "next_page_uri": next }))
    });
    let client = client(format!("{}{prefix}", server.url()))?;
    let mut items = Request::<Linked>::new(&client, operation).items();
    let mut seen = 0;
    let end = loop {
        match items.try_next().await {
            Ok(Some(_)) => seen += 1,
            Ok(None) => break Ok(()),
            Err(error) => break Err(error),
        }
    };
    assert!(items.try_next().await?.is_none(), "a refused link is final");
    let received = server.take().into_iter();
    let mut asked: Vec<_> = received
        .map(|request| format!("{}?{}", request.path, request.query))
        .collect();
    assert_eq!(
        seen,
        asked.len() * 2,
        "the items of a page come whatever its link is"
    );
    asked.remove(0);
    Ok((asked, end))
}

#[tokio::test]
async fn links_to_the_apis_own_server_are_followed_at_the_base_url() -> Test {
    let links = [
        "https://api.example.com/v1/names.json?Page=1&Name=a%20b",
        "HTTPS://API.example.com:443/v1/names.json?Page=1&Name=a%20b",
        "/v1/names.json?Page=1&Name=a%20b",
    ];
    let served = [
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
    for (place, link, path) in served.into_iter().chain(translated).chain(moved) {
        let (asked, end) = follow(place, link).await?;
        assert_eq!(asked, [format!("{path}?Page=1&Name=a%20b")], "{link}");
        end.map_err(|error| format!("{link}: {error}"))?;
    }
    Ok(())
}

/// Fails unless the list ends at the link with an error that says so, and repeats nothing of it.
async fn refused(place: Place, link: &str) -> Test {
    let (asked, end) = follow(place, link).await?;
    assert!(asked.is_empty(), "{link}: {asked:?}");
    let error = end.err().ok_or(link)?;
    assert!(
        error.is_decode() && error.status().is_some(),
        "{link}: {error}"
    );
    let text = format!("{error} {error:?}");
    assert!(
        text.contains(place.0.id()) && text.contains("http://127.0.0.1:"),
        "{text}"
    );
    assert!(!text.contains("/v1") && !text.contains("Page"), "{text}");
    Ok(())
}

#[tokio::test]
async fn links_to_another_server_are_refused() -> Test {
    let evil = Server::start().await?;
    let links = [
        // Another host, port or scheme.
        "http://{evil}/v1/names.json?Page=1",
        "https://{evil}/v1/names.json?Page=1",
        "https://api.example.com.evil.example/v1/names.json?Page=1",
        "https://api.example.com:8443/v1/names.json?Page=1",
        "http://api.example.com/v1/names.json?Page=1",
        "https://{own}/v1/names.json?Page=1",
        // What some parsers take for another host than others do.
        "http://{own}@{evil}/v1/names.json?Page=1",
        "http://user@{own}/v1/names.json?Page=1",
        "http://{own}\\@{evil}/v1/names.json?Page=1",
        "http:\\\\{evil}\\v1\\names.json?Page=1",
        "//{evil}/v1/names.json?Page=1",
        "/\\{evil}/v1/names.json?Page=1",
        "\\\\{evil}/v1/names.json?Page=1",
        "/\t/{evil}/v1/names.json?Page=1",
        "@{evil}/v1/names.json?Page=1",
        // No addresses.
        "v1/names.json?Page=1",
        "?Page=1",
        "javascript:alert(1)",
        "http://",
        " ",
    ];
    for link in links {
        let address = evil.url();
        refused(
            AT_ROOT,
            &link.replace("{evil}", address.trim_start_matches("http://")),
        )
        .await?;
        assert!(evil.take().is_empty(), "{link}");
    }
    Ok(())
}

#[tokio::test]
async fn links_out_of_the_apis_path_are_refused() -> Test {
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
        refused(BELOW_PATH, link).await?;
    }
    Ok(())
}

#[tokio::test]
async fn no_link_ends_the_list() -> Test {
    for last in [
        json!({}),
        json!({ "next_page_uri": null }),
        json!({ "next_page_uri": "" }),
        json!({ "next_page_uri": [] }),
    ] {
        let server = Server::start().await?;
        server.answer(Answer::json(200, &last));
        let client = client(server.url())?;
        assert!(
            Request::<Linked>::new(&client, &LIST_BELOW_PATH)
                .items()
                .try_next()
                .await?
                .is_none()
        );
        assert_eq!(server.take().len(), 1);
    }
    Ok(())
}

#[tokio::test]
async fn a_token_goes_into_the_same_request() -> Test {
    let server = Server::start().await?;
    server.answer_with(|request| {
        let next = match &*request.query {
            "pageToken=0&colour=r%26d+%C3%BC" => json!("a&b="),
            "colour=r%26d+%C3%BC&pageToken=a%26b%3D" => json!(7),
            // The token of the first page again.
            _ => json!("7"),
        };
        Answer::json(
            200,
            &json!({ "names": ["n"], "meta": { "nextToken": next } }),
        )
    });
    let client = client(server.url())?;
    let params = TokenedParams {
        colour: "r&d ü".to_owned(),
        token: Some("0".to_owned()),
    };
    let mut items = Request::<Tokened>::new(&client, &LIST_TOKENED)
        .params(params)
        .items();
    let mut count = 0;
    while items.try_next().await?.is_some() {
        count += 1;
    }
    assert_eq!(count, 3);
    let queries: Vec<_> = server
        .take()
        .into_iter()
        .map(|request| request.query)
        .collect();
    assert_eq!(
        queries,
        [
            "pageToken=0&colour=r%26d+%C3%BC",
            "colour=r%26d+%C3%BC&pageToken=a%26b%3D",
            "colour=r%26d+%C3%BC&pageToken=7"
        ]
    );
    Ok(())
}
