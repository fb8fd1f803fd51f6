//! The command line that is not async.

#[allow(dead_code)]
#[path = "../../../../generated/examples/attempts.rs"]
mod example;

use clap::Parser;
use serde_json::json;
use tests::{SERVICE_SID, ServerResponse, TestResult};

use self::example::Arguments;
use super::support::{api_error, twilio};

fn parse(arguments: &[&str]) -> Result<Arguments, clap::Error> {
    Arguments::try_parse_from(["attempts"].iter().chain(arguments))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn attempts_are_read_page_by_page_up_to_the_limit() -> TestResult {
    let (server, client, _) = twilio(|request| {
        let is_first = !request.query.contains("PageToken=");
        let next = is_first.then_some("https://verify.twilio.com/v2/Attempts?PageToken=2");
        let attempt = |channel: &str, status: &str| {
            json!({
                "date_created": "2025-03-02T10:00:00Z", "channel": channel, "conversion_status": status,
            })
        };
        let attempts = match is_first {
            true => json!([attempt("sms", "converted"), attempt("call", "unconverted")]),
            false => json!([{}, attempt("email", "converted")]),
        };
        ServerResponse::json(
            200,
            &json!({ "attempts": attempts, "meta": { "key": "attempts", "next_page_url": next } }),
        )
    })
    .await?;
    let after = "2025-03-01T00:00:00Z";
    let options = ["--channel", "sms", "--after", after, "--limit", "3"];
    let arguments = parse(&[&[SERVICE_SID], &options[..]].concat())?;
    let lines = tokio::task::spawn_blocking(move || {
        std::thread::spawn(move || {
            let attempts = example::attempts(&client, arguments);
            let lines = attempts.map(|attempt| attempt.map(|attempt| example::line(&attempt)));
            lines.collect::<Result<Vec<_>, _>>()
        })
        .join()
    });
    let lines = lines.await?.expect("no panic")?;
    assert_eq!(
        lines,
        [
            "2025-03-02T10:00:00Z sms converted",
            "2025-03-02T10:00:00Z call unconverted",
            "- - -"
        ]
    );
    let requests = server.take_requests();
    let query: Vec<_> = form_urlencoded::parse(requests[0].query.as_bytes()).collect();
    let has = |name: &str, value: &str| query.iter().any(|(n, v)| n == name && v == value);
    assert!(has("VerifyServiceSid", SERVICE_SID) && has("Channel", "sms"));
    assert!(has("DateCreatedAfter", after), "{query:?}");
    assert_eq!(requests.len(), 2);
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_first_error_is_returned() -> TestResult {
    let (_server, client, _) = twilio(|_| api_error(401, 20_003)).await?;
    let arguments = parse(&[SERVICE_SID])?;
    let first = std::thread::spawn(move || example::attempts(&client, arguments).next());
    let first = tokio::task::spawn_blocking(|| first.join()).await?;
    let error = first.expect("no panic").expect("an item");
    assert!(error.expect_err("an error").is_unauthorized());
    Ok(())
}

#[test]
fn arguments_are_checked() {
    for (arguments, word) in [
        (&[][..], "required"),
        (&["AC0123456789abcdef0123456789abcdef"], "expected `VA`"),
        (
            &[SERVICE_SID, "--channel", "pigeon"],
            "expected one of `sms`",
        ),
        (&[SERVICE_SID, "--after", "soon"], "soon"),
        (&[SERVICE_SID, "--limit", "-"], "limit"),
    ] {
        let error = parse(arguments).err().expect("an error").to_string();
        assert!(error.contains(word), "{arguments:?}: {error}");
    }
}
