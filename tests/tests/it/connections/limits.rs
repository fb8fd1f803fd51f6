//! Servers that send without end.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use tests::TestResult;

use super::*;

/// A server that responds to each request with interim responses without end.
fn endless_server() -> std::io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            thread::spawn(move || {
                let interim = b"HTTP/1.1 103 Early Hints\r\n\r\n".repeat(10_000);
                let received = stream.read(&mut [0; 8192]);
                while received.is_ok() && stream.write_all(&interim).is_ok() {}
            });
        }
    });
    Ok(url)
}

#[tokio::test]
async fn interim_responses_without_end_exceed_no_timeout_and_stall_no_task() -> TestResult {
    let client = builder(endless_server()?).build()?;
    let longest = Arc::new(Mutex::new(Duration::ZERO));
    let measured = Arc::clone(&longest);
    let other = tokio::spawn(async move {
        loop {
            let started = Instant::now();
            tokio::time::sleep(Duration::from_millis(10)).await;
            let mut longest = measured.lock().expect("nothing panics under the lock");
            *longest = started.elapsed().max(*longest);
        }
    });
    let started = Instant::now();
    let error = client.fetch_service(SERVICE_SID).timeout(SHORT).await;
    let elapsed = started.elapsed();
    other.abort();
    let longest = *longest.lock().expect("nothing panics under the lock");
    assert!(error.expect_err("there is no response").is_timeout());
    // On a busy machine, it takes longer than the timeout, but not seconds.
    assert!(elapsed < Duration::from_secs(3), "{elapsed:?}");
    assert!(longest < Duration::from_secs(1), "{longest:?}");
    Ok(())
}
