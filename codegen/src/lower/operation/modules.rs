//! The modules that operations and types are distributed over.

use std::collections::BTreeMap;

use openapiv3::OpenAPI;

use crate::api::{Docs, Module, Operation, TypeId};
use crate::lower::naming::tag_descriptions;

/// The modules of an API.
pub(in crate::lower) struct Modules<'a> {
    /// The descriptions of the tags that modules are named after, by module.
    descriptions: BTreeMap<String, Option<&'a str>>,
    by_name: BTreeMap<String, Module>,
}

impl<'a> Modules<'a> {
    /// The modules of a document, which are created when something is added to them.
    pub(in crate::lower) fn new(document: &'a OpenAPI) -> Self {
        Self {
            descriptions: tag_descriptions(document),
            by_name: BTreeMap::new(),
        }
    }

    pub(super) fn add_operation(&mut self, module: &str, operation: Operation) {
        self.module(module).operations.push(operation);
    }

    /// Adds types to a module, which is not created for none.
    pub(in crate::lower) fn add_types(&mut self, module: &str, types: Vec<TypeId>) {
        if !types.is_empty() {
            self.module(module).types.extend(types);
        }
    }

    /// The modules, sorted by name.
    pub(in crate::lower) fn into_sorted(self) -> Vec<Module> {
        self.by_name.into_values().collect()
    }

    fn module(&mut self, name: &str) -> &mut Module {
        let description = self.descriptions.get(name).copied().flatten();
        let module = self.by_name.entry(name.to_owned());
        module.or_insert_with(|| Module {
            name: name.to_owned(),
            docs: Docs::of_description(description),
            operations: Vec::new(),
            types: Vec::new(),
        })
    }
}
