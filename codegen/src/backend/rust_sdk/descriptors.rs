//! What is fixed about each operation, by name.

use proc_macro2::TokenStream;
use quote::quote;

use super::{File, Scope, Uses, format, types};
use crate::api::{Api, Media, Operation, Type};

/// The module that they are in.
pub(super) const MODULE: &str = "operations";

pub(super) fn file(api: &Api, scope: &Scope<'_>) -> File {
    let mut uses = Uses::new(MODULE, scope);
    let operations = api.modules.iter().flat_map(|module| &module.operations);
    let mut items: Vec<_> = operations
        .map(|operation| descriptor(operation, &mut uses))
        .collect();
    items.splice(0..0, uses.items());
    let docs = "The operations by name: method, path, and the type of the answer. To call one, use its method of \
                [`Client`](crate::Client).";
    File {
        path: format!("{MODULE}.rs"),
        source: format::file(&vec![docs.to_owned()], &items),
    }
}

fn descriptor(operation: &Operation, uses: &mut Uses<'_>) -> TokenStream {
    uses.runtime("Operation");
    uses.runtime("TypedOperation");
    let docs = format!(
        " [`Client::{}`](crate::Client::{0}): `{} {}`",
        operation.name.trim_start_matches("r#"),
        operation.method,
        operation.path
    );
    let docs = format::comment(&docs);
    let static_name = types::ident(&operation.static_name);
    let answer = types::value(&operation.response, uses);
    let id = &operation.id;
    let method = types::ident(&operation.method.to_lowercase());
    let path = &operation.path;
    let server = match &operation.server {
        Some(server) => quote!(#server),
        None => {
            uses.local("client", "SERVER");
            quote!(SERVER)
        }
    };
    let settings = settings(operation);
    quote! {
        #[doc = #docs]
        pub static #static_name: TypedOperation<#answer> =
            Operation::#method(#id, #server, #path) #settings .typed();
    }
}

/// What is said of an operation besides method and path.
fn settings(operation: &Operation) -> TokenStream {
    let body = operation.body.map(|body| match body {
        Media::Form => quote!(.form()),
        Media::Json => quote!(.json()),
        Media::Multipart => quote!(.multipart()),
        Media::Raw => quote!(.raw()),
    });
    let content_type = operation.content_type.as_ref();
    let content_type = content_type.map(|media_type| quote!(.content_type(#media_type)));
    let accept = operation.accept.as_ref();
    let accept = accept.map(|media_type| quote!(.accept(#media_type)));
    let redirects = (operation.response == Type::Redirect).then(|| quote!(.expect_redirect()));
    let credentials = (!operation.credentials).then(|| quote!(.without_credentials()));
    quote!(#body #content_type #accept #redirects #credentials)
}
