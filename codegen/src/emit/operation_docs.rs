//! The docs of an operation: what it takes, how it is sent, what it answers, and an example.

use super::call::{self, Call, Samples};
use super::ordered::in_order;
use super::structs::line;
use super::{Uses, curl, rust_call, types};
use crate::api::{
    Answer, Body, Docs, Example, Field, Operation, Place, ResponseExample, Scheme, SchemeKind, Type,
};
use crate::markdown::{code_span, fenced};

const PAGED: &str = "Gives one page when awaited; [`items`](Request::items) goes through the items of this page and all \
                     after it, [`pages`](Request::pages) through the pages.";

const ERRORS: &str = "# Errors";

/// The docs of the method for an operation.
pub(super) fn docs(operation: &Operation, uses: &mut Uses<'_>) -> Docs {
    let (request_example, answer_example) = pair(operation);
    let body = request_example.map(|example| &example.value);
    let call = call::call(uses.scope.api, operation, body, Samples::Required);
    let mut docs = operation.docs.clone();
    if is_paged(operation, uses) {
        docs.push(PAGED.to_owned());
    }
    docs.extend(program(operation, &call, uses));
    docs.extend(parameters(operation, uses));
    docs.extend(request(operation, &call, uses));
    docs.extend(answers("# Response", &operation.successes, uses));
    docs.extend(answer(operation, answer_example, uses));
    docs.extend(errors(operation, uses));
    docs
}

/// The operation called by a program.
fn program(operation: &Operation, call: &Call, uses: &Uses<'_>) -> Docs {
    let paged = is_paged(operation, uses);
    let program = rust_call::program(call, operation, paged, uses.scope.crate_name);
    let program = program.map(|lines| fenced("", &lines.join("\n")));
    let program = program.map(|block| ["# Example".to_owned(), block]);
    program.into_iter().flatten().collect()
}

fn is_paged(operation: &Operation, uses: &Uses<'_>) -> bool {
    matches!(&operation.response, Type::Named(name) if uses.scope.pages.contains(name.as_str()))
}

fn parameters(operation: &Operation, uses: &Uses<'_>) -> Docs {
    let in_path = operation.path_parameters.iter();
    let in_path = in_path.map(|field| ("path", field));
    let others = operation
        .params
        .iter()
        .flat_map(|params| &params.parameters);
    let others = others.map(|parameter| (place(parameter.place), &parameter.field));
    let lines: Vec<_> = in_path
        .chain(others)
        .map(|(place, field)| parameter(place, field, uses))
        .collect();
    if lines.is_empty() {
        return Vec::new();
    }
    vec!["# Parameters".to_owned(), lines.join("\n")]
}

fn place(place: Place) -> &'static str {
    match place {
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
        Place::Form => "form",
        Place::Json => "JSON",
        Place::Body => "body",
    }
}

fn parameter(place: &str, field: &Field, uses: &Uses<'_>) -> String {
    let name = field.name.trim_start_matches("r#");
    let wire = match place {
        "body" => String::new(),
        _ => format!(" {}", code_span(&field.wire)),
    };
    let ty = linked(&field.ty, uses);
    let need = if field.required { ", required" } else { "" };
    let deprecated = if field.deprecated.is_some() {
        ", deprecated"
    } else {
        ""
    };
    let docs = line(&field.docs);
    let docs = if docs.is_empty() {
        docs
    } else {
        format!(" {docs}")
    };
    format!("- `{name}` ({place}{wire}): {ty}{need}{deprecated}.{docs}")
}

/// A type as code, which leads to the definition of the one in it that has one.
fn linked(ty: &Type, uses: &Uses<'_>) -> String {
    let text = type_text(ty, uses);
    match named(ty) {
        Some(name) if text == code_span(name) => format!("[{text}]"),
        Some(name) => format!("[{text}]({name})"),
        None => text,
    }
}

/// The type in a type that the SDK defines.
fn named(ty: &Type) -> Option<&str> {
    match ty {
        Type::Sid(name) | Type::Named(name) => Some(name),
        Type::Vec(inner) | Type::Map(inner) | Type::Boxed(inner) | Type::Optional(inner) => {
            named(inner)
        }
        _ => None,
    }
}

/// A type as code.
fn type_text(ty: &Type, uses: &Uses<'_>) -> String {
    let mut aside = Uses::new(uses.module, uses.scope);
    let tokens = types::value(ty, &mut aside).to_string();
    code_span(&tokens.replace(' ', "").replace(',', ", "))
}

