//! SID types.

use quote::quote;

use super::{docs, format};
use crate::api::Api;
use crate::backend::File;
use crate::backend::markdown::Block;
use crate::backend::prose::scope::SIDS_MODULE;
use crate::backend::prose::sids;
use crate::backend::rust_type::ident;

pub(super) fn file(api: &Api) -> File {
    let types = api.sids.iter().map(|(id, sid)| {
        let name = ident(id.as_str());
        let docs = docs::outer_line(&sids::description(sid));
        let prefix = &sid.prefix;
        quote! {
            #docs
            #[derive(Clone, Debug, Default)]
            pub struct #name(String);
            twilio_runtime::sid!(#name, #prefix);
        }
    });
    let items: Vec<_> = types.collect();
    File {
        path: format!("{SIDS_MODULE}.rs"),
        source: format::file(
            &[Block::paragraph(
                "A type for the SIDs of each kind of resource.",
            )],
            &items,
        ),
    }
}
