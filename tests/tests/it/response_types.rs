//! Responses of different types.

use std::collections::BTreeMap;

use serde_json::json;
use tests::{Server, ServerResponse, TestResult};
use twilio_runtime::{
    Bytes, Client, ClientBuilder, Credentials, Error, Extra, Json, Operation, Redirect, Request,
    Wire,
};

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
    let builder: ClientBuilder = ClientBuilder::new(Credentials::api_key("SK1", "secret"), "test");
    let client: Client = builder.base_url(server.url()).build()?;
    Request::new(&client, operation).await
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
