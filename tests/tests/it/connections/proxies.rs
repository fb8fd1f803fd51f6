//! Proxies: forwarding, tunnels, SOCKS, and errors that name the party that failed.

use std::io;
use std::sync::{Arc, Mutex};

use tests::{ScriptedServer, ServerResponse, TestResult};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use twilio_verify_v2::*;

use super::tls::{CA, start};
use super::*;

/// A proxy that responds to `CONNECT` with this status, and what it received.
struct TunnelProxy {
    address: String,
    heads: Arc<Mutex<Vec<String>>>,
}

async fn read_head(stream: &mut TcpStream) -> io::Result<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") && stream.read_buf(&mut head).await? > 0 {}
    Ok(String::from_utf8_lossy(&head).into_owned())
}

impl TunnelProxy {
    async fn start(status: &'static str) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?.to_string();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&heads);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let log = Arc::clone(&log);
                tokio::spawn(async move {
                    let head = read_head(&mut stream).await?;
                    let target = head.split(' ').nth(1).unwrap_or_default().to_owned();
                    log.lock()
                        .expect("nothing panics under the lock")
                        .push(head);
                    let response = format!("HTTP/1.1 {status}\r\nx: y\r\n\r\n");
                    stream.write_all(response.as_bytes()).await?;
                    if status.starts_with('2') {
                        let mut server = TcpStream::connect(target).await?;
                        tokio::io::copy_bidirectional(&mut stream, &mut server).await?;
                    }
                    io::Result::Ok(())
                });
            }
        });
        Ok(Self { address, heads })
    }

    fn take_heads(&self) -> Vec<String> {
        std::mem::take(&mut self.heads.lock().expect("nothing panics under the lock"))
    }
}

#[tokio::test]
async fn https_goes_through_a_tunnel() -> TestResult {
    let port = start().await?;
    let proxy = TunnelProxy::start("200 Connection established").await?;
    let url = format!("https://localhost:{port}");
    let builder = || client_builder(&url).root_certificates(CA);
    let client = builder()
        .proxy(format!("http://user:p%40ss@{}", proxy.address))
        .build()?;
    post(&client).await?;
    post(&client).await?;
    let heads = proxy.take_heads();
    assert_eq!(heads.len(), 1, "{heads:?}");
    assert!(
        heads[0].starts_with(&format!("CONNECT localhost:{port} HTTP/1.1\r\n")),
        "{heads:?}"
    );
    // `user:p@ss`
    assert!(
        heads[0].contains("Proxy-Authorization: Basic dXNlcjpwQHNz\r\n"),
        "{heads:?}"
    );
    let direct = builder().no_proxy().build()?;
    post(&direct).await?;
    assert!(proxy.take_heads().is_empty());
    Ok(())
}

#[tokio::test]
async fn plain_http_is_forwarded() -> TestResult {
    let proxy = ScriptedServer::script([ok()]).await?;
    let address = proxy.url().replace("http://", "http://user:pass@");
    let client = client_builder("http://api.invalid/base")
        .proxy(address)
        .build()?;
    post(&client).await?;
    let requests = proxy.take_requests();
    assert!(
        requests[0]
            .path
            .starts_with("http://api.invalid/base/v2/Services/"),
        "{requests:?}"
    );
    assert_eq!(
        requests[0].header("proxy-authorization"),
        Some("Basic dXNlcjpwYXNz")
    );
    assert_eq!(requests[0].header("host"), Some("api.invalid"));
    Ok(())
}

