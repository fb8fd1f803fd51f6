//! The backend for Rust: an [`Api`] as the source of a crate.

mod accessors;
mod aliases;
mod bounds;
mod client;
mod constructor;
mod conversion;
mod credentials;
mod docs;
mod enums;
mod examples;
mod feature_links;
mod format;
mod guides;
mod index;
mod manifest;
mod method_docs;
mod methods;
mod operations;
mod pages;
mod params;
mod quick_start;
mod request_docs;
mod root;
mod servers;
mod sids;
mod structs;
mod undocumented;
mod unions;
mod uses;

use super::prose::scope::Scope;
use super::{CrateContext, File, parallel};
use crate::api::{Api, Module, TypeKind};
use uses::Uses;

pub use manifest::{RUNTIME, STREAMS, is_crate_name, manifest, package_name};

/// Renders the files of a crate's `src` folder, sorted by path.
pub fn render(api: &Api, context: &CrateContext) -> Vec<File> {
    render_within(&Scope::new(api, context))
}

/// Like [`render`], with what rendering needs to know at hand.
pub(crate) fn render_within(scope: &Scope<'_>) -> Vec<File> {
    let Scope { api, context, .. } = *scope;
    let mut files = vec![client::file(scope)];
    files.extend(credentials::file(scope));
    files.extend(servers::file(api));
    if !api.sids.is_empty() {
        files.push(sids::file(api));
    }
    files.extend(parallel::map(&api.modules, |module| {
        module_file(module, scope)
    }));
    files.push(operations::file(scope));
    files.extend(examples::files(scope));
    files.extend(guides::file(context));
    let beyond_ascii = files
        .iter()
        .any(|file| format::has_names_beyond_ascii(&file.source));
    files.push(root::file(scope, beyond_ascii));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn module_file(module: &Module, scope: &Scope<'_>) -> File {
    let mut uses = Uses::new(&module.name, scope);
    let mut items = Vec::new();
    items.extend(methods::item(module, &mut uses));
    for operation in &module.operations {
        if let Some(params) = operation.own_params() {
            items.extend(params::items(params, operation, &mut uses));
        }
    }
    for id in &module.types {
        let def = &scope.api[id];
        if let Some(canonical) = &def.alias_of {
            items.push(aliases::item(id, def, canonical, &mut uses));
            continue;
        }
        items.extend(match &def.kind {
            TypeKind::Struct(object) => structs::items(id, def, object, &mut uses),
            TypeKind::Enum(values) => enums::items(id, def, values, scope),
            TypeKind::Union(union) => unions::items(id, def, union, &mut uses),
        });
    }
    items.splice(0..0, uses.items());
    File {
        path: format!("{}.rs", module.name),
        source: format::file(&index::module_docs(module), &items),
    }
}
