//! Connections belong to one async runtime and one process, whatever others do.

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tests::{Event, InstantTransport, ScriptedServer, TestResult};
use tokio::runtime::{Builder, Runtime};
use twilio_verify_v2::*;

use super::*;

type Build = fn() -> std::io::Result<Runtime>;

fn single_threaded() -> std::io::Result<Runtime> {
    Builder::new_current_thread().enable_all().build()
}

fn multi_threaded() -> std::io::Result<Runtime> {
    Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
}

/// Clients of a server with the default transport, and with reqwest.
fn clients(url: &str) -> Result<[Client; 2], Box<dyn std::error::Error>> {
    let limited = |builder: ClientBuilder<Client>| builder.timeout(Duration::from_secs(10)).build();
    let of_reqwest = client_builder(url).transport(InstantTransport::reqwest()?);
    Ok([
        limited(builder(url))?,
        limited(of_reqwest.retry(Retries::never()))?,
    ])
}

#[test]
fn a_connection_of_an_idle_runtime_is_not_used_in_another() -> TestResult {
    let of_server = multi_threaded()?;
    for (index, connections) in [(0, 3), (1, 1)] {
        let server = of_server.block_on(ScriptedServer::script([ok()]))?;
        let client = &clients(&server.url())?[index];
        let idle = single_threaded()?;
        idle.block_on(async { client.fetch_service(SERVICE_SID).await })?;
        // Its connection is open, but nobody drives it.
        post(client).send_blocking()?;
        let other = single_threaded()?;
        other.block_on(async { post(client).await })?;
        drop(other);
        assert_eq!(
            (server.take_requests().len(), server.connections()),
            (3, connections)
        );
        // Each runtime reuses its own.
        idle.block_on(async { post(client).await })?;
        post(client).send_blocking()?;
        assert_eq!(
            (server.take_requests().len(), server.connections()),
            (2, connections)
        );
    }
    Ok(())
}

#[test]
fn a_runtime_that_ends_during_a_request_affects_no_other() -> TestResult {
    let of_server = multi_threaded()?;
    for build in [single_threaded as Build, multi_threaded] {
        for index in [0, 1] {
            let received = Arc::new(AtomicUsize::new(0));
            let count = Arc::clone(&received);
            // The first request gets no response.
            let react = move |event: Event<'_>| match event {
                Event::Connected => Behavior::Read,
                Event::Request(_) => match count.fetch_add(1, Ordering::SeqCst) {
                    0 => Behavior::Stall,
                    _ => ok(),
                },
            };
            let server = of_server.block_on(ScriptedServer::start(react))?;
            let client = &clients(&server.url())?[index];
            let ending = build()?;
            let other = build()?;
            ending.spawn(post(client).into_future());
            ending.block_on(async {
                while received.load(Ordering::SeqCst) == 0 {
                    tokio::task::yield_now().await;
                }
            });
            ending.shutdown_background();
            let started = Instant::now();
            other.block_on(async { post(client).await })?;
            post(client).send_blocking()?;
            build()?.block_on(async { post(client).await })?;
            assert!(started.elapsed() < Duration::from_secs(5), "{started:?}");
            assert_eq!(server.take_requests().len(), 4);
            // The request that was in progress is canceled.
            let canceled =
                async { tokio::time::timeout(Duration::from_secs(10), server.abandoned()).await };
            of_server.block_on(canceled)?;
        }
    }
    Ok(())
}

/// The results of a request of a process and of one of its child process, created with `fork`.
fn around_a_fork(transport: &str, url: &str) -> Result<[String; 2], Box<dyn std::error::Error>> {
    let output = Command::new(env!("CARGO_BIN_EXE_blocking-after-fork"))
        .args([transport, url])
        .output()?;
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout)?;
    let lines: Vec<_> = text.lines().map(str::to_owned).collect();
    Ok(lines.try_into().expect("each process prints a line"))
}

#[cfg(unix)]
#[test]
fn a_child_process_created_with_fork_has_connections_of_its_own() -> TestResult {
    let runtime = multi_threaded()?;
    let server = runtime.block_on(ScriptedServer::script([ok()]))?;
    let results = around_a_fork("hyper", &server.url())?;
    assert_eq!(results, ["sent", "sent"]);
    assert_eq!((server.take_requests().len(), server.connections()), (2, 2));
    let [of_parent, of_child] = around_a_fork("reqwest", &server.url())?;
    assert_eq!(of_parent, "sent");
    assert!(
        of_child.contains("connections of the parent process")
            && of_child.ends_with("the request was not processed"),
        "{of_child}"
    );
    assert_eq!(server.take_requests().len(), 1);
    Ok(())
}
