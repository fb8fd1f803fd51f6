//! Null, absent and unset are three things, in requests as in values that are sent back.

use serde_json::{Value, json};
use tests::{Server, ServerResponse, TestResult};
use twilio_runtime::{
    ClientBuilder, Credentials, DateTime, Extra, Json, Nullable, Operation, Request, Wire,
};

#[derive(Clone, Default, PartialEq)]
struct Account {
    name: String,
    balance: Option<f64>,
    owner: Owner,
    scores: Vec<Option<i64>>,
    note: Option<String>,
    _extra: Extra,
}
twilio_runtime::object! {
    Account { name: "name", balance: "balance" nullable, owner: "owner", scores: "scores", note: "note" }
}

#[derive(Clone, Default, PartialEq)]
struct Owner {
    name: String,
    age: i64,
    since: DateTime,
    _extra: Extra,
}
twilio_runtime::object! { Owner { name: "name", age: "age", since: "since" } }

#[derive(Clone, Default)]
struct ReplaceParams {
    balance: Option<f64>,
    limit: Option<i64>,
    note: Option<String>,
    nulls: Extra,
}
twilio_runtime::params! {
    ReplaceParams nulls nulls { balance: json "Balance" nullable, limit: json "Limit", note: json "Note" }
}

struct AccountParams {
    body: Option<Account>,
}
twilio_runtime::params! { AccountParams { body: body nullable } }

static REPLACE: Operation = Operation::put("Replace", "https://api.example.com", "/").json();

/// The JSON body that a server receives.
async fn sent(
    request: impl FnOnce(Request<()>) -> Request<()>,
) -> Result<Value, Box<dyn std::error::Error>> {
    let server = Server::start().await?;
    server.respond(ServerResponse::empty(204));
    let builder = ClientBuilder::new(Credentials::api_key("SK1", "secret"), "test");
    let client = builder.base_url(server.url()).build()?;
    request(Request::new(&client, &REPLACE)).await?;
    Ok(serde_json::from_slice(&server.take_requests()[0].body)?)
}

fn decoded(json: &Json) -> Account {
    let mut account = Account::default();
    assert!(account.decode(json), "{json}");
    account
}

#[tokio::test]
async fn a_parameter_is_absent_null_or_a_value() -> TestResult {
    let params = ReplaceParams::default();
    assert_eq!(
        sent(|request| request.params(params.clone())).await?,
        json!({ "Balance": null })
    );
    let mut nulls = params.clone();
    nulls.limit = nulls.nulls.nullable("limit", Nullable::from(None));
    nulls.note = nulls.nulls.nullable("note", "text".into());
    assert_eq!(
        sent(|request| request.params(nulls)).await?,
        json!({ "Balance": null, "Limit": null, "Note": "text" })
    );
    let body = AccountParams { body: None };
    assert_eq!(sent(|request| request.params(body)).await?, Value::Null);
    Ok(())
}

#[tokio::test]
async fn a_value_is_sent_back_as_it_was_received() -> TestResult {
    let all = [
        json!({ "name": "", "balance": null, "owner": { "name": "Ada", "age": 0, "since": "" }, "scores": [null, 0] }),
        json!({ "note": null, "scores": null, "owner": null, "name": null }),
        json!({ "owner": { "age": 36, "more": null }, "unknown": [] }),
        json!({}),
    ];
    for received in all {
        let body = AccountParams {
            body: Some(decoded(&received)),
        };
        assert_eq!(sent(|request| request.params(body)).await?, received);
    }
    Ok(())
}

#[test]
fn what_is_set_replaces_what_was_received_or_absent() {
    let mut account = decoded(&json!({ "name": null, "note": null, "owner": "Ada" }));
    account.name = "Ada".to_owned();
    account.note = Some(String::new());
    account.owner.age = 36;
    assert_eq!(
        account.encode(),
        Some(json!({ "name": "Ada", "note": "", "owner": { "age": 36 } }))
    );
    account.balance = Some(0.0);
    account.scores.push(None);
    account.owner = Owner::default();
    let encoded = account.encode().expect("an object");
    assert_eq!(
        (&encoded["balance"], &encoded["scores"]),
        (&json!(0), &json!([null]))
    );
    assert_eq!(
        encoded["owner"],
        json!({ "name": "", "age": 0, "since": "" })
    );
}

#[test]
fn unset_fields_are_not_printed() {
    let account = decoded(&json!({ "balance": null, "owner": { "name": "Ada" } }));
    assert_eq!(
        format!("{account:?}"),
        r#"Account { balance: None, owner: Owner { name: "Ada" } }"#
    );
}
