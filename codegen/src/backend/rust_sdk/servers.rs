//! The servers that users can choose from.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, format};
use crate::api::{Api, Server, ServerVariable};
use crate::backend::File;
use crate::backend::markdown::{Block, code_span, docs_blocks, list_item, terminated};
use crate::backend::rust_type::ident;

/// Their module.
pub(super) const MODULE: &str = "servers";

pub(super) fn file(api: &Api) -> Option<File> {
    if !api.has_server_choice() {
        return None;
    }
    let constants = api.servers.iter().map(|server| {
        let (docs, name) = (
            docs::outer(&server_docs(server)),
            ident(server.name.plain()),
        );
        let value = value(server);
        quote! {
            #docs
            pub const #name: Server = #value;
        }
    });
    let names = api.servers.iter().map(|server| ident(server.name.plain()));
    let others = api.servers_of_operations();
    let others = others.iter().map(|server| value(server));
    let has_variables = api
        .servers
        .iter()
        .chain(api.servers_of_operations())
        .any(|server| !server.variables.is_empty());
    let variable = has_variables.then(|| quote!(, ServerVariable));
    let mut items = vec![quote!(
        use twilio_runtime::{Server #variable};
    )];
    items.extend(constants);
    items.push(quote! {
        /// All servers; the first one is the default.
        pub(crate) const ALL: &[Server] = &[#(#names,)* #(#others),*];
    });
    let module_docs = [
        Block::paragraph("The servers of the API. The first one is the default."),
        Block::paragraph(
            "[`ClientBuilder::server`](crate::ClientBuilder::server) selects one, and \
             [`ClientBuilder::server_variable`](crate::ClientBuilder::server_variable) sets a variable in their URLs.",
        ),
    ];
    Some(File {
        path: format!("{MODULE}.rs"),
        source: format::file(&module_docs, &items),
    })
}

fn server_docs(server: &Server) -> Vec<Block> {
    let url = match server.url.as_str() {
        "" => "A server whose URL the API's description does not contain.".to_owned(),
        url => format!("{}.", code_span(url)),
    };
    let mut blocks = vec![Block::paragraph(url)];
    blocks.extend(docs_blocks(&server.docs));
    let items: Vec<_> = server.variables.iter().map(variable_docs).collect();
    if !items.is_empty() {
        blocks.push(Block::other(format!("Variables:\n\n{}", items.join("\n"))));
    }
    blocks
}

/// The list item of a variable.
fn variable_docs(variable: &ServerVariable) -> String {
    let mut description = docs_blocks(&variable.docs);
    if let Some(first) = description.first_mut().filter(|first| first.is_paragraph) {
        first.text = terminated(&first.text);
    }
    let values: Vec<_> = variable
        .values
        .iter()
        .map(|value| code_span(value))
        .collect();
    let values = match values.is_empty() {
        true => String::new(),
        false => format!(" {}.", values.join(", ")),
    };
    let default = match &variable.default {
        Some(default) => format!(" Defaults to {}.", code_span(default)),
        None => " Has no default.".to_owned(),
    };
    list_item(
        &format!("{}:{values}{default}", code_span(&variable.name)),
        &description,
    )
}

fn value(server: &Server) -> TokenStream {
    let (url, variables) = (&server.url, variables(&server.variables));
    quote!(Server::new(#url, #variables))
}

/// The variables of a server.
pub(super) fn variables(variables: &[ServerVariable]) -> TokenStream {
    let variables = variables.iter().map(|variable| {
        let name = &variable.name;
        match &variable.default {
            Some(default) => quote!(ServerVariable::new(#name, #default)),
            None => quote!(ServerVariable::required(#name)),
        }
    });
    quote!(&[#(#variables),*])
}
