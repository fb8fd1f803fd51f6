//! Ranges, JSON as text, and dates in requests.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use serde_json::json;
use tests::{SERVICE_SID, TestResult, client_builder};
use twilio_verify_v2::*;

fn token(client: &Client, ttl: i64) -> Result<http::Request<Bytes>, Error> {
    let params =
        CreateAccessTokenParams::new("user-7f3a", AccessTokenEnumFactorTypes::Push).ttl(ttl);
    client.create_access_token(SERVICE_SID, params).to_http()
}

#[test]
fn numbers_out_of_range_are_not_sent() -> TestResult {
    let client = client_builder("http://127.0.0.1:1").build()?;
    for ttl in [60, 61, 300] {
        assert!(token(&client, ttl).is_ok(), "{ttl}");
    }
    for ttl in [59, 301, 0, -1, i64::MIN] {
        let error = token(&client, ttl).expect_err("out of range");
        assert!(error.is_argument());
        let message = error.to_string();
        let limits =
            "Ttl is out of range: the API's description requires at least 60 and at most 300;";
        assert!(message.contains(limits), "{message}");
        assert!(message.contains("check_ranges(false)"), "{message}");
    }
    let sizes = |size| {
        client
            .list_service(ListServiceParams::new().page_size(size))
            .to_http()
    };
    assert!(sizes(1000).is_ok());
    assert!(sizes(1001).is_err_and(|error| error.to_string().contains("at most 1000")));

    let lenient = client_builder("http://127.0.0.1:1")
        .check_ranges(false)
        .build()?;
    assert_eq!(
        token(&lenient, 301)?.body(),
        "Identity=user-7f3a&FactorType=push&Ttl=301"
    );
    Ok(())
}

#[test]
fn durations_are_sent_in_seconds() -> TestResult {
    let client = client_builder("http://127.0.0.1:1").build()?;
    let params = || CreateAccessTokenParams::new("user-7f3a", AccessTokenEnumFactorTypes::Push);
    let given = [
        params().ttl(120),
        params().ttl(120_i64),
        params().ttl(Duration::from_secs(120)),
        params().ttl(Seconds::from(120)),
        // The rest of a second is not cut off.
        params().ttl(Duration::from_millis(119_001)),
        params().with(Some(120), CreateAccessTokenParams::ttl),
        params().with(Some(Duration::from_secs(120)), CreateAccessTokenParams::ttl),
    ];
    for params in given {
        let request = client.create_access_token(SERVICE_SID, params).to_http()?;
        assert_eq!(request.body(), "Identity=user-7f3a&FactorType=push&Ttl=120");
    }
    let too_long = params().ttl(Duration::MAX);
    let error = client.create_access_token(SERVICE_SID, too_long).to_http();
    assert!(error.is_err_and(|error| error.to_string().contains("at most 300")));
    // Zero has a meaning of its own, which no other duration gets.
    for (ttl, sent) in [
        (Duration::ZERO, "Ttl=0"),
        (Duration::from_nanos(1), "Ttl=1"),
    ] {
        let params = CreateNotificationParams::new().ttl(ttl);
        let (identity, challenge) = ("user-7f3a", "YC0123456789abcdef0123456789abcdef");
        let request = client.create_notification(SERVICE_SID, identity, challenge, params);
        assert_eq!(request.to_http()?.body(), sent);
    }
    let interval = Duration::from_secs(3600);
    let params = CreateBucketParams::new(5, interval);
    let limit = "RK0123456789abcdef0123456789abcdef";
    let request = client.create_bucket(SERVICE_SID, limit, params).to_http()?;
    assert_eq!(request.body(), "Max=5&Interval=3600");
    Ok(())
}

/// Parameters with all kinds of bounds.
#[derive(Clone)]
struct Bounded {
    weight: Option<f64>,
    level: i64,
}
twilio_runtime::params! {
    Bounded { weight: query "weight" above(0.5) below(1.5), level: query "level" at_least(-3.0) }
}

#[test]
fn bounds_can_be_exclusive_fractional_and_on_one_side() -> TestResult {
    static SET: Operation = Operation::get("Set", "https://scales.example.com", "/set");
    let client: twilio_runtime::Client =
        ClientBuilder::new(Credentials::api_key("SK1", "secret"), "test").build()?;
    let is_sent = |weight, level| {
        let request = twilio_runtime::Request::<()>::new(&client, &SET);
        request.params(Bounded { weight, level }).to_http().is_ok()
    };
    assert!(is_sent(Some(0.500_001), -3) && is_sent(None, i64::MAX));
    for (weight, level) in [(Some(0.5), 0), (Some(1.5), 0), (Some(1.0), -4)] {
        assert!(!is_sent(weight, level), "{weight:?} {level}");
    }
    Ok(())
}

#[test]
fn json_is_sent_as_text_whatever_it_is_given_as() -> TestResult {
    let client = client_builder("http://127.0.0.1:1").build()?;
    let sent = |tags: Json| {
        let params =
            CreateVerificationParams::new("+12025550143", VerificationChannel::Sms).tags(tags);
        let request = client.create_verification(SERVICE_SID, params).to_http()?;
        let fields = form_urlencoded::parse(request.body()).into_owned();
        let tags = fields
            .filter(|(name, _)| name == "Tags")
            .map(|(_, value)| value);
        Ok::<_, Error>(tags.collect::<Vec<_>>())
    };
    let text = r#"{"campaign":"spring & co","n":3}"#;
    let map: BTreeMap<&str, Json> = [("campaign", "spring & co".into()), ("n", 3.into())].into();
    assert_eq!(sent(json!({ "campaign": "spring & co", "n": 3 }))?, [text]);
    assert_eq!(sent(map.into_iter().collect())?, [text]);
    assert_eq!(sent(text.into())?, [text]);
    // Whatever is in it is sent as it is.
    assert_eq!(sent(r#"{ "a" : 1 }"#.into())?, [r#"{ "a" : 1 }"#]);

    let params = CreateVerificationParams::new("+12025550143", VerificationChannel::Sms)
        .template_custom_substitutions(text)
        .tags(String::from(text));
    assert!(
        client
            .create_verification(SERVICE_SID, params)
            .to_http()
            .is_ok()
    );
    Ok(())
}

#[test]
fn dates_are_sent_in_whole_seconds() -> TestResult {
    let client = client_builder("http://127.0.0.1:1").build()?;
    let nearly = SystemTime::UNIX_EPOCH + Duration::from_nanos(1_438_286_400_999_999_999);
    for date in [
        DateTime::from(nearly),
        DateTime::from("2015-07-30T22:00:00.75+02:00"),
    ] {
        let params = ListVerificationAttemptParams::new().date_created_after(date);
        let request = client.list_verification_attempt(params).to_http()?;
        let query = request.uri().query().unwrap_or_default();
        assert_eq!(query, "DateCreatedAfter=2015-07-30T20%3A00%3A00Z");
    }
    Ok(())
}
