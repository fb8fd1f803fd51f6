//! SID types.

use quote::quote;

use super::{docs, format};
use crate::api::{Api, Sid};
use crate::backend::File;
use crate::backend::markdown::{Block, code_span};
use crate::backend::rust_type::ident;

/// Their module.
pub(super) const MODULE: &str = "sids";

pub(super) fn file(api: &Api) -> File {
    let types = api.sids.iter().map(|(id, sid)| {
        let name = ident(id.as_str());
        let docs = docs::outer_line(&description(sid));
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
        path: format!("{MODULE}.rs"),
        source: format::file(
            &[Block::paragraph(
                "A type for the SIDs of each kind of resource.",
            )],
            &items,
        ),
    }
}

fn description(sid: &Sid) -> String {
    let form = format!(
        "{} characters, `{}` and 32 hexadecimal digits ({})",
        sid.length(),
        sid.prefix,
        code_span(&sid.pattern())
    );
    match &sid.resource {
        Some(words) => {
            let article = match words.starts_with(['a', 'e', 'i', 'o', 'u']) {
                true => "an",
                false => "a",
            };
            format!("The SID of {article} {words}: {form}.")
        }
        None => format!("A SID of {form}. The API's description does not say what it identifies."),
    }
}
