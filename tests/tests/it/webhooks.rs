//! Signatures of webhooks. All except the one from Twilio's documentation were computed with Python's `hmac`.

use twilio_verify_v2::WebhookErrorKind::*;
use twilio_verify_v2::http::{HeaderMap, HeaderValue, Uri};
use twilio_verify_v2::{WebhookError, WebhookErrorKind, WebhookValidator};

const TOKEN: &str = "0123456789abcdef0123456789abcdef";

const JSON: &[u8] = br#"{"type":"factor.verified","uuid":"1"}"#;
/// The signature of [`JSON`] at [`JSON_URL`].
const JSON_SIGNATURE: &str = "6thogeO6l7tuAln/n/eBB2Qcf+U=";
/// A URL with the hash of [`JSON`].
const JSON_URL: &str = "https://example.com/hook?bodySHA256=d967df409bea8663a5130f957468a846095863ba3f38b336dab1f440da31479e";

fn validator() -> WebhookValidator {
    WebhookValidator::new(TOKEN).unwrap()
}

fn kind(result: Result<(), WebhookError>) -> Option<WebhookErrorKind> {
    result.err().map(|error| error.kind())
}

#[track_caller]
fn assert_accepted(url: &str, signature: &str, body: &str) {
    if let Err(error) = validator().validate(url, signature, body.as_bytes()) {
        panic!("{url} with {body:?}: {error}");
    }
}

#[track_caller]
fn assert_rejected(url: &str, signature: &str, body: &str) {
    let result = validator().validate(url, signature, body.as_bytes());
    assert_eq!(kind(result), Some(WrongSignature), "{url} with {body:?}");
}

#[test]
fn the_example_in_twilios_documentation_is_accepted() {
    let validator = WebhookValidator::new("12345").unwrap();
    let params = [
        ("Digits", "1234"),
        ("To", "+18005551212"),
        ("From", "+14158675310"),
        ("Caller", "+14158675310"),
        ("CallSid", "CA1234567890ABCDE"),
    ];
    let url = "https://example.com/myapp.php?foo=1&bar=2";
    let signature = "L/OH5YylLD5NRKLltdqwSvS0BnU=";
    validator.validate_form(url, signature, &params).unwrap();
    let fewer = validator.validate_form(url, signature, &params[1..]);
    assert_eq!(kind(fewer), Some(WrongSignature));
}

#[test]
fn the_url_is_not_normalized() {
    let url = "https://example.com/hook?q=it's&r=it%27s&p=a+b%20c%2Fd%2fe&p=a&p=&=&&e=";
    let signature = "w+4KkidxvizYwxaRBQGHLblDMCw=";
    let body = "Body=+caf%C3%A9";
    assert_accepted(url, signature, body);
    for (from, to) in [
        ("it's", "it%27s"),
        ("it%27s", "it's"),
        ("a+b", "a%20b"),
        ("%20", "+"),
        ("%2F", "/"),
        ("%2f", "%2F"),
        ("&p=&", "&p&"),
        ("=&&", "=&"),
        ("&e=", "&e"),
        ("/hook", "/hook/"),
        ("https", "HTTPS"),
        ("example", "Example"),
    ] {
        assert_rejected(&url.replacen(from, to, 1), signature, body);
    }
    assert_accepted(
        "https://example.com/café/☃?n=ü",
        "bLXLI7bMQuA7sIGO2MpsFd4XJMY=",
        "A=1",
    );
    // The signed URL has the port `:443`.
    assert_accepted(
        "https://example.com?a=1",
        "KovkBQYA6rhzDuEBKCXRPhNTV04=",
        "",
    );
    // The fragment is for Twilio, which neither sends nor signs it.
    assert_accepted(
        "https://example.com/hook?a=1#rc=2",
        "AgksYgYqeGrYtE3eOwIXgokC//0=",
        "",
    );
}

