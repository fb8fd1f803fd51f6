//! The bytes of requests as a server on loopback receives them.

use std::collections::BTreeMap;

use serde_json::json;
use tests::{ReceivedRequest, Server, ServerResponse};
use twilio_runtime::{
    Client, ClientBuilder, Credentials, Error, Extra, FilePart, Json, Operation, Params, Request,
    Style, Wire,
};

#[derive(Clone, Default, PartialEq)]
struct Pair {
    key: Option<String>,
    other: Option<String>,
    _extra: Extra,
}
twilio_runtime::object! { Pair { key: "k;1", other: "other" } }

fn client(server: &Server) -> Result<Client, Error> {
    let builder: ClientBuilder = ClientBuilder::new(Credentials::api_key("SK0", "secret"), "test");
    builder.base_url(server.url()).build()
}

async fn send(
    server: &Server,
    request: Request<()>,
) -> Result<ReceivedRequest, Box<dyn std::error::Error>> {
    server.respond(ServerResponse::empty(204));
    request.await?;
    Ok(server.take_requests().pop().ok_or("nothing was received")?)
}

fn list(items: &[&str]) -> Vec<String> {
    items.iter().map(|item| (*item).to_owned()).collect()
}

/// The delimiters of all styles.
const HOSTILE: &str = "a,b;c=d.e|f &/?#%é";
const ENCODED: &str = "a%2Cb%3Bc%3Dd.e%7Cf%20%26%2F%3F%23%25%C3%A9";

static ONE: Operation = Operation::get("One", "https://api.example.com", "/x{value}");

async fn in_path<P: Wire>(
    server: &Server,
    value: P,
    style: Style,
) -> Result<String, Box<dyn std::error::Error>> {
    let request = Request::new(&client(server)?, &ONE).path_styled::<P>("value", value, style);
    Ok(send(server, request).await?.path)
}

#[tokio::test]
async fn delimiters_in_path_values_are_encoded_and_those_between_them_are_not()
-> Result<(), Box<dyn std::error::Error>> {
    let server = &Server::start().await?;
    let items = || list(&[HOSTILE, "", "z"]);
    let object = || Pair {
        key: Some(HOSTILE.to_owned()),
        other: Some(String::new()),
        ..Pair::default()
    };
    for (style, text, of_list, of_object) in [
        (Style::Comma, "E", "E,,z", "k%3B1,E,other,"),
        (Style::Pairs, "E", "E,,z", "k%3B1=E,other="),
        (Style::Label, ".E", ".E,,z", ".k%3B1,E,other,"),
        (Style::LabelPairs, ".E", ".E..z", ".k%3B1=E.other="),
        (
            Style::Matrix,
            ";value=E",
            ";value=E,,z",
            ";value=k%3B1,E,other,",
        ),
        (
            Style::MatrixPairs,
            ";value=E",
            ";value=E;value;value=z",
            ";k%3B1=E;other",
        ),
    ] {
        let paths = [
            in_path(server, HOSTILE.to_owned(), style).await?,
            in_path(server, items(), style).await?,
            in_path(server, object(), style).await?,
        ];
        let expected =
            [text, of_list, of_object].map(|text| format!("/x{}", text.replace('E', ENCODED)));
        assert_eq!(paths, expected, "{style:?}");
    }
    let empty = in_path(server, String::new(), Style::Matrix).await?;
    assert_eq!(empty, "/x;value");
    Ok(())
}

struct Search {
    plain: Vec<String>,
    commas: Vec<String>,
    spaces: Vec<String>,
    pipes: Vec<String>,
    deep: Json,
    spread: Pair,
    flat: Pair,
    reserved: String,
    reserved_commas: Vec<String>,
    unset: Option<Vec<String>>,
    header: Vec<String>,
    date: String,
    cookie: Vec<String>,
    crumb: Pair,
}
twilio_runtime::params! {
    Search {
        plain: query "pl[]",
        commas: query "commas" comma,
        spaces: query "spaces" space,
        pipes: query "pipes" pipe,
        deep: query "deep" deep,
        spread: query "spread" spread,
        flat: query "flat" comma,
        reserved: query "reserved" reserved,
        reserved_commas: query "reserved_commas" comma reserved,
        unset: query "unset" comma,
        header: header "X-List" comma,
        date: header "X-Date",
        cookie: cookie "c" comma,
        crumb: cookie "crumb" comma,
    }
}

