//! SID types.

use quote::quote;

use super::{File, doc, format, types};
use crate::api::Api;

pub(super) fn file(api: &Api) -> File {
    let mut items = Vec::new();
    for sid in &api.sids {
        let name = types::ident(&sid.name);
        let docs = doc(&sid.docs, String::new);
        let prefix = &sid.prefix;
        items.push(quote! {
            #docs
            #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub struct #name(String);
            twilio_runtime::sid!(#name, #prefix);
        });
    }
    File {
        path: "sids.rs".to_owned(),
        source: format::file(
            &vec!["A type for the SIDs of each kind of resource.".to_owned()],
            &items,
        ),
    }
}
