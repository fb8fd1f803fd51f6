//! Requests, to be compared whichever program sent them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tests::ReceivedRequest;

/// What matters of a request.
#[derive(Debug, PartialEq)]
pub(super) struct Request {
    line: String,
    query: BTreeSet<(String, String)>,
    headers: BTreeMap<String, String>,
    body: Body,
}

#[derive(Debug, PartialEq)]
enum Body {
    Form(Vec<(String, String)>),
    Json(Value),
    Text(String),
}

/// The headers that say nothing about the call.
const IGNORED: [&str; 6] = [
    "host",
    "user-agent",
    "connection",
    "expect",
    "content-length",
    "content-type",
];

impl Request {
    pub(super) fn received(request: &ReceivedRequest) -> Self {
        let headers = request
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        Self::new(
            &request.method,
            &request.path,
            &request.query,
            headers.collect(),
            &request.body,
        )
    }

    /// A request as a program prints it.
    pub(super) fn printed(request: &Value) -> Self {
        let text = |name: &str| request[name].as_str().expect("text");
        let headers = request["headers"].as_array().expect("a list").iter();
        let headers = headers.map(|pair| {
            (
                pair[0].as_str().expect("a name"),
                pair[1].as_str().expect("a value"),
            )
        });
        Self::new(
            text("method"),
            text("path"),
            text("query"),
            headers.collect(),
            text("body").as_bytes(),
        )
    }

    fn new(method: &str, path: &str, query: &str, headers: Vec<(&str, &str)>, body: &[u8]) -> Self {
        let content_type = headers.iter().find(|(name, _)| *name == "content-type");
        let content_type = content_type.map_or("", |(_, value)| *value);
        let text = String::from_utf8_lossy(body).into_owned();
        let (media_type, body) = match content_type.split_once("boundary=") {
            Some((start, boundary)) => (start, Body::Text(text.replace(boundary, "boundary"))),
            None if content_type.starts_with("application/x-www-form") => {
                (content_type, Body::Form(pairs(&text)))
            }
            None => match serde_json::from_str(&text) {
                Ok(json) if content_type.contains("json") => (content_type, Body::Json(json)),
                _ => (content_type, Body::Text(text)),
            },
        };
        let kept = headers.iter().filter(|(name, _)| !IGNORED.contains(name));
        let mut kept: BTreeMap<_, _> = kept
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        kept.insert("content-type".to_owned(), media_type.to_owned());
        Self {
            line: format!("{method} {path}"),
            query: pairs(query).into_iter().collect(),
            headers: kept,
            body,
        }
    }

    /// Whether this is the other request without its credentials.
    pub(super) fn is_without_credentials(&self, other: &Self) -> bool {
        let has = |(name, value): (&String, &String)| {
            other
                .headers
                .get(name)
                .is_some_and(|whole| whole.contains(value.as_str()))
        };
        self.line == other.line
            && self.query.is_subset(&other.query)
            && self.headers.iter().all(has)
            && self.body == other.body
    }
}

fn pairs(text: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(text.as_bytes())
        .into_owned()
        .collect()
}