static SEARCH: Operation = Operation::get("Search", "https://api.example.com", "/search");

#[tokio::test]
async fn delimiters_in_queries_headers_and_cookies_are_encoded_within_values_only()
-> Result<(), Box<dyn std::error::Error>> {
    let server = &Server::start().await?;
    let items = || list(&["a,b c|d=e&f", "z"]);
    let pair = || Pair {
        key: Some("1,2&3".to_owned()),
        ..Pair::default()
    };
    let request = Request::new(&client(server)?, &SEARCH).params(Search {
        plain: items(),
        commas: items(),
        spaces: items(),
        pipes: items(),
        deep: json!({ "a]": { "b": ["x&y", "z"] }, "none": null }),
        spread: pair(),
        flat: pair(),
        reserved: "https://e.org/?a=[b]@!$'()*,;#&+% é".to_owned(),
        reserved_commas: list(&["a/b,c", "d"]),
        unset: None,
        header: items(),
        date: "Tue, 15 Nov 1994 08:12:31 GMT".to_owned(),
        cookie: items(),
        crumb: pair(),
    });
    let received = send(server, request).await?;
    let item = "a%2Cb%20c%7Cd%3De%26f";
    let expected = [
        &format!("pl%5B%5D={item}"),
        "pl%5B%5D=z",
        &format!("commas={item},z"),
        &format!("spaces={item}%20z"),
        &format!("pipes={item}|z"),
        "deep[a%5D][b][0]=x%26y",
        "deep[a%5D][b][1]=z",
        "k%3B1=1%2C2%263",
        "flat=k%3B1,1%2C2%263",
        "reserved=https://e.org/?a=[b]@!$%27()*,;%23%26%2B%25%20%C3%A9",
        "reserved_commas=a/b%2Cc,d",
    ];
    assert_eq!(received.query.split('&').collect::<Vec<_>>(), expected);
    assert_eq!(received.header("x-list"), Some(&*format!("{item},z")));
    assert_eq!(
        received.header("x-date"),
        Some("Tue, 15 Nov 1994 08:12:31 GMT")
    );
    assert_eq!(
        received.header("cookie"),
        Some(&*format!("c={item},z; crumb=k%3B1,1%2C2%263"))
    );
    Ok(())
}

struct Form {
    commas: Vec<String>,
    nested: Vec<Vec<i64>>,
    url: Option<String>,
}
twilio_runtime::params! {
    Form { commas: form "commas" comma, nested: form "n n", url: form "url" reserved }
}

static FORM: Operation = Operation::post("Form", "https://api.example.com", "/form").form();

#[tokio::test]
async fn forms_encode_values_before_they_join_them() -> Result<(), Box<dyn std::error::Error>> {
    let server = &Server::start().await?;
    let request = Request::new(&client(server)?, &FORM).params(Form {
        commas: list(&["a,b c", "d"]),
        nested: vec![vec![1, 2], vec![3]],
        url: Some("a/b&c".to_owned()),
    });
    let received = send(server, request).await?;
    assert_eq!(
        String::from_utf8(received.body)?,
        "commas=a%2Cb+c,d&n+n=%5B1%2C2%5D&n+n=%5B3%5D&url=a/b%26c"
    );
    Ok(())
}

struct Nothing {
    value: Option<String>,
}
twilio_runtime::params! { Nothing { value: form "value" } }

struct NoBody {
    body: Option<Json>,
}
twilio_runtime::params! { NoBody { body: body } }

