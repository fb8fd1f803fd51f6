//! How much of a document the SDK covers.

use std::collections::BTreeMap;

use super::conformance::{Answer, answers};
use crate::api::{Api, Type, TypeKind};
use crate::openapi::Usage;
use crate::source::Focus;
use crate::{Analysis, Location, Pointer};

/// How much of a document the SDK covers.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// What the SDK consists of; none if the document has errors.
    pub counts: Option<Counts>,
    /// The keywords of the document, by object and name.
    pub keywords: Vec<KeywordCount>,
    /// The places whose values have no type of their own, in the order of the SDK.
    pub untyped: Vec<Untyped>,
    /// What becomes of the example answers, in the order of the SDK; empty if the document has errors.
    pub answers: Vec<Answer>,
}

/// What an SDK consists of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Operations.
    pub operations: usize,
    /// Parameters of all operations: of path, query, headers and cookies, and fields of bodies.
    pub parameters: usize,
    /// Properties of all structs.
    pub properties: usize,
    /// Enums.
    pub enums: usize,
    /// Known values of all enums.
    pub enum_values: usize,
    /// Example bodies of requests.
    pub request_examples: usize,
    /// Example answers.
    pub response_examples: usize,
}

/// What becomes of a keyword at all places where that is the same.
#[derive(Clone, Debug, PartialEq)]
pub struct KeywordCount {
    /// What OpenAPI calls the object that has it.
    pub object: &'static str,
    /// The keyword.
    pub keyword: String,
    /// What becomes of it.
    pub usage: Usage,
    /// At how many places.
    pub count: usize,
}

/// A place whose value is any JSON, as a whole or in its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Untyped {
    /// Where it is in the document.
    pub pointer: Pointer,
    /// Where in its text.
    pub location: Option<Location>,
    /// What it is: `any value`, `list of any values`, `map of any values`.
    pub form: &'static str,
}

/// Sums up what becomes of a document.
///
/// ```
/// let analysis = codegen::analyze(r##"
/// openapi: 3.0.3
/// info: { title: Parcels, version: '1' }
/// servers: [{ url: https://parcels.example.com }]
/// paths:
///   /parcels:
///     get:
///       operationId: ListParcel
///       responses:
///         '200':
///           description: All parcels
///           content: { application/json: { schema: { type: array } } }
/// "##);
/// let coverage = codegen::coverage(&analysis);
/// assert_eq!(coverage.counts.map(|counts| counts.operations), Some(1));
/// assert_eq!(coverage.untyped[0].form, "list of any values");
/// let ignored = coverage.keywords.iter().find(|used| used.keyword == "version").expect("it is there");
/// assert_eq!(ignored.usage, codegen::Usage::Ignored("the SDK has its own version"));
/// ```
pub fn coverage(analysis: &Analysis) -> Coverage {
    let mut keywords: BTreeMap<(&'static str, &str, Usage), usize> = BTreeMap::new();
    for occurrence in analysis.keyword_usage.occurrences() {
        *keywords
            .entry((
                occurrence.object,
                occurrence.keyword.as_str(),
                occurrence.usage,
            ))
            .or_default() += 1;
    }
    let keywords = keywords.into_iter();
    let untyped = analysis.api.as_ref().map(untyped).unwrap_or_default();
    let api = analysis.api.as_ref();
    let answers = api.map(|api| located_answers(api, analysis));
    Coverage {
        counts: analysis.api.as_ref().map(counts),
        keywords: keywords
            .map(|((object, keyword, usage), count)| KeywordCount {
                object,
                keyword: keyword.to_owned(),
                usage,
                count,
            })
            .collect(),
        untyped: untyped
            .into_iter()
            .map(|(pointer, form)| Untyped {
                location: analysis.source_map.locate(&pointer, Focus::Key),
                pointer,
                form,
            })
            .collect(),
        answers: answers.unwrap_or_default(),
    }
}

/// What becomes of the example answers, each value with its place in the text.
fn located_answers(api: &Api, analysis: &Analysis) -> Vec<Answer> {
    let mut answers = answers(api);
    for stray in answers.iter_mut().flat_map(|answer| &mut answer.strays) {
        stray.location = analysis.source_map.locate(&stray.pointer, Focus::Key);
    }
    answers
}

fn counts(api: &Api) -> Counts {
    let mut counts = Counts::default();
    for operation in api.operations() {
        counts.operations += 1;
        counts.parameters += operation.parameters().count();
        let body = operation.body.as_ref();
        counts.request_examples += body.map_or(0, |body| body.examples.len());
        counts.response_examples += operation.example_responses().count();
    }
    for (_, def) in api.types() {
        match &def.kind {
            TypeKind::Struct(def) => counts.properties += def.fields.len(),
            TypeKind::Union(_) => {}
            TypeKind::Enum(def) => {
                counts.enums += 1;
                counts.enum_values += def.variants.len();
            }
        }
    }
    counts
}

fn untyped(api: &Api) -> Vec<(Pointer, &'static str)> {
    let mut places = Vec::new();
    let mut note = |pointer: &Pointer, ty: &Type| {
        if let Some(form) = form(ty)
            && !places.iter().any(|(known, _)| known == pointer)
        {
            places.push((pointer.clone(), form));
        }
    };
    // In the order of the modules.
    for module in &api.modules {
        for operation in &module.operations {
            for (_, field) in operation.parameters() {
                note(&field.pointer, field.ty());
            }
            note(
                &operation.pointer.child("responses"),
                &operation.response.ty,
            );
        }
        for id in &module.types {
            if let TypeKind::Struct(def) = &api[id].kind {
                for field in &def.fields {
                    note(&field.pointer, field.ty());
                }
            }
        }
    }
    places
}

/// What a type is that has no type of its own, or whose parts have none.
fn form(ty: &Type) -> Option<&'static str> {
    match ty {
        Type::Any => Some("any value"),
        Type::List(item) => form(&item.ty).map(|_| "list of any values"),
        Type::Map(value) => form(&value.ty).map(|_| "map of any values"),
        _ => None,
    }
}
