//! The root of the crate: its docs, its modules, and everything that users name.

use quote::quote;

use super::{File, format, types};
use crate::api::{Api, Module};
use crate::markdown;
use crate::runtime::RUNTIME_TYPES;

pub(super) fn file(api: &Api) -> File {
    let mut docs = vec![format!(
        "{}.",
        markdown::plain(&api.title).trim_end_matches('.')
    )];
    docs.extend(api.docs.iter().cloned());
    docs.push(
        "Start with a [`Client`]: each operation of the API is a method of it. Types of all modules are also at the \
         crate's root."
            .to_owned(),
    );
    let runtime = RUNTIME_TYPES.iter().map(|name| types::ident(name));
    // Each module, with whether it has anything to re-export.
    let modules = api.modules.iter();
    let mut all: Vec<_> = modules
        .map(|module| (module.name.as_str(), has_types(module)))
        .collect();
    if !api.sids.is_empty() {
        all.push(("sids", true));
    }
    all.sort_unstable();
    let names = all.iter().map(|(name, _)| types::ident(name));
    let modules = quote!(#(pub mod #names;)*);
    let reexported = all.iter().filter(|(_, types)| *types);
    let reexported: Vec<_> = reexported.map(|(name, _)| types::ident(name)).collect();
    let items = [
        quote!(#![forbid(unsafe_code)]),
        quote!(
            mod client;
        ),
        modules,
        quote! {
            pub use client::{Client, SERVER};
            #[doc(hidden)]
            pub use self::{#(#reexported::*),*};
        },
        quote! {
            #[cfg(feature = "reqwest")]
            pub use twilio_runtime::ReqwestTransport;
            pub use twilio_runtime::{#(#runtime),*};
            pub use twilio_runtime::{http, json};
        },
    ];
    File {
        path: "lib.rs".to_owned(),
        source: format::file(&docs, &items),
    }
}

/// Whether a module has anything to re-export.
fn has_types(module: &Module) -> bool {
    let mut operations = module.operations.iter();
    !module.types.is_empty() || operations.any(|operation| operation.params.is_some())
}
