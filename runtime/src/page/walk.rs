//! The way through the pages of a list, whatever they are pages of.

use std::collections::HashSet;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;
use std::mem;
use std::task::{Context, Poll, ready};

use http::Uri;

use super::{NextPage, link};
use crate::request::Call;
use crate::send::Answer;
use crate::{BoxFuture, Error, Object, encode, send};

/// A list at one of its pages.
pub(super) struct Walk {
    /// The request for the next page.
    call: Call,
    next: NextPage,
    visited: Visited,
    state: State,
}

enum State {
    /// The request is still to be sent.
    Ready,
    Sent(BoxFuture<'static, Result<Answer, Error>>),
    /// No request for the next page may be sent, for this reason.
    Refused(Error),
    Done,
}

impl Walk {
    pub(super) fn new(call: Call, next: NextPage) -> Self {
        Self {
            call,
            next,
            visited: Visited::default(),
            state: State::Ready,
        }
    }

    pub(super) fn call(&self) -> &Call {
        &self.call
    }

    /// Brings the next page into `page`, which is a blank one.
    pub(super) fn poll(
        &mut self,
        cx: &mut Context<'_>,
        page: &mut dyn Object,
    ) -> Poll<Option<Result<(), Error>>> {
        loop {
            match &mut self.state {
                State::Ready => match self.start() {
                    Ok(()) => {
                        self.state = State::Sent(Box::pin(send::send(self.call.clone())));
                    }
                    Err(error) => self.state = State::Refused(error),
                },
                State::Sent(sent) => {
                    let answer = ready!(sent.as_mut().poll(cx));
                    self.state = State::Ready;
                    return Poll::Ready(Some(answer.and_then(|answer| self.read(answer, page))));
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

    /// Notes where the first page is, so that a later one that leads back to it ends the list.
    fn start(&mut self) -> Result<(), Error> {
        if self.call.url.is_none() {
            let url = encode::http_request(&self.call)?.uri().clone();
            self.visited.add(&url);
            self.call.url = Some(url);
        }
        Ok(())
    }

    /// Reads an answer, and turns to the page after it.
    fn read(&mut self, answer: Answer, page: &mut dyn Object) -> Result<(), Error> {
        send::read(self.call.operation, &answer, page)?;
        self.state = match self.next.find(page) {
            None => State::Done,
            Some(found) => match self.locate(&found) {
                Some(url) if self.visited.add(&url) => {
                    self.call.url = Some(url);
                    State::Ready
                }
                Some(_) => State::Done,
                None => State::Refused(Error::foreign_link(
                    self.call.operation,
                    &self.call.client.server(self.call.operation),
                    answer,
                )),
            },
        };
        Ok(())
    }

    /// The URL of the page that a link or token leads to, if requests may go there.
    fn locate(&self, found: &str) -> Option<Uri> {
        let operation = self.call.operation;
        match self.next {
            NextPage::Link(_) => link::resolve(
                found,
                operation.server(),
                &self.call.client.server(operation),
            ),
            NextPage::Token { parameter, .. } => {
                link::with_parameter(self.call.url.as_ref()?, parameter, found)
            }
        }
    }
}

/// The URLs of the pages so far, in eight bytes each. They are hashed with a key of its own, so that no server can
/// make two that fall together.
#[derive(Default)]
struct Visited {
    key: RandomState,
    hashes: HashSet<u64>,
}

impl Visited {
    /// Adds a URL; false if it was there already.
    fn add(&mut self, url: &Uri) -> bool {
        self.hashes.insert(self.key.hash_one(url.to_string()))
    }
}
