//! Parameters that no type knows: a new one of the API, or a null.

use std::error::Error;

use serde_json::json;
use twilio_verify_v2::*;

const SERVICE: &str = "VA0123456789abcdef0123456789abcdef";

type Outcome = Result<(), Box<dyn Error>>;

fn client() -> Result<Client, twilio_verify_v2::Error> {
    let credentials = Credentials::api_key("SK0123456789abcdef0123456789abcdef", "secret");
    Client::builder(credentials)
        .base_url("http://127.0.0.1:9")
        .build()
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
fn they_are_fields_of_a_form() -> Outcome {
    let params = CreateVerificationParams::new("+12025550143", "sms")
        .locale("en")
        .amount("1");
    let request = client()?
        .create_verification(SERVICE, params)
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
    let shown = format!("{request:?}");
    assert!(shown.contains("New") && !shown.contains("rcs"), "{shown}");
    Ok(())
}

#[test]
fn they_are_in_the_query_where_there_is_no_body() -> Outcome {
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
fn they_are_properties_of_a_json_body_null_included() -> Outcome {
    let params = CreateChallengePasskeysParams::new().identity("user-7f3a90c2");
    let request = client()?
        .create_challenge_passkeys(SERVICE, params)
        .extra_parameter("factor_sid", Json::Null)
        .extra_parameter("factor_sid", json!([1]))
        .extra_parameter("identity", Json::Null);
    let body: Json = serde_json::from_slice(request.to_http()?.body())?;
    assert_eq!(body, json!({ "identity": null, "factor_sid": [1] }));
    Ok(())
}

#[test]
fn a_body_that_is_no_object_has_no_place_for_them() -> Outcome {
    #[derive(Clone)]
    struct Numbers {
        body: Vec<i64>,
    }
    twilio_runtime::params! { Numbers { body: body } }
    static REPLACE: Operation = Operation::put("Replace", "https://api.example.com", "/").json();
    let client: twilio_runtime::Client = twilio_runtime::ClientBuilder::new(
        Credentials::api_key("SK0123456789abcdef0123456789abcdef", "secret"),
        "test",
    )
    .build()?;
    let request = Request::<()>::new(&client, &REPLACE).params(Numbers { body: vec![1] });
    let refused = request.extra_parameter("New", 1).to_http();
    let refused = refused.expect_err("there is no place for it");
    assert!(refused.is_argument(), "{refused}");
    let said = refused.to_string();
    assert!(
        said.contains("New cannot be added to the body, which is not an object"),
        "{said}"
    );
    Ok(())
}
