//! Facts that hold for most operations, so that docs can state them once.

use indexmap::IndexMap;

use crate::api::{Api, Header, Operation, Response, SecurityRequirement};

/// Facts that hold for more than half of an API's operations. Docs state them once, and at an operation only where it
/// differs.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Conventions<'a> {
    /// The security requirement.
    pub(crate) security: Option<&'a [SecurityRequirement]>,
    /// The media type of request bodies.
    pub(crate) request_media_type: Option<&'a str>,
    /// The media type of the bodies of successes.
    pub(crate) response_media_type: Option<&'a str>,
    /// The headers of responses.
    pub(crate) headers: Vec<&'a Header>,
}

impl<'a> Conventions<'a> {
    pub(crate) fn new(api: &'a Api) -> Self {
        let bodies = api.operations().filter_map(|operation| {
            let body = operation.body.as_ref()?;
            Some(body.media_type.as_str())
        });
        let successes = api.operations().flat_map(|operation| &operation.successes);
        let contents = successes.filter_map(|response| response.content.as_ref());
        Self {
            security: majority(api.operations().map(|operation| &*operation.security)),
            request_media_type: majority(bodies),
            response_media_type: majority(contents.map(|content| content.media_type.as_str())),
            headers: headers(api),
        }
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether an operation has a security requirement of its own.
    pub(crate) fn differs_in_security(&self, operation: &Operation) -> bool {
        self.security != Some(&operation.security)
    }

    /// The headers of a response that others do not have.
    pub(crate) fn own_headers<'r>(
        &self,
        response: &'r Response,
    ) -> impl Iterator<Item = &'r Header> {
        let headers = response.headers.iter();
        headers.filter(|header| !self.headers.contains(header))
    }

    /// The headers that a response lacks and most others have.
    pub(crate) fn missing_headers(&self, response: &Response) -> Vec<&'a Header> {
        let headers = self.headers.iter().copied();
        headers
            .filter(|header| !response.headers.iter().any(|own| own.name == header.name))
            .collect()
    }
}

/// The headers that more than half of all responses have, in the same words.
fn headers(api: &Api) -> Vec<&Header> {
    let mut by_name: IndexMap<&str, Vec<&Header>> = IndexMap::new();
    let mut responses = 0;
    for response in api.operations().flat_map(Operation::responses) {
        responses += 1;
        for header in &response.headers {
            by_name.entry(&header.name).or_default().push(header);
        }
    }
    let common = by_name
        .values()
        .filter_map(|headers| majority_of(responses, headers));
    common.collect()
}

/// The value that more than half of the values are equal to, if there are at least two.
fn majority<T: Copy + PartialEq>(values: impl Iterator<Item = T>) -> Option<T> {
    let values: Vec<_> = values.collect();
    majority_of(values.len(), &values)
}

/// The value that occurs more than `total / 2` times and at least twice, by Boyer and Moore's majority vote.
fn majority_of<T: Copy + PartialEq>(total: usize, values: &[T]) -> Option<T> {
    let mut candidate = None;
    let mut votes = 0_usize;
    for value in values {
        if votes == 0 {
            candidate = Some(*value);
        }
        if candidate == Some(*value) {
            votes += 1;
        } else {
            votes -= 1;
        }
    }
    let winner = candidate?;
    let occurrences = values.iter().filter(|value| **value == winner).count();
    (occurrences >= 2 && occurrences * 2 > total).then_some(winner)
}
