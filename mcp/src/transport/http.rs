//! Streamable HTTP, for clients that do not start the server themselves.

use std::convert::Infallible;
use std::env;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue, WWW_AUTHENTICATE};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode, Uri};
use hyper_util::rt::{TokioIo, TokioTimer};
use rmcp::transport::streamable_http_server::session::local::LocalSessionManager;
use rmcp::transport::streamable_http_server::{StreamableHttpServerConfig, StreamableHttpService};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;

use crate::options::Options;
use crate::server::Server;

/// The environment variable with the token that clients must send.
const TOKEN: &str = "MCP_BEARER_TOKEN";

/// The shortest token, which cannot be guessed.
const SHORTEST_TOKEN: usize = 16;

/// The path of the server.
const PATH: &str = "/mcp";

type Service = StreamableHttpService<Server, LocalSessionManager>;

/// Serves until the program is stopped.
pub(super) async fn serve(
    server: Server,
    address: SocketAddr,
    options: &Options,
) -> Result<(), String> {
    let token = token(address)?;
    let own_origins: Result<Vec<_>, _> = options.origins.iter().map(|text| origin(text)).collect();
    let own_origins = own_origins?;
    if !address.ip().is_loopback() && options.hosts.is_empty() {
        return Err(format!(
            "{address} can be reached from other machines; name the hosts that clients connect to with --host"
        ));
    }
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| format!("cannot listen on {address}: {error}"))?;
    let bound = listener.local_addr().map_err(|error| error.to_string())?;
    let config = config(bound, options, own_origins);
    let sessions = Arc::new(LocalSessionManager::default());
    let service = StreamableHttpService::new(move || Ok(server.clone()), sessions, config);
    eprintln!("serving http://{bound}{PATH}");
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Too many open files, for example: there may be fewer in a moment.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let service = service.clone();
        tokio::spawn(async move {
            let respond = service_fn(move |request| {
                let service = service.clone();
                async move { Ok::<_, Infallible>(respond(&service, token.as_ref(), request).await) }
            });
            // A client that disconnects concerns nobody else.
            let _ = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(Duration::from_secs(30))
                .serve_connection(TokioIo::new(stream), respond)
                .await;
        });
    }
}

/// The digest of the token that clients must send, if they must send one.
fn token(address: SocketAddr) -> Result<Option<[u8; 32]>, String> {
    let token = env::var(TOKEN).unwrap_or_default();
    match token.trim() {
        "" if address.ip().is_loopback() => Ok(None),
        "" => Err(format!(
            "{address} can be reached from other machines; set {TOKEN} to a token that clients send"
        )),
        token if token.len() < SHORTEST_TOKEN => Err(format!(
            "the token in {TOKEN} can be guessed; it needs at least {SHORTEST_TOKEN} characters"
        )),
        token => Ok(Some(Sha256::digest(token).into())),
    }
}

/// An origin with its port, without which it would stand for all ports of the host.
fn origin(text: &str) -> Result<String, String> {
    let expected = || format!("--origin {text} is no origin, such as https://tools.example.com");
    let uri: Uri = text.trim().parse().map_err(|_| expected())?;
    let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
        return Err(expected());
    };
    let port = match (authority.port_u16(), scheme) {
        (Some(port), _) => port,
        (None, "http") => 80,
        (None, "https") => 443,
        (None, _) => return Err(expected()),
    };
    match uri.path() {
        "" | "/" => Ok(format!("{scheme}://{}:{port}", authority.host())),
        _ => Err(expected()),
    }
}

/// The rules against web pages that send requests to this machine: the names of the server, and the pages that may.
fn config(
    bound: SocketAddr,
    options: &Options,
    mut origins: Vec<String>,
) -> StreamableHttpServerConfig {
    let port = bound.port();
    let mut hosts = options.hosts.clone();
    if bound.ip().is_loopback() {
        let names = ["localhost", "127.0.0.1", "::1"];
        hosts.extend(names.map(str::to_owned));
        let names = ["localhost", "127.0.0.1", "[::1]"];
        origins.extend(names.map(|name| format!("http://{name}:{port}")));
    }
    StreamableHttpServerConfig::default()
        .with_allowed_hosts(hosts)
        .with_allowed_origins(origins)
        .enforce_origin_validation()
}

async fn respond(
    service: &Service,
    token: Option<&[u8; 32]>,
    request: Request<Incoming>,
) -> Response<BoxBody<Bytes, Infallible>> {
    if request.uri().path() != PATH {
        return plain(StatusCode::NOT_FOUND, "the server is at /mcp\n");
    }
    if token.is_some_and(|token| !is_authorized(&request, token)) {
        let mut response = plain(StatusCode::UNAUTHORIZED, "a bearer token is required\n");
        let scheme = HeaderValue::from_static("Bearer");
        response.headers_mut().insert(WWW_AUTHENTICATE, scheme);
        return response;
    }
    service.handle(request).await
}

/// Whether a request has the token. Digests are compared, so that the time tells nothing about the token.
fn is_authorized(request: &Request<Incoming>, token: &[u8; 32]) -> bool {
    let header = request.headers().get(AUTHORIZATION);
    let header = header.and_then(|value| value.to_str().ok());
    let sent = header.and_then(|value| {
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    });
    sent.is_some_and(|sent| <[u8; 32]>::from(Sha256::digest(sent)) == *token)
}

fn plain(status: StatusCode, text: &'static str) -> Response<BoxBody<Bytes, Infallible>> {
    let mut response = Response::new(Full::new(Bytes::from_static(text.as_bytes())).boxed());
    *response.status_mut() = status;
    let media_type = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, media_type);
    response
}
