//! Lists that are continued: page by page, in another process, and in loops of a program's own.

use std::process::Command;
use std::{env, thread};

use serde_json::{Value, json};
use tests::{Server, ServerResponse, TestResult, client_builder};
use twilio_verify_v2::*;

/// The names on each of five pages; the token of a page is its index.
const PAGES: [&[&str]; 5] = [&["a", "b"], &["c"], &[], &["d"], &["e"]];

fn page(index: usize, next: Option<usize>) -> Value {
    let services: Vec<_> = PAGES[index]
        .iter()
        .map(|name| json!({ "friendly_name": name }))
        .collect();
    let next = next.map(|next| {
        format!(
            "https://verify.twilio.com/v2/Services?PageSize=100&Page={next}&PageToken=PA%2B{next}"
        )
    });
    json!({ "services": services, "meta": { "next_page_url": next } })
}

/// A server with these pages. `next` returns the page after one.
async fn server(
    next: fn(usize) -> Option<usize>,
) -> Result<(Server, Client), Box<dyn std::error::Error>> {
    let server = Server::start().await?;
    server.respond_with(move |request| {
        let pairs = form_urlencoded::parse(request.query.as_bytes());
        let tokens: Vec<_> = pairs.filter(|(name, _)| name == "PageToken").collect();
        let index = match tokens.as_slice() {
            [] => 0,
            [(_, token)] => token.trim_start_matches("PA+").parse().unwrap_or(0),
            _ => panic!("several tokens: {}", request.query),
        };
        ServerResponse::json(200, &page(index, next(index)))
    });
    let client = client_builder(server.url()).build()?;
    Ok((server, client))
}

fn until_the_last(index: usize) -> Option<usize> {
    (index + 1 < PAGES.len()).then_some(index + 1)
}

fn list(client: &Client) -> Request<ListServiceResponse> {
    client.list_service(ListServiceParams::new().page_size(100))
}

#[tokio::test]
async fn a_token_continues_the_list() -> TestResult {
    let (server, client) = server(until_the_last).await?;
    let first = list(&client).await?;
    assert_eq!(first.next_page_token().as_deref(), Some("PA+1"));

    let names = |items: Vec<VerifyV2Service>| {
        items
            .into_iter()
            .filter_map(|service| service.friendly_name)
            .collect::<String>()
    };
    let second = list(&client).starting_at("PA+1").await?;
    assert_eq!(names(second.into_items()), "c");
    // With the parameter of the operation, too.
    let fourth = client
        .list_service(ListServiceParams::new().page_token("PA+3"))
        .await?;
    assert_eq!(names(fourth.into_items()), "d");
    let mut rest = list(&client).starting_at("PA+3").items();
    let mut all = Vec::new();
    while let Some(service) = rest.try_next().await? {
        all.push(service);
    }
    assert_eq!(names(all), "de");

    let requests = server.take_requests();
    assert_eq!(requests[1].query, "PageSize=100&PageToken=PA%2B1");
    let last = list(&client).starting_at("PA+4").await?;
    assert_eq!(last.next_page_token(), None);
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn another_process_continues_after_the_third_page() -> TestResult {
    let (server, _) = server(until_the_last).await?;
    let folder = tempfile::tempdir()?;
    let token_file = folder.path().join("token");
    let run = |pages: &str| -> Result<String, Box<dyn std::error::Error>> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_example-list-services"));
        for (name, _) in env::vars().filter(|(name, _)| name.starts_with("TWILIO_")) {
            command.env_remove(name);
        }
        let output = command
            .env("TWILIO_API_KEY", "SK1")
            .env("TWILIO_API_SECRET", "secret")
            .arg(&token_file)
            .args([pages, "--base-url", &server.url()])
            .output()?;
        assert!(output.status.success(), "{output:?}");
        Ok(String::from_utf8(output.stdout)?)
    };
    assert_eq!(run("3")?, "a\nb\nc\n");
    assert_eq!(std::fs::read_to_string(&token_file)?, "PA+3");
    assert_eq!(run("9")?, "d\ne\n");
    assert!(!token_file.exists());
    assert_eq!(
        server.take_requests().len(),
        5,
        "no page is requested twice"
    );
    Ok(())
}

#[tokio::test]
async fn a_loop_over_requests_ends_although_pages_repeat() -> TestResult {
    /// The page after one.
    type Next = fn(usize) -> Option<usize>;
    const CYCLES: [(Next, usize); 3] = [
        (|_| Some(1), 2),
        (|index| Some((index + 1) % 3), 4),
        (|_| Some(0), 2),
    ];
    for (next, expected) in CYCLES {
        let (server, client) = server(next).await?;
        let mut request = Some(list(&client));
        let mut count = 0;
        while let Some(current) = request.filter(|_| count < 9) {
            let page = current.clone().await?;
            count += 1;
            request = match current.after(&page) {
                Ok(next) => next,
                Err(error) => {
                    assert!(error.to_string().contains("already received"), "{error}");
                    None
                }
            };
        }
        assert_eq!(count, expected);
        assert_eq!(server.take_requests().len(), expected);
    }
    Ok(())
}

