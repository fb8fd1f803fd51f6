//! Passes over the finished model: facts that follow from all of it.

mod aliases;
mod error_codes;
mod finite_requirements;
mod flat_unions;
mod inherited_docs;
mod inputs;
mod nulls_as_text;
mod pages;
mod personal_urls;
mod references;
mod shapes;

use crate::api::Api;

/// Changes the model by what follows from the whole of it.
type Pass = fn(&mut Api);

/// All passes, in the order in which they run.
const PASSES: [Pass; 9] = [
    nulls_as_text::remove,
    inputs::mark,
    flat_unions::flatten,
    finite_requirements::relax,
    pages::mark,
    personal_urls::mark,
    inherited_docs::inherit,
    aliases::unite,
    error_codes::find,
];

/// Runs all passes.
pub(super) fn run(api: &mut Api) {
    for pass in PASSES {
        pass(api);
    }
}
