//! Changes a request for a page into one for the next page.

use http::Uri;

use super::{NextPage, link};
use crate::call::Call;
use crate::{Error, Object, query};

/// The result of [`advance`].
pub(super) enum Advance {
    /// The call is for the next page.
    Next,
    /// The page was the last one.
    End,
    /// The next page was already visited.
    Repeated,
    /// The next page is on another server, which must not receive the credentials.
    Foreign,
}

/// Changes a call for `page` into one for the page after it.
pub(super) fn advance(
    call: &mut Call,
    next: NextPage,
    page: &dyn Object,
) -> Result<Advance, Error> {
    let Some(reference) = next.find(page) else {
        return Ok(Advance::End);
    };
    let current = match &call.url {
        Some(url) => url.clone(),
        None => call.to_http()?.uri().clone(),
    };
    let url = match next {
        NextPage::Link(_) => resolve(call, &reference),
        NextPage::Token { parameter, .. } => query::with_parameter(&current, parameter, &reference),
    };
    // A link back to the first page is one to a visited page, too.
    call.visited.insert(&current);
    Ok(match url {
        Some(url) if call.visited.insert(&url) => {
            call.url = Some(url);
            Advance::Next
        }
        Some(_) => Advance::Repeated,
        None => Advance::Foreign,
    })
}

/// Returns the URL that a link leads to, or `None` if no request may be sent there.
pub(super) fn resolve(call: &Call, reference: &str) -> Option<Uri> {
    let server = call.server().ok()?;
    let described = call.described_server().ok()?;
    let api_server = if described.contains("://") {
        &described
    } else {
        &server
    };
    link::resolve(reference, api_server, &server)
}
