//! The responses of an operation as the document has them.

use openapiv3::{Response, StatusCode};
use twilio_runtime::__private::Framing;

use super::media_types::{Candidate, OTHER_MEDIA_TYPE, PREFERRED_IN_RESPONSES, candidates};
use super::operations::OperationSource;
use crate::api::StatusSpec;
use crate::lower::context::Lowering;
use crate::source::Pointer;

/// A declared response.
pub(super) struct ResponseSource<'a> {
    pub(super) status: StatusSpec,
    pub(super) response: &'a Response,
    pub(super) description: Option<&'a str>,
    pub(super) at: Pointer,
    /// The body in the media type that the SDK reads, if it has one.
    pub(super) body: Option<ResponseBody<'a>>,
    /// The body that is a stream of items, if it has one.
    pub(super) stream: Option<ResponseBody<'a>>,
}

/// The body of a response.
#[derive(Clone)]
pub(super) struct ResponseBody<'a> {
    pub(super) status: StatusSpec,
    pub(super) content: Candidate<'a>,
}

impl<'a> Lowering<'a> {
    /// The responses that an operation declares, in the document's order.
    pub(super) fn declared_responses(
        &mut self,
        source: &OperationSource<'_, 'a>,
    ) -> Vec<ResponseSource<'a>> {
        let responses = &source.operation.responses;
        let by_code = responses.responses.iter();
        let default = responses.default.iter();
        let by_status = by_code
            .map(|(code, response)| (status(code), response))
            .chain(default.map(|response| (StatusSpec::Default, response)));
        let at = source.at.child("responses");
        let mut declared = Vec::new();
        for (status, response) in by_status {
            let declared_at = at.child(status);
            if let Some((target, at)) = self.document.object(response, &declared_at) {
                let own = Some(target.description.as_str());
                let description = self.document.description(response, &declared_at, own);
                let (body, stream) = self.response_bodies(status, target, &at);
                declared.push(ResponseSource {
                    status,
                    response: target,
                    description,
                    body,
                    stream,
                    at,
                });
            }
        }
        declared
    }

    /// The body of a response that is received as a whole, and the one that is a stream.
    fn response_bodies(
        &mut self,
        status: StatusSpec,
        response: &'a Response,
        at: &Pointer,
    ) -> (Option<ResponseBody<'a>>, Option<ResponseBody<'a>>) {
        let preferred = &PREFERRED_IN_RESPONSES;
        let at = at.child("content");
        let contents = candidates(&response.content, preferred, &at, &mut self.schemas);
        let (streams, whole): (Vec<_>, Vec<_>) = contents
            .into_iter()
            .partition(|content| Framing::of(content.name).is_some());
        (
            self.best(status, whole.into_iter()),
            self.best(status, streams.into_iter()),
        )
    }

    /// The first of several contents. The others make no difference.
    fn best(
        &mut self,
        status: StatusSpec,
        mut contents: impl Iterator<Item = Candidate<'a>>,
    ) -> Option<ResponseBody<'a>> {
        let content = contents.next()?;
        for other in contents {
            self.reporter.ignored(&other.at, OTHER_MEDIA_TYPE);
        }
        self.reporter.ignored(
            &content.at.child("encoding"),
            "responses are read as they are",
        );
        Some(ResponseBody { status, content })
    }
}

impl<'a> ResponseBody<'a> {
    /// Whether another body is read in the same way.
    pub(super) fn is_read_like(&self, other: &ResponseBody<'a>) -> bool {
        let (own, others) = (&self.content, &other.content);
        own.kind == others.kind && own.is_like(others)
    }
}

/// The responses that mean success, and the others. Success is a status of 2xx; without any, one of 3xx, which
/// redirects; without that, the default.
pub(super) fn partition(
    declared: Vec<ResponseSource<'_>>,
) -> (Vec<ResponseSource<'_>>, Vec<ResponseSource<'_>>) {
    let is_of = |declared: &ResponseSource<'_>, class: Option<u8>| {
        // 304 is a response to conditional requests alone.
        declared.status.class() == class && declared.status != StatusSpec::Code(304)
    };
    let classes = [Some(2), Some(3), None];
    let success = classes
        .into_iter()
        .find(|class| declared.iter().any(|one| is_of(one, *class)));
    declared
        .into_iter()
        .partition(|one| success.is_some_and(|class| is_of(one, class)))
}

fn status(code: &StatusCode) -> StatusSpec {
    match code {
        StatusCode::Code(code) => StatusSpec::Code(*code),
        StatusCode::Range(class) => StatusSpec::Range(u8::try_from(*class).unwrap_or_default()),
    }
}
