//! The guides, as modules that are there for rustdoc alone.

use proc_macro2::TokenStream;
use quote::quote;

use super::{File, format, types};
use crate::{Extras, Guide};

/// The module that they are in.
pub(super) const MODULE: &str = "guides";

pub(super) fn file(extras: &Extras) -> Option<File> {
    if extras.guides.is_empty() {
        return None;
    }
    let list: Vec<_> = extras.guides.iter().map(line).collect();
    let docs = vec!["Guides, from first steps on.".to_owned(), list.join("\n")];
    let modules = extras.guides.iter().map(|guide| {
        let name = types::ident(&guide.module);
        let path = format!("../guides/{}", guide.file);
        let used = |other: &&Guide| guide.text.contains(&format!("\n[{}]: ", other.module));
        let used = extras.guides.iter().filter(used);
        let mut links: Vec<_> = used.map(|other| link(other, "")).collect();
        if !links.is_empty() {
            links.push(String::new());
        }
        quote! {
            #(#[doc = #links])*
            #[doc = include_str!(#path)]
            pub mod #name {}
        }
    });
    let items = [
        // What the guides link to.
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

fn line(guide: &Guide) -> String {
    format!("1. [{}](mod@{})", guide.title, guide.module)
}

/// The definition of a link that leads to a guide's module, which is called after `scope`. The README and the guides
/// define the same links to be files, as readers of the repository need them: of two definitions the first one holds.
pub(super) fn link(guide: &Guide, scope: &str) -> String {
    format!(" [{0}]: mod@{scope}{0}", guide.module)
}

/// The module as an item of the crate's root.
pub(super) fn declaration(extras: &Extras) -> Option<TokenStream> {
    let name = types::ident(MODULE);
    // Without these features, some of what the guides link to is not there.
    (!extras.guides.is_empty()).then(|| {
        quote! {
            #[cfg(any(doc, doctest))]
            #[cfg_attr(
                not(all(feature = "reqwest", feature = "testing", feature = "webhooks")),
                allow(rustdoc::broken_intra_doc_links)
            )]
            pub mod #name;
        }
    })
}
