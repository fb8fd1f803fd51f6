//! Requests for whole lists.

use super::advance::{Advance, advance, resolve};
use super::pager::Pager;
use super::{Items, NextPage, Page, Pages};
use crate::twilio::paging::TOKEN_PARAMETER;
use crate::{Error, Request};

impl<T: Page> Request<T> {
    /// Returns a stream of all items of the list, starting with this page.
    ///
    /// Nothing is sent until the first item is requested, and each page is fetched only when the previous one is
    /// exhausted. All pages are requested with this request's headers and settings; the timeout applies to each page
    /// separately.
    ///
    /// ```
    /// # extern crate twilio_runtime as twilio_verify_v2;
    /// use twilio_verify_v2::{Error, Page, Request};
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

    /// Starts with the page that a [token](Page::next_page_token) refers to, instead of the first one. All other parameters
    /// must be those of the request whose page had the token.
    ///
    /// ```
    /// # use twilio_runtime::{Error, Page, Request};
    /// /// Returns a page, and the token of the next one, which can be stored in a file or a link.
    /// async fn page<T: Page + 'static>(
    ///     list: Request<T>,
    ///     token: Option<&str>,
    /// ) -> Result<(T, Option<String>), Error> {
    ///     let request = match token {
    ///         Some(token) => list.starting_at(token),
    ///         None => list,
    ///     };
    ///     let page = request.await?;
    ///     let next = page.next_page_token();
    ///     Ok((page, next))
    /// }
    /// ```
    pub fn starting_at(mut self, token: &str) -> Self {
        match T::NEXT {
            NextPage::Token { parameter, .. } => {
                self.call.set_extra_parameter(parameter, token.into());
            }
            NextPage::Link(_) if !is_link(token) => {
                self.call.set_extra_parameter(TOKEN_PARAMETER, token.into());
            }
            NextPage::Link(_) => match resolve(&self.call, token) {
                Some(url) => self.call.url = Some(url),
                None => self.call.reject(
                    "the page token is a link that does not lead to the API's server".to_owned(),
                ),
            },
        }
        self
    }

    /// Returns the request for the page after `page`, which this request has returned, or `None` if there is none. A loop
    /// over these requests ends even if the server returns the same pages again and again.
    ///
    /// ```
    /// # use twilio_runtime::{Error, Page, Request};
    /// async fn count<T: Page + 'static>(list: Request<T>) -> Result<usize, Error> {
    ///     let mut count = 0;
    ///     let mut next = Some(list);
    ///     while let Some(request) = next {
    ///         let page = request.clone().await?;
    ///         next = request.after(&page)?;
    ///         count += page.into_items().len();
    ///     }
    ///     Ok(count)
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the next page is on another server, which must not receive the credentials, or was already
    /// requested.
    pub fn after(mut self, page: &T) -> Result<Option<Self>, Error> {
        match advance(&mut self.call, T::NEXT, page)? {
            Advance::Next => Ok(Some(self)),
            Advance::End => Ok(None),
            Advance::Repeated => {
                let error = Error::repeated_page(self.call.operation, None);
                Err(self.call.failed(error))
            }
            Advance::Foreign => {
                let server = self.call.server().unwrap_or_default();
                let error = Error::foreign_link(self.call.operation, &server, None);
                Err(self.call.failed(error))
            }
        }
    }
}

/// Returns whether a token is a URL or a path, not one of Twilio's tokens.
fn is_link(token: &str) -> bool {
    token.starts_with('/') || token.contains("://")
}
