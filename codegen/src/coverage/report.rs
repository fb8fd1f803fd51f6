use super::conformance::{ExampleConformance, check_examples};
use super::counts::Counts;
use super::keywords::{KeywordCount, count_keywords};
use super::untyped::{Untyped, find_untyped};
use crate::Analysis;
use crate::openapi::overlay::AppliedAction;
use crate::source::Focus;

/// How much of a document the generated crate covers.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// The size of the generated crate; `None` if the document has errors.
    pub counts: Option<Counts>,
    /// How the keywords of the document are used, sorted by object and keyword.
    pub keywords: Vec<KeywordCount>,
    /// The values without a type, in the order of the crate.
    pub untyped: Vec<Untyped>,
    /// How the example responses are decoded, in the order of the crate; empty if the document has errors.
    pub examples: Vec<ExampleConformance>,
    /// The actions of overlays that were applied, in order.
    pub corrections: Vec<AppliedAction>,
}

/// Reports how much of a document the generated crate covers.
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
/// let version = coverage.keywords.iter().find(|keyword| keyword.keyword == "version").expect("the document has a version");
/// assert_eq!(version.usage, codegen::Usage::Used);
/// ```
pub fn coverage(analysis: &Analysis) -> Coverage {
    let api = analysis.api.as_ref();
    let maps = &analysis.source_maps;
    let mut untyped = api.map(find_untyped).unwrap_or_default();
    for untyped in &mut untyped {
        untyped.pointer = maps.origin(&untyped.pointer);
        untyped.location = maps.locate(&untyped.pointer, Focus::Key);
    }
    let mut examples = api.map(check_examples).unwrap_or_default();
    let mismatches = examples
        .iter_mut()
        .flat_map(|example| &mut example.mismatches);
    for mismatch in mismatches {
        mismatch.pointer = maps.origin(&mismatch.pointer);
        mismatch.location = maps.locate(&mismatch.pointer, Focus::Key);
        mismatch.schema = maps.origin(&mismatch.schema);
    }
    Coverage {
        counts: api.map(Counts::new),
        keywords: count_keywords(&analysis.keyword_usage),
        untyped,
        examples,
        corrections: analysis.applied_actions.clone(),
    }
}
