//! Iterators over the pages and items of a list, for programs that are not async.

use super::{Items, Page, Pages};
use crate::{Error, blocking};

/// An iterator over the items or pages of a list, returned by [`Items::blocking`] and [`Pages::blocking`].
///
/// Each step blocks until the page it needs is received. As for the streams, an error does not end the iterator: the next
/// step requests the same page again, so stop at the first error, as `?` and `collect` into a `Result` do.
#[derive(Debug)]
#[must_use = "iterators do nothing until a step is requested"]
pub struct Blocking<S> {
    stream: S,
    ended: bool,
}

impl<T: Page> Items<T> {
    /// Converts the stream into an iterator, for programs without an async runtime.
    ///
    /// Within an async runtime, whose thread must not be blocked, the only item is an error.
    ///
    /// ```no_run
    /// # extern crate twilio_runtime as twilio_verify_v2;
    /// use twilio_verify_v2::{Error, Page, Request};
    ///
    /// fn collect<T: Page>(list: Request<T>) -> Result<Vec<T::Item>, Error> {
    ///     list.items().limit(10_000).blocking().collect()
    /// }
    /// ```
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

impl<T: Page> Pages<T> {
    /// Converts the stream into an iterator, for programs without an async runtime.
    ///
    /// Within an async runtime, whose thread must not be blocked, the only item is an error.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

impl<S> Blocking<S> {
    pub(crate) fn new(stream: S) -> Self {
        Self {
            stream,
            ended: false,
        }
    }

    /// Blocks on a step of the stream. Without a runtime to block on, the iterator ends after the error.
    pub(crate) fn step<T>(
        &mut self,
        next: impl AsyncFnOnce(&mut S) -> Option<Result<T, Error>>,
    ) -> Option<Result<T, Error>> {
        if self.ended {
            return None;
        }
        match blocking::runtime("blocking()", ".try_next()") {
            Ok(runtime) => runtime.block_on(next(&mut self.stream)),
            Err(error) => {
                self.ended = true;
                Some(Err(error))
            }
        }
    }
}

impl<T: Page> Iterator for Blocking<Items<T>> {
    type Item = Result<T::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.step(async |items| items.next().await)
    }
}

impl<T: Page> Iterator for Blocking<Pages<T>> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.step(async |pages| pages.next().await)
    }
}
