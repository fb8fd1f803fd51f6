//! Streams over the pages and items of a list: thin wrappers around [`Pager`].

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::Page;
use super::pager::Pager;
use crate::Error;

/// A stream of all pages of a list, returned by [`Request::pages`](crate::Request::pages).
///
/// It implements [`Stream`], and [`try_next`](Self::try_next) makes it usable without a crate for streams.
///
/// The list ends at a page that refers to no next page. An empty page does not end it.
///
/// An error does not end it either: the next call requests the same page again, so decide when to give up instead of
/// skipping errors. Only an invalid argument, a next page on another server, which must not receive the credentials, or
/// a next page that was already received ends the list after the error.
///
/// If the client has a base URL, links to the API's own server are followed there.
#[must_use = "streams do nothing until a page is requested, for example with `.try_next().await`"]
pub struct Pages<T> {
    pager: Pager,
    page: PhantomData<fn() -> T>,
}

/// A stream of all items of a list, returned by [`Request::items`](crate::Request::items).
///
/// It implements [`Stream`], and [`try_next`](Self::try_next) makes it usable without a crate for streams. The list
/// ends, and continues after errors, as described for [`Pages`]. When a page is requested again, no item is returned
/// twice.
#[must_use = "streams do nothing until an item is requested, for example with `.try_next().await`"]
pub struct Items<T: Page> {
    pages: Pages<T>,
    items: vec::IntoIter<T::Item>,
    remaining: Option<usize>,
}

impl<T: Page> Pages<T> {
    pub(super) fn new(pager: Pager) -> Self {
        Self {
            pager,
            page: PhantomData,
        }
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        let mut page = T::default();
        let result = ready!(self.pager.poll_next(cx, &mut page));
        Poll::Ready(result.map(|result| result.map(|()| page)))
    }

    /// Returns the next page, or `None` after the last one.
    ///
    /// It is cancel-safe: no page is lost if the future is dropped, for example by `select!`.
    ///
    /// # Errors
    ///
    /// Returns the same errors as [`Request::send`](crate::Request::send), and an error if the next page is on another
    /// server or was already received. After other errors, the next call requests the same page again.
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        self.next().await.transpose()
    }

    /// Like [`try_next`](Self::try_next), with the return type of [`Stream`].
    ///
    /// # Errors
    ///
    /// Returns the same errors as [`try_next`](Self::try_next).
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }
}

impl<T: Page> Items<T> {
    pub(super) fn new(pages: Pages<T>) -> Self {
        Self {
            pages,
            items: Vec::new().into_iter(),
            remaining: None,
        }
    }

    /// Ends the stream after the given number of further items, without requesting pages that are not needed.
    ///
    /// The number of items per page is a parameter of the operation, usually `page_size`.
    pub fn limit(mut self, items: usize) -> Self {
        self.remaining = Some(items);
        self
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T::Item, Error>>> {
        loop {
            if self.remaining == Some(0) {
                return Poll::Ready(None);
            }
            if let Some(item) = self.items.next() {
                self.remaining = self.remaining.map(|remaining| remaining - 1);
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll(cx)) {
                Some(Ok(page)) => self.items = page.into_items().into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }

    /// Returns the next item, or `None` after the last one.
    ///
    /// It is cancel-safe: no item is lost if the future is dropped, for example by `select!`.
    ///
    /// # Errors
    ///
    /// Returns the same errors as [`Request::send`](crate::Request::send), and an error if the next page is on another
    /// server or was already received. After other errors, the next call requests the same page again.
    pub async fn try_next(&mut self) -> Result<Option<T::Item>, Error> {
        self.next().await.transpose()
    }

    /// Like [`try_next`](Self::try_next), with the return type of [`Stream`].
    ///
    /// # Errors
    ///
    /// Returns the same errors as [`try_next`](Self::try_next).
    pub async fn next(&mut self) -> Option<Result<T::Item, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }
}

// Its fields are never pinned.
impl<T: Page> Unpin for Items<T> {}

impl<T: Page> Stream for Pages<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

impl<T: Page> Stream for Items<T> {
    type Item = Result<T::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("request", self.pager.call())
            .finish_non_exhaustive()
    }
}

impl<T: Page> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("request", self.pages.pager.call())
            .field("limit", &self.remaining)
            .finish_non_exhaustive()
    }
}
