//! The modules that operations and types are distributed over.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use openapiv3::{OpenAPI, Tag};

use super::type_modules::TypeModules;
use crate::api::{Docs, Module, Operation, TypeDef, TypeId};
use crate::lower::naming::tags_by_module;

/// The modules of an API.
pub(in crate::lower) struct Modules<'a> {
    /// The tags that modules are named after and their positions, by module.
    tags: BTreeMap<String, (usize, &'a Tag)>,
    by_name: BTreeMap<String, Module>,
    /// The modules of the operations' types.
    of_types: TypeModules,
}

impl<'a> Modules<'a> {
    /// The modules of a document, which are created when something is added to them.
    pub(in crate::lower) fn new(document: &'a OpenAPI) -> Self {
        Self {
            tags: tags_by_module(document),
            by_name: BTreeMap::new(),
            of_types: TypeModules::default(),
        }
    }

    /// Adds an operation to a module; `types` are those that are defined, its own among them.
    pub(super) fn add_operation(
        &mut self,
        module: &str,
        operation: Operation,
        types: &IndexMap<TypeId, TypeDef>,
    ) {
        self.of_types.add_operation(module, &operation, types);
        self.module(module).operations.push(operation);
    }

    /// Adds types, in this order, each to its module.
    pub(in crate::lower) fn add_types(&mut self, types: &IndexMap<TypeId, TypeDef>) {
        for (id, def) in types {
            let module = self.of_types.module(&def.pointer);
            self.module(&module).types.push(id.clone());
        }
    }

    /// The modules, sorted by name.
    pub(in crate::lower) fn into_sorted(self) -> Vec<Module> {
        self.by_name.into_values().collect()
    }

    fn module(&mut self, name: &str) -> &mut Module {
        let tag = self.tags.get(name).copied();
        let description = tag.and_then(|(_, tag)| tag.description.as_deref());
        let module = self.by_name.entry(name.to_owned());
        module.or_insert_with(|| Module {
            name: name.to_owned(),
            position: tag.map(|(position, _)| position),
            docs: Docs::of_description(description),
            operations: Vec::new(),
            types: Vec::new(),
        })
    }
}
