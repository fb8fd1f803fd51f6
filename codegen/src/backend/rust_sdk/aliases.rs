//! Other names of types.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::uses::Uses;
use crate::api::{Type, TypeDef, TypeId};
use crate::backend::prose::types;
use crate::backend::rust_type::ident;

pub(super) fn item(
    id: &TypeId,
    def: &TypeDef,
    canonical: &TypeId,
    uses: &mut Uses<'_>,
) -> TokenStream {
    let name = ident(id.as_str());
    let docs = docs::outer(&types::docs(id, def, uses.scope));
    let canonical = uses.rust_type(&Type::Def(canonical.clone()));
    quote! {
        #docs
        pub type #name = #canonical;
    }
}
