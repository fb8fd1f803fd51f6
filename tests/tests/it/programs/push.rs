//! Approval by push.

#[allow(dead_code)]
#[path = "../../../../generated/examples/push.rs"]
mod example;

use std::time::Duration;

use serde_json::json;
use tests::{ServerResponse, TestResult};
use twilio_verify_v2::ChallengeEnumChallengeStatuses as Status;

use super::support::{FACTOR, IDENTITY, form, twilio};

const CHALLENGE: &str = "YC0123456789abcdef0123456789abcdef";

#[tokio::test]
async fn the_program_waits_for_the_decision() -> TestResult {
    for (decision, expected) in [
        ("approved", Status::Approved),
        ("denied", Status::Denied),
        ("expired", Status::Expired),
    ] {
        let mut polls = 0;
        let (server, client, service) = twilio(move |request| {
            let is_post = request.method == "POST";
            let last = request.path.rsplit('/').next();
            match (is_post, last) {
                (false, Some("Factors")) => ServerResponse::json(
                    200,
                    &json!({ "factors": [
                        { "sid": "YF1", "factor_type": "totp", "status": "verified" },
                        { "sid": "YF2", "factor_type": "push", "status": "unverified" },
                        { "sid": FACTOR, "factor_type": "push", "status": "verified" },
                    ] }),
                ),
                (true, Some("Challenges")) => {
                    ServerResponse::json(201, &json!({ "sid": CHALLENGE, "status": "pending" }))
                }
                (false, Some(CHALLENGE)) => {
                    polls += 1;
                    let status = if polls == 3 { decision } else { "pending" };
                    ServerResponse::json(200, &json!({ "sid": CHALLENGE, "status": status }))
                }
                _ => ServerResponse::empty(500),
            }
        })
        .await?;
        let status = example::ask(&client, &service, IDENTITY, "Is it you?", Duration::ZERO);
        assert_eq!(status.await?, expected);
        let requests = server.take_requests();
        assert_eq!(requests.len(), 5);
        assert_eq!(
            form(&requests[1]),
            json!({
                "FactorSid": FACTOR,
                "Details.Message": "Is it you?",
                "Details.Fields": r#"{"label":"City","value":"Lisbon"}"#,
            })
        );
    }
    Ok(())
}

#[tokio::test]
async fn users_without_a_factor_are_not_asked() -> TestResult {
    let (server, client, service) =
        twilio(|_| ServerResponse::json(200, &json!({ "factors": [] }))).await?;
    let error = example::ask(&client, &service, IDENTITY, "Is it you?", Duration::ZERO).await;
    let error = error.expect_err("there is no factor").to_string();
    assert!(error.contains("no verified push factor"), "{error}");
    assert_eq!(server.take_requests().len(), 1);
    Ok(())
}

#[tokio::test]
async fn the_app_gets_a_token() -> TestResult {
    let (server, client, service) =
        twilio(|_| ServerResponse::json(201, &json!({ "token": "eyJ" }))).await?;
    assert_eq!(example::token(&client, &service, IDENTITY).await?, "eyJ");
    let requests = server.take_requests();
    assert_eq!(
        form(&requests[0]),
        json!({ "Identity": IDENTITY, "FactorType": "push" })
    );
    Ok(())
}
