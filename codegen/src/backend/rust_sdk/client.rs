//! The client, which has a method for each operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::{credentials, docs, format, servers};
use crate::api::Api;
use crate::backend::File;
use crate::backend::markdown::{Block, plain};
use crate::backend::prose::scope::Scope;
use crate::backend::rust_type::ident;

pub(super) fn file(scope: &Scope<'_>) -> File {
    let api = scope.api;
    let server = &api.server;
    let server_docs = docs::outer_line(server_docs(api));
    let client_docs = docs::outer(&[
        Block::paragraph(format!("Client for the {} API.", title(api))),
        Block::paragraph(
            "Each operation is a method. A method performs no I/O: it returns a [`Request`](crate::Request), which is sent \
             when it is awaited. A client is cheap to clone; its clones share connections.",
        ),
    ]);
    let is_unused = api.operations().next().is_none();
    let unused = is_unused.then(|| quote!(#[allow(dead_code)]));
    let mut items = vec![
        imports(api),
        quote! {
            #server_docs
            pub const SERVER: &str = #server;
        },
        quote! {
            #client_docs
            #[derive(Clone, Debug)]
            pub struct Client {
                #unused
                pub(crate) runtime: twilio_runtime::Client,
            }
        },
        quote! {
            const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
        },
        constructors(scope),
        quote! {
            impl From<twilio_runtime::Client> for Client {
                fn from(runtime: twilio_runtime::Client) -> Self {
                    Self { runtime }
                }
            }
        },
    ];
    if api.is_twilio {
        items.push(quote! {
            impl twilio_runtime::TwilioClient for Client {}
        });
    }
    File {
        path: "client.rs".to_owned(),
        source: format::file(&[Block::paragraph("The client and its setup.")], &items),
    }
}

fn server_docs(api: &Api) -> &'static str {
    match api.servers.first() {
        Some(server) if !server.has_host() => {
            "The server that requests go to. The API's description does not contain its host, so the client needs a base \
             URL, which replaces it: [`ClientBuilder::base_url`]."
        }
        _ => "The server that requests go to, unless the client is built with another base URL.",
    }
}

fn imports(api: &Api) -> TokenStream {
    let servers = api.has_server_choice().then(|| {
        let module = ident(servers::MODULE);
        quote!(use crate::#module;)
    });
    if api.is_twilio {
        return quote!(#servers use twilio_runtime::{ClientBuilder, Credentials, Error};);
    }
    if api.has_own_credentials() {
        let module = ident(credentials::MODULE);
        return quote! {
            use crate::#module::Credentials;
            #servers
            use twilio_runtime::{ClientBuilder, Error};
        };
    }
    quote!(#servers use twilio_runtime::{ClientBuilder, Error, SchemeCredentials};)
}

/// The functions that create a client.
fn constructors(scope: &Scope<'_>) -> TokenStream {
    let api = scope.api;
    let servers = api.has_server_choice().then(|| {
        let module = ident(servers::MODULE);
        quote!(.servers(#module::ALL))
    });
    if !api.is_twilio && !api.has_own_credentials() {
        return quote! {
            impl Client {
                /// Creates a client with the default settings.
                ///
                /// # Errors
                ///
                /// If the client cannot be set up on this machine; the error says what is missing.
                pub fn new() -> Result<Self, Error> {
                    Self::builder().build()
                }

                /// Returns a builder for a client with other settings.
                pub fn builder() -> ClientBuilder<Self> {
                    ClientBuilder::new(SchemeCredentials::none(), USER_AGENT) #servers
                }
            }
        };
    }
    let from_env = from_env(scope);
    quote! {
        impl Client {
            /// Creates a client with the default settings.
            ///
            /// # Errors
            ///
            /// If the client cannot be set up on this machine; the error says what is missing.
            pub fn new(credentials: Credentials) -> Result<Self, Error> {
                Self::builder(credentials).build()
            }

            #from_env

            /// Returns a builder for a client with other settings.
            pub fn builder(credentials: Credentials) -> ClientBuilder<Self> {
                ClientBuilder::new(credentials, USER_AGENT) #servers
            }
        }
    }
}

/// The function that creates a client from environment variables.
fn from_env(scope: &Scope<'_>) -> TokenStream {
    if scope.api.is_twilio {
        return quote! {
            /// Creates a client from environment variables: `TWILIO_API_KEY` and `TWILIO_API_SECRET`, or
            /// `TWILIO_ACCOUNT_SID` and `TWILIO_AUTH_TOKEN`; and `TWILIO_EDGE` and `TWILIO_REGION` if they are set.
            ///
            /// # Errors
            ///
            /// If a variable is missing or the client cannot be set up on this machine; the error says which or why.
            pub fn from_env() -> Result<Self, Error> {
                ClientBuilder::from_env(USER_AGENT)?.build()
            }
        };
    }
    quote! {
        /// Creates a client with credentials from environment variables, as [`Credentials::from_env`] reads them.
        ///
        /// # Errors
        ///
        /// If a variable is missing or the client cannot be set up on this machine; the error says which or why.
        pub fn from_env() -> Result<Self, Error> {
            Self::new(Credentials::from_env()?)
        }
    }
}

/// The document's title, without a trailing "API" that the docs repeat.
fn title(api: &Api) -> String {
    let title = plain(&api.title);
    let words = title.trim_end_matches('.');
    words.strip_suffix(" API").unwrap_or(words).to_owned()
}
