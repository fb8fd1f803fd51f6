//! Servers that send without end, or hardly anything: no timeout is exceeded, and no other task stands still.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use tests::{InstantTransport, TestResult};
use tokio::runtime::{Builder, Runtime};

use super::*;

/// What a server responds to each request.
#[derive(Clone, Copy, Debug)]
enum Endless {
    Interim,
    /// With HTTP/2.
    InterimFrames,
    /// With HTTP/2.
    Pings,
    InterimTrickle,
    Headers,
    BodyTrickle,
}

impl Endless {
    /// What is sent first, what is sent again and again, and the pause after each.
    fn parts(self) -> (&'static [u8], Vec<u8>, Duration) {
        const INTERIM: &[u8] = b"HTTP/1.1 103 Early Hints\r\n\r\n";
        let settings = b"\0\0\0\x04\0\0\0\0\0";
        let (none, pause) = (Duration::ZERO, SHORT / 6);
        match self {
            Self::Interim => (b"", INTERIM.repeat(10_000), none),
            Self::InterimTrickle => (b"", INTERIM.to_vec(), pause),
            // `:status: 103` as the headers of stream 1.
            Self::InterimFrames => {
                let frame = b"\0\0\x05\x01\x04\0\0\0\x01\x08\x03103";
                (settings, frame.repeat(10_000), none)
            }
            Self::Pings => {
                let frame = b"\0\0\x08\x06\0\0\0\0\0pingping";
                (settings, frame.repeat(10_000), none)
            }
            Self::Headers => (b"HTTP/1.1 200 OK\r\n", b"x-a: b\r\n".repeat(1000), none),
            Self::BodyTrickle => {
                let head = b"HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n";
                (head, b" ".to_vec(), pause)
            }
        }
    }

    fn is_http2(self) -> bool {
        matches!(self, Self::InterimFrames | Self::Pings)
    }

    fn start(self) -> std::io::Result<String> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let url = format!("http://{}", listener.local_addr()?);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                thread::spawn(move || self.serve(stream));
            }
        });
        Ok(url)
    }

    fn serve(self, mut stream: TcpStream) -> std::io::Result<()> {
        let (first, again, pause) = self.parts();
        match self.is_http2() {
            true => read_headers(&mut stream)?,
            false => _ = stream.read(&mut [0; 8192])?,
        }
        stream.write_all(first)?;
        loop {
            stream.write_all(&again)?;
            thread::sleep(pause);
        }
    }
}

/// Reads frames of HTTP/2 until there are headers.
fn read_headers(stream: &mut TcpStream) -> std::io::Result<()> {
    const PREFACE: usize = 24;
    const HEADERS: u8 = 1;
    stream.read_exact(&mut [0; PREFACE])?;
    loop {
        let mut head = [0; 9];
        stream.read_exact(&mut head)?;
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]);
        stream.read_exact(&mut vec![0; length as usize])?;
        if head[3] == HEADERS {
            return Ok(());
        }
    }
}

/// Sends a POST with a short timeout, and returns its error and the longest time for which another task stood still.
async fn send(client: &Client) -> (Error, Duration) {
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
    let error = post(client).timeout(SHORT).await;
    other.abort();
    let longest = *longest.lock().expect("nothing panics under the lock");
    (error.expect_err("there is no response"), longest)
}

#[track_caller]
fn assert_is_expected(error: &Error, endless: Endless) {
    let is_processed = error.may_have_been_processed();
    match error.kind() {
        ErrorKind::Timeout => assert!(is_processed, "{endless:?}: {error}"),
        // Headers without end are given up before the timeout.
        ErrorKind::Disconnected if matches!(endless, Endless::Headers) => {
            assert!(is_processed, "{endless:?}: {error}");
        }
        // The thread of reqwest is busy with the request before, and has sent nothing.
        ErrorKind::Connect => assert!(!is_processed, "{endless:?}: {error}"),
        _ => panic!("{endless:?}: {error}"),
    }
}

fn runtimes() -> std::io::Result<[Runtime; 2]> {
    let one_thread = Builder::new_current_thread().enable_all().build()?;
    let several = Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    Ok([one_thread, several])
}

#[test]
fn servers_that_send_without_end_exceed_no_timeout_and_stall_no_task() -> TestResult {
    use Endless::{BodyTrickle, Headers, Interim, InterimFrames, InterimTrickle, Pings};
    for endless in [
        Interim,
        InterimTrickle,
        InterimFrames,
        Pings,
        Headers,
        BodyTrickle,
    ] {
        let url = endless.start()?;
        let mut clients = vec![builder(&url)];
        match endless.is_http2() {
            true => clients = vec![builder(&url).http2(Http2::Always)],
            false => clients.push(
                client_builder(&url)
                    .retry(Retries::never())
                    .transport(InstantTransport::reqwest()?),
            ),
        }
        for client in clients {
            let client = client.build()?;
            for runtime in runtimes()? {
                let started = Instant::now();
                let (error, longest) = runtime.block_on(send(&client));
                let elapsed = started.elapsed();
                // On a busy machine, it takes longer than the timeout, but not seconds.
                assert!(elapsed < Duration::from_secs(3), "{endless:?}: {elapsed:?}");
                assert!(longest < Duration::from_secs(1), "{endless:?}: {longest:?}");
                assert_is_expected(&error, endless);
            }
            let started = Instant::now();
            let error = post(&client).timeout(SHORT).send_blocking();
            assert!(
                error.is_err() && started.elapsed() < Duration::from_secs(3),
                "{endless:?}"
            );
        }
    }
    Ok(())
}
