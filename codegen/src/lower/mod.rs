//! From an OpenAPI document to the SDK that it describes: every decision is made here.

mod body;
mod docs;
mod examples;
mod graph;
mod modules;
mod names;
mod operation;
mod pages;
mod parameters;
mod personal_urls;
mod references;
mod responses;
mod schema;
mod secrets;
mod shape;
mod sids;

use std::collections::BTreeMap;

use openapiv3::OpenAPI;

use crate::api::{Api, Module, Type, TypeDef};
use crate::{Code, Diagnostic, Diagnostics, Pointer};

/// Decides what the SDK for a document looks like.
///
/// # Errors
///
/// All places of the document that cannot be followed or are not supported.
pub fn lower(document: &OpenAPI) -> Result<Api, Diagnostics> {
    let json = serde_json::to_value(document)
        .map_err(|error| Diagnostic::new(Code::Malformed, &Pointer::root(), error.to_string()))?;
    let mut lowering = Lowering {
        document,
        sids: sids::Sids::find(&json),
        secrets: secrets::Secrets::find(&json),
        module: String::new(),
        modules: BTreeMap::new(),
        type_places: BTreeMap::new(),
        components: BTreeMap::new(),
        faults: Vec::new(),
    };
    for sid in lowering.sids.iter() {
        lowering
            .type_places
            .insert(sid.name.clone(), Pointer::root());
    }
    let server = lowering.operations();
    lowering.unused_schemas();
    if !lowering.faults.is_empty() {
        return Err(Diagnostics::new(lowering.faults));
    }
    let mut modules: Vec<Module> = lowering.modules.into_values().collect();
    graph::mark_sent(&mut modules);
    graph::box_recursion(&mut modules);
    pages::mark(&mut modules);
    personal_urls::redact(&mut modules);
    Ok(Api {
        title: docs::paragraphs(Some(&document.info.title)).join(" "),
        docs: docs::paragraphs(document.info.description.as_deref()),
        server,
        sids: lowering.sids.into_sorted(),
        modules,
    })
}

/// The work while it is going on.
struct Lowering<'a> {
    document: &'a OpenAPI,
    sids: sids::Sids,
    secrets: secrets::Secrets,
    /// The module that new types go to.
    module: String,
    modules: BTreeMap<String, Module>,
    /// Where each type's name comes from.
    type_places: BTreeMap<String, Pointer>,
    /// The Rust types of the schemas in `components` that were met, none while one is being worked out.
    components: BTreeMap<String, Option<Type>>,
    faults: Vec<Diagnostic>,
}

impl<'a> Lowering<'a> {
    fn fault(&mut self, code: Code, at: &Pointer, message: impl Into<String>) {
        self.faults.push(Diagnostic::new(code, at, message));
    }

    fn unsupported(&mut self, at: &Pointer, what: &str) {
        self.faults.push(
            Diagnostic::new(
                Code::Unsupported,
                at,
                format!("{what} is not supported yet"),
            )
            .help("take it out of the document, or leave out what uses it"),
        );
    }

    /// Adds a type to the current module, unless its name is taken by another place of the document.
    fn define(&mut self, at: &Pointer, def: TypeDef) {
        self.module().types.push(def);
        debug_assert!(self.type_places.values().any(|place| place == at));
    }

    /// Takes a type's name for a place of the document; false if another place has it.
    fn claim(&mut self, name: &str, at: &Pointer) -> bool {
        let holder = self
            .type_places
            .entry(name.to_owned())
            .or_insert_with(|| at.clone());
        if holder == at {
            return true;
        }
        let message =
            format!("the type of this place would be called `{name}`, as that of {holder} is");
        self.faults.push(
            Diagnostic::new(Code::TypeNames, at, message)
                .help("rename one of the two in the document"),
        );
        false
    }

    fn module(&mut self) -> &mut Module {
        let name = self.module.clone();
        let docs = || modules::docs(self.document, &name);
        self.modules.entry(name.clone()).or_insert_with(|| Module {
            docs: docs(),
            name: name.clone(),
            operations: Vec::new(),
            types: Vec::new(),
        })
    }

    /// Schemas that no operation uses are part of the API all the same.
    fn unused_schemas(&mut self) {
        let Some(components) = &self.document.components else {
            return;
        };
        self.module = modules::UNUSED.to_owned();
        for name in components.schemas.keys() {
            self.component(name);
        }
    }
}
