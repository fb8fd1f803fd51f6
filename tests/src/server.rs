use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

/// A request as received by a server.
#[derive(Clone, Debug)]
pub struct ReceivedRequest {
    /// The method.
    pub method: String,
    /// The path as sent, without the query.
    pub path: String,
    /// The query as sent; empty if there is none.
    pub query: String,
    /// The headers in the order received, with names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl ReceivedRequest {
    /// The value of a header.
    ///
    /// # Panics
    ///
    /// If there are several headers with this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter().filter(|(header, _)| header == name);
        let (_, value) = headers.next()?;
        assert!(headers.next().is_none(), "there are several {name} headers");
        Some(value)
    }
}

/// A response to be sent by a server.
#[derive(Clone, Debug)]
pub struct ServerResponse {
    /// The status code.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl ServerResponse {
    /// A response with a JSON body.
    pub fn json(status: u16, body: &serde_json::Value) -> Self {
        Self {
            status,
            headers: vec![("content-type".to_owned(), "application/json".to_owned())],
            body: body.to_string().into_bytes(),
        }
    }

    /// A response without a body.
    pub fn empty(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// An HTTP server on the loopback interface that gives prepared responses, and records requests.
#[derive(Clone)]
pub struct Server {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

struct State {
    respond: Box<dyn FnMut(&ReceivedRequest) -> ServerResponse + Send>,
    requests: Vec<ReceivedRequest>,
}

impl Server {
    /// Starts a server in the current tokio runtime, which responds with status 204 at first.
    ///
    /// # Errors
    ///
    /// Returns an error if no port is free.
    pub async fn start() -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let server = Self {
            address: listener.local_addr()?,
            state: Arc::new(Mutex::new(State {
                respond: Box::new(|_| ServerResponse::empty(204)),
                requests: Vec::new(),
            })),
        };
        let listening = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let serving = listening.clone();
                let service = service_fn(move |request| serving.clone().serve(request));
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
            }
        });
        Ok(server)
    }

    /// The base URL for a client.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Sets the response to all following requests.
    pub fn respond(&self, response: ServerResponse) {
        self.respond_with(move |_| response.clone());
    }

    /// Sets the function that determines the responses to all following requests.
    pub fn respond_with(
        &self,
        respond: impl FnMut(&ReceivedRequest) -> ServerResponse + Send + 'static,
    ) {
        self.state().respond = Box::new(respond);
    }

    /// Takes the requests received since the last call.
    pub fn take_requests(&self) -> Vec<ReceivedRequest> {
        std::mem::take(&mut self.state().requests)
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state
            .lock()
            .expect("no test panics while it holds the lock")
    }

    async fn serve(self, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
        let (head, body) = request.into_parts();
        let headers = head.headers.iter().map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.as_str().to_owned(), value)
        });
        let received = ReceivedRequest {
            method: head.method.to_string(),
            path: head.uri.path().to_owned(),
            query: head.uri.query().unwrap_or_default().to_owned(),
            headers: headers.collect(),
            body: body
                .collect()
                .await
                .map(|body| body.to_bytes().to_vec())
                .unwrap_or_default(),
        };
        let mut state = self.state();
        let prepared = (state.respond)(&received);
        state.requests.push(received);
        let builder = Response::builder().status(prepared.status);
        let headers = prepared.headers.iter();
        let builder = headers.fold(builder, |builder, (name, value)| {
            builder.header(name, value)
        });
        Ok(builder
            .body(Full::from(prepared.body))
            .expect("the headers are valid"))
    }
}
