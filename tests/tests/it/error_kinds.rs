//! The causes of errors: the table in the guide, and what depends on more than a code.

use std::collections::BTreeSet;

use serde_json::json;
use tests::{
    Behavior, InstantTransport, SERVICE_SID, ScriptedServer, ServerResponse, TestResult,
    client_builder, read, repository,
};
use twilio_verify_v2::testing::{self, MockResponse};
use twilio_verify_v2::*;

/// The kinds of each row of the table in the guide, and its numbers.
fn table() -> Vec<(Vec<String>, Vec<i64>)> {
    let guide = read(&repository().join("generated/guides/09_errors_and_retries.md"));
    let rows = guide
        .lines()
        .filter(|line| line.starts_with("| [`ErrorKind::"));
    let rows = rows.map(|row| {
        let cells: Vec<_> = row.split('|').collect();
        let kinds = cells[1].split(',').map(|kind| {
            let name = kind.trim().trim_matches(['[', ']', '`']);
            name.trim_start_matches("ErrorKind::").to_owned()
        });
        let numbers = cells[2]
            .split([',', ' '])
            .filter_map(|word| word.parse().ok());
        (kinds.collect(), numbers.collect())
    });
    rows.collect()
}

/// The names of the variants of `ErrorKind`.
fn variants() -> BTreeSet<String> {
    let source = read(&repository().join("runtime/src/error/kind.rs"));
    let file = syn::parse_file(&source).expect("the file is Rust");
    let variants = file.items.into_iter().find_map(|item| match item {
        syn::Item::Enum(item) => Some(item.variants),
        _ => None,
    });
    let variants = variants.expect("an enum").into_iter();
    variants.map(|variant| variant.ident.to_string()).collect()
}

#[test]
fn the_table_in_the_guide_is_right_and_complete() {
    let mut listed = BTreeSet::new();
    for (kinds, numbers) in table() {
        for number in numbers {
            let error = match u16::try_from(number).ok().filter(|number| *number < 1000) {
                // With more than its status, it is another cause.
                Some(429) if kinds == ["ServiceRateLimit"] => continue,
                Some(404) if kinds == ["ExpiredOrApproved"] => continue,
                Some(status) => MockResponse::status(status).into_error(&operations::FETCH_SERVICE),
                None if number == codes::AUTHENTICATION => testing::error(401, number),
                None => testing::error(403, number),
            };
            assert_eq!([format!("{:?}", error.kind())], *kinds, "{number}");
        }
        for kind in kinds {
            assert!(listed.insert(kind.clone()), "{kind} has two rows");
        }
    }
    assert_eq!(listed, variants());
}

fn not_found<T>(operation: &'static TypedOperation<T>) -> Error {
    MockResponse::error(404, codes::NOT_FOUND, "not found").into_error(operation)
}

#[test]
fn a_missing_verification_has_ended() {
    let check = not_found(&operations::CREATE_VERIFICATION_CHECK);
    let fetched = not_found(&operations::FETCH_VERIFICATION);
    let canceled = not_found(&operations::UPDATE_VERIFICATION);
    for error in [check, fetched, canceled] {
        assert_eq!(error.kind(), ErrorKind::ExpiredOrApproved, "{error}");
        assert!(error.is_not_found());
    }
    // The service does not exist.
    let started = not_found(&operations::CREATE_VERIFICATION);
    assert_eq!(started.kind(), ErrorKind::NotFound);
    // The status of a server that failed counts more than the code.
    let failed = testing::error(500, codes::MAX_CHECKS_REACHED);
    assert_eq!(failed.kind(), ErrorKind::Server);
    assert!(failed.may_have_been_processed());
}

#[test]
fn limits_of_a_verification_are_not_rate_limits() {
    for (code, is_rate_limited) in [
        (codes::MAX_CHECKS_REACHED, false),
        (codes::MAX_SENDS_REACHED, false),
        (codes::MAX_CHALLENGE_CHECKS_REACHED, false),
        (codes::TOO_MANY_REQUESTS, true),
        (codes::TOO_MANY_CONCURRENT, true),
        (codes::PHONE_NUMBER_LIMIT_REACHED, true),
    ] {
        let error = testing::error(429, code);
        assert_eq!(error.is_rate_limited(), is_rate_limited, "{code}");
    }
}

#[tokio::test]
async fn a_rate_limit_of_the_service_is_not_retried() -> TestResult {
    for code in [
        None,
        Some(codes::TOO_MANY_REQUESTS),
        Some(codes::MAX_SENDS_REACHED),
    ] {
        let body = json!({ "code": code, "message": "Rate limit exceeded" });
        let response = ServerResponse::json(429, &body)
            .header("Twilio-Reached-Rate-Limit", "user_ip")
            .header("Retry-After", "0");
        let server = ScriptedServer::script([Behavior::Respond(response)]).await?;
        let client = client_builder(server.url())
            .transport(InstantTransport::hyper())
            .build()?;
        let params = CreateVerificationParams::new("+12025550143", VerificationChannel::Sms)
            .rate_limits(json!({ "user_ip": "203.0.113.7" }));
        let error = client
            .create_verification(SERVICE_SID, params)
            .await
            .expect_err("429");
        assert_eq!(error.kind(), ErrorKind::ServiceRateLimit);
        assert_eq!(error.reached_rate_limit(), Some("user_ip"));
        assert_eq!((error.attempts(), server.take_requests().len()), (1, 1));
    }
    Ok(())
}

#[test]
fn codes_are_found_by_number_and_words() {
    let folder = repository().join("runtime/src/twilio/codes");
    let mut numbers = BTreeSet::new();
    let mut aliases = BTreeSet::new();
    for path in tests::files_in(&folder) {
        let source = read(&path);
        let mut own = Vec::new();
        for line in source.lines().map(str::trim) {
            if let Some(alias) = line.strip_prefix("#[doc(alias = \"") {
                own.push(alias.trim_end_matches("\")]").to_owned());
            }
            let definition = line
                .strip_suffix(';')
                .and_then(|line| line.split_once(" = "));
            if let Some((name, value)) = definition.filter(|_| !own.is_empty()) {
                let number = value.replace('_', "");
                assert!(own.contains(&number), "{line}");
                assert_eq!(codes::name(number.parse().expect("a number")), Some(name));
                assert!(numbers.insert(number), "twice: {line}");
                aliases.extend(own.drain(..));
            }
        }
    }
    assert_eq!(codes::name(1), None);
    assert!(numbers.len() > 180, "{}", numbers.len());
    for words in [
        "60202",
        "60433",
        "wrong code",
        "expired",
        "resend",
        "already approved",
    ] {
        assert!(aliases.contains(words), "{words}");
    }
}
