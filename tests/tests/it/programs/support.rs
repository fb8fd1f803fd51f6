use std::error::Error;
use std::net::SocketAddr;

use axum::Router;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tests::{ReceivedRequest, SERVICE_SID, Server, ServerResponse, client_builder};
use tokio::net::{TcpListener, TcpStream};
use twilio_verify_v2::{Bytes, Client, ServiceSid};

/// The identity of a user.
pub(super) const IDENTITY: &str = "user-7f3a90c2";

/// The SID of a factor.
pub(super) const FACTOR: &str = "YF0123456789abcdef0123456789abcdef";

/// A server in place of Twilio, a client of it, and a service.
pub(super) async fn twilio(
    respond: impl FnMut(&ReceivedRequest) -> ServerResponse + Send + 'static,
) -> Result<(Server, Client, ServiceSid), Box<dyn Error>> {
    let server = Server::start().await?;
    server.respond_with(respond);
    let client = client_builder(server.url()).build()?;
    Ok((server, client, ServiceSid::new(SERVICE_SID)))
}

/// The values of a form by their names.
pub(super) fn form(request: &ReceivedRequest) -> Value {
    let pairs = form_urlencoded::parse(&request.body);
    pairs
        .map(|(name, value)| (name.into_owned(), json!(value)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// An error as Twilio sends it.
pub(super) fn api_error(status: u16, code: i64) -> ServerResponse {
    ServerResponse::json(
        status,
        &json!({ "code": code, "message": "no", "status": status }),
    )
}

/// Serves an application on the loopback interface.
pub(super) async fn serve(app: Router) -> Result<SocketAddr, Box<dyn Error>> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    tokio::spawn(async { axum::serve(listener, app).await });
    Ok(address)
}

/// Sends a request, and returns the status and the body of the response.
pub(super) async fn send(
    address: SocketAddr,
    request: hyper::http::request::Builder,
    body: impl Into<Bytes>,
) -> Result<(u16, String), Box<dyn Error>> {
    let stream = TcpStream::connect(address).await?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    let request = request
        .header("host", "internal.example")
        .body(Full::new(body.into()))?;
    let response = sender.send_request(request).await?;
    let status = response.status().as_u16();
    let body = response.into_body().collect().await?.to_bytes();
    Ok((status, String::from_utf8(body.to_vec())?))
}

/// Posts a form.
pub(super) async fn post_form(
    address: SocketAddr,
    path: &str,
    fields: &[(&str, &str)],
) -> Result<(u16, String), Box<dyn Error>> {
    let form = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish();
    let request = hyper::Request::post(path);
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    send(address, request, form).await
}

/// Posts JSON.
pub(super) async fn post_json(
    address: SocketAddr,
    path: &str,
    body: &Value,
) -> Result<(u16, String), Box<dyn Error>> {
    let request = hyper::Request::post(path).header("content-type", "application/json");
    send(address, request, body.to_string()).await
}
