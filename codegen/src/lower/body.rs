//! What the body of a request consists of.

use openapiv3::{MediaType, ReferenceOr, RequestBody, Schema};

use super::operation::is_json;
use super::shape::{Shape, borrowed, shape};
use super::{Lowering, docs};
use crate::api::{Body, Example, Field, Place};
use crate::{Code, Pointer};

/// The body of a request.
pub(super) struct Content {
    pub(super) kind: Body,
    pub(super) parameters: Vec<(Place, Field)>,
    pub(super) examples: Vec<Example>,
}

impl<'a> Lowering<'a> {
    /// What the body of a request consists of.
    pub(super) fn body(
        &mut self,
        body: &'a RequestBody,
        owner: &str,
        at: &Pointer,
    ) -> Option<Content> {
        let at = at.child("content");
        let (name, media): (&String, &'a MediaType) =
            match body.content.iter().collect::<Vec<_>>().as_slice() {
                [only] => *only,
                [] => {
                    self.fault(
                        Code::NoSchema,
                        &at,
                        "this request body has no content; add a media type, or drop the body",
                    );
                    return None;
                }
                _ => {
                    self.unsupported(&at, "a request body of several media types");
                    return None;
                }
            };
        let at = at.child(name);
        let (kind, place) = if name == "application/x-www-form-urlencoded" {
            (Body::Form, Place::Form)
        } else if is_json(name) {
            (Body::Json, Place::Json)
        } else {
            self.unsupported(&at, &format!("a request body of the media type `{name}`"));
            return None;
        };
        let examples = self.examples(media, &at);
        let mut parameters = Vec::new();
        let (schema, at) = self.content_schema(media, &at)?;
        if let Some((properties, required, at)) = self.properties(schema, kind, &at) {
            for (wire, property) in properties {
                let at = at.descend(["properties", wire]);
                let mut field = self.property(wire, &property, at, owner);
                field.required = required.iter().any(|name| name == wire);
                parameters.push((place, field));
            }
        } else if kind == Body::Form {
            self.fault(
                Code::FormBody,
                &at,
                "a form body needs an object with properties",
            );
        } else {
            let mut field = self.property("body", &borrowed(schema), at, owner);
            field
                .docs
                .extend(docs::paragraphs(body.description.as_deref()));
            field.required = body.required;
            parameters.push((Place::Body, field));
        }
        Some(Content {
            kind,
            parameters,
            examples,
        })
    }

    /// The properties that a body is taken apart into, with the names of the required ones and their place:
    /// those of an object that stands in the operation itself, and of any form.
    #[allow(clippy::type_complexity)]
    fn properties(
        &mut self,
        schema: &'a ReferenceOr<Schema>,
        kind: Body,
        at: &Pointer,
    ) -> Option<(
        Vec<(&'a str, ReferenceOr<&'a Schema>)>,
        &'a [String],
        Pointer,
    )> {
        let (schema, at) = match schema {
            ReferenceOr::Item(schema) => (schema, at.clone()),
            ReferenceOr::Reference { .. } if kind == Body::Json => return None,
            ReferenceOr::Reference { reference } => {
                let name = self.component_name(reference, "schemas", at)?;
                let schemas = &self.document.components.as_ref()?.schemas;
                let ReferenceOr::Item(schema) = schemas.get(&name)? else {
                    return None;
                };
                (
                    schema,
                    Pointer::root().descend(["components", "schemas", &name]),
                )
            }
        };
        match shape(schema) {
            Shape::Object(properties, required) => Some((properties, required, at)),
            _ => None,
        }
    }
}
