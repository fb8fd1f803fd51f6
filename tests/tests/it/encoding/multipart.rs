//! Multipart bodies.

use std::collections::BTreeMap;

use serde_json::json;
use tests::{Server, TestResult};
use twilio_runtime::{Error, FilePart, Json, Operation, Params, Request};

use super::support::{Pair, Range, client, offline_client, range, send, strings};

struct Photos {
    photos: Vec<FilePart>,
    caption: Option<String>,
    tags: Vec<String>,
    place: Range,
}
twilio_runtime::params! {
    Photos { photos: form "photos", caption: form "caption", tags: form "tags", place: form "place" }
}

static UPLOAD_PHOTOS: Operation =
    Operation::post("UploadPhotos", "https://api.example.com", "/photos").multipart();

#[test]
fn files_are_parts_of_a_multipart_body_without_the_boundary() -> Result<(), Error> {
    let with_boundary = FilePart::new("--twilio-runtime-0000000000000000--")
        .name("a\"b.png")
        .media_type("image/png");
    let request: Request<()> = Request::new(&offline_client()?, &UPLOAD_PHOTOS).params(Photos {
        photos: vec![with_boundary, FilePart::new(vec![0xff])],
        caption: None,
        tags: strings(&["sea", "sun"]),
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
    let upload = Photos {
        photos: vec![malicious],
        caption: None,
        tags: Vec::new(),
        place: range(),
    };
    let request: Request<()> = Request::new(&offline_client()?, &UPLOAD_PHOTOS).params(upload);
    assert!(
        request
            .to_http()
            .expect_err("the name would add a header")
            .is_argument()
    );
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
async fn each_entry_of_a_map_is_a_part() -> TestResult {
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
async fn parts_have_the_media_types_of_their_values() -> TestResult {
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
        tags: strings(&["a", "b"]),
        json_tags: strings(&["a", "b"]),
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

struct Mail {
    meta: Option<Pair>,
    meta_x_part: Option<String>,
    meta_x_list: Option<Vec<i64>>,
    files: Vec<FilePart>,
    files_x_part: Option<String>,
    fields: Option<Pair>,
    numbers: Vec<Json>,
}
twilio_runtime::params! {
    Mail {
        meta: form "meta",
        meta_x_part: part_header "X-Part" of("meta"),
        meta_x_list: part_header "X-List" comma of("meta"),
        files: form "files",
        files_x_part: part_header "X-Part" of("files"),
        fields: form "fields" urlencoded media_type("application/x-www-form-urlencoded"),
        numbers: form "numbers",
    }
}

fn mail() -> Mail {
    Mail {
        meta: None,
        meta_x_part: Some("of meta".to_owned()),
        meta_x_list: Some(vec![1, 2]),
        files: Vec::new(),
        files_x_part: Some("of files".to_owned()),
        fields: None,
        numbers: Vec::new(),
    }
}

#[tokio::test]
async fn headers_belong_to_the_parts_of_their_name() -> TestResult {
    let server = &Server::start().await?;
    let pair = || Pair {
        key: Some("a b&c".to_owned()),
        ..Pair::default()
    };
    let sent = Mail {
        meta: Some(pair()),
        files: vec![FilePart::new("1"), FilePart::new("2").name("b")],
        fields: Some(pair()),
        numbers: vec![json!(1), Json::Null, json!(2)],
        ..mail()
    };
    let octets = "Content-Type: application/octet-stream\r\nX-Part: of files";
    let expected = [
        (
            "name=\"meta\"\r\nContent-Type: application/json\r\nX-Part: of meta\r\nX-List: 1,2",
            r#"{"k;1":"a b&c"}"#,
        ),
        (
            &*format!("name=\"files\"; filename=\"files\"\r\n{octets}"),
            "1",
        ),
        (&*format!("name=\"files\"; filename=\"b\"\r\n{octets}"), "2"),
        (
            "name=\"fields\"\r\nContent-Type: application/x-www-form-urlencoded",
            "k%3B1=a+b%26c",
        ),
        ("name=\"numbers\"", "1"),
        ("name=\"numbers\"", "2"),
    ];
    let expected = expected.map(|(headers, content)| (headers.to_owned(), content.to_owned()));
    assert_eq!(parts(server, sent).await?, expected);

    let malicious = Mail {
        meta_x_part: Some("a\r\nX-Evil: 1".to_owned()),
        ..mail()
    };
    let request = Request::<()>::new(&offline_client()?, &UPLOAD).params(malicious);
    let error = request.to_http().expect_err("the value would add a header");
    assert!(error.is_argument());
    Ok(())
}

#[tokio::test]
async fn other_multipart_types_are_what_they_claim_to_be() -> TestResult {
    static MIXED: Operation = Operation::post("Mixed", "https://api.example.com", "/mixed")
        .multipart()
        .content_type("multipart/mixed");
    static RELATED: Operation = Operation::post("Related", "https://api.example.com", "/related")
        .multipart()
        .content_type("multipart/related; start-info=x");
    let server = &Server::start().await?;
    for (operation, expected) in [
        (&MIXED, "multipart/mixed; boundary="),
        (
            &RELATED,
            "multipart/related; start-info=x; type=\"application/json\"; boundary=",
        ),
    ] {
        let sent = Mail {
            meta: Some(Pair::default()),
            ..mail()
        };
        let request = Request::new(&client(server)?, operation).params(sent);
        let received = send(server, request).await?;
        let content_type = received.header("content-type").unwrap_or_default();
        let boundary = content_type.strip_prefix(expected).ok_or("another type")?;
        let body = String::from_utf8(received.body.clone())?;
        assert!(body.starts_with(&format!("--{boundary}\r\n")), "{body}");
        assert!(body.ends_with(&format!("--{boundary}--\r\n")), "{body}");
    }
    Ok(())
}

#[tokio::test]
async fn a_form_without_parts_is_no_body() -> TestResult {
    let server = &Server::start().await?;
    let request = Request::new(&client(server)?, &UPLOAD).params(mail());
    let received = send(server, request).await?;
    assert_eq!(received.header("content-length"), Some("0"));
    assert_eq!(received.header("content-type"), None);
    Ok(())
}
