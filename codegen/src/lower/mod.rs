//! From an OpenAPI document to the SDK that it describes: every decision is made here.

mod body;
mod combine;
mod constraints;
mod define;
mod examples;
mod follow;
mod headers;
mod identity;
mod limits;
mod made_of;
mod media;
mod merge;
mod modules;
mod names;
mod nullability;
mod object;
mod operation;
mod parameters;
mod passes;
mod prose;
mod references;
mod responses;
mod schema;
mod secrets;
mod security;
mod shape;
mod sids;
mod simple;
mod spelling;
mod style;
mod union;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use indexmap::IndexMap;
use openapiv3::{OpenAPI, ReferenceOr, Schema};

use self::shape::Part;
use crate::api::{Api, Docs, Module, Type, TypeDef, TypeId};
use crate::openapi::Document;
use crate::{Code, Diagnostic, Diagnostics, Pointer};

/// Decides what the SDK for a document looks like.
///
/// # Errors
///
/// All places of the document that cannot be followed or are not supported.
pub(crate) fn lower(document: &Document) -> Result<Api, Diagnostics> {
    let Document {
        value: json,
        typed: document,
    } = document;
    let deep = references::deep(json);
    let mut lowering = Lowering {
        document,
        deep: &deep,
        component_names: BTreeMap::new(),
        operation_ids: operation::ids(document),
        sids: sids::Sids::find(json),
        secrets: secrets::Secrets::find(json),
        tags: modules::described(document),
        module: String::new(),
        modules: BTreeMap::new(),
        types: IndexMap::new(),
        claimed: BTreeMap::new(),
        nullable: BTreeMap::new(),
        places: BTreeMap::new(),
        taken_apart: BTreeSet::new(),
        definitions: define::Definitions::default(),
        referred: BTreeMap::new(),
        nested: 0,
        followed: follow::Followed::default(),
        faults: Vec::new(),
        told: HashSet::new(),
    };
    lowering.find_circles();
    lowering.name_components();
    let server = lowering.operations();
    lowering.unused_schemas();
    if !lowering.faults.is_empty() {
        return Err(Diagnostics::from(lowering.faults));
    }
    let modules: Vec<Module> = lowering.modules.into_values().collect();
    let order = modules.iter().flat_map(|module| &module.types);
    let order: HashMap<TypeId, usize> = order.cloned().zip(0..).collect();
    let mut types = lowering.types;
    types.sort_by_key(|id, _| order.get(id).copied());
    let mut api = Api {
        title: document.info.title.clone(),
        version: document.info.version.clone(),
        docs: Docs::of_description(document.info.description.as_deref()),
        server,
        security_schemes: security::schemes(document),
        sids: lowering.sids.into_sorted(),
        modules,
        types,
    };
    passes::run(&mut api);
    Ok(api)
}

/// The work while it is going on.
struct Lowering<'a> {
    document: &'a OpenAPI,
    /// The schemas that references lead to and that are no components.
    deep: &'a BTreeMap<Pointer, ReferenceOr<Schema>>,
    /// What the types of the schemas in `components` are called.
    component_names: BTreeMap<String, String>,
    /// What operations are called, by their places; no two the same.
    operation_ids: BTreeMap<Pointer, String>,
    sids: sids::Sids,
    secrets: secrets::Secrets,
    /// What is said of the tags that modules are called after, by module.
    tags: BTreeMap<String, Option<&'a str>>,
    /// The module that new types go to.
    module: String,
    modules: BTreeMap<String, Module>,
    /// The types that are defined.
    types: IndexMap<TypeId, TypeDef>,
    /// The place that each type's name comes from, and the other way round.
    claimed: BTreeMap<String, Pointer>,
    places: BTreeMap<Pointer, String>,
    /// The places of objects whose properties are fields of forms.
    taken_apart: BTreeSet<Pointer>,
    definitions: define::Definitions<'a>,
    /// The Rust types of the schemas that references led to, none while one is being worked out.
    referred: BTreeMap<Pointer, Option<Type>>,
    /// How many schemas the one is nested in whose type is being worked out, without a name in between.
    nested: usize,
    followed: follow::Followed<'a>,
    /// Whether null is a value of the schema at a place.
    nullable: BTreeMap<Pointer, bool>,
    faults: Vec<Diagnostic>,
    /// The same, to tell each once.
    told: HashSet<(Code, Pointer, String)>,
}

