//! Requests and responses other than JSON and simple forms: parameter styles, multipart and binary bodies, text, redirects.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::json;
use tests::{Server, ServerResponse, TestResult};
use twilio_runtime::{
    BoxFuture, Bytes, Client, ClientBuilder, Credentials, Error, Extra, FilePart, Json, Operation,
    Redirect, Request, Style, Transport, TransportError, TransportLimits, Wire, http,
};

#[derive(Clone, Default, PartialEq)]
struct Range {
    from: Option<i64>,
    to: Option<i64>,
    _extra: Extra,
}
twilio_runtime::object! { Range { from: "from", to: "to" } }

fn range() -> Range {
    Range {
        from: Some(1),
        to: Some(2),
        ..Range::default()
    }
}

struct Find {
    repeated: Vec<String>,
    commas: Vec<String>,
    spaces: Vec<String>,
    pipes: Vec<String>,
    deep: Json,
    spread: Range,
    flat: Range,
    json: Range,
    none: Vec<String>,
    header: Range,
    cookie: Vec<String>,
}
twilio_runtime::params! {
    Find {
        repeated: query "repeated",
        commas: query "commas" comma,
        spaces: query "spaces" space,
        pipes: query "pipes" pipe,
        deep: query "deep" deep,
        spread: query "spread" spread,
        flat: query "flat" comma,
        json: query "json" text,
        none: query "none" comma,
        header: header "X-Range" pairs,
        cookie: cookie "c" comma,
    }
}

static FIND: Operation = Operation::get(
    "Find",
    "https://api.example.com",
    "/{list}/{object}/{label}/{matrix}",
);

struct Upload {
    photos: Vec<FilePart>,
    caption: Option<String>,
    tags: Vec<String>,
    place: Range,
}
twilio_runtime::params! {
    Upload { photos: form "photos", caption: form "caption", tags: form "tags", place: form "place" }
}

static UPLOAD: Operation =
    Operation::post("Upload", "https://api.example.com", "/photos").multipart();

struct Picture {
    body: Bytes,
}
twilio_runtime::params! { Picture { body: body redacted } }

static SET_PICTURE: Operation = Operation::put("SetPicture", "https://api.example.com", "/picture")
    .raw()
    .content_type("image/png");

fn client(base_url: Option<&str>) -> Result<Client, Error> {
    let builder: ClientBuilder = ClientBuilder::new(Credentials::api_key("SK0", "secret"), "test");
    let builder = builder.base_url(base_url.unwrap_or("http://127.0.0.1:9"));
    builder.build()
}

fn strings(strings: [&str; 2]) -> Vec<String> {
    strings.map(str::to_owned).to_vec()
}

