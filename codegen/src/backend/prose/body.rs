//! The docs of request bodies.

use super::scope::Scope;
use crate::api::{BodyEncoding, Operation, ParameterLocation, RequestBody, Type};
use crate::backend::markdown::{code_span, docs_blocks, list_item, terminated};

/// The media types and the description of the body, as far as they are not common to all operations.
pub(crate) fn item(body: &RequestBody, operation: &Operation, scope: &Scope<'_>) -> Option<String> {
    let mut text = media_types(body, operation, scope);
    // A parameter that is the whole body has its description.
    let is_whole = operation
        .parameters()
        .any(|(location, _)| location == ParameterLocation::Body);
    let mut description = match is_whole {
        true => Vec::new(),
        false => docs_blocks(&body.docs),
    };
    if text.is_empty() && description.is_empty() {
        return None;
    }
    if let Some(first) = description.first_mut().filter(|first| first.is_paragraph) {
        first.text = terminated(&first.text);
    }
    if !text.is_empty() {
        text.insert(0, ' ');
    }
    Some(list_item(&format!("Body:{text}"), &description))
}

/// The media type of the body, the others that the API accepts, and the methods that send bodies of further ones.
fn media_types(body: &RequestBody, operation: &Operation, scope: &Scope<'_>) -> String {
    let media_type = body.media_type.as_str();
    let others = body.other_media_types.iter().map(|name| code_span(name));
    let others: Vec<_> = others.collect();
    let mut sentences = Vec::new();
    if !others.is_empty() {
        let mut parameters = operation.parameters();
        let how = match parameters.any(|(_, field)| *field.ty() == Type::File) {
            true if body.encoding == BodyEncoding::Raw => {
                "; set it with [`FilePart::media_type`](crate::FilePart::media_type)"
            }
            _ => "",
        };
        sentences.push(format!(
            "{}; the API accepts {} too{how}.",
            code_span(media_type),
            others.join(", ")
        ));
    } else if scope.conventions.request_media_type != Some(media_type)
        || !body.alternatives.is_empty()
    {
        sentences.push(format!("{}.", code_span(media_type)));
    }
    sentences.extend(body.alternatives.iter().map(|other| {
        format!(
            "[`Client::{0}`](crate::Client::{0}) sends {1}.",
            other.method,
            code_span(&other.media_type)
        )
    }));
    sentences.join(" ")
}
