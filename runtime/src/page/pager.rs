//! Fetches the pages of a list, whatever their type.

use std::collections::HashSet;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;
use std::mem;
use std::task::{Context, Poll, ready};

use http::Uri;

use super::{NextPage, link};
use crate::call::Call;
use crate::raw_response::RawResponse;
use crate::{BoxFuture, Error, Object, query};

/// Fetches the pages of a list one after the other.
pub(super) struct Pager {
    /// The call for the next page.
    call: Call,
    next: NextPage,
    visited: VisitedUrls,
    state: State,
}

enum State {
    /// The call for the next page has yet to be sent.
    Ready,
    Sending(BoxFuture<'static, Result<RawResponse, Error>>),
    /// The call for the next page must not be sent.
    Refused(Error),
    Done,
}

impl Pager {
    pub(super) fn new(call: Call, next: NextPage) -> Self {
        Self {
            call,
            next,
            visited: VisitedUrls::default(),
            state: State::Ready,
        }
    }

    pub(super) fn call(&self) -> &Call {
        &self.call
    }

    /// Decodes the next page into `page`, which has its default value. Returns `None` after the last page.
    pub(super) fn poll_next(
        &mut self,
        cx: &mut Context<'_>,
        page: &mut dyn Object,
    ) -> Poll<Option<Result<(), Error>>> {
        loop {
            match &mut self.state {
                State::Ready => match self.resolve_first_url() {
                    Ok(()) => self.state = State::Sending(Box::pin(send(self.call.clone()))),
                    Err(error) => self.state = State::Refused(error),
                },
                State::Sending(future) => {
                    let received = ready!(future.as_mut().poll(cx));
                    self.state = State::Ready;
                    let decoded = received.and_then(|response| self.advance(response, page));
                    return Poll::Ready(Some(decoded));
                }
                State::Refused(_) | State::Done => {
                    let State::Refused(error) = mem::replace(&mut self.state, State::Done) else {
                        return Poll::Ready(None);
                    };
                    return Poll::Ready(Some(Err(error)));
                }
            }
        }
    }

    /// Records the URL of the first page, so that a link back to it ends the list.
    fn resolve_first_url(&mut self) -> Result<(), Error> {
        if self.call.url.is_none() {
            let url = self.call.to_http()?.uri().clone();
            self.visited.insert(&url);
            self.call.url = Some(url);
        }
        Ok(())
    }

    /// Decodes a response and prepares the call for the page after it.
    fn advance(&mut self, response: RawResponse, page: &mut dyn Object) -> Result<(), Error> {
        self.call.decode(&response, page)?;
        let Some(reference) = self.next.find(page) else {
            self.state = State::Done;
            return Ok(());
        };
        self.state = match self.next_url(&reference) {
            Some(url) if self.visited.insert(&url) => {
                self.call.url = Some(url);
                State::Ready
            }
            Some(_) => State::Done,
            None => State::Refused(Error::foreign_link(
                self.call.operation,
                &self.call.server().unwrap_or_default(),
                response,
            )),
        };
        Ok(())
    }

    /// Returns the URL of the page that a link or token refers to, or `None` if no request may be sent there.
    fn next_url(&self, reference: &str) -> Option<Uri> {
        match self.next {
            NextPage::Link(_) => {
                let server = self.call.server().ok()?;
                let described = self.call.described_server().ok()?;
                let api_server = if described.contains("://") {
                    &described
                } else {
                    &server
                };
                link::resolve(reference, api_server, &server)
            }
            NextPage::Token { parameter, .. } => {
                query::with_parameter(self.call.url.as_ref()?, parameter, reference)
            }
        }
    }
}

async fn send(call: Call) -> Result<RawResponse, Error> {
    call.send().await
}

/// The URLs of the pages so far, in eight bytes each. They are hashed with a random key, so that a server cannot
/// construct collisions.
#[derive(Default)]
struct VisitedUrls {
    key: RandomState,
    hashes: HashSet<u64>,
}

impl VisitedUrls {
    /// Adds a URL. Returns `false` if it was already visited.
    fn insert(&mut self, url: &Uri) -> bool {
        self.hashes.insert(self.key.hash_one(url.to_string()))
    }
}
