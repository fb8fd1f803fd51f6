//! Lists that come in pages: what a page is, and streams over all that is on them.

mod link;
mod streams;
mod walk;

use crate::{Object, Request, value::text::text};

pub use streams::{Items, Pages};

use walk::Walk;

/// A page of a list: some items, and where to find the next page.
///
/// Generated code implements it for the answer of each operation that lists something; then
/// [`Request::items`] and [`Request::pages`] go through the whole list.
///
/// ```
/// use twilio_runtime::{Extra, NextPage, Page};
///
/// #[derive(Clone, Default, PartialEq)]
/// pub struct Names { pub names: Option<Vec<String>>, pub next_page_uri: Option<String>, _extra: Extra }
/// twilio_runtime::object! { Names { names: "names", next_page_uri: "next_page_uri" } }
///
/// impl Page for Names {
///     type Item = String;
///     const NEXT: NextPage = NextPage::Link(&["next_page_uri"]);
///
///     fn into_items(self) -> Vec<String> {
///         self.names.unwrap_or_default()
///     }
/// }
/// ```
pub trait Page: Object + Default {
    /// What the list is of.
    type Item: Send + 'static;

    /// Where a page says what comes after it.
    const NEXT: NextPage;

    /// The items on this page, in the server's order.
    fn into_items(self) -> Vec<Self::Item>;
}

/// Where a page says what comes after it, as a path of names in its JSON.
///
/// The page is the last one if nothing is there, or `null`, or an empty text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NextPage {
    /// A URL, or a path from the root of the operation's server.
    Link(&'static [&'static str]),
    /// A token that goes into the query of an otherwise equal request.
    Token {
        /// Where the token is.
        at: &'static [&'static str],
        /// The name of the query parameter.
        parameter: &'static str,
    },
}

impl NextPage {
    /// The link or token that a page has.
    fn find(self, page: &dyn Object) -> Option<String> {
        let (Self::Link(at) | Self::Token { at, .. }) = self;
        let (first, deeper) = at.split_first()?;
        let mut slots = page.shape().fields.iter().zip(page.values());
        let (_, slot) = slots.find(|(field, _)| field.wire == *first)?;
        let json = slot.encode()?;
        let found = deeper.iter().try_fold(&json, |json, name| json.get(name))?;
        text(found).filter(|text| !text.is_empty())
    }
}

impl<T: Page> Request<T> {
    /// All items of the list, from this page to the last one.
    ///
    /// Nothing is sent before the first item is asked for, and a page only when the one before is used up. Each
    /// page is asked for with this request's headers and settings; its timeout holds for each page on its own.
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

    /// All pages of the list, from this one to the last one; as for [`items`](Self::items), a page is asked for
    /// when its turn comes.
    pub fn pages(self) -> Pages<T> {
        Pages::new(Walk::new(self.call, T::NEXT))
    }
}