#[test]
fn parameters_are_sorted_and_repeated_values_are_removed() {
    let url = "https://example.com/hook";
    assert_accepted(url, "hh1eHvlajjeFbisJiGztFFLJmpo=", "b=1&a=1&Z=1&A=1");
    let repeated = "0o32LrY/tmsbrn/EIAheK+CfKSU=";
    assert_accepted(url, repeated, "To=abc&To=%2B2&To=%2B1&To=%2B2");
    assert_rejected(url, repeated, "To=abc&To=%2B2");
    let blanks = "WZfhIG4OLIiEC+kCJ3BzadBZ0CE=";
    assert_accepted(url, blanks, "EmptyZ=&Body2=x+y%20&Body=");
    assert_rejected(url, blanks, "EmptyZ=&Body2=x+y&Body=");
}

/// URLs and the signatures of GET requests to them.
const SIGNED: [(&str, &str); 12] = [
    (
        "https://example.com/hook?a=1",
        "AgksYgYqeGrYtE3eOwIXgokC//0=",
    ),
    (
        "https://example.com:443/hook?a=1",
        "LdkEEypQcIQoB9Tb7gouCtS6kYY=",
    ),
    (
        "http://example.com/hook?a=1",
        "IS/UfU41f8wb8OPuBOnVVUqe+EU=",
    ),
    (
        "http://example.com:80/hook?a=1",
        "bYORoW6vw9/A4l5d5f1UkfdH+iE=",
    ),
    (
        "https://example.com:8443/hook?a=1",
        "4I2Omcxj5MmjaS5rS95JoZbXyJY=",
    ),
    ("https://[2001:db8::1]/hook", "yhjF2AdF3jZ8lPiv1E+C5Ty3Dio="),
    (
        "https://[2001:db8::1]:443/hook",
        "a8em17YtWfxjYp2A3gErCE6QZMI=",
    ),
    (
        "https://[2001:db8::1]:8443/hook",
        "q/6UF1jPkVfqIoQ/I7Cb+gP/l4A=",
    ),
    ("https://example.com/hook", "O03E+jLVfgNCUX1Yd3vV3qYxjfk="),
    (
        "https://example.com:8443/hook",
        "KCZNTJhUNht9Qkf0CaveRYBFfeA=",
    ),
    (
        "https://user:p%40ss@example.com/hook",
        "wXRKciL0ITtYHAQOHYusFh2TEzM=",
    ),
    (
        "https://user:p%40ss@example.com:8443/hook",
        "6klW2BNJP0Y5JQzDnH5WPwCiRno=",
    ),
];

#[test]
fn the_signed_url_may_have_a_port_and_a_password_or_not() {
    // The server's URL, and those that Twilio may have signed for it.
    let accepted = [
        (0, vec![0, 1]),
        (1, vec![0, 1]),
        (2, vec![2, 3]),
        (3, vec![2, 3]),
        (4, vec![0, 4]),
        (5, vec![5, 6]),
        (6, vec![5, 6]),
        (7, vec![5, 7]),
        (8, vec![8]),
        (9, vec![8, 9]),
        (10, vec![8, 10]),
        (11, vec![8, 9, 10, 11]),
    ];
    for (server, expected) in accepted {
        let url = SIGNED[server].0;
        let accepted = (0..SIGNED.len())
            .filter(|other| validator().validate(url, SIGNED[*other].1, b"").is_ok());
        assert_eq!(accepted.collect::<Vec<_>>(), expected, "{url}");
    }
}

#[test]
fn the_body_must_have_the_hash_in_the_url() {
    let check = |url, signature, body| kind(validator().validate(url, signature, body));
    assert_eq!(check(JSON_URL, JSON_SIGNATURE, JSON), None);
    let spaced: &[u8] = br#"{"type": "factor.verified", "uuid": "1"}"#;
    assert_eq!(check(JSON_URL, JSON_SIGNATURE, spaced), Some(WrongBody));
    assert_eq!(check(JSON_URL, JSON_SIGNATURE, b""), Some(WrongBody));
    // The hash is right, but another URL was signed.
    let other_url = JSON_URL.replace('?', "?a=1&");
    let other_signature = "g0w3TIIUJdZaIzpecIJap6HHv/A=";
    assert_eq!(check(&other_url, other_signature, JSON), None);
    assert_eq!(check(JSON_URL, other_signature, JSON), Some(WrongSignature));
    // One right hash does not make up for a wrong one.
    let url = format!("{JSON_URL}&bodySHA256={}", "0".repeat(64));
    let both = "OYfqMWN+h5gAC8AVSnsBxqtrLSA=";
    assert_eq!(check(&url, both, JSON), Some(WrongBody));
    let url = "https://example.com/hook?bodySHA256=";
    let none = "3IojQCJULeVbTSstokb9Q1fFpgM=";
    assert_eq!(check(url, none, b""), Some(WrongBody));
    // JSON is not a form without parameters.
    let params: [(&str, &str); 0] = [];
    let form = validator().validate_form(JSON_URL, JSON_SIGNATURE, &params);
    assert_eq!(kind(form), Some(NotAForm));
}