#[tokio::test]
async fn a_method_that_anticipates_a_body_says_that_there_is_none()
-> Result<(), Box<dyn std::error::Error>> {
    static POST: Operation = Operation::post("Post", "https://api.example.com", "/none");
    static EMPTY: Operation = Operation::post("Empty", "https://api.example.com", "/form").form();
    static PUT: Operation = Operation::put("Put", "https://api.example.com", "/opt").json();
    static PATCH: Operation = Operation::patch("Patch", "https://api.example.com", "/raw").raw();
    static GET: Operation = Operation::get("Get", "https://api.example.com", "/get");
    static DELETE: Operation = Operation::delete("Delete", "https://api.example.com", "/delete");
    let server = &Server::start().await?;
    let client = client(server)?;
    let nothing = || NoBody { body: None };
    for (request, expected) in [
        (Request::new(&client, &POST), Some("0")),
        (
            Request::new(&client, &EMPTY).params(Nothing { value: None }),
            Some("0"),
        ),
        (Request::new(&client, &PUT).params(nothing()), Some("0")),
        (Request::new(&client, &PATCH).params(nothing()), Some("0")),
        (Request::new(&client, &GET), None),
        (Request::new(&client, &DELETE), None),
    ] {
        let received = send(server, request).await?;
        assert_eq!(
            received.header("content-length"),
            expected,
            "{}",
            received.path
        );
    }
    Ok(())
}

struct Map<T> {
    body: BTreeMap<String, T>,
}
twilio_runtime::params! { TextMap { body: form "body" spread } }
twilio_runtime::params! { FileMap { body: form "body" spread } }
type TextMap = Map<String>;
type FileMap = Map<FilePart>;

struct Upload {
    file: FilePart,
    octets: Vec<FilePart>,
    text: String,
    xml: String,
    meta: Pair,
    custom: Pair,
    tags: Vec<String>,
    json_tags: Vec<String>,
    nested: Vec<Vec<i64>>,
    untyped: Json,
    unset: Option<Pair>,
}
twilio_runtime::params! {
    Upload {
        file: form "file" media_type("image/png"),
        octets: form "octets",
        text: form "text",
        xml: form "xml" media_type("application/xml; charset=utf-8"),
        meta: form "meta",
        custom: form "custom" text media_type("application/vnd.acme+json"),
        tags: form "tags",
        json_tags: form "json_tags" text,
        nested: form "n",
        untyped: form "untyped",
        unset: form "unset",
    }
}

static UPLOAD: Operation = Operation::post("Upload", "https://api.example.com", "/up").multipart();

/// Returns the headers after `form-data; ` and the content of each part.
async fn parts(
    server: &Server,
    params: impl Params,
) -> Result<Vec<(String, String)>, Box<dyn std::error::Error>> {
    let request = Request::new(&client(server)?, &UPLOAD).params(params);
    let received = send(server, request).await?;
    let content_type = received.header("content-type").unwrap_or_default();
    let (_, boundary) = content_type.split_once("boundary=").ok_or("no boundary")?;
    let body = String::from_utf8(received.body.clone())?;
    let delimiter = format!("--{boundary}");
    let parts = body.split(&delimiter).filter_map(|part| {
        let (headers, content) = part.split_once("\r\n\r\n")?;
        let (_, headers) = headers.split_once("form-data; ")?;
        let content = content.strip_suffix("\r\n")?;
        Some((headers.to_owned(), content.to_owned()))
    });
    Ok(parts.collect())
}

#[tokio::test]
async fn each_entry_of_a_map_is_a_part() -> Result<(), Box<dyn std::error::Error>> {
    let server = &Server::start().await?;
    let texts = ["v", "w"].map(str::to_owned);
    let keys = || ["k1", "k2"].map(str::to_owned);
    let body = keys().into_iter().zip(texts).collect();
    let part = |headers: &str, content: &str| (headers.to_owned(), content.to_owned());
    assert_eq!(
        parts(server, TextMap { body }).await?,
        [part("name=\"k1\"", "v"), part("name=\"k2\"", "w")]
    );
    let files = ["v", "w"].map(FilePart::new);
    let body = keys().into_iter().zip(files).collect();
    let octets = "\r\nContent-Type: application/octet-stream";
    assert_eq!(
        parts(server, FileMap { body }).await?,
        [
            part(&format!("name=\"k1\"; filename=\"k1\"{octets}"), "v"),
            part(&format!("name=\"k2\"; filename=\"k2\"{octets}"), "w"),
        ]
    );
    Ok(())
}

