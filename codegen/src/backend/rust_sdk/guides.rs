//! The guides: modules for rustdoc alone.

use proc_macro2::TokenStream;
use quote::quote;

use super::{feature_links, format};
use crate::api::Operation;
use crate::backend::markdown::Block;
use crate::backend::prose::scope::Scope;
use crate::backend::rust_type::ident;
use crate::backend::{CrateContext, File, Guide};

/// Their module.
const MODULE: &str = "guides";

pub(super) fn file(context: &CrateContext) -> Option<File> {
    if context.guides.is_empty() {
        return None;
    }
    let items = context.guides.iter();
    let items = items.map(|guide| format!("1. [{}](mod@{})", guide.title, guide.module));
    let list: Vec<_> = items.collect();
    let docs = [
        Block::paragraph("Guides, in reading order."),
        Block::other(list.join("\n")),
    ];
    let modules = context.guides.iter().enumerate().map(|(position, guide)| {
        let name = ident(&guide.module);
        let path = format!("../guides/{}", guide.file);
        let is_linked = |other: &&Guide| guide.text.contains(&format!("\n[{}]: ", other.module));
        let linked = context.guides.iter().filter(is_linked);
        let mut links: Vec<_> = linked.map(|other| link(other, "")).collect();
        if !links.is_empty() {
            links.push(String::new());
        }
        let fallbacks = feature_links::of_text(&guide.text);
        let features = fallbacks.iter().map(|fallback| fallback.feature);
        let definitions = fallbacks.iter().map(|fallback| &fallback.definitions);
        let neighbors = neighbors(position, &context.guides).map(|line| {
            quote! {
                #[doc = ""]
                #[doc = #line]
            }
        });
        quote! {
            #(#[doc = #links])*
            #(#[cfg_attr(not(feature = #features), doc = #definitions)])*
            #[doc = include_str!(#path)]
            #neighbors
            pub mod #name {}
        }
    });
    let items = [
        // The guides link to these names.
        quote! {
            #[allow(unused_imports)]
            use crate::*;
        },
        quote!(#(#modules)*),
    ];
    Some(File {
        path: format!("{MODULE}.rs"),
        source: format::file(&docs, &items),
    })
}

/// Links to the guides before and after one, if there are others.
fn neighbors(position: usize, guides: &[Guide]) -> Option<String> {
    let link =
        |label: &str, guide: &Guide| format!("{label}: [{}](mod@{}).", guide.title, guide.module);
    let previous = position
        .checked_sub(1)
        .and_then(|before| guides.get(before));
    let next = guides.get(position + 1);
    let links = [
        previous.map(|guide| link("Previous", guide)),
        next.map(|guide| link("Next", guide)),
    ];
    let links: Vec<_> = links.into_iter().flatten().collect();
    (!links.is_empty()).then(|| format!(" {}", links.join(" ")))
}

/// The definition of a link to a guide's module, which is below `scope`. The README and the guides define the same
/// links as files, for readers of the repository; of two definitions, the first holds.
pub(super) fn link(guide: &Guide, scope: &str) -> String {
    format!(" [{0}]: mod@{scope}{0}", guide.module)
}

/// The module as an item of the crate's root.
pub(super) fn declaration(context: &CrateContext) -> Option<TokenStream> {
    let name = ident(MODULE);
    // Without these features, the guides link to items that do not exist.
    (!context.guides.is_empty()).then(|| {
        quote! {
            #[cfg(any(doc, doctest))]
            #[cfg_attr(
                not(all(feature = "hyper", feature = "testing", feature = "webhooks")),
                allow(rustdoc::broken_intra_doc_links)
            )]
            pub mod #name;
        }
    })
}

/// Links to the guides of an operation, if there are any.
pub(super) fn links(operation: &Operation, scope: &Scope<'_>) -> Option<String> {
    let guides = scope.mentions.of(operation.name.plain());
    let links = guides.iter();
    let links =
        links.map(|guide| format!("[{}](mod@crate::{MODULE}::{})", guide.title, guide.module));
    let links: Vec<_> = links.collect();
    let noun = if links.len() == 1 { "guide" } else { "guides" };
    (!links.is_empty()).then(|| format!("{noun}: {}", links.join(", ")))
}
