use tests::{ReceivedRequest, Server, ServerResponse};
use twilio_runtime::{Client, ClientBuilder, Credentials, Error, Extra, Request};

#[derive(Clone, Default, PartialEq)]
pub(crate) struct Pair {
    pub(crate) key: Option<String>,
    pub(crate) other: Option<String>,
    pub(crate) _extra: Extra,
}
twilio_runtime::object! { Pair { key: "k;1", other: "other" } }

#[derive(Clone, Default, PartialEq)]
pub(crate) struct Range {
    pub(crate) from: Option<i64>,
    pub(crate) to: Option<i64>,
    pub(crate) _extra: Extra,
}
twilio_runtime::object! { Range { from: "from", to: "to" } }

pub(crate) fn range() -> Range {
    Range {
        from: Some(1),
        to: Some(2),
        ..Range::default()
    }
}

pub(crate) fn builder() -> ClientBuilder {
    ClientBuilder::new(Credentials::api_key("SK1", "secret"), "test")
}

/// A client of a server.
pub(crate) fn client(server: &Server) -> Result<Client, Error> {
    builder().base_url(server.url()).build()
}

/// A client whose requests are not sent.
pub(crate) fn offline_client() -> Result<Client, Error> {
    builder().base_url("http://127.0.0.1:9").build()
}

/// Sends a request and returns it as the server receives it.
pub(crate) async fn send(
    server: &Server,
    request: Request<()>,
) -> Result<ReceivedRequest, Box<dyn std::error::Error>> {
    server.respond(ServerResponse::empty(204));
    request.await?;
    Ok(server
        .take_requests()
        .pop()
        .ok_or("no request is received")?)
}

pub(crate) fn strings(strings: &[&str]) -> Vec<String> {
    strings.iter().map(|string| (*string).to_owned()).collect()
}
