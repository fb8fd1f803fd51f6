//! The client, which has a method for each operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, format};
use crate::api::Api;
use crate::backend::File;
use crate::backend::markdown::{Block, plain};

pub(super) fn file(api: &Api) -> File {
    let server = &api.server;
    let client_docs = docs::outer(&[
        Block::paragraph(format!("Client for the {} API.", title(api))),
        Block::paragraph(
            "Each operation is a method. A method performs no I/O: it returns a [`Request`](crate::Request), which is sent \
             when it is awaited. A client is cheap to clone; its clones share connections.",
        ),
    ]);
    let is_unused = api.operations().next().is_none();
    let unused = is_unused.then(|| quote!(#[allow(dead_code)]));
    let items = [
        quote!(
            use twilio_runtime::{ClientBuilder, Credentials, Error};
        ),
        quote! {
            /// The server that requests go to, unless the client is built with another base URL.
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
        constructors(),
        quote! {
            impl From<twilio_runtime::Client> for Client {
                fn from(runtime: twilio_runtime::Client) -> Self {
                    Self { runtime }
                }
            }
        },
    ];
    File {
        path: "client.rs".to_owned(),
        source: format::file(&[Block::paragraph("The client and its setup.")], &items),
    }
}

/// The functions that create a client.
fn constructors() -> TokenStream {
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

            /// Creates a client from environment variables: `TWILIO_API_KEY` and `TWILIO_API_SECRET`, or
            /// `TWILIO_ACCOUNT_SID` and `TWILIO_AUTH_TOKEN`; and `TWILIO_EDGE` and `TWILIO_REGION` if they are set.
            ///
            /// # Errors
            ///
            /// If a variable is missing or the client cannot be set up on this machine; the error says which or why.
            pub fn from_env() -> Result<Self, Error> {
                ClientBuilder::from_env(USER_AGENT)?.build()
            }

            /// Returns a builder for a client with other settings.
            pub fn builder(credentials: Credentials) -> ClientBuilder<Self> {
                ClientBuilder::new(credentials, USER_AGENT)
            }
        }
    }
}

/// The document's title, without a trailing "API" that the docs repeat.
fn title(api: &Api) -> String {
    let title = plain(&api.title);
    let words = title.trim_end_matches('.');
    words.strip_suffix(" API").unwrap_or(words).to_owned()
}
