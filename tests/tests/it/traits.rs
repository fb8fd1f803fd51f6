//! The traits of values: parsing, order, borrowing, conversions and serialization.

use std::collections::{BTreeSet, HashMap};
use std::time::{Duration, SystemTime};

use clap::{Arg, Command, value_parser};
use serde_json::json;
use tests::{SERVICE_SID, TestResult};
use twilio_verify_v2::*;

#[test]
fn sids_are_checked_when_they_are_parsed() -> TestResult {
    let sid: ServiceSid = SERVICE_SID.parse()?;
    assert_eq!(sid, SERVICE_SID);
    assert_eq!(ServiceSid::try_from(SERVICE_SID)?, sid);
    assert_eq!(ServiceSid::try_from(SERVICE_SID.to_owned())?, sid);
    for malformed in [
        "",
        "VA",
        "VA0123",
        "AC0123456789abcdef0123456789abcdef",
        &SERVICE_SID[1..],
    ] {
        let error = malformed.parse::<ServiceSid>().expect_err(malformed);
        assert!(
            error.to_string().starts_with("expected `VA` and 32"),
            "{error}"
        );
        assert_eq!(ServiceSid::try_from(malformed), Err(error.clone()));
        assert_eq!(ServiceSid::try_from(malformed.to_owned()), Err(error));
    }
    // What was not expected may be a secret.
    let error = "hunter2".parse::<ServiceSid>().expect_err("no SID");
    assert!(!error.to_string().contains("hunter2"), "{error}");
    Ok(())
}

#[test]
fn arguments_that_are_sids_take_whatever_is_one() {
    fn taken(argument: impl IntoSid<ServiceSid>) -> ServiceSid {
        argument.into_sid()
    }
    let sid = ServiceSid::new(SERVICE_SID);
    let text = SERVICE_SID.to_owned();
    for value in [
        taken(SERVICE_SID),
        taken(&text),
        taken(text),
        taken(&sid),
        taken(sid.clone()),
    ] {
        assert_eq!(value, sid);
    }
}

#[test]
fn enums_are_checked_when_they_are_parsed() -> TestResult {
    assert_eq!(
        "sms".parse::<VerificationChannel>()?,
        VerificationChannel::Sms
    );
    assert_eq!(
        "WhatsApp".parse::<VerificationChannel>()?,
        VerificationChannel::Whatsapp
    );
    let error = "pigeon"
        .parse::<VerificationChannel>()
        .expect_err("unknown");
    assert!(
        error
            .to_string()
            .starts_with("expected one of `sms`, `call`"),
        "{error}"
    );
    // From a response, or on purpose, it is kept.
    assert_eq!(String::from(VerificationChannel::from("pigeon")), "pigeon");
    Ok(())
}

