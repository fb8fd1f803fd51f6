//! The program with tests that need no network; here, it sends requests.

#[allow(dead_code)]
#[path = "../../../../generated/examples/deliver.rs"]
mod example;

use serde_json::json;
use tests::{ServerResponse, TestResult};

use super::support::{api_error, form, twilio};

#[tokio::test]
async fn only_numbers_that_cannot_receive_messages_are_called() -> TestResult {
    for (code, channels) in [(60_205, &["sms", "call"][..]), (60_410, &["sms"])] {
        let (server, client, service) = twilio(move |request| match form(request)["Channel"] {
            serde_json::Value::String(ref channel) if channel == "sms" => api_error(403, code),
            _ => ServerResponse::json(201, &json!({ "status": "pending" })),
        })
        .await?;
        let delivered = example::deliver(&client, &service, "+12025550143").await;
        assert_eq!(delivered.is_ok(), channels.len() == 2, "{code}");
        let requests = server.take_requests();
        let sent: Vec<_> = requests
            .iter()
            .map(|request| form(request)["Channel"].clone())
            .collect();
        assert_eq!(sent, channels, "{code}");
    }
    Ok(())
}