#[tokio::test]
async fn parts_have_the_media_types_of_their_values() -> Result<(), Box<dyn std::error::Error>> {
    let server = &Server::start().await?;
    let pair = || Pair {
        key: Some("v".to_owned()),
        ..Pair::default()
    };
    let own = FilePart::new("own").name("a.gif").media_type("image/gif");
    let upload = Upload {
        file: FilePart::new("png"),
        octets: vec![FilePart::new("octets"), own],
        text: "text".to_owned(),
        xml: "<a/>".to_owned(),
        meta: pair(),
        custom: pair(),
        tags: list(&["a", "b"]),
        json_tags: list(&["a", "b"]),
        nested: vec![vec![1, 2], vec![3]],
        untyped: json!([1]),
        unset: None,
    };
    let octets = "application/octet-stream";
    let expected = [
        ("name=\"file\"; filename=\"file\"", "image/png", "png"),
        ("name=\"octets\"; filename=\"octets\"", octets, "octets"),
        ("name=\"octets\"; filename=\"a.gif\"", "image/gif", "own"),
        ("name=\"text\"", "", "text"),
        ("name=\"xml\"", "application/xml; charset=utf-8", "<a/>"),
        ("name=\"meta\"", "application/json", r#"{"k;1":"v"}"#),
        (
            "name=\"custom\"",
            "application/vnd.acme+json",
            r#"{"k;1":"v"}"#,
        ),
        ("name=\"tags\"", "", "a"),
        ("name=\"tags\"", "", "b"),
        ("name=\"json_tags\"", "application/json", r#"["a","b"]"#),
        ("name=\"n\"", "application/json", "[1,2]"),
        ("name=\"n\"", "application/json", "[3]"),
        ("name=\"untyped\"", "application/json", "[1]"),
    ];
    let expected = expected.map(|(name, media_type, content)| {
        let headers = match media_type {
            "" => name.to_owned(),
            media_type => format!("{name}\r\nContent-Type: {media_type}"),
        };
        (headers, content.to_owned())
    });
    assert_eq!(parts(server, upload).await?, expected);
    Ok(())
}

#[tokio::test]
async fn operations_keep_the_path_of_their_own_server_under_a_base_url()
-> Result<(), Box<dyn std::error::Error>> {
    static MAIN: Operation = Operation::get("Main", "https://api.example.com/v1", "/main");
    static OWN: Operation =
        Operation::get("Own", "https://uploads.example.com/two", "/own").own_server();
    static HOST: Operation =
        Operation::get("Host", "https://uploads.example.com", "/host").own_server();
    static RELATIVE: Operation = Operation::get("Relative", "/rel", "/rel").own_server();
    static UNKNOWN: Operation = Operation::get("Unknown", "", "/unknown").own_server();
    let server = &Server::start().await?;
    let plain = client(server)?;
    let builder: ClientBuilder = ClientBuilder::new(Credentials::api_key("SK0", "secret"), "test");
    let prefixed: Client = builder.base_url(format!("{}/p/", server.url())).build()?;
    for (operation, path) in [
        (&MAIN, "/main"),
        (&OWN, "/two/own"),
        (&HOST, "/host"),
        (&RELATIVE, "/rel/rel"),
        (&UNKNOWN, "/unknown"),
    ] {
        let received = send(server, Request::new(&plain, operation)).await?;
        assert_eq!(received.path, path);
        let received = send(server, Request::new(&prefixed, operation)).await?;
        assert_eq!(received.path, format!("/p{path}"));
    }
    Ok(())
}
