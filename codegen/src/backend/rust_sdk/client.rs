//! The client that all operations are methods of.

use quote::quote;

use super::{File, format};
use crate::api::Api;

pub(super) fn file(api: &Api) -> File {
    let server = &api.server;
    let server_docs =
        " The server that requests go to unless the client is built with another base URL."
            .to_owned();
    let client_docs = format!(" A client of the API {}.", api.title);
    let client_docs = format::comment(&client_docs);
    let operations = api.modules.iter().map(|module| module.operations.len());
    let unread = (operations.sum::<usize>() == 0).then(|| quote!(#[allow(dead_code)]));
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
                #unread
                pub(crate) runtime: twilio_runtime::Client,
            }
        },
        quote! {
            const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
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

                /// A client with the credentials, edge and region that the environment says: `TWILIO_API_KEY` and
                /// `TWILIO_API_SECRET`, or `TWILIO_ACCOUNT_SID` and `TWILIO_AUTH_TOKEN`; `TWILIO_EDGE` and
                /// `TWILIO_REGION` if they are set.
                ///
                /// # Errors
                ///
                /// A variable is missing, or the client cannot be set up on this machine: the error says what is missing.
                pub fn from_env() -> Result<Self, Error> {
                    ClientBuilder::from_env(USER_AGENT)?.build()
                }

                /// Starts a client with settings of your own.
                pub fn builder(credentials: Credentials) -> ClientBuilder<Self> {
                    ClientBuilder::new(credentials, USER_AGENT)
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