#[tokio::test]
async fn errors_name_the_proxy_that_failed() -> TestResult {
    let unused = TcpListener::bind("127.0.0.1:0").await?;
    let refusing = unused.local_addr()?.to_string();
    drop(unused);
    let port = start().await?;
    let send = async |server: &str, proxy: &str| {
        let url = format!("{server}://localhost:{port}");
        let client = builder(url)
            .root_certificates(CA)
            .proxy(format!("http://user:hidden@{proxy}"))
            .connect_timeout(SHORT)
            .build()?;
        let error = post(&client).await.expect_err("the proxy fails");
        assert_not_connected(&error);
        assert!(
            !format!("{error} {error:?}").contains("hidden"),
            "{error:?}"
        );
        Ok::<_, Error>(error.to_string())
    };
    for server in ["http", "https"] {
        let message = send(server, &refusing).await?;
        let expected = format!("(the proxy http://{refusing}: Connection refused (os error");
        assert!(message.contains(&expected), "{message}");
    }
    for (status, expected) in [
        (
            "407 Proxy Authentication Required",
            "requires other credentials (status 407)",
        ),
        (
            "403 Forbidden",
            "refused to connect to the server (status 403)",
        ),
        (
            "502 Bad Gateway",
            "refused to connect to the server (status 502)",
        ),
        ("nonsense", "sent a response that is not HTTP"),
    ] {
        let proxy = TunnelProxy::start(status).await?;
        let message = send("https", &proxy.address).await?;
        let expected = format!("the proxy http://{} {expected}", proxy.address);
        assert!(message.contains(&expected), "{message}");
    }
    let silent = silent_server().await?;
    let address = silent.url().replace("http://", "");
    let message = send("https", &address).await?;
    let expected = format!("the proxy http://{address} did not respond within 300 ms");
    assert!(message.contains(&expected), "{message}");
    Ok(())
}

#[tokio::test]
async fn a_connection_that_is_lost_names_the_proxy() -> TestResult {
    let proxy = ScriptedServer::script([tests::Behavior::Close]).await?;
    let client = builder("http://api.invalid").proxy(proxy.url()).build()?;
    let error = post(&client)
        .await
        .expect_err("the proxy closes the connection");
    let expected = format!("http://api.invalid through the proxy {}", proxy.url());
    assert!(error.to_string().contains(&expected), "{error}");
    let proxy =
        ScriptedServer::script([tests::Behavior::Respond(ServerResponse::empty(407))]).await?;
    let client = builder("http://api.invalid").proxy(proxy.url()).build()?;
    let error = post(&client)
        .await
        .expect_err("the proxy requires credentials");
    assert!(
        error
            .to_string()
            .contains("407 Proxy Authentication Required"),
        "{error}"
    );
    Ok(())
}

/// A SOCKS5 proxy that accepts one user, and connects to the port on the loopback interface, whatever the host.
async fn socks_proxy(hosts: Arc<Mutex<Vec<String>>>) -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?.to_string();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let hosts = Arc::clone(&hosts);
            tokio::spawn(async move {
                let mut buffer = [0; 512];
                _ = stream.read(&mut buffer).await?;
                // With user name and password.
                stream.write_all(&[5, 2]).await?;
                let length = stream.read(&mut buffer).await?;
                let is_known = &buffer[..length] == b"\x01\x04user\x04pass";
                stream.write_all(&[1, u8::from(!is_known)]).await?;
                let length = stream.read(&mut buffer).await?;
                let host = String::from_utf8_lossy(&buffer[5..length - 2]).into_owned();
                hosts
                    .lock()
                    .expect("nothing panics under the lock")
                    .push(host);
                let port = u16::from_be_bytes([buffer[length - 2], buffer[length - 1]]);
                stream.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).await?;
                let mut server = TcpStream::connect(("127.0.0.1", port)).await?;
                tokio::io::copy_bidirectional(&mut stream, &mut server).await?;
                io::Result::Ok(())
            });
        }
    });
    Ok(address)
}

#[tokio::test]
async fn socks_proxies_resolve_the_host() -> TestResult {
    let hosts = Arc::new(Mutex::new(Vec::new()));
    let address = socks_proxy(Arc::clone(&hosts)).await?;
    let server = ScriptedServer::script([ok()]).await?;
    let url = server.url().replace("127.0.0.1", "api.invalid");
    let proxy = |password: &str| format!("socks5h://user:{password}@{address}");
    let client = builder(&url).proxy(proxy("pass")).build()?;
    post(&client).await?;
    assert_eq!(
        *hosts.lock().expect("nothing panics under the lock"),
        ["api.invalid"]
    );
    assert_eq!(server.take_requests().len(), 1);
    let client = builder(&url).proxy(proxy("wrong")).build()?;
    let error = post(&client).await.expect_err("the password is wrong");
    assert_not_connected(&error);
    assert!(
        error.to_string().contains("the proxy socks5h://127.0.0.1"),
        "{error}"
    );
    Ok(())
}
