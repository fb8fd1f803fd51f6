//! Parameters that the params types do not have: new ones of the API, and nulls.

use serde_json::json;
use tests::{SERVICE_SID, TestResult, client_builder};
use twilio_verify_v2::*;

fn client() -> Result<Client, Error> {
    client_builder("http://127.0.0.1:9").build()
}

fn pairs(form: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(form).into_owned().collect()
}

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let pairs = pairs.iter();
    pairs
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

#[test]
fn extra_parameters_are_fields_of_a_form() -> TestResult {
    let params = CreateVerificationParams::new("+12025550143", "sms")
        .locale("en")
        .amount("1");
    let request = client()?
        .create_verification(SERVICE_SID, params)
        .extra_parameter("Channel", "rcs")
        .extra_parameter("Locale", Json::Null)
        .extra_parameter("New", json!(["a", 1]))
        .extra_parameter("Nested", json!({ "a": true }));
    assert_eq!(
        pairs(request.to_http()?.body()),
        owned(&[
            ("To", "+12025550143"),
            ("Amount", "1"),
            ("Channel", "rcs"),
            ("New", "a"),
            ("New", "1"),
            ("Nested", r#"{"a":true}"#),
        ])
    );
    let text = format!("{request:?}");
    assert!(text.contains("New") && !text.contains("rcs"), "{text}");
    Ok(())
}

#[test]
fn extra_parameters_are_in_the_query_if_there_is_no_body() -> TestResult {
    let request = client()?
        .list_service(ListServiceParams::new().page_size(20))
        .extra_parameter("PageSize", 5)
        .extra_parameter("New", "a b");
    let request = request.to_http()?;
    let query = request.uri().query().unwrap_or_default();
    assert_eq!(
        pairs(query.as_bytes()),
        owned(&[("PageSize", "5"), ("New", "a b")])
    );
    Ok(())
}

#[test]
fn extra_parameters_are_properties_of_a_json_body_including_nulls() -> TestResult {
    let params = CreateChallengePasskeysParams::new().identity("user-7f3a90c2");
    let request = client()?
        .create_challenge_passkeys(SERVICE_SID, params)
        .extra_parameter("factor_sid", Json::Null)
        .extra_parameter("factor_sid", json!([1]))
        .extra_parameter("identity", Json::Null);
    let body: Json = serde_json::from_slice(request.to_http()?.body())?;
    assert_eq!(body, json!({ "identity": null, "factor_sid": [1] }));
    Ok(())
}

#[test]
fn a_body_that_is_not_an_object_cannot_have_extra_parameters() -> TestResult {
    #[derive(Clone)]
    struct Numbers {
        body: Vec<i64>,
    }
    twilio_runtime::params! { Numbers { body: body } }
    static REPLACE: Operation = Operation::put("Replace", "https://api.example.com", "/").json();
    let client: twilio_runtime::Client =
        twilio_runtime::ClientBuilder::new(Credentials::api_key("SK1", "secret"), "test")
            .build()?;
    let request = Request::<()>::new(&client, &REPLACE).params(Numbers { body: vec![1] });
    let result = request.extra_parameter("New", 1).to_http();
    let error = result.expect_err("the body is a list");
    assert!(error.is_argument(), "{error}");
    let message = "New cannot be added to the body, which is not an object";
    assert!(error.to_string().contains(message), "{error}");
    Ok(())
}
