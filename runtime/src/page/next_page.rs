//! Pages, and references to the next page.

use crate::twilio::paging::TOKEN_PARAMETER;
use crate::value::encode::encode;
use crate::value::text::text;
use crate::{Object, query};

/// A page of a list: some of its items, and a reference to the next page.
///
/// The responses of list operations implement it. [`Request::items`](crate::Request::items) and
/// [`Request::pages`](crate::Request::pages) iterate over whole lists.
///
/// ```
/// # extern crate twilio_runtime as twilio_verify_v2;
/// use twilio_verify_v2::{Error, Page, Request};
///
/// /// Returns the first items of a list, and whether there are more.
/// async fn first<T: Page + 'static>(list: Request<T>) -> Result<(Vec<T::Item>, bool), Error> {
///     let page = list.await?;
///     let has_more = page.next_page_token().is_some();
///     Ok((page.into_items(), has_more))
/// }
/// ```
pub trait Page: Object + Default {
    /// The type of the items.
    type Item: Send + 'static;

    /// The location of the reference to the next page.
    const NEXT: NextPage;

    /// Returns the items on this page, in the server's order.
    fn into_items(self) -> Vec<Self::Item>;

    /// Returns the token of the next page, or `None` if this is the last one.
    ///
    /// [`Request::starting_at`](crate::Request::starting_at) continues with the next page, even in another process. For
    /// Twilio's APIs, it is the parameter `page_token` of the operation. If the API links to the next page without such a
    /// parameter, it is the link.
    fn next_page_token(&self) -> Option<String> {
        let reference = Self::NEXT.find(self)?;
        Some(match Self::NEXT {
            NextPage::Link(_) => query::parameter(&reference, TOKEN_PARAMETER)
                .filter(|token| !token.is_empty())
                .unwrap_or(reference),
            NextPage::Token { .. } => reference,
        })
    }
}

/// The location of a page's reference to the next page, as a path of property names.
///
/// A page is the last one if there is no such property or it is `null` or empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NextPage {
    /// The property is a URL, or a path on the operation's server.
    Link(&'static [&'static str]),
    /// The property is a token for the query of an otherwise identical request.
    Token {
        /// The location of the token.
        at: &'static [&'static str],
        /// The name of the query parameter.
        parameter: &'static str,
    },
}

impl NextPage {
    /// Returns the link or token in a page.
    pub(super) fn find(self, page: &dyn Object) -> Option<String> {
        let (Self::Link(at) | Self::Token { at, .. }) = self;
        let (first, rest) = at.split_first()?;
        let index = page
            .shape()
            .fields
            .iter()
            .position(|field| field.wire == *first)?;
        let mut json = None;
        page.with_values(&mut |values| json = encode(values[index]));
        let json = json?;
        let reference = rest.iter().try_fold(&json, |json, name| json.get(name))?;
        text(reference).filter(|text| !text.is_empty())
    }
}
