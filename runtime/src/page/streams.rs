//! The streams that users hold: thin shells around [`Walk`].

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::Page;
use super::walk::Walk;
use crate::Error;

/// All pages of a list; made by [`Request::pages`](crate::Request::pages).
///
/// It is a [`Stream`], and usable without one of the crates for streams through [`try_next`](Self::try_next).
///
/// The list ends where a page names no next page, or one that was there already; an empty page does not end it.
///
/// A page that fails does not end it either: asked again, it sends the request for that page again. So decide
/// when to give up, rather than skip what is an error. Final are only errors of a request that can never be sent: one
/// with an unfit argument, or to a next page that is on another server, where credentials must not go.
///
/// Links to the API's own server are followed to the client's base URL, where it has one.
#[must_use = "nothing is sent before a page is asked for, as by `.try_next().await`"]
pub struct Pages<T> {
    walk: Walk,
    page: PhantomData<fn() -> T>,
}

/// All items of a list, page after page; made by [`Request::items`](crate::Request::items).
///
/// It is a [`Stream`], and usable without one of the crates for streams through [`try_next`](Self::try_next).
/// What [`Pages`] says of ends and errors holds here too; no item comes twice when a page is asked for again.
#[must_use = "nothing is sent before an item is asked for, as by `.try_next().await`"]
pub struct Items<T: Page> {
    pages: Pages<T>,
    items: vec::IntoIter<T::Item>,
    left: Option<usize>,
}

impl<T: Page> Pages<T> {
    pub(super) fn new(walk: Walk) -> Self {
        Self {
            walk,
            page: PhantomData,
        }
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        let mut page = T::default();
        let came = ready!(self.walk.poll(cx, &mut page));
        Poll::Ready(came.map(|came| came.map(|()| page)))
    }

    /// The next page, `None` after the last one.
    ///
    /// Nothing is lost when the future is dropped before it is done, as by `select!`.
    ///
    /// # Errors
    ///
    /// As for [`Request::send`](crate::Request::send), or if the next page is on another server. Asked again, it
    /// tries the same page again.
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        self.next().await.transpose()
    }

    /// The same as [`try_next`](Self::try_next), as a [`Stream`] gives it.
    ///
    /// # Errors
    ///
    /// As for [`try_next`](Self::try_next).
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }
}

impl<T: Page> Items<T> {
    pub(super) fn new(pages: Pages<T>) -> Self {
        Self {
            pages,
            items: Vec::new().into_iter(),
            left: None,
        }
    }

    /// Ends after that many items from here on, without asking for pages that are not needed any more.
    ///
    /// How many come with one request is for the operation's own parameter to say, where it has one (`page_size`).
    pub fn limit(mut self, items: usize) -> Self {
        self.left = Some(items);
        self
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T::Item, Error>>> {
        loop {
            if self.left == Some(0) {
                return Poll::Ready(None);
            }
            if let Some(item) = self.items.next() {
                self.left = self.left.map(|left| left - 1);
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll(cx)) {
                Some(Ok(page)) => self.items = page.into_items().into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }

    /// The next item, `None` after the last one.
    ///
    /// Nothing is lost when the future is dropped before it is done, as by `select!`.
    ///
    /// # Errors
    ///
    /// As for [`Request::send`](crate::Request::send), or if the next page is on another server. Asked again, it
    /// tries the same page again.
    pub async fn try_next(&mut self) -> Result<Option<T::Item>, Error> {
        self.next().await.transpose()
    }

    /// The same as [`try_next`](Self::try_next), as a [`Stream`] gives it.
    ///
    /// # Errors
    ///
    /// As for [`try_next`](Self::try_next).
    pub async fn next(&mut self) -> Option<Result<T::Item, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }
}

// Nothing in it is ever pinned.
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
            .field("request", self.walk.call())
            .finish_non_exhaustive()
    }
}

impl<T: Page> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("request", self.pages.walk.call())
            .field("limit", &self.left)
            .finish_non_exhaustive()
    }
}
