//! The events of webhooks, and the signer that creates them in tests.

use serde_json::json;
use tests::TestResult;
use twilio_verify_v2::http::{HeaderMap, Request};
use twilio_verify_v2::testing::WebhookSigner;
use twilio_verify_v2::*;

const TOKEN: &str = "0123456789abcdef0123456789abcdef";

fn event(request: &Request<Bytes>) -> Result<WebhookEvent, WebhookError> {
    let validator = WebhookValidator::new(TOKEN).expect("the token is not blank");
    validator.event(
        "https://example.com",
        request.uri(),
        request.headers(),
        request.body(),
    )
}

#[test]
fn events_of_factors_and_challenges_have_their_fields() -> TestResult {
    let signer = WebhookSigner::new(TOKEN)?;
    let fields = [
        ("uuid", "6e5b"),
        ("type", "challenge.denied"),
        ("account_sid", "AC1"),
        ("service_sid", "VA1"),
        ("entity_identity", "user-7f3a90c2"),
        ("factor_sid", "YF1"),
        ("factor_type", "push"),
        ("challenge_sid", "YC1"),
        ("challenge_priority", "high & mighty"),
    ];
    let object: Json = fields.iter().map(|(name, value)| (*name, *value)).collect();
    let url = "https://example.com/webhooks/verify";
    for request in [signer.form(url, &fields), signer.json(url, &object)] {
        let WebhookEvent::Challenge(challenge) = event(&request)? else {
            panic!("not a challenge: {request:?}");
        };
        assert_eq!(challenge.r#type, ChallengeEventType::Denied);
        assert_eq!(challenge.uuid.as_deref(), Some("6e5b"));
        assert_eq!(challenge.account_sid.as_deref(), Some("AC1"));
        assert_eq!(challenge.service_sid.as_deref(), Some("VA1"));
        assert_eq!(challenge.entity_identity.as_deref(), Some("user-7f3a90c2"));
        assert_eq!(challenge.factor_sid.as_deref(), Some("YF1"));
        assert_eq!(challenge.factor_type.as_deref(), Some("push"));
        assert_eq!(challenge.challenge_sid.as_deref(), Some("YC1"));
        assert_eq!(
            challenge.extra().get("challenge_priority"),
            Some(&json!("high & mighty"))
        );
        let printed = format!("{challenge:?}");
        assert!(
            printed.contains("YC1") && !printed.contains("7f3a90c2"),
            "{printed}"
        );
    }
    Ok(())
}

#[test]
fn new_events_are_kept() -> TestResult {
    let signer = WebhookSigner::new(TOKEN)?;
    let url = "https://example.com/webhooks/verify";
    for (name, expected) in [
        ("factor.created", FactorEventType::Created),
        ("factor.verified", FactorEventType::Verified),
        ("factor.deleted", FactorEventType::Deleted),
        ("factor.renamed", FactorEventType::from("factor.renamed")),
    ] {
        let request = signer.form(url, &[("type", name), ("factor_sid", "YF2")]);
        let WebhookEvent::Factor(factor) = event(&request)? else {
            panic!("{name} is not an event of a factor");
        };
        assert_eq!(
            (&factor.r#type, factor.factor_sid.as_deref()),
            (&expected, Some("YF2"))
        );
    }
    let request = signer.json(
        url,
        &json!({ "type": "entity.deleted", "entity_sid": "YE1" }),
    );
    let other = event(&request)?;
    assert_eq!(other.event_type(), "entity.deleted");
    assert_eq!(other.extra().get("entity_sid"), Some(&json!("YE1")));
    assert!(matches!(other, WebhookEvent::Other(_)));
    Ok(())
}

#[test]
fn only_valid_events_are_returned() -> TestResult {
    let signer = WebhookSigner::new(TOKEN)?;
    let url = "https://example.com/hook?id=1";
    let kind = |request: &Request<Bytes>| event(request).map_err(|error| error.kind());
    let form = signer.form(url, &[("type", "factor.created")]);
    assert!(kind(&form).is_ok());

    let mut forged = form.clone();
    *forged.body_mut() = Bytes::from_static(b"type=factor.verified");
    assert_eq!(kind(&forged), Err(WebhookErrorKind::WrongSignature));
    let stranger = WebhookSigner::new("54321")?;
    let other = stranger.form(url, &[("type", "factor.created")]);
    assert_eq!(kind(&other), Err(WebhookErrorKind::WrongSignature));

    let no_type = signer.form(url, &[("MessageStatus", "sent")]);
    assert_eq!(kind(&no_type), Err(WebhookErrorKind::NotAnEvent));
    let list = signer.json(url, &json!([1]));
    assert_eq!(kind(&list), Err(WebhookErrorKind::NotAnEvent));
    assert_eq!(
        WebhookEvent::parse(&HeaderMap::new(), b"type=factor.created"),
        None
    );
    Ok(())
}

#[test]
fn the_signer_signs_as_twilio_does() -> TestResult {
    // The signature in Twilio's documentation.
    let request = WebhookSigner::new("12345")?.form(
        "https://example.com/myapp.php?foo=1&bar=2",
        &[
            ("Digits", "1234"),
            ("CallSid", "CA1234567890ABCDE"),
            ("To", "+18005551212"),
            ("Caller", "+14158675310"),
            ("From", "+14158675310"),
        ],
    );
    assert_eq!(
        request.headers()["X-Twilio-Signature"],
        "L/OH5YylLD5NRKLltdqwSvS0BnU="
    );
    assert_eq!(request.uri(), "/myapp.php?foo=1&bar=2");
    assert!(WebhookSigner::new(" ").is_err());
    Ok(())
}
