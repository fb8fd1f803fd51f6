//! HTTP/1.1, with connections that are closed, reset and truncated.

use std::sync::Arc;

use serde_json::json;
use tests::{Behavior, Event, ScriptedServer, ServerResponse, TestResult};

use super::{Log, Runner, SEED, builder, count, multi_threaded, soak, token};

/// A random behavior, and whether it means that the request is processed.
fn random_behavior(random: &mut fastrand::Rng, body: &serde_json::Value) -> (Behavior, bool) {
    let ok = ServerResponse::json(200, body);
    match random.u32(..1000) {
        0..80 => (
            Behavior::Respond(ServerResponse::json(429, &json!({ "code": 20429 }))),
            false,
        ),
        80..110 => (
            Behavior::Respond(ServerResponse::empty(429).header("retry-after", "3")),
            false,
        ),
        110..140 => (
            Behavior::Respond(ServerResponse::json(429, &json!({ "code": 60203 }))),
            false,
        ),
        140..200 => (Behavior::Respond(ServerResponse::empty(503)), true),
        200..230 => (
            Behavior::Respond(ServerResponse::json(500, &json!({ "code": 20500 }))),
            true,
        ),
        230..270 => (Behavior::Close, true),
        270..310 => (Behavior::Reset, true),
        310..350 => (Behavior::Truncate(ok), true),
        350..355 => (Behavior::Stall, true),
        355..455 => (Behavior::RespondAndClose(ok), true),
        455..465 => (
            Behavior::Respond(ServerResponse::empty(302).header("location", "/")),
            true,
        ),
        // The access token is rejected.
        465..485 => (Behavior::Respond(ServerResponse::empty(401)), false),
        _ => (Behavior::Respond(ok), true),
    }
}

fn token_behavior(random: &mut fastrand::Rng) -> Behavior {
    let ok = ServerResponse::json(200, &token(random));
    match random.u32(..100) {
        0..10 => Behavior::Respond(ServerResponse::empty(503)),
        10..15 => Behavior::Close,
        15..18 => Behavior::Stall,
        _ => Behavior::Respond(ok),
    }
}

async fn server(log: Log) -> std::io::Result<ScriptedServer> {
    let mut random = fastrand::Rng::with_seed(SEED);
    ScriptedServer::start(move |event| {
        let request = match event {
            Event::Connected if random.u32(..100) < 3 => return Behavior::ResetUnread,
            Event::Connected => return Behavior::Read,
            Event::Request(request) => request,
        };
        if request.path == "/token" {
            return token_behavior(&mut random);
        }
        let id = request.header("x-id").unwrap_or_default();
        let body = json!({ "friendly_name": id });
        let (behavior, is_processed) = random_behavior(&mut random, &body);
        count(&log, id, is_processed);
        behavior
    })
    .await
}

#[test]
fn no_request_is_lost_and_no_post_is_processed_twice() -> TestResult {
    let log = Log::default();
    let of_server = multi_threaded()?;
    let server = of_server.block_on(server(Arc::clone(&log)))?;
    let client = builder(&server.url(), &format!("{}/token", server.url()))?.build()?;
    let runners = [
        Runner::MultiThreaded,
        Runner::Intermittent,
        Runner::Blocking,
    ];
    soak(&client, &runners, &log);
    Ok(())
}
