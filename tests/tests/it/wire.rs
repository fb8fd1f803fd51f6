//! Every operation over HTTP with the examples of the spec: each request is received as the spec says, and each response
//! example is decoded without loss.

use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;

use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use tests::{ReceivedRequest, Server, ServerResponse, Spec, SpecOperation, TestResult};
use twilio_verify_v2::*;

type ResponseFuture = Pin<Box<dyn Future<Output = Result<Value, Error>>>>;

/// A call of an operation, the values of its parameters and body, the example values that have no parameter, and the
/// response.
struct Call {
    operation: &'static str,
    path: Value,
    query: Value,
    body: Value,
    omitted: Value,
    status: u16,
    response: Value,
    send: Box<dyn Fn(&Client) -> ResponseFuture>,
}

/// Sends a request and encodes its response as JSON again.
fn send<T>(request: Request<T>) -> ResponseFuture
where
    T: Wire + Default + serde::Serialize + 'static,
{
    Box::pin(async { Ok(serde_json::to_value(request.await?).expect("models can be encoded")) })
}

#[allow(deprecated)] // deprecated parameters are sent like all others
fn calls() -> Vec<Call> {
    include!(concat!(env!("OUT_DIR"), "/calls.rs"))
}

#[tokio::test]
async fn requests_and_responses_of_every_operation_are_as_the_spec_says() -> TestResult {
    let spec = Spec::read();
    let operations = spec.operations();
    let server = Server::start().await?;
    let credentials = Credentials::auth_token(ACCOUNT, "secret")?;
    let client = Client::builder(credentials)
        .base_url(server.url())
        .build()?;
    let mut called = BTreeSet::new();
    let mut omitted = BTreeSet::new();
    for call in calls() {
        let id = call.operation;
        let mut candidates = operations.iter();
        let operation = candidates.find(|operation| operation.id == id).expect(id);
        server.respond(match &call.response {
            Value::Null => ServerResponse::empty(call.status),
            body => ServerResponse::json(call.status, body),
        });
        let result = (call.send)(&client).await;
        let value = result.map_err(|error| format!("{id}: {error}"))?;
        assert_eq!(value, call.response, "{id}: the response, encoded again");
        let requests = server.take_requests();
        assert_eq!(requests.len(), 1, "{id}: requests");
        check(&requests[0], &call, operation);
        called.insert(id);
        let names = call.omitted.as_array().into_iter().flatten();
        omitted.extend(names.map(|name| format!("{id} {name}")));
    }
    let all: BTreeSet<_> = operations.iter().map(|operation| operation.id).collect();
    assert_eq!(called, all);
    // The examples of these operations have a field that is not in their schema.
    let unknown = ["CreateService \"MailerSid\"", "UpdateService \"MailerSid\""];
    assert_eq!(omitted, unknown.map(str::to_owned).into());
    Ok(())
}

const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
/// Base64 of the account SID, a colon and `secret`.
const AUTHORIZATION: &str = "Basic QUMwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjpzZWNyZXQ=";

fn check(received: &ReceivedRequest, call: &Call, operation: &SpecOperation<'_>) {
    let id = call.operation;
    assert_eq!(received.method, operation.method, "{id}");
    check_url(received, call, operation);
    check_headers(id, received, operation);
    check_body(received, call, operation);
}

fn check_url(received: &ReceivedRequest, call: &Call, operation: &SpecOperation<'_>) {
    let id = call.operation;
    let values = pairs(&call.path);
    let template = operation.path.to_owned();
    let path = values.iter().fold(template, |path, (name, value)| {
        path.replace(&format!("{{{name}}}"), value)
    });
    let received_path = percent_decode_str(&received.path).decode_utf8_lossy();
    assert_eq!(received_path, path, "{id}");
    assert!(!path.contains('{'), "{id}: {path}");

    let query = pairs(&call.query);
    let names: Vec<_> = query.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(
        names,
        operation.parameters("query"),
        "{id}: query parameters"
    );
    assert_eq!(decoded(received.query.as_bytes()), query, "{id}");
}

fn check_headers(id: &str, received: &ReceivedRequest, operation: &SpecOperation<'_>) {
    let parameters = operation.parameters("header");
    assert!(parameters.is_empty(), "{id}: headers are not tested");

    let authorization = operation.is_secured().then_some(AUTHORIZATION);
    assert_eq!(received.header("authorization"), authorization, "{id}");
    assert_eq!(received.header("accept"), Some("application/json"), "{id}");
    let agent = received.header("user-agent").unwrap_or_default();
    assert!(agent.starts_with("twilio-verify-v2/"), "{id}: {agent}");
}

fn check_body(received: &ReceivedRequest, call: &Call, operation: &SpecOperation<'_>) {
    let id = call.operation;
    let media_type = operation.request_media_type();
    assert_eq!(received.header("content-type"), media_type, "{id}");
    match media_type {
        None => assert!(received.body.is_empty(), "{id}"),
        Some("application/json") => {
            let body: Value = serde_json::from_slice(&received.body).expect(id);
            assert_eq!(body, call.body, "{id}");
        }
        Some(_) => {
            let mut expected = form(&call.body, operation);
            let mut body = decoded(&received.body);
            expected.sort();
            body.sort();
            assert_eq!(body, expected, "{id}");
        }
    }
}

/// The fields of a form, encoded according to the types in the spec.
fn form(example: &Value, operation: &SpecOperation<'_>) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for (name, value) in example.as_object().into_iter().flatten() {
        let Some(schema) = operation.request_property(name) else {
            continue;
        };
        let is_array = schema.get("type").is_some_and(|ty| ty == "array");
        match value {
            Value::Array(items) if is_array => {
                fields.extend(items.iter().map(|item| (name.clone(), text(item))));
            }
            value => fields.push((name.clone(), text(value))),
        }
    }
    fields
}

/// A string unchanged, any other value as JSON.
fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn pairs(list: &Value) -> Vec<(String, String)> {
    let pairs = list.as_array().into_iter().flatten();
    pairs.map(|pair| (text(&pair[0]), text(&pair[1]))).collect()
}

fn decoded(form: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(form).into_owned().collect()
}

#[tokio::test]
async fn path_values_are_single_segments() -> TestResult {
    let server = Server::start().await?;
    let client = Client::builder(Credentials::auth_token(ACCOUNT, "secret")?)
        .base_url(server.url())
        .build()?;
    let service = format!("VA{}", "0".repeat(32));

    client.delete_entity(&*service, "a/b?c=ü#%2e").await?;
    let path = format!("/v2/Services/{service}/Entities/a%2Fb%3Fc%3D%C3%BC%23%252e");
    assert_eq!(server.take_requests()[0].path, path);

    for identity in ["", ".", ".."] {
        let error = client
            .delete_entity(&*service, identity)
            .await
            .expect_err(identity);
        assert!(error.is_argument(), "{error}");
    }
    let swapped = client
        .delete_entity("YE0123", "user")
        .await
        .expect_err("no service's SID");
    assert!(swapped.to_string().contains("ServiceSid"), "{swapped}");
    assert!(
        server.take_requests().is_empty(),
        "what cannot be sent is not"
    );
    Ok(())
}
