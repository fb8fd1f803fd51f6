//! Requests for whole lists.

use super::pager::Pager;
use super::{Items, Page, Pages};
use crate::Request;

impl<T: Page> Request<T> {
    /// Returns a stream of all items of the list, starting with this page.
    ///
    /// Nothing is sent until the first item is requested, and each page is fetched only when the previous one is
    /// exhausted. All pages are requested with this request's headers and settings; the timeout applies to each page
    /// separately.
    ///
    /// ```
    /// use twilio_runtime::{Error, Page, Request};
    ///
    /// async fn count<T: Page>(list: Request<T>) -> Result<usize, Error> {
    ///     let mut items = list.items().limit(10_000);
    ///     let mut count = 0;
    ///     while let Some(_item) = items.try_next().await? {
    ///         count += 1;
    ///     }
    ///     Ok(count)
    /// }
    /// ```
    pub fn items(self) -> Items<T> {
        Items::new(self.pages())
    }

    /// Returns a stream of all pages of the list, starting with this page. As for [`items`](Self::items), each page is
    /// fetched only when it is requested.
    pub fn pages(self) -> Pages<T> {
        Pages::new(Pager::new(self.call, T::NEXT))
    }
}
