//! The root of the crate: its docs, its modules, and everything that users name.

use proc_macro2::TokenStream;
use quote::quote;

use super::{File, descriptors, examples, format, guides, index, types};
use crate::Extras;
use crate::api::reserved::{RUNTIME_TYPES, WEBHOOK_TYPES};
use crate::api::{Api, Docs};

/// The file; `beyond_ascii` tells whether names of the crate have other letters than those of ASCII.
pub(super) fn file(api: &Api, extras: &Extras, beyond_ascii: bool) -> File {
    let with_examples = examples::exist(api);
    let runtime = RUNTIME_TYPES.iter().map(|name| types::ident(name));
    let webhooks = WEBHOOK_TYPES.iter().map(|name| types::ident(name));
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
    let operations = types::ident(descriptors::MODULE);
    let examples = with_examples.then(|| {
        let name = types::ident(examples::MODULE);
        quote! {
            #[cfg(feature = "testing")]
            pub mod #name;
        }
    });
    let reexported: Vec<_> = all
        .iter()
        .filter(|(name, _)| has_types(api, name))
        .map(|(_, name)| name)
        .collect();
    let reexported = (!reexported.is_empty()).then(|| {
        quote! {
            #[doc(hidden)]
            pub use self::{#(#reexported::*),*};
        }
    });
    let guides = guides::declaration(extras);
    let letters = beyond_ascii.then(|| {
        quote!(#![allow(
            confusable_idents,
            mixed_script_confusables,
            uncommon_codepoints
        )])
    });
    let items = [
        docs(api, extras),
        quote!(#![cfg_attr(docsrs, feature(doc_cfg))]),
        // Names and types are the API's, whatever Clippy thinks of them.
        quote! {
            #![forbid(unsafe_code)]
            #![deny(missing_docs)]
            #![allow(
                clippy::disallowed_names,
                clippy::should_implement_trait,
                clippy::type_complexity
            )]
            #letters
        },
        quote!(
            mod client;
        ),
        modules,
        quote! {
            #examples
            #guides
            pub mod #operations;
        },
        quote! {
            pub use client::{Client, SERVER};
            #reexported
        },
        quote! {
            #[cfg(feature = "reqwest")]
            pub use twilio_runtime::{ReqwestTransport, reqwest};
            #[cfg(feature = "webhooks")]
            pub use twilio_runtime::{#(#webhooks),*};
            #[cfg(feature = "testing")]
            pub use twilio_runtime::testing;
            pub use twilio_runtime::{#(#runtime),*};
            pub use twilio_runtime::{codes, http, json, retry};
        },
    ];
    File {
        path: "lib.rs".to_owned(),
        source: format::file(&Docs::new(), &items),
    }
}

/// The crate's first page: its README if there is one, else what the document says; then all operations.
fn docs(api: &Api, extras: &Extras) -> TokenStream {
    let index = lines(&index::docs(api));
    if extras.readme {
        let links = extras.guides.iter();
        let links = links.map(|guide| guides::link(guide, "guides::"));
        return quote! {
            #(#![doc = #links])*
            #![doc = ""]
            #![doc = include_str!("../README.md")]
            #![doc = ""]
            #index
        };
    }
    let mut docs = vec![format!("{}.", api.title.trim_end_matches('.'))];
    docs.extend(api.docs.iter().cloned());
    docs.push(
        "Start with a [`Client`]: each operation of the API is a method of it. Types of all modules are also at the \
         crate's root."
            .to_owned(),
    );
    let brought = match examples::exist(api) {
        true => "modules `testing` and `examples`",
        false => "module `testing`",
    };
    docs.push(format!(
        "The feature `testing` brings the {brought}, for tests without a network."
    ));
    let docs = lines(&docs);
    quote! {
        #docs
        #![doc = ""]
        #index
    }
}

/// Docs of the crate, a line each.
fn lines(docs: &Docs) -> TokenStream {
    let text = format::comment(&docs.join("\n\n"));
    let lines = text.lines().map(|line| match line {
        "" => String::new(),
        line => format!(" {line}"),
    });
    quote!(#(#![doc = #lines])*)
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