#[tokio::test]
async fn a_loop_over_requests_follows_no_link_to_another_server() -> TestResult {
    let server = Server::start().await?;
    let next = "https://evil.example/v2/Services?PageToken=1";
    server.respond(ServerResponse::json(
        200,
        &json!({ "meta": { "next_page_url": next } }),
    ));
    let client = client_builder(server.url()).build()?;
    let page = list(&client).await?;
    let error = list(&client).after(&page).expect_err("another server");
    assert!(
        error.is_decode() && error.to_string().contains("does not lead to"),
        "{error}"
    );
    Ok(())
}

/// A page of an API that links to the next page without a token.
#[derive(Clone, Default, PartialEq)]
struct Pets {
    pets: Option<Vec<String>>,
    next_page_uri: Option<String>,
    _extra: Extra,
}
twilio_runtime::object! { Pets { pets: "pets", next_page_uri: "next_page_uri" } }

impl Page for Pets {
    type Item = String;
    const NEXT: twilio_runtime::NextPage = twilio_runtime::NextPage::Link(&["next_page_uri"]);

    fn into_items(self) -> Vec<String> {
        self.pets.unwrap_or_default()
    }
}

/// A page of an API with tokens.
#[derive(Clone, Default, PartialEq)]
struct Toys {
    toys: Option<Vec<String>>,
    next_token: Option<String>,
    _extra: Extra,
}
twilio_runtime::object! { Toys { toys: "toys", next_token: "next_token" } }

impl Page for Toys {
    type Item = String;
    const NEXT: twilio_runtime::NextPage = twilio_runtime::NextPage::Token {
        at: &["next_token"],
        parameter: "cursor",
    };

    fn into_items(self) -> Vec<String> {
        self.toys.unwrap_or_default()
    }
}

static LIST_PETS: Operation = Operation::get("ListPets", "https://pets.example.com/v1", "/pets");

#[tokio::test]
async fn a_link_or_a_token_of_another_api_continues_the_list() -> TestResult {
    let server = Server::start().await?;
    let client: twilio_runtime::Client =
        ClientBuilder::new(Credentials::api_key("SK1", "secret"), "test")
            .base_url(server.url())
            .build()?;
    let pets = || twilio_runtime::Request::<Pets>::new(&client, &LIST_PETS);
    server.respond_with(|request| {
        let next = (request.query != "after=cat").then_some("/v1/pets?after=cat");
        ServerResponse::json(
            200,
            &json!({ "pets": [request.query], "next_page_uri": next }),
        )
    });
    let first = pets().await?;
    let link = first.next_page_token();
    assert_eq!(link.as_deref(), Some("/v1/pets?after=cat"));
    let second = pets().starting_at(&link.unwrap_or_default()).await?;
    assert_eq!(second.into_items(), ["after=cat"]);
    server.take_requests();
    let error = pets()
        .starting_at("https://evil.example/v1/pets")
        .await
        .expect_err("another");
    assert!(error.is_argument(), "{error}");
    assert!(server.take_requests().is_empty());

    server.respond_with(|request| {
        ServerResponse::json(
            200,
            &json!({ "toys": [request.query], "next_token": "b&c" }),
        )
    });
    let toys = twilio_runtime::Request::<Toys>::new(&client, &LIST_PETS);
    let first = toys.clone().await?;
    let token = first.next_page_token().unwrap_or_default();
    assert_eq!(token, "b&c");
    assert_eq!(
        toys.starting_at(&token).await?.into_items(),
        ["cursor=b%26c"]
    );
    Ok(())
}

#[test]
fn lists_are_iterators_in_programs_that_are_not_async() -> TestResult {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let (server, client) = runtime.block_on(server(until_the_last))?;
    let names = list(&client).items().limit(4).blocking();
    let names: Vec<_> = names
        .map(|service| Ok(service?.friendly_name.unwrap_or_default()))
        .collect::<Result<_, Error>>()?;
    assert_eq!(names.concat(), "abcd");
    assert_eq!(server.take_requests().len(), 4);

    let pages: Vec<_> = list(&client).pages().blocking().collect::<Result<_, _>>()?;
    let lengths: Vec<_> = pages
        .into_iter()
        .map(|page| page.into_items().len())
        .collect();
    assert_eq!(lengths, [2, 1, 0, 1, 1]);

    // In another thread, because this one has no runtime, either.
    let items = list(&client).items();
    let results = thread::scope(|scope| {
        let thread =
            scope.spawn(|| runtime.block_on(async { items.blocking().collect::<Vec<_>>() }));
        thread.join().expect("the thread does not panic")
    });
    let [Err(error)] = results.as_slice() else {
        panic!("expected one error, got {} results", results.len());
    };
    assert!(error.to_string().contains(".try_next().await"), "{error}");
    Ok(())
}
