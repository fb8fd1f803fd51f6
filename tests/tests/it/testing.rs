//! The mock transport, as used by the tests of a crate that depends on the SDK.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::thread;

use serde_json::Value;
use tests::{SERVICE_SID, Spec, TestResult};
use twilio_verify_v2::testing::{Example, MockResponse, MockTransport};
use twilio_verify_v2::*;

/// The response to a request, without an executor: the mock responds immediately.
fn now<T: Wire + Default + 'static>(request: Request<T>) -> Result<T, Error> {
    let future = pin!(request.into_future());
    match future.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result,
        Poll::Pending => panic!("the mock responds immediately"),
    }
}

fn send_code(client: &Client, to: &str) -> Result<VerifyV2ServiceVerification, Error> {
    now(client.create_verification(SERVICE_SID, CreateVerificationParams::new(to, "sms")))
}

/// The message of the panic that fails a test.
fn failure<T>(test: impl FnOnce() -> T) -> String {
    let panic = catch_unwind(AssertUnwindSafe(test)).err().expect("a panic");
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .expect("the panic has a message")
}

#[test]
fn responses_are_in_the_order_of_the_script() -> Result<(), Error> {
    let mut typed = examples::create_verification::CALL_CODE.value();
    typed.status = Some("typed".into());
    let mock = MockTransport::new();
    mock.on(&operations::CREATE_VERIFICATION)
        .reply(typed)
        .reply(MockResponse::json(json!({"status": "json"})))
        .reply_times(2, examples::create_verification::SMS_CODE)
        .reply_always(MockResponse::with(|request| {
            let status = format!("to {}", request.form("To").unwrap_or_default());
            MockResponse::json(json!({ "status": status }))
        }));
    mock.on(&operations::DELETE_SERVICE).reply(());
    let client: Client = mock.client();

    let mut statuses = Vec::new();
    for to in ["a", "b", "c", "d", "e", "f"] {
        statuses.extend(send_code(&client, to)?.status);
    }
    now(client.delete_service(SERVICE_SID))?;

    let expected = ["typed", "json", "pending", "pending", "to e", "to f"];
    let statuses: Vec<_> = statuses.iter().map(|status| status.as_str()).collect();
    assert_eq!(statuses, expected);
    assert_eq!(mock.requests().len(), 7);
    assert_eq!(mock.requests_to(&operations::DELETE_SERVICE).len(), 1);
    Ok(())
}

#[test]
fn an_unexpected_request_fails_the_test_and_shows_the_script() -> Result<(), Error> {
    let mock = MockTransport::new();
    mock.on(&operations::CREATE_VERIFICATION)
        .reply_times(2, examples::create_verification::SMS_CODE);
    mock.on(&operations::FETCH_SERVICE)
        .reply_always(examples::fetch_service::PLAIN_SERVICE);
    let client: Client = mock.client();
    send_code(&client, "+12025550143")?;
    now(client.fetch_service(SERVICE_SID))?;

    let unscripted = failure(|| now(client.delete_service(SERVICE_SID)));
    assert_eq!(
        unscripted,
        "unexpected request to DeleteService (DELETE /v2/Services/{Sid})\n\
         scripted for it: nothing\n\
         scripted for others:\n    \
         CreateVerification (POST /v2/Services/{ServiceSid}/Verifications): 1 of 2 responses used\n    \
         FetchService (GET /v2/Services/{Sid}): responds to every request, 1 so far"
    );

    send_code(&client, "+12025550143")?;
    let exhausted = failure(|| send_code(&client, "+12025550143"));
    assert!(
        exhausted.contains("\nscripted for it: 2 of 2 responses used\n"),
        "{exhausted}"
    );

    assert_eq!(
        failure(|| mock.verify()),
        unscripted,
        "the failure is reported again if the panic is caught"
    );
    Ok(())
}

