//! Hooks before and after each attempt.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::json;
use tests::{
    Behavior, InstantTransport, SERVICE_SID, ScriptedServer, ServerResponse, TestResult,
    client_builder,
};
use twilio_verify_v2::http::{HeaderValue, StatusCode};
use twilio_verify_v2::interceptor::{Attempt, AttemptResult, Interceptor};
use twilio_verify_v2::*;

/// Records the calls of its hooks, and sets headers.
#[derive(Clone, Default)]
struct Recorder {
    name: &'static str,
    log: Arc<Mutex<Vec<String>>>,
}

impl Interceptor for Recorder {
    fn before_attempt(
        &self,
        attempt: &Attempt<'_>,
        headers: &mut HeaderMap,
    ) -> Option<AttemptResult> {
        assert!(
            !headers.contains_key("authorization"),
            "credentials are added later"
        );
        assert_eq!(attempt.elapsed, Duration::ZERO);
        headers.insert("x-hook", HeaderValue::from_static(self.name));
        headers.insert("content-length", HeaderValue::from_static("7"));
        headers.insert("host", HeaderValue::from_static("evil.example"));
        let (name, operation) = (self.name, attempt.operation.id());
        let text = format!("{name} before {operation} {}", attempt.number);
        self.log
            .lock()
            .expect("nothing panics under the lock")
            .push(text);
        None
    }

    fn after_attempt(&self, attempt: &Attempt<'_>, result: &mut AttemptResult) {
        let status = result
            .as_ref()
            .map_or(0, |response| response.status().as_u16());
        let text = format!("{} after {} {status}", self.name, attempt.number);
        self.log
            .lock()
            .expect("nothing panics under the lock")
            .push(text);
        assert!(!format!("{attempt:?}").contains("2025550143"));
    }
}

#[tokio::test]
async fn hooks_are_called_for_each_attempt() -> TestResult {
    let rejected = Behavior::Respond(ServerResponse::empty(429));
    let ok = Behavior::Respond(ServerResponse::json(200, &json!({})));
    let server = ScriptedServer::script([rejected, ok]).await?;
    let outer = Recorder {
        name: "outer",
        ..Recorder::default()
    };
    let inner = Recorder {
        name: "inner",
        log: Arc::clone(&outer.log),
    };
    let log = Arc::clone(&outer.log);
    let builder = client_builder(server.url()).transport(InstantTransport::hyper());
    let client = builder.interceptor(outer).interceptor(inner).build()?;
    let params = CreateVerificationParams::new("+12025550143", "sms");
    client.create_verification(SERVICE_SID, params).await?;
    assert_eq!(
        *log.lock().expect("nothing panics under the lock"),
        [
            "outer before CreateVerification 1",
            "inner before CreateVerification 1",
            "inner after 1 429",
            "outer after 1 429",
            "outer before CreateVerification 2",
            "inner before CreateVerification 2",
            "inner after 2 200",
            "outer after 2 200",
        ]
    );
    for request in server.take_requests() {
        assert_eq!(request.header("x-hook"), Some("inner"));
        assert!(request.header("authorization").is_some());
        let length = request.body.len().to_string();
        assert_eq!(request.header("content-length"), Some(length.as_str()));
        assert_eq!(
            request.header("host").map(|host| format!("http://{host}")),
            Some(server.url())
        );
    }
    Ok(())
}

/// Fails the first attempts, and responds to the others itself.
struct InjectedFailures {
    left: AtomicUsize,
}

impl Interceptor for InjectedFailures {
    fn before_attempt(&self, _: &Attempt<'_>, _: &mut HeaderMap) -> Option<AttemptResult> {
        let take = |left: usize| left.checked_sub(1);
        let taken = self
            .left
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, take);
        Some(match taken {
            Ok(_) => Err(TransportError::new(TransportErrorKind::Connect, "injected")),
            Err(_) => Ok(http::Response::new(
                "{\"friendly_name\":\"injected\"}".into(),
            )),
        })
    }

    fn after_attempt(&self, _: &Attempt<'_>, result: &mut AttemptResult) {
        if let Ok(response) = result {
            *response.status_mut() = StatusCode::ACCEPTED;
        }
    }
}

#[tokio::test]
async fn hooks_can_inject_failures_and_responses() -> TestResult {
    let server = ScriptedServer::script([Behavior::Close]).await?;
    let client = client_builder(server.url())
        .transport(InstantTransport::hyper())
        .interceptor(InjectedFailures {
            left: AtomicUsize::new(2),
        })
        .build()?;
    let response = client.fetch_service(SERVICE_SID).send().await?;
    assert_eq!((response.attempts(), response.status().as_u16()), (3, 202));
    assert_eq!(response.value().friendly_name.as_deref(), Some("injected"));
    assert_eq!(server.connections(), 0);
    Ok(())
}