impl<'a> Lowering<'a> {
    fn fault(&mut self, code: Code, at: &Pointer, message: impl Into<String>) {
        self.report(Diagnostic::new(code, at, message));
    }

    fn unsupported(&mut self, at: &Pointer, what: &str) {
        self.report(
            Diagnostic::new(
                Code::Unsupported,
                at,
                format!("{what} is not supported yet"),
            )
            .help("take it out of the document, or leave out what uses it"),
        );
    }

    /// A place can be looked at several times; its faults are told once.
    fn report(&mut self, fault: Diagnostic) {
        let key = (fault.code, fault.pointer.clone(), fault.message.clone());
        if self.told.insert(key) {
            self.faults.push(fault);
        }
    }

    /// Takes a type's name for a place of the document, and gives the one that the place has: with a few digits
    /// of its own where another place has taken the name.
    ///
    /// SID types and components take theirs first: one that is added takes the name of a type within another schema
    /// or within an operation, where both would have one name.
    fn claim(&mut self, name: &str, at: &Pointer) -> String {
        if let Some(own) = self.places.get(at) {
            return own.clone();
        }
        let name = match self.claimed.contains_key(name) {
            false => name.to_owned(),
            true => names::joined(name, &names::hash_suffix(&at.to_string())),
        };
        self.claimed.insert(name.clone(), at.clone());
        self.places.insert(at.clone(), name.clone());
        name
    }

    /// Names the types of all components, so that no type within another takes the name of one.
    fn name_components(&mut self) {
        for (index, name) in self.sids.names().enumerate() {
            let place = Pointer::root().descend(["sids", &index.to_string()]);
            self.claimed.insert(name.to_owned(), place);
        }
        let Some(components) = &self.document.components else {
            return;
        };
        let schemas: Vec<_> = components.schemas.keys().map(String::as_str).collect();
        let names = names::disambiguate(&schemas, names::type_name);
        for (schema, name) in schemas.iter().zip(names) {
            self.component_names.insert((*schema).to_owned(), name);
        }
        for (name, schema) in &components.schemas {
            let at = Pointer::root().descend(["components", "schemas", name]);
            if let ReferenceOr::Item(item) = schema
                && self.shape(item, &at).is_named()
            {
                let type_name = self.component_names[name].clone();
                self.claim(&type_name, &at);
            }
        }
    }

    fn module(&mut self) -> &mut Module {
        let name = self.module.clone();
        let description = self.tags.get(&name).copied().flatten();
        self.modules.entry(name.clone()).or_insert_with(|| Module {
            docs: Docs::of_description(description),
            name: name.clone(),
            operations: Vec::new(),
            types: Vec::new(),
        })
    }

    /// Defines a type in the current module.
    fn add_type(&mut self, id: TypeId, def: TypeDef) {
        self.module().types.push(id.clone());
        self.types.insert(id, def);
    }

    /// Schemas that no operation uses are part of the API all the same. An object that is a form is used.
    fn unused_schemas(&mut self) {
        let Some(components) = &self.document.components else {
            return;
        };
        self.module = modules::UNUSED.to_owned();
        for (name, schema) in &components.schemas {
            let at = Pointer::root().descend(["components", "schemas", name]);
            let shape = self.final_shape(&Part::new(schema, at.clone()));
            if shape.is_none_or(|(_, at)| !self.taken_apart.contains(&at)) {
                self.component(name, at);
                self.define();
            }
        }
    }
}