#[test]
fn unused_responses_fail_the_test_when_the_last_clone_is_dropped() -> Result<(), Error> {
    let mock = MockTransport::new();
    mock.on(&operations::CREATE_VERIFICATION)
        .reply_times(3, examples::create_verification::SMS_CODE);
    mock.on(&operations::FETCH_SERVICE)
        .reply_always(examples::fetch_service::PLAIN_SERVICE);
    let client: Client = mock.client();
    send_code(&client, "+12025550143")?;
    drop(mock);

    assert_eq!(
        failure(|| drop(client)),
        "scripted responses were not used:\n    \
         CreateVerification (POST /v2/Services/{ServiceSid}/Verifications): 1 of 3 responses used\n\
         requests: CreateVerification"
    );
    Ok(())
}

#[test]
fn unused_responses_do_not_hide_another_failure() {
    let test = thread::spawn(|| {
        let mock = MockTransport::new();
        mock.on(&operations::DELETE_SERVICE).reply(());
        panic!("another failure");
    });
    let panic = test.join().expect_err("a panic");
    assert_eq!(panic.downcast_ref::<&str>(), Some(&"another failure"));
}

#[test]
fn a_response_after_one_for_all_further_requests_is_rejected() {
    let mock = MockTransport::new();
    mock.on(&operations::DELETE_SERVICE).reply_always(());
    assert_eq!(
        failure(|| mock.on(&operations::DELETE_SERVICE).reply(())),
        "DeleteService already has a response to all further requests; script the ones before it first"
    );
}

#[test]
fn recorded_requests_are_accessible_and_redacted() -> Result<(), Error> {
    let mock = MockTransport::new();
    mock.on(&operations::UPDATE_WEBHOOK)
        .reply(examples::update_webhook::DISABLE_ONLY);
    mock.on(&operations::LIST_ENTITY)
        .reply(examples::list_entity::EMPTY_PAGE);
    mock.on(&operations::DELETE_ENTITY).reply(());
    mock.on(&operations::CREATE_NEW_FACTOR_PASSKEY)
        .reply(examples::create_new_factor_passkey::PLATFORM_PASSKEY);
    let client: Client = mock.client();

    let params = UpdateWebhookParams::new().event_types(["factor.created", "factor.deleted"]);
    let webhook = "YW0123456789abcdef0123456789abcdef";
    now(client
        .update_webhook(SERVICE_SID, webhook, params)
        .header("x-trace", "7"))?;
    now(client.list_entity(SERVICE_SID, ListEntityParams::new().page_size(20)))?;
    now(client.delete_entity(SERVICE_SID, "a/b ü"))?;
    let params = CreateNewFactorPasskeyParams::new("Key", "user-7f3a");
    now(client.create_new_factor_passkey(SERVICE_SID, params))?;

    let requests = mock.requests();
    let [update, list, delete, passkey] = requests.as_slice() else {
        panic!("{} requests", requests.len());
    };
    assert_eq!(update.operation().id(), "UpdateWebhook");
    assert_eq!(update.method(), Method::POST);
    assert_eq!(update.path("Sid"), Some(webhook));
    let events: Vec<_> = update.form_all("EventTypes").collect();
    assert_eq!(events, ["factor.created", "factor.deleted"]);
    assert_eq!(update.form("Status"), None);
    assert_eq!(update.header("X-Trace"), Some("7"));
    assert_eq!(update.header("authorization"), Some("[redacted]"));
    assert_eq!(list.query("PageSize"), Some("20"));
    assert_eq!(delete.path("Identity"), Some("a/b ü"));
    assert!(delete.uri().path().ends_with("/Entities/a%2Fb%20%C3%BC"));
    let body = json!({"friendly_name": "Key", "identity": "user-7f3a"});
    assert_eq!(passkey.json(), Some(body));

    assert_eq!(
        format!("{delete:?}"),
        r#"RecordedRequest { operation: "DeleteEntity", method: DELETE, path: "/v2/Services/{ServiceSid}/Entities/{Identity}", .. }"#
    );
    assert!(!format!("{mock:?} {client:?}").contains("user-7f3a"));
    Ok(())
}