#[test]
fn each_of_several_auth_tokens_is_accepted() {
    let url = "https://example.com/hook";
    let (first, second) = (
        "pPKixHSHnzi2arRpzWUCOeITWWI=",
        "yZOCkql8KtJp/qwrnHR4TaV829M=",
    );
    assert_rejected(url, second, "A=1");
    // With the line break of a file.
    let both = validator()
        .also_accept("fedcba9876543210fedcba9876543210\n")
        .unwrap();
    both.validate(url, first, b"A=1").unwrap();
    both.validate(url, second, b"A=1").unwrap();
    assert_eq!(format!("{both:?}"), "WebhookValidator([redacted])");
    for blank in ["", " \n"] {
        assert!(WebhookValidator::new(blank).unwrap_err().is_configuration());
        assert!(validator().also_accept(blank).is_err());
    }
}

#[test]
fn errors_name_the_problem_with_the_header_or_the_url() {
    let url = "https://example.com/hook";
    let check = |url, signature| kind(validator().validate(url, signature, b"A=1"));
    let good = "pPKixHSHnzi2arRpzWUCOeITWWI=";
    assert_eq!(check(url, ""), Some(MissingSignature));
    for malformed in [
        "pPKixHSHnzi2arRpzWUCOeITWWI",
        "pPKixHSHnzi2arRpzWUCOeITWWJ=",
        "pPKixHSHnzi2arRpzWUCOeITWWI= ",
        "pPKixHSHnzi2arRpzWUCOeIT",
        "????",
    ] {
        assert_eq!(check(url, malformed), Some(MalformedSignature));
    }
    for invalid in [
        "/hook",
        "example.com/hook",
        "ftp://example.com/hook",
        "https:///hook",
    ] {
        assert_eq!(check(invalid, good), Some(InvalidUrl));
    }

    let check = |base: &str, values: &[&'static str]| {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append("x-twilio-signature", HeaderValue::from_static(value));
        }
        let uri = Uri::from_static("/hook");
        kind(validator().validate_request(base, &uri, &headers, b"A=1"))
    };
    assert_eq!(check("https://example.com", &[good]), None);
    assert_eq!(check("https://example.com/", &[good]), None);
    assert_eq!(check("https://example.com", &[]), Some(MissingSignature));
    assert_eq!(
        check("https://example.com", &[good, good]),
        Some(MalformedSignature)
    );
    assert_eq!(check("http://example.com", &[good]), Some(WrongSignature));
    assert_eq!(check("https://example.com?a=1", &[good]), Some(InvalidUrl));
    assert_eq!(check("example.com", &[good]), Some(InvalidUrl));
}

#[test]
fn the_base_url_replaces_the_origin_of_the_request() {
    let check = |base: &str, path: &str, signature: &str, body: &[u8]| {
        let uri: Uri = format!("http://10.0.0.7:3000{path}").parse().unwrap();
        let headers = HeaderMap::from_iter([(
            "x-twilio-signature".parse().unwrap(),
            signature.parse().unwrap(),
        )]);
        kind(validator().validate_request(base, &uri, &headers, body))
    };
    let signature = "RTesgWREvcZYA6jH9ekW+w5nqfU=";
    let base = "https://example.com/api";
    assert_eq!(check(base, "/hook?a=1", signature, b""), None);
    let path = "/hook?q=it's&r=it%27s&p=a+b%20c%2Fd%2fe&p=a&p=&=&&e=";
    let signature = "w+4KkidxvizYwxaRBQGHLblDMCw=";
    let body = b"Body=+caf%C3%A9";
    assert_eq!(check("https://example.com", path, signature, body), None);
}

