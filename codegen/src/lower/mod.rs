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

use crate::api::{Api, Docs, ExactNumbers, Server, TypeId};
use crate::diagnostic::Diagnostics;
use crate::openapi::Document;
use crate::source::Pointer;
use crate::twilio;
use context::Lowering;
use operation::{Modules, name_credentials, security_schemes, url_with_defaults};
use reporter::Reporter;

/// The result of lowering, with locations in the texts of the document.
pub(crate) struct Lowered {
    /// The model, or all unsupported parts of the document.
    pub(crate) api: Result<Api, Diagnostics>,
    /// The parts of the document that the model cannot express.
    pub(crate) warnings: Diagnostics,
    /// The parts of the document that make no difference, with the reasons.
    pub(crate) ignored: Vec<(Pointer, &'static str)>,
    /// The parts that make a difference only there.
    pub(crate) used: Vec<Pointer>,
}

/// Decides what the SDK for a document looks like.
pub(crate) fn lower(document: &Document<'_>) -> Lowered {
    let reporter = Reporter::default();
    let mut lowering = Lowering::new(document, &reporter);
    let mut modules = Modules::new(&document.typed);
    let servers = lowering.operations(&mut modules);
    lowering.unused_schemas();
    modules.add_types(lowering.types.definitions());
    let mut api = assemble(document, lowering, modules, servers);
    name_credentials(&mut api);
    let (diagnostics, ignored, used) = reporter.into_parts();
    let diagnostics = diagnostics.at_origins(&document.origins);
    let (api, warnings) = match diagnostics.has_errors() {
        true => (Err(diagnostics), Diagnostics::default()),
        false => {
            passes::run(&mut api);
            (Ok(api), diagnostics)
        }
    };
    let ignored = ignored.into_iter();
    Lowered {
        api,
        warnings,
        ignored: ignored
            .map(|(at, reason)| (document.origins.of(&at), reason))
            .collect(),
        used: used.iter().map(|at| document.origins.of(at)).collect(),
    }
}

/// The model, with its types in the order of the modules.
fn assemble(
    document: &Document<'_>,
    lowering: Lowering<'_>,
    modules: Modules<'_>,
    servers: Vec<Server>,
) -> Api {
    let modules = modules.into_sorted();
    let ids = modules.iter().flat_map(|module| &module.types);
    let positions: HashMap<TypeId, usize> = ids.cloned().zip(0..).collect();
    let mut types = lowering.types.into_definitions();
    types.sort_by_key(|id, _| positions.get(id).copied());
    let info = &document.typed.info;
    let server = servers.first().map(url_with_defaults).unwrap_or_default();
    Api {
        title: info.title.clone(),
        version: info.version.clone(),
        docs: Docs::of_description(info.description.as_deref()),
        is_twilio: twilio::is_twilio(&server),
        server,
        servers,
        exact_numbers: ExactNumbers::new(document.exact_numbers.clone()),
        security_schemes: security_schemes(lowering.document),
        sids: lowering.sids.into_sorted(),
        modules,
        types,
    }
}