#[test]
fn lists_and_objects_are_encoded_in_each_style() -> Result<(), Error> {
    let request: Request<()> = Request::new(&client(None)?, &FIND)
        .path_styled::<Vec<String>>("list", strings(["a,b", "c/d"]), Style::Comma)
        .path_styled::<Range>("object", range(), Style::Pairs)
        .path_styled::<Vec<String>>("label", strings(["x", "y"]), Style::Label)
        .path_styled::<Vec<String>>("matrix", strings(["x", "y"]), Style::MatrixPairs)
        .params(Find {
            repeated: strings(["a", "b"]),
            commas: strings(["a", "b"]),
            spaces: strings(["a", "b"]),
            pipes: strings(["a", "b"]),
            deep: json!({ "a": { "b": [1, 2] }, "none": null }),
            spread: range(),
            flat: range(),
            json: range(),
            none: Vec::new(),
            header: range(),
            cookie: strings(["a", "b"]),
        });
    let request = request.to_http()?;
    assert_eq!(
        request.uri().path(),
        "/a%2Cb,c%2Fd/from=1,to=2/.x,y/;matrix=x;matrix=y"
    );
    let query = request.uri().query().unwrap_or_default();
    let query: Vec<_> = form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect();
    let expected = [
        ("repeated", "a"),
        ("repeated", "b"),
        ("commas", "a,b"),
        ("spaces", "a b"),
        ("pipes", "a|b"),
        ("deep[a][b][0]", "1"),
        ("deep[a][b][1]", "2"),
        ("from", "1"),
        ("to", "2"),
        ("flat", "from,1,to,2"),
        ("json", r#"{"from":1,"to":2}"#),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(query, expected);
    assert_eq!(request.headers()["x-range"], "from=1,to=2");
    assert_eq!(request.headers()["cookie"], "c=a,b");
    Ok(())
}

#[test]
fn files_are_parts_of_a_multipart_body_without_the_boundary() -> Result<(), Error> {
    let with_boundary = FilePart::new("--twilio-runtime-0000000000000000--")
        .name("a\"b.png")
        .media_type("image/png");
    let request: Request<()> = Request::new(&client(None)?, &UPLOAD).params(Upload {
        photos: vec![with_boundary, FilePart::new(vec![0xff])],
        caption: None,
        tags: strings(["sea", "sun"]),
        place: range(),
    });
    let request = request.to_http()?;
    let boundary = "twilio-runtime-0000000000000001";
    assert_eq!(
        request.headers()["content-type"],
        format!("multipart/form-data; boundary={boundary}").as_str()
    );
    let part = |head: &str, body: &str| {
        format!("--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n")
    };
    let expected = [
        part(
            "name=\"photos\"; filename=\"a%22b.png\"\r\nContent-Type: image/png",
            "--twilio-runtime-0000000000000000--",
        ),
        part(
            "name=\"photos\"; filename=\"photos\"\r\nContent-Type: application/octet-stream",
            "\u{fffd}",
        ),
        part("name=\"tags\"", "sea"),
        part("name=\"tags\"", "sun"),
        part(
            "name=\"place\"\r\nContent-Type: application/json",
            r#"{"from":1,"to":2}"#,
        ),
        format!("--{boundary}--\r\n"),
    ];
    assert_eq!(String::from_utf8_lossy(request.body()), expected.concat());

    let malicious = FilePart::new("").name("a\r\nX-Evil: 1");
    let upload = Upload {
        photos: vec![malicious],
        caption: None,
        tags: Vec::new(),
        place: range(),
    };
    let request: Request<()> = Request::new(&client(None)?, &UPLOAD).params(upload);
    assert!(
        request
            .to_http()
            .expect_err("the name would add a header")
            .is_argument()
    );
    Ok(())
}

#[test]
fn bytes_are_sent_unchanged() -> Result<(), Error> {
    let body = Bytes::from_static(&[0, 159, 146, 150]);
    let request: Request<()> =
        Request::new(&client(None)?, &SET_PICTURE).params(Picture { body: body.clone() });
    let http = request.to_http()?;
    assert_eq!(http.headers()["content-type"], "image/png");
    assert_eq!(http.body(), &body);
    let http = request.header("content-type", "image/jpeg").to_http()?;
    assert_eq!(http.headers()["content-type"], "image/jpeg");
    Ok(())
}

#[test]
fn a_relative_server_url_without_a_base_url_is_an_error() -> Result<(), Error> {
    static RELATIVE: Operation = Operation::get("Relative", "/api/v3", "/pets");
    let builder: ClientBuilder = ClientBuilder::new(Credentials::api_key("SK0", "secret"), "test");
    let client = builder.transport(Never).build()?;
    let error = Request::<()>::new(&client, &RELATIVE)
        .to_http()
        .expect_err("no base URL");
    assert!(
        error.is_argument() && error.to_string().contains("/api/v3"),
        "{error}"
    );
    Ok(())
}

/// A transport for requests that must not be sent.
struct Never;

impl Transport for Never {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: TransportLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        unreachable!("the request is not sent")
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        unreachable!("there are no retries")
    }
}

#[derive(Clone, Default, PartialEq)]
struct Report {
    id: String,
    _extra: Extra,
}
twilio_runtime::object! { Report { id: "id" } }

#[derive(Clone, PartialEq)]
enum Created {
    Ok(Box<Report>),
    Accepted(BTreeMap<String, String>),
    Unknown(Json),
}
twilio_runtime::union! { Created discriminator status { Ok = "200", Accepted = "202" "2XX" } }

static GET: Operation = Operation::get("Get", "https://api.example.com", "/");
static FOLLOW: Operation =
    Operation::get("Follow", "https://api.example.com", "/").expect_redirect();

/// The response of an operation.
async fn fetch<T: Wire + Default + 'static>(
    server: &Server,
    operation: &'static Operation,
    response: ServerResponse,
) -> Result<T, Error> {
    server.respond(response);
    Request::new(&client(Some(&server.url()))?, operation).await
}

#[tokio::test]
async fn responses_are_decoded_by_type_and_status() -> TestResult {
    let server = Server::start().await?;
    let text = |status, body: &str| ServerResponse {
        status,
        headers: Vec::new(),
        body: body.into(),
    };
    let id = json!({ "id": "7" });

    let bytes: Bytes = fetch(&server, &GET, text(200, "%PDF")).await?;
    assert_eq!(bytes, "%PDF");
    let log: String = fetch(&server, &GET, text(200, "a,b\n1,2")).await?;
    assert_eq!(log, "a,b\n1,2");
    let name: String = fetch(&server, &GET, ServerResponse::json(200, &json!("Ann"))).await?;
    assert_eq!(name, "Ann");
    let none: Option<Report> = fetch(&server, &GET, ServerResponse::empty(204)).await?;
    assert_eq!(none, None);
    let some: Option<Report> = fetch(&server, &GET, ServerResponse::json(200, &id)).await?;
    assert_eq!(some.map(|report| report.id).as_deref(), Some("7"));

    let created: Created = fetch(&server, &GET, ServerResponse::json(200, &id)).await?;
    assert!(matches!(created, Created::Ok(report) if report.id == "7"));
    let accepted: Created = fetch(&server, &GET, ServerResponse::json(206, &id)).await?;
    assert!(matches!(accepted, Created::Accepted(map) if map["id"] == "7"));

    let moved =
        ServerResponse::empty(307).header("location", "https://elsewhere.example.com/x?secret=1");
    let redirect: Redirect = fetch(&server, &FOLLOW, moved.clone()).await?;
    assert_eq!(
        redirect.location(),
        "https://elsewhere.example.com/x?secret=1"
    );
    assert_eq!(format!("{redirect:?}"), "Redirect { .. }");
    let error = fetch::<Redirect>(&server, &FOLLOW, ServerResponse::empty(307)).await;
    assert!(error.expect_err("there is no location").is_decode());
    let error = fetch::<Report>(&server, &GET, moved)
        .await
        .expect_err("a redirect is not expected");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(307));

    let error = fetch::<()>(&server, &GET, ServerResponse::json(422, &id))
        .await
        .expect_err("the status is an error");
    assert_eq!(
        error.body_as::<Report>().map(|report| report.id).as_deref(),
        Some("7")
    );
    Ok(())
}
