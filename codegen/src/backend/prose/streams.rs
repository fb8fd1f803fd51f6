//! The docs of operations that return a stream, or can do so.

use crate::api::{Method, Operation, StreamItems, Type};
use crate::backend::markdown::code_span;

/// The list item that tells the operations apart that send the same request, of which one returns a stream.
pub(crate) fn item(operation: &Operation) -> Option<String> {
    let flag = operation.stream_flag.as_ref();
    let flag = flag.map(|flag| format!("{} is `true`", code_span(flag)));
    let other = operation.counterpart.as_ref().map(|other| {
        let form = match operation.is_stream() {
            true => "the response as a whole",
            false => "a stream",
        };
        format!("[`{other}`](crate::Client::{other}) returns {form}")
    });
    let facts: Vec<_> = flag.into_iter().chain(other).collect();
    (!facts.is_empty()).then(|| format!("- Stream: {}.", facts.join("; ")))
}

/// The list item that tells how a stream is received, where the docs of the runtime are out of reach.
pub(crate) fn reception(operation: &Operation) -> Option<String> {
    let Type::Stream(items, _) = &operation.response.ty else {
        return None;
    };
    let is_resumed = operation.method == Method::Get && *items != StreamItems::Texts;
    let lost = match is_resumed {
        true => {
            "if it is lost, it is resumed after the last event, once the server has sent an ID or a delay"
        }
        false => "if it is lost, it ends with an error, and the request is not sent again",
    };
    Some(format!(
        "- Reception: the timeout limits the time until the stream starts, and then the time without any byte of it; the \
         size limit is that of an item; {lost}."
    ))
}