/// The error of a request to which all responses are the same.
fn error_of(response: MockResponse<VerifyV2Service>) -> Error {
    let mock = MockTransport::new();
    mock.on(&operations::FETCH_SERVICE).reply_always(response);
    now(mock.client::<Client>().fetch_service(SERVICE_SID)).expect_err("a failure")
}

#[test]
fn errors_can_be_scripted() {
    let message = "The requested resource was not found";
    let not_found =
        error_of(MockResponse::error(404, 20404, message).header("twilio-request-id", "RQ1"));
    assert!(not_found.is_not_found());
    assert_eq!(not_found.code(), Some(20404));
    assert_eq!(not_found.message(), Some(message));
    assert_eq!(not_found.request_id(), Some("RQ1"));

    let empty = error_of(MockResponse::status(503));
    assert_eq!(empty.status(), Some(StatusCode::SERVICE_UNAVAILABLE));
    let page = "<h1>Bad gateway</h1>";
    let html = error_of(MockResponse::status(502).body("text/html", page));
    assert_eq!(html.body().unwrap(), page);
    assert!(error_of(MockResponse::failure(TransportErrorKind::Connect)).is_connect());
    assert!(error_of(MockResponse::failure(TransportErrorKind::Timeout)).is_timeout());
}

#[test]
fn backoffs_are_recorded_and_take_no_time() -> Result<(), Error> {
    let mock = MockTransport::new();
    mock.on(&operations::FETCH_SERVICE)
        .reply(MockResponse::error(429, 20429, "Too many requests").header("retry-after", "7"))
        .reply(examples::fetch_service::PLAIN_SERVICE);
    now(mock.client::<Client>().fetch_service(SERVICE_SID))?;
    assert_eq!(mock.requests().len(), 2);
    assert!(matches!(mock.sleeps().as_slice(), [backoff] if backoff.as_secs() >= 7));
    Ok(())
}

#[test]
fn threads_share_a_script() {
    let mock = MockTransport::new();
    mock.on(&operations::CREATE_VERIFICATION)
        .reply_times(8, examples::create_verification::SMS_CODE);
    let client = Arc::new(mock.client::<Client>());
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let client = client.clone();
            thread::spawn(move || send_code(&client, "+12025550143").is_ok())
        })
        .collect();
    for thread in threads {
        assert!(thread.join().expect("the thread does not panic"));
    }
    mock.verify();
}

/// A response example: operation, status, name and value.
type ResponseExample = (String, u16, String, Value);

fn example<T: Wire + Default + serde::Serialize>(
    operation: &str,
    descriptor: &Operation,
    example: Example<T>,
) -> ResponseExample {
    assert_eq!(descriptor.id(), operation);
    let value = serde_json::to_value(example.value()).expect("models can be encoded");
    let json = serde_json::from_str::<Value>(example.json()).expect("examples are JSON");
    assert_eq!(value, json, "{operation} {}", example.name());
    let name = example.name().to_owned();
    (operation.to_owned(), example.status(), name, value)
}

#[test]
fn the_crate_has_the_examples_of_the_spec() -> TestResult {
    let mut actual: Vec<ResponseExample> = include!(concat!(env!("OUT_DIR"), "/examples.rs"));
    let spec = Spec::read();
    let mut expected = Vec::new();
    for operation in spec.operations() {
        let (id, examples) = (operation.id, operation.response_examples());
        assert_eq!(examples.is_empty(), !operation.has_response_body(), "{id}");
        let examples = examples.into_iter();
        expected.extend(
            examples.map(|(status, name, value)| {
                (id.to_owned(), status, name.to_owned(), value.clone())
            }),
        );
    }
    let key = |(id, status, name, _): &ResponseExample| (id.clone(), *status, name.clone());
    actual.sort_by_key(key);
    expected.sort_by_key(key);
    assert_eq!(actual, expected);
    Ok(())
}
