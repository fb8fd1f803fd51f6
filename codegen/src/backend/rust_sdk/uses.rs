//! The imports of a file.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::api::{StreamItems, Type, TypeId, TypeRef};
use crate::backend::prose::scope::Scope;
use crate::backend::rust_type::{ident, rust_type, rust_value};

/// The imports of a file, collected while its items are rendered.
pub(super) struct Uses<'a> {
    pub(super) scope: &'a Scope<'a>,
    module: &'a str,
    has_maps: bool,
    runtime: BTreeSet<&'static str>,
    modules: BTreeSet<&'static str>,
    local: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> Uses<'a> {
    pub(super) fn new(module: &'a str, scope: &'a Scope<'a>) -> Self {
        Self {
            scope,
            module,
            has_maps: false,
            runtime: BTreeSet::new(),
            modules: BTreeSet::new(),
            local: BTreeMap::new(),
        }
    }

    /// Imports a name from the runtime.
    pub(super) fn runtime(&mut self, name: &'static str) {
        self.runtime.insert(name);
    }

    /// Imports a module of the crate.
    pub(super) fn crate_module(&mut self, name: &'static str) {
        self.modules.insert(name);
    }

    /// Imports a name from another module of the crate.
    pub(super) fn local(&mut self, module: &str, name: &str) {
        if module != self.module {
            let names = self.local.entry(module.to_owned()).or_default();
            names.insert(name.to_owned());
        }
    }

    /// The Rust type of a value, whose names are imported.
    pub(super) fn rust_type(&mut self, ty: &Type) -> TokenStream {
        self.import(ty);
        rust_type(ty)
    }

    /// The Rust type of a value that can be null, whose names are imported.
    pub(super) fn rust_value(&mut self, value: &TypeRef) -> TokenStream {
        self.import(&value.ty);
        rust_value(value)
    }

    /// The Rust type of a value that is a field or a member of `owner`: boxed if need be.
    pub(super) fn member_type(&mut self, owner: &TypeId, ty: &Type) -> TokenStream {
        let rust_type = self.rust_type(ty);
        match self.scope.layout.is_boxed(owner, ty) {
            true => quote!(Box<#rust_type>),
            false => rust_type,
        }
    }

    fn import(&mut self, ty: &Type) {
        match ty {
            Type::Unit
            | Type::String
            | Type::Bool
            | Type::I32
            | Type::I64
            | Type::U64
            | Type::F64 => {}
            Type::DateTime => self.runtime("DateTime"),
            Type::Date => self.runtime("Date"),
            Type::Any => self.runtime("Json"),
            Type::Bytes => self.runtime("Bytes"),
            Type::File => self.runtime("FilePart"),
            Type::Redirect => self.runtime("Redirect"),
            Type::Stream(items, item) => {
                self.runtime("ItemStream");
                if *items == StreamItems::Data {
                    self.runtime("ServerSentEvent");
                }
                self.import(&item.ty);
            }
            Type::Sid(id) => self.defined(id.as_str()),
            Type::Def(id) => self.defined(id.as_str()),
            Type::List(item) => self.import(&item.ty),
            Type::Map(value) => {
                self.has_maps = true;
                self.import(&value.ty);
            }
        }
    }

    fn defined(&mut self, type_name: &str) {
        if let Some(module) = self.scope.module_of(type_name) {
            self.local(module, type_name);
        }
    }

    /// The `use` declarations: groups of items.
    pub(super) fn items(&self) -> Vec<TokenStream> {
        let mut groups = Vec::new();
        if self.has_maps {
            groups.push(quote!(
                use std::collections::BTreeMap;
            ));
        }
        let mut imports = TokenStream::new();
        for (module, names) in &self.local {
            let module = ident(module);
            let names: Vec<_> = names.iter().map(|name| ident(name)).collect();
            imports.extend(use_item(quote!(crate::#module), &names));
        }
        let modules = self.modules.iter().map(|name| ident(name));
        imports.extend(quote!(#(use crate::#modules;)*));
        if !self.runtime.is_empty() {
            let names: Vec<_> = self.runtime.iter().map(|name| ident(name)).collect();
            imports.extend(use_item(quote!(twilio_runtime), &names));
        }
        if !imports.is_empty() {
            groups.push(imports);
        }
        groups
    }
}

fn use_item(path: TokenStream, names: &[Ident]) -> TokenStream {
    match names {
        [only] => quote!(use #path::#only;),
        _ => quote!(use #path::{#(#names),*};),
    }
}
