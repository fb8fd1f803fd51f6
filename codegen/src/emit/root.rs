//! The root of the crate: its docs, its modules, and everything that users name.

use proc_macro2::TokenStream;
use quote::quote;

use super::{File, format, types};
use crate::api::Api;
use crate::runtime::RUNTIME_TYPES;

pub(super) fn file(api: &Api) -> File {
    let mut docs = vec![format!("{}.", api.title.trim_end_matches('.'))];
    docs.extend(api.docs.iter().cloned());
    docs.push(
        "Start with a [`Client`]: each operation of the API is a method of it. Types of all modules are also at the \
         crate's root."
            .to_owned(),
    );
    let runtime = RUNTIME_TYPES.iter().map(|name| types::ident(name));
    let names: Vec<_> = api
        .modules
        .iter()
        .map(|module| types::ident(&module.name))
        .collect();
    let sids = (!api.sids.is_empty()).then(|| types::ident("sids"));
    let mut modules = TokenStream::new();
    let all = names
        .iter()
        .map(|name| (name.to_string(), name))
        .chain(sids.iter().map(|name| (name.to_string(), name)));
    let mut all: Vec<_> = all.collect();
    all.sort();
    for (_, name) in &all {
        modules.extend(quote!(pub mod #name;));
    }
    let reexported: Vec<_> = all
        .iter()
        .filter(|(name, _)| has_types(api, name))
        .map(|(_, name)| name)
        .collect();
    let reexports = (!reexported.is_empty()).then(|| {
        quote! {
            #[doc(hidden)]
            pub use self::{#(#reexported::*),*};
        }
    });
    let items = [
        // Names are the API's, whatever Clippy thinks of them.
        quote! {
            #![forbid(unsafe_code)]
            #![allow(clippy::disallowed_names, clippy::should_implement_trait)]
        },
        quote!(
            mod client;
        ),
        modules,
        quote! {
            pub use client::{Client, SERVER};
            #reexports
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
fn has_types(api: &Api, module: &str) -> bool {
    let found = api
        .modules
        .iter()
        .find(|candidate| candidate.name == module);
    found.is_none_or(|module| {
        !module.types.is_empty()
            || module
                .operations
                .iter()
                .any(|operation| operation.params.is_some())
    })
}
