//! The docs of what an operation answers.

use serde_json::Value;

use super::Uses;
use super::markdown::{code_span, fenced};
use super::ordered::in_order;
use super::wording::{is_short, line, linked, sentence, type_text};
use crate::api::{Docs, Operation, Response, ResponseExample, Type};

const ERRORS: &str = "# Errors";

/// The successes with their headers, and an example.
pub(super) fn successes(
    operation: &Operation,
    example: Option<&ResponseExample>,
    uses: &Uses<'_>,
) -> Docs {
    let mut docs = answers("# Response", &operation.successes, uses);
    docs.extend(self::example(operation, example, uses));
    docs
}

/// The errors that the document declares.
pub(super) fn errors(operation: &Operation, uses: &Uses<'_>) -> Docs {
    let mut docs = answers(ERRORS, &operation.errors, uses);
    let typed = |answer: &Response| matches!(answer.ty, Type::Named(_));
    if operation.errors.iter().any(typed) {
        let intro = "Besides what all requests have in common; [`Error::body_as`](crate::Error::body_as) reads \
                     these bodies:";
        docs.insert(1, intro.to_owned());
    }
    let examples = operation.errors.iter().filter_map(|error| {
        let mut examples = error.examples.iter();
        let example = examples.find(|example| is_short(example))?;
        Some(shown(&error.status, &example.value, &error.ty, uses))
    });
    docs.extend(examples.flatten());
    docs
}

/// The answers that the document declares, with their headers.
fn answers(title: &str, answers: &[Response], uses: &Uses<'_>) -> Docs {
    if answers.is_empty() {
        return Vec::new();
    }
    let mut lines = Vec::new();
    for answer in answers {
        let said = sentence(&line(&answer.docs));
        let body = match &answer.media_type {
            Some(media_type) => {
                // What errors are read as is not imported; their statuses are links.
                let ty = match title {
                    ERRORS => type_text(&answer.ty, uses),
                    _ => linked(&answer.ty, uses),
                };
                format!(" {}, read as {ty}.", code_span(media_type))
            }
            None => String::new(),
        };
        // No label that is the type's name: that would be redundant where it is in scope.
        let status = match &answer.ty {
            Type::Named(name) if title == ERRORS => format!("[{}](crate::{name})", status(answer)),
            _ => status(answer),
        };
        lines.push(format!("- {status}:{said}{body}"));
    }
    let mut docs = vec![title.to_owned(), lines.join("\n")];
    let headers = headers(answers);
    if !headers.is_empty() {
        docs.push("Headers:".to_owned());
        docs.push(headers.join("\n"));
    }
    docs
}

fn status(answer: &Response) -> String {
    format!("`{}`", answer.status)
}

/// A line for each header, with the statuses that it comes with where it does not come with all.
fn headers(answers: &[Response]) -> Vec<String> {
    let mut names: Vec<&str> = Vec::new();
    for header in answers.iter().flat_map(|answer| &answer.headers) {
        if !names.contains(&header.name.as_str()) {
            names.push(&header.name);
        }
    }
    let mut lines = Vec::new();
    for name in names {
        let with: Vec<_> = answers
            .iter()
            .filter_map(|answer| {
                let header = answer.headers.iter().find(|header| header.name == name)?;
                Some((answer, header))
            })
            .collect();
        let mut only = String::new();
        if with.len() < answers.len() {
            let statuses: Vec<_> = with.iter().map(|(answer, _)| status(answer)).collect();
            only = format!(" ({})", statuses.join(", "));
        }
        let said = with
            .first()
            .map(|(_, header)| sentence(&line(&header.docs)));
        let said = said.filter(|said| !said.is_empty());
        let said = said.map(|said| format!(":{said}")).unwrap_or_default();
        lines.push(format!("- {}{only}{said}", code_span(name)));
    }
    lines
}

/// An example of a success.
fn example(operation: &Operation, example: Option<&ResponseExample>, uses: &Uses<'_>) -> Docs {
    let Some(ResponseExample {
        status, example, ..
    }) = example
    else {
        return Vec::new();
    };
    let status = status.to_string();
    let mut answers = operation.successes.iter();
    let answer = answers.find(|answer| answer.status == status);
    let ty = answer.map_or(&operation.response, |answer| &answer.ty);
    shown(&status, &example.value, ty, uses).into()
}

/// An example body, as it stands in the docs.
fn shown(status: &str, json: &Value, ty: &Type, uses: &Uses<'_>) -> [String; 2] {
    let json = serde_json::to_string_pretty(&in_order(json, ty, uses.scope));
    [
        format!("An example, with status `{status}`:"),
        fenced("json", &json.unwrap_or_default()),
    ]
}
