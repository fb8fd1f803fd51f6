//! Every operation over real HTTP, driven by the examples of the spec: each request arrives as the spec says,
//! each example answer is read and, written again, the same.

use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;

use serde_json::{Value, json};
use tests::{Answer, Received, Server, Spec, SpecOperation};
use twilio_verify_v2::*;

type Exchange = Pin<Box<dyn Future<Output = Result<Value, Error>>>>;

struct Call {
    operation: &'static str,
    path: Value,
    query: Value,
    body: Value,
    left_out: Value,
    status: u16,
    answer: Value,
    request: Box<dyn Fn(&Client) -> Exchange>,
}

/// Sends a request and writes what came back as JSON again.
fn exchange<T>(request: Request<T>) -> Exchange
where
    T: Wire + Default + serde::Serialize + 'static,
{
    Box::pin(async { Ok(serde_json::to_value(request.await?).expect("models are JSON")) })
}

// Deprecated parameters are sent like any other.
#[allow(deprecated)]
fn calls() -> Vec<Call> {
    include!(concat!(env!("OUT_DIR"), "/calls.rs"))
}

#[tokio::test]
async fn every_operation_is_sent_and_read_as_the_spec_says()
-> Result<(), Box<dyn std::error::Error>> {
    let spec = Spec::own()?;
    let operations = spec.operations();
    let server = Server::start().await?;
    let credentials = Credentials::auth_token(ACCOUNT, "secret")?;
    let client = Client::builder(credentials)
        .base_url(server.url())
        .build()?;
    let mut called = BTreeSet::new();
    let mut left_out = BTreeSet::new();
    for call in calls() {
        let id = call.operation;
        let (_, operation) = operations.iter().find(|(other, _)| other == id).expect(id);
        server.answer(match &call.answer {
            Value::Null => Answer::empty(call.status),
            answer => Answer::json(call.status, answer),
        });
        let value = (call.request)(&client)
            .await
            .map_err(|error| format!("{id}: {error}"))?;
        assert_eq!(
            value, call.answer,
            "{id}: the answer, read and written again"
        );
        let received = server.take();
        assert_eq!(received.len(), 1, "{id}: requests");
        check(&received[0], &call, operation);
        called.insert(id);
        left_out.extend(
            call.left_out
                .as_array()
                .into_iter()
                .flatten()
                .map(|name| format!("{id} {name}")),
        );
    }
    let all: BTreeSet<_> = operations.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(called, all);
    // The examples of these two have a field that their schema does not have.
    let unknown = ["CreateService \"MailerSid\"", "UpdateService \"MailerSid\""];
    assert_eq!(left_out, unknown.map(str::to_owned).into());
    Ok(())
}

const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
/// Base64 of the account SID, a colon and `secret`.
const AUTHORIZATION: &str = "Basic QUMwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjpzZWNyZXQ=";

fn check(received: &Received, call: &Call, operation: &SpecOperation<'_>) {
    let id = call.operation;
    assert_eq!(received.method, operation.method, "{id}");

    let given = pairs(&call.path);
    let path = given
        .iter()
        .fold(operation.path.clone(), |path, (name, value)| {
            path.replace(&format!("{{{name}}}"), value)
        });
    assert_eq!(received.path, path, "{id}");
    assert!(!path.contains('{'), "{id}: {path}");

    let query = pairs(&call.query);
    let names: Vec<_> = query.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(
        names,
        operation.parameters("query"),
        "{id}: every query parameter is said"
    );
    assert_eq!(decoded(received.query.as_bytes()), query, "{id}");
    assert!(
        operation.parameters("header").is_empty(),
        "{id}: say its headers too"
    );

    let authorization = operation.is_secured().then_some(AUTHORIZATION);
    assert_eq!(received.header("authorization"), authorization, "{id}");
    assert_eq!(received.header("accept"), Some("application/json"), "{id}");
    let agent = received.header("user-agent").unwrap_or_default();
    assert!(agent.starts_with("twilio-verify-v2/"), "{id}: {agent}");

    let media_type = operation.request_media_type();
    assert_eq!(
        received.header("content-type"),
        media_type.as_deref(),
        "{id}"
    );
    match media_type.as_deref() {
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

/// The fields of a form as the spec's types say that they are written.
fn form(example: &Value, operation: &SpecOperation<'_>) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for (name, value) in example.as_object().into_iter().flatten() {
        let Some(schema) = operation.request_property(name) else {
            continue;
        };
        let typed = |kind: &str| schema.get("type").is_some_and(|found| found == kind);
        match value {
            Value::Array(items) if typed("array") => {
                fields.extend(items.iter().map(|item| (name.clone(), text(item))));
            }
            value => fields.push((name.clone(), text(value))),
        }
    }
    fields
}

/// Text as it is, everything else as JSON.
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
async fn path_values_stay_one_segment() -> Result<(), Box<dyn std::error::Error>> {
    let server = Server::start().await?;
    let client = Client::builder(Credentials::auth_token(ACCOUNT, "secret")?)
        .base_url(server.url())
        .build()?;
    let service = format!("VA{}", "0".repeat(32));

    client.delete_entity(&*service, "a/b?c=ü#%2e").await?;
    let path = format!("/v2/Services/{service}/Entities/a%2Fb%3Fc%3D%C3%BC%23%252e");
    assert_eq!(server.take()[0].path, path);

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
    assert!(server.take().is_empty(), "what cannot be sent is not");
    Ok(())
}
