use std::collections::BTreeSet;
use std::path::PathBuf;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

use super::imports::{Import, imports};

/// The names and paths in a module, without those in inner modules.
pub(super) struct Module {
    pub(super) file: PathBuf,
    /// The names of the items that the module defines.
    pub(super) definitions: BTreeSet<String>,
    pub(super) exported_macros: BTreeSet<String>,
    pub(super) imports: Vec<Import>,
    /// The paths in code.
    pub(super) paths: BTreeSet<Vec<String>>,
}

impl Module {
    pub(super) fn new(file: PathBuf, items: &[syn::Item]) -> Self {
        let mut module = Self {
            file,
            definitions: BTreeSet::new(),
            exported_macros: BTreeSet::new(),
            imports: Vec::new(),
            paths: BTreeSet::new(),
        };
        for item in items {
            module.definitions.extend(definition(item));
            module.exported_macros.extend(exported_macro(item));
            module.visit_item(item);
        }
        module
    }

    /// Replaces the first segment of a path by the path that it is imported from.
    pub(super) fn expand(&self, path: &[String]) -> Vec<String> {
        let mut imports = self.imports.iter();
        let import = imports.find(|import| import.name.as_ref() == path.first());
        match import {
            Some(import) => [&import.path, &path[1..]].concat(),
            None => path.to_vec(),
        }
    }
}

impl<'ast> Visit<'ast> for Module {
    fn visit_item_mod(&mut self, _: &'ast syn::ItemMod) {}

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.imports.extend(imports(item));
    }

    // Their paths are those of modules and attributes.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments = path.segments.iter();
        let segments = segments.map(|segment| segment.ident.to_string());
        self.paths.insert(segments.collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, invocation: &'ast syn::Macro) {
        self.paths.extend(paths_in(invocation.tokens.clone()));
        visit::visit_macro(self, invocation);
    }
}

/// The name of an item that can be imported.
fn definition(item: &syn::Item) -> Option<String> {
    let name = match item {
        syn::Item::Const(item) => &item.ident,
        syn::Item::Enum(item) => &item.ident,
        syn::Item::Fn(item) => &item.sig.ident,
        syn::Item::Macro(item) => item.ident.as_ref()?,
        syn::Item::Static(item) => &item.ident,
        syn::Item::Struct(item) => &item.ident,
        syn::Item::Trait(item) => &item.ident,
        syn::Item::Type(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}

/// The name of a macro that other modules find at the root of the crate.
fn exported_macro(item: &syn::Item) -> Option<String> {
    let syn::Item::Macro(item) = item else {
        return None;
    };
    let mut attributes = item.attrs.iter();
    let is_exported = attributes.any(|attribute| attribute.path().is_ident("macro_export"));
    let name = item.ident.as_ref().filter(|_| is_exported)?;
    Some(name.to_string())
}

/// All sequences of identifiers that are separated by `::`.
fn paths_in(tokens: TokenStream) -> Vec<Vec<String>> {
    let mut paths: Vec<Vec<String>> = Vec::new();
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                match paths.last_mut() {
                    Some(path) if colons == 2 => path.push(name.to_string()),
                    _ => paths.push(vec![name.to_string()]),
                }
                colons = 0;
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
            TokenTree::Group(group) => {
                paths.extend(paths_in(group.stream()));
                colons = 0;
            }
            _ => colons = 0,
        }
    }
    paths
}
