//! The root of the crate: its docs, its modules, and the names that users import.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    docs, examples, feature_links, format, guides, index, operations, quick_start, servers,
    undocumented,
};
use crate::api::reserved::{BLOCKING_TYPES, RUNTIME_TYPES, STREAM_TYPES, WEBHOOK_TYPES};
use crate::api::{Api, Module};
use crate::backend::File;
use crate::backend::markdown::{Block, plain, sections, terminated};
use crate::backend::prose::common;
use crate::backend::prose::scope::{SIDS_MODULE, Scope};
use crate::backend::rust_type::ident;

/// The file; `beyond_ascii` tells whether the crate has identifiers beyond ASCII.
pub(super) fn file(scope: &Scope<'_>, beyond_ascii: bool) -> File {
    let is_twilio = scope.api.is_twilio;
    let runtime = runtime_types(scope.api);
    let blocking = BLOCKING_TYPES.iter().map(|name| ident(name));
    let webhooks = WEBHOOK_TYPES.iter().map(|name| ident(name));
    let webhooks = is_twilio.then(|| {
        quote! {
            #[cfg(feature = "webhooks")]
            pub use twilio_runtime::{#(#webhooks),*};
        }
    });
    let streams = streams(scope.api);
    let codes = is_twilio.then(|| quote!(codes,));
    let credentials = scope.api.has_own_credentials().then(|| {
        quote! {
            mod credentials;
        }
    });
    let credentials_type = scope.api.has_own_credentials().then(|| {
        quote! {
            pub use credentials::Credentials;
        }
    });
    let items = [
        crate_docs(scope),
        attributes(beyond_ascii, undocumented::exist(scope)),
        quote!(
            mod client;
            #credentials
        ),
        modules(scope),
        other_modules(scope),
        quote!(
            pub use client::{Client, SERVER};
            #credentials_type
        ),
        reexports(scope.api),
        quote! {
            #[cfg(feature = "hyper")]
            pub use twilio_runtime::HyperTransport;
            #[cfg(feature = "reqwest")]
            pub use twilio_runtime::{ReqwestTransport, reqwest};
            #webhooks
            #[cfg(feature = "blocking")]
            pub use twilio_runtime::{#(#blocking),*};
            #[cfg(feature = "testing")]
            pub use twilio_runtime::testing;
            pub use twilio_runtime::{#(#runtime),*};
            #streams
            pub use twilio_runtime::{#codes http, interceptor, json, retry};
        },
    ];
    File {
        path: "lib.rs".to_owned(),
        source: format::file(&[], &items),
    }
}

/// The types of the runtime that the crate has a use for.
fn runtime_types(api: &Api) -> Vec<Ident> {
    let types = RUNTIME_TYPES.iter().filter(|name| match **name {
        // Other clients have credentials of their own, or none.
        "Credentials" => api.is_twilio,
        "IntoSid" => !api.sids.is_empty(),
        _ => true,
    });
    types.map(|name| ident(name)).collect()
}

/// The types of streams, if there are any.
fn streams(api: &Api) -> Option<TokenStream> {
    let names = STREAM_TYPES.iter().map(|name| ident(name));
    api.has_streams()
        .then(|| quote!(pub use twilio_runtime::{#(#names),*};))
}

fn attributes(beyond_ascii: bool, has_undocumented: bool) -> TokenStream {
    let letters = beyond_ascii.then(|| {
        quote!(#![allow(
            confusable_idents,
            mixed_script_confusables,
            uncommon_codepoints
        )])
    });
    let missing_docs = match has_undocumented {
        true => quote!(#![allow(missing_docs)]),
        false => quote!(#![deny(missing_docs)]),
    };
    // Names and types are the API's, whatever Clippy thinks of them. Without these features, docs link to items that do not
    // exist.
    quote! {
        #![cfg_attr(docsrs, feature(doc_cfg))]
        #![cfg_attr(
            not(all(feature = "testing", feature = "webhooks")),
            allow(rustdoc::broken_intra_doc_links)
        )]
        #![forbid(unsafe_code)]
        #missing_docs
        #![allow(
            clippy::disallowed_names,
            clippy::should_implement_trait,
            clippy::type_complexity
        )]
        #letters
    }
}

/// The modules of the API and of its SIDs, most important first.
fn api_modules(api: &Api) -> Vec<&str> {
    let modules = api.modules_by_importance().into_iter();
    let sids = (!api.sids.is_empty()).then_some(SIDS_MODULE);
    modules
        .map(|module| module.name.as_str())
        .chain(sids)
        .collect()
}

/// The modules of the API. Rustdoc shows their methods of `Client` in the order of the declarations.
fn modules(scope: &Scope<'_>) -> TokenStream {
    let names = api_modules(scope.api).into_iter().map(ident);
    quote!(#(pub mod #names;)*)
}

fn other_modules(scope: &Scope<'_>) -> TokenStream {
    let operations = ident(operations::MODULE);
    let examples = examples::exist(scope).then(|| {
        let name = ident(examples::MODULE);
        quote! {
            #[cfg(feature = "testing")]
            pub mod #name;
        }
    });
    let guides = guides::declaration(scope.context);
    let servers = scope.api.has_server_choice().then(|| {
        let name = ident(servers::MODULE);
        quote!(pub mod #name;)
    });
    quote! {
        #examples
        #guides
        pub mod #operations;
        #servers
    }
}

/// The types of all modules at the crate's root.
fn reexports(api: &Api) -> TokenStream {
    let without_types = |module: &Module| {
        let mut operations = module.operations.iter();
        module.types.is_empty() && operations.all(|operation| operation.params.is_none())
    };
    let empty: Vec<_> = api
        .modules
        .iter()
        .filter(|module| without_types(module))
        .map(|module| module.name.as_str())
        .collect();
    let mut names: Vec<_> = api_modules(api)
        .into_iter()
        .filter(|name| !empty.contains(name))
        .map(ident)
        .collect();
    names.sort_unstable();
    if names.is_empty() {
        return TokenStream::new();
    }
    quote! {
        #[doc(hidden)]
        pub use self::{#(#names::*),*};
    }
}

/// The crate's first page: its README, else the document's title and description; then the facts common to all
/// operations, and a list of them.
fn crate_docs(scope: &Scope<'_>) -> TokenStream {
    let mut lists = common::docs(scope);
    lists.extend(index::all_operations(scope.api));
    if scope.context.readme {
        let list_docs = docs::inner(&lists);
        let guides = scope.context.guides.iter();
        let links = guides.map(|guide| guides::link(guide, "guides::"));
        let fallbacks = feature_links::of_any_text();
        let features = fallbacks.iter().map(|fallback| fallback.feature);
        let definitions = fallbacks.iter().map(|fallback| &fallback.definitions);
        return quote! {
            #(#![doc = #links])*
            #(#![cfg_attr(not(feature = #features), doc = #definitions)])*
            #![doc = ""]
            #![doc = include_str!("../README.md")]
            #![doc = ""]
            #list_docs
        };
    }
    let mut page = vec![Block::paragraph(terminated(&plain(&scope.api.title)))];
    let description = scope.api.docs.description.as_deref();
    page.extend(description.map(sections).unwrap_or_default());
    page.push(Block::other("# Usage"));
    page.push(Block::paragraph(
        "Start with a [`Client`]: each operation of the API is a method of it. The crate's root re-exports the types of \
         all modules.",
    ));
    page.extend(quick_start::docs(scope));
    let modules = match examples::exist(scope) {
        true => "the modules `testing` and `examples`",
        false => "the module `testing`",
    };
    page.push(Block::paragraph(format!(
        "The feature `testing` enables {modules}, for tests without a network."
    )));
    page.extend(lists);
    docs::inner(&page)
}