#[test]
fn enums_are_compared_with_and_converted_from_each_other() {
    // As a response has them, in another letter case, and unknown to one or both of the types.
    for text in ["sms", "SMS", "email", "rbm", "auto", "pigeon", ""] {
        let sent = VerificationEnumChannel::from(text);
        let attempted = VerificationAttemptEnumChannels::from(&sent);
        assert_eq!(VerificationChannel::from(&attempted), sent, "{text}");
        assert_eq!(sent, attempted, "{text}");
        assert_eq!(String::from(&attempted), sent.as_str());
    }
    let rbm = VerificationAttemptEnumChannels::Rbm;
    assert_eq!(
        VerificationChannel::from(&rbm),
        VerificationChannel::Unknown("rbm".into())
    );
    assert_ne!(
        VerificationStatus::Approved,
        ChallengeEnumChallengeStatuses::Pending
    );
    assert_eq!(
        VerificationStatus::Expired,
        ChallengeEnumChallengeStatuses::Expired
    );
    assert_eq!(
        FactorEnumFactorTypes::Push,
        AccessTokenEnumFactorTypes::Push
    );
    let text = String::from("approved");
    assert!(VerificationStatus::Approved == text && VerificationStatus::Approved == *text);
    // A value of a response is passed on to the next request.
    let params = CreateVerificationParams::new("+12025550143", &rbm);
    assert!(format!("{params:?}").contains(r#"Unknown("rbm")"#));
    let params = CreateAccessTokenParams::new("user-7f3a", &FactorEnumFactorTypes::Push);
    assert!(format!("{params:?}").contains("factor_type: Push"));
}

#[test]
fn maps_and_sets_find_values_by_their_text() {
    let statuses = HashMap::from([
        (VerificationStatus::Approved, 3),
        (VerificationStatus::from("new"), 1),
    ]);
    assert_eq!(statuses.get("approved"), Some(&3));
    assert_eq!(statuses.get("new"), Some(&1));
    // However a value was created, it is the same.
    assert_eq!(
        VerificationStatus::Unknown("approved".into()),
        VerificationStatus::Approved
    );

    let sids: BTreeSet<ServiceSid> = ["VA2", "VA1", "VA1"].map(ServiceSid::new).into();
    assert!(sids.contains("VA1"));
    assert_eq!(
        sids.iter().map(ServiceSid::as_str).collect::<Vec<_>>(),
        ["VA1", "VA2"]
    );
}

/// The same time in all notations, and times around it.
const SAME: [&str; 4] = [
    "2015-07-30T20:00:00Z",
    "2015-07-30T22:00:00+02:00",
    "Thu, 30 Jul 2015 20:00:00 +0000",
    "2015-07-30T20:00:00.000Z",
];

#[test]
fn times_are_compared_chronologically() {
    let mut times = HashMap::new();
    for text in SAME {
        assert_eq!(DateTime::from(text), DateTime::from(SAME[0]), "{text}");
        times.insert(DateTime::from(text), text);
    }
    assert_eq!(times.len(), 1, "equal values have the same hash");
    // As text, the order would be another.
    let mut sorted = [
        "soon",
        "2015-07-30T23:00:00+09:00",
        SAME[2],
        "",
        "2015-07-30T20:00:00.5Z",
    ];
    sorted.sort_by_key(|text| DateTime::from(*text));
    let expected = [
        "2015-07-30T23:00:00+09:00",
        SAME[2],
        "2015-07-30T20:00:00.5Z",
        "",
        "soon",
    ];
    assert_eq!(sorted, expected);

    let dates = ["9999-12-31", "never", "2015-08-01", " 2015-07-30"].map(Date::from);
    assert!(dates[3] < dates[2] && dates[2] < dates[0] && dates[0] < dates[1]);
    assert_eq!(dates[3], "2015-07-30".parse::<Date>().expect("a date"));
    for garbage in [
        "",
        "soon",
        "2015-07-30",
        "2015-02-30T00:00:00Z",
        "2015-07-30T20:00:00",
    ] {
        assert!(garbage.parse::<DateTime>().is_err(), "{garbage}");
    }
    for garbage in ["", "soon", "2015-2-3", "2015-02-30", SAME[0]] {
        assert!(garbage.parse::<Date>().is_err(), "{garbage}");
    }
}

#[test]
fn times_are_converted_from_and_to_other_crates() -> TestResult {
    const NANOS: u64 = 1_438_286_400_123_456_789;
    let time = SystemTime::UNIX_EPOCH + Duration::from_nanos(NANOS);
    let value = DateTime::from(time);

    let of_chrono: chrono::DateTime<chrono::Utc> = (&value).try_into()?;
    assert_eq!(of_chrono.timestamp_nanos_opt(), Some(NANOS as i64));
    assert_eq!(DateTime::from(of_chrono), value);
    let of_jiff: jiff::Timestamp = (&value).try_into()?;
    assert_eq!(of_jiff.as_nanosecond(), i128::from(NANOS));
    assert_eq!(DateTime::from(of_jiff), value);
    let of_time: time::OffsetDateTime = (&value).try_into()?;
    assert_eq!(of_time.unix_timestamp_nanos(), i128::from(NANOS));
    assert_eq!(DateTime::from(of_time), value);

    let date = Date::from("2024-02-29");
    let of_chrono: chrono::NaiveDate = (&date).try_into()?;
    let of_jiff: jiff::civil::Date = (&date).try_into()?;
    let of_time: time::Date = (&date).try_into()?;
    assert_eq!(of_chrono.to_string(), "2024-02-29");
    assert_eq!(of_jiff.to_string(), "2024-02-29");
    assert_eq!(of_time.to_string(), "2024-02-29");
    for converted in [
        Date::from(of_chrono),
        Date::from(of_jiff),
        Date::from(of_time),
    ] {
        assert_eq!(converted.as_str(), "2024-02-29");
    }

    let before = DateTime::from("0001-01-01T00:00:00Z");
    assert!(jiff::Timestamp::try_from(&before).is_ok());
    let garbage = DateTime::from("soon");
    assert!(jiff::Timestamp::try_from(&garbage).is_err());
    assert!(chrono::DateTime::<chrono::Utc>::try_from(&garbage).is_err());
    assert!(time::OffsetDateTime::try_from(garbage).is_err());
    Ok(())
}

#[test]
fn clap_rejects_malformed_values() {
    let command = Command::new("send")
        .arg(
            Arg::new("service")
                .value_parser(value_parser!(ServiceSid))
                .required(true),
        )
        .arg(
            Arg::new("channel")
                .long("channel")
                .value_parser(value_parser!(VerificationChannel)),
        )
        .arg(
            Arg::new("since")
                .long("since")
                .value_parser(value_parser!(DateTime)),
        )
        .arg(Arg::new("on").long("on").value_parser(value_parser!(Date)));
    let parse = |options: &[&str]| {
        let arguments = [&["send"], options].concat();
        command.clone().try_get_matches_from(arguments)
    };
    let valid = [
        SERVICE_SID,
        "--channel",
        "call",
        "--since",
        SAME[0],
        "--on",
        "2015-07-30",
    ];
    let matches = parse(&valid).expect("valid arguments");
    assert_eq!(
        matches
            .get_one::<ServiceSid>("service")
            .map(ServiceSid::as_str),
        Some(SERVICE_SID)
    );
    assert_eq!(matches.get_one("channel"), Some(&VerificationChannel::Call));
    for (arguments, message) in [
        (["garbage", "--on", "2015-07-30"], "expected `VA`"),
        (
            [SERVICE_SID, "--channel", "pigeon"],
            "expected one of `sms`",
        ),
        ([SERVICE_SID, "--since", "soon"], "expected a date and time"),
        ([SERVICE_SID, "--on", "2015-02-30"], "expected a date"),
    ] {
        let error = parse(&arguments).expect_err("garbage").to_string();
        assert!(error.contains(message), "{error}");
    }
}

#[test]
fn parameters_are_serialized_by_their_names_in_the_request() -> TestResult {
    let params = CreateVerificationParams::new("+12025550143", VerificationChannel::Sms)
        .locale("pt-BR")
        .enable_sna_client_token(false)
        .rate_limits(json!({ "user_ip": "203.0.113.7" }));
    let serialized = serde_json::to_value(&params)?;
    assert_eq!(
        serialized,
        json!({
            "To": "+12025550143",
            "Channel": "sms",
            "Locale": "pt-BR",
            "EnableSnaClientToken": false,
            "RateLimits": { "user_ip": "203.0.113.7" },
        })
    );
    Ok(())
}

#[test]
fn a_programs_own_options_are_passed_to_setters() {
    let send = |locale: Option<&str>, name: Option<String>, tags: Option<Vec<&str>>| {
        let service = CreateServiceParams::new("shop").with(name, CreateServiceParams::totp_issuer);
        let webhook = UpdateWebhookParams::new().with(tags, UpdateWebhookParams::event_types);
        let verification = CreateVerificationParams::new("+12025550143", "sms")
            .with(locale, CreateVerificationParams::locale);
        format!("{service:?} {webhook:?} {verification:?}")
    };
    let all = send(Some("pt-BR"), Some("Shop".to_owned()), Some(vec!["*"]));
    for text in [
        r#"locale: Some("pt-BR")"#,
        r#"totp_issuer: Some("Shop")"#,
        "event_types: Some([Star])",
    ] {
        assert!(all.contains(text), "{all}");
    }
    let none = send(None, None, None);
    for name in ["locale", "totp_issuer", "event_types"] {
        assert!(!none.contains(name), "{none}");
    }
}

#[test]
fn extra_properties_are_iterated_over() -> TestResult {
    let service: VerifyV2Service =
        testing::from_json(json!({ "sid": SERVICE_SID, "colour": "red", "size": 3 }));
    let mut names = Vec::new();
    for (name, value) in service.extra() {
        names.push(format!("{name}={value}"));
    }
    names.sort();
    assert_eq!(names, [r#"colour="red""#, "size=3"]);
    Ok(())
}
