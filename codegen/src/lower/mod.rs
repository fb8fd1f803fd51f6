//! From an OpenAPI document to the model of its SDK: every decision is made here.
//!
//! The state is a handful of parts, each with methods of its own (see [`context`]). Modules further down this list use
//! those above, never the other way round.

mod reporter;

mod document;

mod naming;
mod schema;

mod facts;

mod definitions;

mod context;

mod types;

mod operation;
mod passes;

use std::collections::HashMap;

use crate::api::{Api, Docs, TypeId};
use crate::diagnostic::Diagnostics;
use crate::openapi::Document;
use context::Lowering;
use naming::MODULE_OF_UNUSED;
use operation::{Modules, security_schemes};
use reporter::Reporter;

/// Decides what the SDK for a document looks like.
///
/// # Errors
///
/// Returns all unsupported parts of the document.
pub(crate) fn lower(document: &Document<'_>) -> Result<Api, Diagnostics> {
    let reporter = Reporter::default();
    let mut lowering = Lowering::new(document, &reporter);
    let mut modules = Modules::new(&document.typed);
    let server = lowering.operations(&mut modules);
    modules.add_types(MODULE_OF_UNUSED, lowering.unused_schemas());
    let mut api = assemble(document, lowering, modules, server);
    reporter.into_result()?;
    passes::run(&mut api);
    Ok(api)
}

/// The model, with its types in the order of the modules.
fn assemble(
    document: &Document<'_>,
    lowering: Lowering<'_>,
    modules: Modules<'_>,
    server: String,
) -> Api {
    let modules = modules.into_sorted();
    let ids = modules.iter().flat_map(|module| &module.types);
    let positions: HashMap<TypeId, usize> = ids.cloned().zip(0..).collect();
    let mut types = lowering.types.into_definitions();
    types.sort_by_key(|id, _| positions.get(id).copied());
    let info = &document.typed.info;
    Api {
        title: info.title.clone(),
        version: info.version.clone(),
        docs: Docs::of_description(info.description.as_deref()),
        server,
        security_schemes: security_schemes(lowering.document),
        sids: lowering.sids.into_sorted(),
        modules,
        types,
    }
}
