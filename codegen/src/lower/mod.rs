//! From an OpenAPI document to the SDK that it describes: every decision is made here.

mod body;
mod descent;
mod docs;
mod graph;
mod modules;
mod names;
mod operation;
mod parameters;
mod references;
mod responses;
mod schema;
mod secrets;
mod shape;
mod sids;

use std::collections::{BTreeMap, BTreeSet};

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
    let sids = sids::Sids::find(&json);
    // Theirs come first: the compiler would not know two types of one name apart.
    let claims = sids.names().map(|name| (name.to_owned(), Pointer::root()));
    let mut lowering = Lowering {
        document,
        type_places: claims.collect(),
        sids,
        secrets: secrets::Secrets::find(&json),
        tags: modules::described(document),
        module: String::new(),
        modules: BTreeMap::new(),
        structs: BTreeSet::new(),
        operation_places: BTreeMap::new(),
        descent: descent::Descent::default(),
        components: BTreeMap::new(),
        faults: Vec::new(),
    };
    let server = lowering.operations();
    lowering.unused_schemas();
    if !lowering.faults.is_empty() {
        return Err(Diagnostics::new(lowering.faults));
    }
    let mut modules: Vec<Module> = lowering.modules.into_values().collect();
    graph::mark_sent(&mut modules);
    graph::box_recursion(&mut modules);
    Ok(Api {
        title: document.info.title.clone(),
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
    /// What the document says of its tags, by the names of their modules.
    tags: BTreeMap<String, &'a str>,
    /// The module that new types go to.
    module: String,
    modules: BTreeMap<String, Module>,
    /// Where each type's name comes from.
    type_places: BTreeMap<String, Pointer>,
    /// The names of the types that are structs.
    structs: BTreeSet<String>,
    /// Where each operation's Rust name comes from.
    operation_places: BTreeMap<String, Pointer>,
    descent: descent::Descent,
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

    /// Adds a type, whose name is claimed, to the current module.
    fn define(&mut self, def: TypeDef) {
        if let TypeDef::Struct(def) = &def {
            self.structs.insert(def.name.clone());
        }
        self.module().types.push(def);
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
        let holder = if *holder == Pointer::root() {
            "the type of SIDs".to_owned()
        } else {
            format!("that of {holder}")
        };
        let message = format!("the type of this place would be called `{name}`, as {holder} is");
        self.faults.push(
            Diagnostic::new(Code::TypeNames, at, message)
                .help("rename one of the two in the document"),
        );
        false
    }

    fn module(&mut self) -> &mut Module {
        let name = &self.module;
        let said = self.tags.get(name).copied();
        self.modules.entry(name.clone()).or_insert_with(|| Module {
            docs: modules::docs(said, name),
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
