//! The client that all operations are methods of.

use quote::quote;

use super::{File, format};
use crate::api::Api;
use crate::markdown;

pub(super) fn file(api: &Api) -> File {
    let server = &api.server;
    let server_docs =
        " The server that requests go to unless the client is built with another base URL."
            .to_owned();
    let client_docs = format!(" A client of the API {}.", markdown::plain(&api.title));
    let client_docs = format::comment(&client_docs);
    let items = [
        quote!(
            use twilio_runtime::{ClientBuilder, Credentials, Error};
        ),
        quote! {
            #[doc = #server_docs]
            pub const SERVER: &str = #server;
        },
        quote! {
            #[doc = #client_docs]
            ///
            /// Each operation is a method. A method does no I/O: it returns a [`Request`](crate::Request), which is sent
            /// when it is awaited. A client is cheap to clone; its clones share connections.
            #[derive(Clone, Debug)]
            pub struct Client {
                pub(crate) runtime: twilio_runtime::Client,
            }
        },
        quote! {
            impl Client {
                /// A client with the default settings.
                ///
                /// # Errors
                ///
                /// The client cannot be set up on this machine: the error says what is missing.
                pub fn new(credentials: Credentials) -> Result<Self, Error> {
                    Self::builder(credentials).build()
                }

                /// Starts a client with settings of your own.
                pub fn builder(credentials: Credentials) -> ClientBuilder<Self> {
                    let user_agent = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
                    ClientBuilder::new(credentials, user_agent)
                }
            }
        },
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
        source: format::file(
            &vec!["The client, and how it is set up.".to_owned()],
            &items,
        ),
    }
}
