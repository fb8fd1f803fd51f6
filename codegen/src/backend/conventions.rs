//! Facts that hold for most operations, so that docs can state them once.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::api::{
    Api, Field, Header, Operation, Response, SecurityRequirement, Sensitivity, StatusSpec, TypeKind,
};

/// Facts that hold for more than half of an API's operations. Docs state them once, and at an operation only where it
/// differs.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Conventions<'a> {
    /// The security requirement.
    pub(crate) security: Option<&'a [SecurityRequirement]>,
    /// The media type of request bodies.
    pub(crate) request_media_type: Option<&'a str>,
    /// The header `Accept`.
    pub(crate) accept: Option<String>,
    /// The media type of the bodies of successes.
    pub(crate) response_media_type: Option<&'a str>,
    /// The headers of responses.
    pub(crate) headers: Vec<&'a Header>,
    /// Whether properties of responses can be null.
    pub(crate) nullable_properties: bool,
    /// Whether any parameter or property is marked as personal data.
    pub(crate) marks_personal_data: bool,
    /// The errors, sorted by status.
    pub(crate) errors: Vec<&'a Response>,
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
            accept: accept(api),
            nullable_properties: has_nullable_properties(api),
            marks_personal_data: marks_personal_data(api),
            headers: headers(api),
            errors: errors(api),
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

    /// The errors of an operation that others do not have.
    pub(crate) fn own_errors<'o>(&self, operation: &'o Operation) -> Vec<&'o Response> {
        let is_common = |error: &Response| self.errors.iter().any(|it| says_the_same(it, error));
        let errors = operation.errors.iter();
        errors.filter(|error| !is_common(error)).collect()
    }

    /// The headers of a response that others do not have.
    pub(crate) fn own_headers<'r>(
        &self,
        response: &'r Response,
    ) -> impl Iterator<Item = &'r Header> {
        let headers = response.headers.iter();
        headers.filter(|header| !self.headers.contains(header))
    }

    /// The headers that a response lacks and most others have. Documents that leave out the headers of an error do not
    /// mean that it has none.
    pub(crate) fn missing_headers(&self, response: &Response) -> Vec<&'a Header> {
        if leaves_out_headers(response) {
            return Vec::new();
        }
        let headers = self.headers.iter().copied();
        headers
            .filter(|header| !response.headers.iter().any(|own| own.name == header.name))
            .collect()
    }
}

fn accept(api: &Api) -> Option<String> {
    let accepted: Vec<_> = api
        .operations()
        .map(|operation| operation.accept.join(", "))
        .collect();
    let common = majority(accepted.iter().map(String::as_str))?;
    (!common.is_empty()).then(|| common.to_owned())
}

/// The fields of types that users do not construct.
fn received_fields(api: &Api) -> impl Iterator<Item = &Field> {
    api.types().flat_map(|(_, def)| match &def.kind {
        TypeKind::Struct(object) if !object.input => object.fields.as_slice(),
        _ => &[],
    })
}

fn has_nullable_properties(api: &Api) -> bool {
    majority(received_fields(api).map(|field| field.value.nullable)) == Some(true)
}

fn marks_personal_data(api: &Api) -> bool {
    let parameters = api
        .operations()
        .flat_map(Operation::parameters)
        .map(|(_, field)| field);
    let mut fields = parameters.chain(received_fields(api));
    fields.any(|field| matches!(field.sensitivity, Some(Sensitivity::Personal { .. })))
}

/// Whether a response is an error without declared headers.
fn leaves_out_headers(response: &Response) -> bool {
    response.headers.is_empty() && !matches!(response.status.class(), Some(2 | 3))
}

/// Whether two responses have the same status, description, headers and body.
fn says_the_same(one: &Response, other: &Response) -> bool {
    let body = |response: &Response| {
        let content = response.content.as_ref();
        content.map(|content| (content.media_type.clone(), content.value.clone()))
    };
    one.status == other.status
        && one.docs == other.docs
        && one.headers == other.headers
        && body(one) == body(other)
}

/// The errors that more than half of all operations have, in the same words.
fn errors(api: &Api) -> Vec<&Response> {
    #[derive(Clone, Copy)]
    struct Same<'a>(&'a Response);

    impl PartialEq for Same<'_> {
        fn eq(&self, other: &Self) -> bool {
            says_the_same(self.0, other.0)
        }
    }

    let mut by_status: BTreeMap<StatusSpec, Vec<Same<'_>>> = BTreeMap::new();
    for error in api.operations().flat_map(|operation| &operation.errors) {
        by_status.entry(error.status).or_default().push(Same(error));
    }
    let operations = api.operations().count();
    let common = by_status
        .values()
        .filter_map(|errors| majority_of(operations, errors));
    common.map(|error| error.0).collect()
}

/// The headers that more than half of all responses have, in the same words.
fn headers(api: &Api) -> Vec<&Header> {
    let mut by_name: IndexMap<&str, Vec<&Header>> = IndexMap::new();
    let mut responses = 0;
    let all = api.operations().flat_map(Operation::responses);
    for response in all.filter(|response| !leaves_out_headers(response)) {
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