#[test]
fn errors_show_the_origin_and_no_secrets() {
    let url = "https://user:password@10.0.0.7:8080/secret/hook?to=%2B12025550143";
    let signature = "pPKixHSHnzi2arRpzWUCOeITWWI=";
    let error = validator().validate(url, signature, b"A=1").unwrap_err();
    assert_eq!(error.url(), Some(url));
    let text = format!("{error} {error:?}");
    assert!(text.contains(" https://10.0.0.7:8080:"), "{text}");
    for secret in [
        "user",
        "password",
        "secret/",
        "2025550143",
        signature,
        TOKEN,
    ] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

/// The signature of [`JSON`] at [`JSON_URL`], and that of a form, with HMAC-SHA256.
const SHA256_SIGNATURE: &str = "Cd/qsu1ki7bF+QDkxCe4g74bbROVLTyece+kSRvAOdo=";
const SHA256_FORM_SIGNATURE: &str = "NNqjL7p4yB5SNZCb1djAFXmG4+lhO4JweSv9YyhDoQs=";

/// Validates a request with a form and these headers.
fn validate_form_with(headers: &[(&'static str, &str)]) -> Option<WebhookErrorKind> {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        map.append(*name, value.parse().unwrap());
    }
    let uri = Uri::from_static("/hook?a=1");
    let body = b"From=%2B12025550143&Body=hi";
    kind(validator().validate_request("https://example.com", &uri, &map, body))
}

#[test]
fn shared_keys_sign_with_the_algorithm_that_the_headers_name() {
    let settings = "x-twilio-webhooks-signature-settings";
    let signed = ("x-twilio-signature", SHA256_FORM_SIGNATURE);
    let accepted = [
        "key=webhooks_sharedkey_1,algorithm=HMAC_SHA256",
        "algorithm=HMAC_SHA256",
        " key = k , algorithm = hmac_sha256 ",
        "algorithm=,algorithm=HMAC_SHA256",
    ];
    for text in accepted {
        assert_eq!(
            validate_form_with(&[signed, (settings, text)]),
            None,
            "{text}"
        );
    }
    let rejected = [
        (vec![signed], MalformedSignature),
        (vec![signed, (settings, "key=k")], MalformedSignature),
        (
            vec![signed, (settings, "algorithm=HMAC_SHA1")],
            MalformedSignature,
        ),
        (
            vec![signed, (settings, "algorithm=HMAC_MD5")],
            UnsupportedAlgorithm,
        ),
        (
            vec![signed, (settings, "key=k"), (settings, "algorithm=none")],
            UnsupportedAlgorithm,
        ),
        (
            vec![
                ("x-twilio-signature", SHA256_SIGNATURE),
                (settings, "algorithm=HMAC_SHA256"),
            ],
            WrongSignature,
        ),
        (
            vec![
                ("x-twilio-signature", JSON_SIGNATURE),
                (settings, "algorithm=HMAC_SHA256"),
            ],
            MalformedSignature,
        ),
    ];
    for (headers, expected) in rejected {
        assert_eq!(validate_form_with(&headers), Some(expected), "{headers:?}");
    }
    // Without headers, the length of the signature tells the algorithm.
    validator()
        .validate(JSON_URL, SHA256_SIGNATURE, JSON)
        .unwrap();
    let other = validator().validate(JSON_URL, SHA256_SIGNATURE, b"{}");
    assert_eq!(kind(other), Some(WrongBody));
}

#[test]
fn forms_that_are_too_large_are_not_read() {
    let url = "https://example.com/hook";
    for body in ["a=1&".repeat(10_000), "a".repeat(1024 * 1024 + 1)] {
        let result = validator().validate(url, JSON_SIGNATURE, body.as_bytes());
        assert_eq!(kind(result), Some(TooLarge));
    }
    assert_rejected(url, JSON_SIGNATURE, &"a=1&".repeat(9_999));
}
