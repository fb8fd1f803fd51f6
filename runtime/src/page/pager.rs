//! Fetches the pages of a list, whatever their type.

use std::mem;
use std::task::{Context, Poll, ready};

use super::NextPage;
use super::advance::{Advance, advance};
use crate::call::Call;
use crate::raw_response::RawResponse;
use crate::{BoxFuture, Error, Object};

/// Fetches the pages of a list one after the other.
pub(super) struct Pager {
    /// The call for the next page.
    call: Call,
    next: NextPage,
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
                    return Poll::Ready(Some(Err(self.call.failed(error))));
                }
            }
        }
    }

    /// Sets the URL of the first page. Without one, nothing can be sent.
    fn resolve_first_url(&mut self) -> Result<(), Error> {
        if self.call.url.is_none() {
            self.call.url = Some(self.call.to_http()?.uri().clone());
        }
        Ok(())
    }

    /// Decodes a response and prepares the call for the page after it.
    fn advance(&mut self, response: RawResponse, page: &mut dyn Object) -> Result<(), Error> {
        self.call.decode(&response, page)?;
        self.state = match advance(&mut self.call, self.next, page)? {
            Advance::Next => State::Ready,
            Advance::End => State::Done,
            Advance::Repeated => {
                let operation = self.call.operation;
                State::Refused(Error::repeated_page(operation, Some(response)))
            }
            Advance::Foreign => State::Refused(Error::foreign_link(
                self.call.operation,
                &self.call.server().unwrap_or_default(),
                Some(response),
            )),
        };
        Ok(())
    }
}

async fn send(call: Call) -> Result<RawResponse, Error> {
    call.send().await
}
