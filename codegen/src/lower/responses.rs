//! What a success answers.

use openapiv3::{MediaType, Operation as Source, ReferenceOr, Response, Schema, StatusCode};

use super::Lowering;
use super::operation::is_json;
use super::schema::Site;
use super::shape::borrowed;
use crate::api::{ResponseExample, Type};
use crate::{Code, Pointer};

/// The outputs of an operation.
pub(super) struct Outputs {
    pub(super) response: Type,
    pub(super) examples: Vec<ResponseExample>,
}

impl<'a> Lowering<'a> {
    /// The type of a success is the one that all 2xx responses share.
    pub(super) fn outputs(&mut self, base: &str, source: &'a Source, at: &Pointer) -> Outputs {
        let at = at.child("responses");
        let responses = &source.responses.responses;
        let mut successes: Vec<_> = responses
            .iter()
            .filter(|(code, _)| matches!(code, StatusCode::Code(200..=299) | StatusCode::Range(2)))
            .map(|(code, response)| (code.to_string(), response))
            .collect();
        if successes.is_empty() {
            successes.extend(
                source
                    .responses
                    .default
                    .as_ref()
                    .map(|response| ("default".to_owned(), response)),
            );
        }
        if successes.is_empty() {
            self.fault(
                Code::NoSuccess,
                &at,
                "no response of this operation is a success; add one with a code of 2xx",
            );
        }
        let mut first: Option<(Option<&ReferenceOr<Schema>>, Type)> = None;
        let mut examples = Vec::new();
        for (code, response) in successes {
            let code_at = at.child(&code);
            let Some((response, place)) = self.resolve(response, &code_at) else {
                continue;
            };
            let content = self.content(response, &place);
            if let Some((media, at)) = &content {
                self.response_examples(&code, media, at, &mut examples);
            }
            let content = content.and_then(|(media, at)| self.content_schema(media, &at));
            let schema = content.as_ref().map(|(schema, _)| *schema);
            match &first {
                Some((known, _)) if *known == schema => {}
                Some(_) => self.unsupported(
                    &code_at,
                    "a second success with another schema than the first",
                ),
                None => {
                    let ty = content.map_or(Type::Unit, |(schema, at)| {
                        let type_name = format!("{base}Response");
                        self.type_of(
                            &borrowed(schema),
                            &Site {
                                at,
                                type_name: &type_name,
                            },
                        )
                    });
                    first = Some((schema, ty));
                }
            }
        }
        Outputs {
            response: first.map_or(Type::Unit, |(_, ty)| ty),
            examples,
        }
    }

    /// The content of a response, none where there is none.
    fn content(
        &mut self,
        response: &'a Response,
        at: &Pointer,
    ) -> Option<(&'a MediaType, Pointer)> {
        let at = at.child("content");
        let (name, media): (&String, &'a MediaType) =
            match response.content.iter().collect::<Vec<_>>().as_slice() {
                [] => return None,
                [only] => *only,
                _ => {
                    self.unsupported(&at, "a response of several media types");
                    return None;
                }
            };
        let at = at.child(name);
        if !is_json(name) {
            self.unsupported(&at, &format!("a response of the media type `{name}`"));
            return None;
        }
        Some((media, at))
    }

    /// The schema of a media type.
    pub(super) fn content_schema(
        &mut self,
        media: &'a MediaType,
        at: &Pointer,
    ) -> Option<(&'a ReferenceOr<Schema>, Pointer)> {
        if media.schema.is_none() {
            self.fault(
                Code::NoSchema,
                at,
                "this media type has no schema; add one, `{}` for any JSON value",
            );
        }
        Some((media.schema.as_ref()?, at.child("schema")))
    }
}