fn request(operation: &Operation, call: &Call, uses: &Uses<'_>) -> Docs {
    let server = operation.server.as_ref().unwrap_or(&uses.scope.api.server);
    let line = format!("{} {server}{}", operation.method, operation.path);
    let mut facts = Vec::new();
    let ways: Vec<_> = operation
        .authorization
        .iter()
        .map(|way| together(way))
        .collect();
    match ways.as_slice() {
        [] => facts.push("- Authorization: none.".to_owned()),
        [only] => facts.push(format!("- Authorization: {only}")),
        several => {
            facts.push("- Authorization, one of:".to_owned());
            facts.extend(several.iter().map(|way| format!("  - {way}")));
        }
    }
    if let Some(media_type) = content_type(operation) {
        facts.push(format!("- Content type: {}.", code_span(media_type)));
    }
    let mut docs = vec!["# Request".to_owned(), code_span(&line), facts.join("\n")];
    if let Some(command) = curl::command(uses.scope.api, operation, call) {
        docs.push("With curl:".to_owned());
        docs.push(fenced("sh", &command.join("\n")));
    }
    docs
}

/// Schemes of which all are needed.
fn together(schemes: &[Scheme]) -> String {
    if schemes.is_empty() {
        return "none.".to_owned();
    }
    let schemes = schemes.iter().map(|scheme| {
        let kind = match &scheme.kind {
            SchemeKind::Http(scheme) => match scheme.as_str() {
                "basic" => "HTTP Basic".to_owned(),
                "bearer" => "HTTP Bearer".to_owned(),
                _ => format!("HTTP {}", code_span(scheme)),
            },
            SchemeKind::OAuth2 => "OAuth 2.0".to_owned(),
            SchemeKind::OpenIdConnect => "OpenID Connect".to_owned(),
            SchemeKind::QueryKey(name) => format!("key in the query parameter {}", code_span(name)),
            SchemeKind::HeaderKey(name) => format!("key in the header {}", code_span(name)),
            SchemeKind::CookieKey(name) => format!("key in the cookie {}", code_span(name)),
        };
        format!("{kind}.{}", sentence(&line(&scheme.docs)))
    });
    schemes.collect::<Vec<_>>().join(" With it: ")
}

fn content_type(operation: &Operation) -> Option<&str> {
    let body = operation.body?;
    let usual = match body {
        Body::Form => "application/x-www-form-urlencoded",
        Body::Json => "application/json",
        Body::Multipart => "multipart/form-data",
        Body::Raw => "application/octet-stream",
    };
    Some(operation.content_type.as_deref().unwrap_or(usual))
}

/// The answers that the document declares, with their headers.
fn answers(title: &str, answers: &[Answer], uses: &Uses<'_>) -> Docs {
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

fn status(answer: &Answer) -> String {
    format!("`{}`", answer.status)
}

/// A text with what ends a sentence, after a space.
fn sentence(text: &str) -> String {
    match text.trim_end() {
        "" => String::new(),
        text if text.ends_with(['.', '!', '?', ':']) => format!(" {text}"),
        text => format!(" {text}."),
    }
}

/// A line for each header, with the statuses that it comes with where it does not come with all.
fn headers(answers: &[Answer]) -> Vec<String> {
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

fn errors(operation: &Operation, uses: &Uses<'_>) -> Docs {
    let mut docs = answers(ERRORS, &operation.errors, uses);
    let typed = |answer: &Answer| matches!(answer.ty, Type::Named(_));
    if operation.errors.iter().any(typed) {
        let intro = "Besides what all requests have in common; [`Error::body_as`](crate::Error::body_as) reads \
                     these bodies:";
        docs.insert(1, intro.to_owned());
    }
    docs
}

/// An example of what the operation answers.
fn answer(operation: &Operation, example: Option<&ResponseExample>, uses: &Uses<'_>) -> Docs {
    let Some(ResponseExample {
        status, example, ..
    }) = example
    else {
        return Vec::new();
    };
    let answer = operation.successes.iter();
    let answer = answer
        .clone()
        .find(|answer| answer.status == status.to_string());
    let ty = answer.map_or(&operation.response, |answer| &answer.ty);
    let json = in_order(&example.value, ty, uses.scope);
    let json = serde_json::to_string_pretty(&json).unwrap_or_default();
    vec![
        format!("An example, with status `{status}`:"),
        fenced("json", &json),
    ]
}

/// The first examples of request and answer that belong together, else the first of each.
fn pair(operation: &Operation) -> (Option<&Example>, Option<&ResponseExample>) {
    let requests = &operation.request_examples;
    let answers = &operation.response_examples;
    for request in requests {
        let mut answers = answers.iter();
        if let Some(answer) = answers.find(|answer| answer.example.name == request.name) {
            return (Some(request), Some(answer));
        }
    }
    (requests.first(), answers.first())
}
