//! Forms, binary bodies, and requests without a body.

use tests::{Server, TestResult};
use twilio_runtime::{Bytes, Error, Json, Operation, Request};

use super::support::{client, offline_client, send, strings};

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
async fn forms_encode_values_before_they_join_them() -> TestResult {
    let server = &Server::start().await?;
    let request = Request::new(&client(server)?, &FORM).params(Form {
        commas: strings(&["a,b c", "d"]),
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
async fn a_method_that_anticipates_a_body_says_that_there_is_none() -> TestResult {
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

struct InQuery {
    page: Option<i64>,
}
twilio_runtime::params! { InQuery { page: query "page" } }

#[tokio::test]
async fn a_json_body_without_parameters_is_an_empty_object() -> TestResult {
    static START: Operation = Operation::post("Start", "https://api.example.com", "/start").json();
    let server = &Server::start().await?;
    let client = client(server)?;
    for request in [
        Request::new(&client, &START),
        Request::new(&client, &START).params(InQuery { page: Some(1) }),
    ] {
        let received = send(server, request).await?;
        assert_eq!(received.header("content-type"), Some("application/json"));
        assert_eq!(received.body, b"{}");
    }
    Ok(())
}

struct Picture {
    body: Bytes,
}
twilio_runtime::params! { Picture { body: body redacted } }

static SET_PICTURE: Operation = Operation::put("SetPicture", "https://api.example.com", "/picture")
    .raw()
    .content_type("image/png");

#[test]
fn bytes_are_sent_unchanged() -> Result<(), Error> {
    let body = Bytes::from_static(&[0, 159, 146, 150]);
    let request: Request<()> =
        Request::new(&offline_client()?, &SET_PICTURE).params(Picture { body: body.clone() });
    let http = request.to_http()?;
    assert_eq!(http.headers()["content-type"], "image/png");
    assert_eq!(http.body(), &body);
    let http = request.header("content-type", "image/jpeg").to_http()?;
    assert_eq!(http.headers()["content-type"], "image/jpeg");
    Ok(())
}
