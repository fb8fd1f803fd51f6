//! Pages, and references to the next page.

use crate::Object;
use crate::value::text::text;

/// A page of a list: some of its items, and a reference to the next page.
///
/// Generated code implements it for the responses of list operations, which adds
/// [`Request::items`](crate::Request::items) and [`Request::pages`](crate::Request::pages).
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
    /// The type of the items.
    type Item: Send + 'static;

    /// The location of the reference to the next page.
    const NEXT: NextPage;

    /// Returns the items on this page, in the server's order.
    fn into_items(self) -> Vec<Self::Item>;
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
        let mut fields = page.shape().fields.iter().zip(page.values());
        let (_, value) = fields.find(|(field, _)| field.wire == *first)?;
        let json = value.encode()?;
        let reference = rest.iter().try_fold(&json, |json, name| json.get(name))?;
        text(reference).filter(|text| !text.is_empty())
    }
}
