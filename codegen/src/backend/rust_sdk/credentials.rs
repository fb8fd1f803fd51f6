//! The credentials of an API, and its security schemes.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, format};
use crate::api::{Credential, CredentialKind, SecurityScheme, SecuritySchemeKind};
use crate::backend::File;
use crate::backend::environment::variable;
use crate::backend::markdown::{Block, blocks, code_span};
use crate::backend::prose::scope::Scope;
use crate::backend::prose::security;
use crate::backend::rust_type::{ident, raw_ident};

/// Their module.
pub(super) const MODULE: &str = "credentials";

pub(super) fn file(scope: &Scope<'_>) -> Option<File> {
    if !scope.api.has_own_credentials() {
        return None;
    }
    let constants = scope
        .api
        .schemes_with_credentials()
        .map(|scheme| scheme_constant(scheme, scope));
    let type_docs = docs::outer(&type_docs(scope));
    let setters = scope.api.schemes_with_credentials().flat_map(|scheme| {
        let credentials = scheme.credentials.iter();
        credentials.map(|credential| setter(credential, scheme, scope))
    });
    let items = [
        quote!(
            use twilio_runtime::{Error, SchemeCredentials, SecurityScheme};
        ),
        quote!(#(#constants)*),
        quote! {
            #type_docs
            #[derive(Clone, Debug, Default)]
            pub struct Credentials(SchemeCredentials);
        },
        from_env(scope),
        quote! {
            impl Credentials {
                #(#setters)*
            }
        },
        quote! {
            impl From<Credentials> for SchemeCredentials {
                fn from(credentials: Credentials) -> Self {
                    credentials.0
                }
            }
        },
    ];
    Some(File {
        path: format!("{MODULE}.rs"),
        source: format::file(
            &[Block::paragraph(
                "Credentials, and the security schemes that they are for.",
            )],
            &items,
        ),
    })
}

fn scheme_constant(scheme: &SecurityScheme, scope: &Scope<'_>) -> TokenStream {
    let constant = ident(scheme.const_name.plain());
    let name = &scheme.name;
    let value = match &scheme.kind {
        SecuritySchemeKind::Http(kind) if kind == "basic" => quote!(basic(#name)),
        SecuritySchemeKind::Http(_) | SecuritySchemeKind::OpenIdConnect => quote!(bearer(#name)),
        SecuritySchemeKind::OAuth2 { token_url } => {
            let url = token_url.as_deref().unwrap_or_default();
            quote!(oauth(#name, #url))
        }
        SecuritySchemeKind::HeaderKey(header) => quote!(header(#name, #header)),
        SecuritySchemeKind::QueryKey(parameter) => quote!(query(#name, #parameter)),
        SecuritySchemeKind::CookieKey(cookie) => quote!(cookie(#name, #cookie)),
    };
    let variables = scheme
        .credentials
        .iter()
        .flat_map(|credential| &credential.variables);
    let variables = variables.map(|name| variable(&scope.context.crate_name, name));
    quote! {
        pub(crate) const #constant: SecurityScheme =
            SecurityScheme::#value.variables(&[#(#variables),*]);
    }
}

fn type_docs(scope: &Scope<'_>) -> Vec<Block> {
    let items = scope.api.schemes_with_credentials().flat_map(|scheme| {
        let kind = security::kind(&scheme.kind);
        scheme.credentials.iter().map(move |credential| {
            let name = &credential.name;
            format!("- [`{name}`](Self::{name}): {kind}, `{}`", scheme.name)
        })
    });
    let items: Vec<_> = items.collect();
    vec![
        Block::paragraph("Credentials for authenticating requests. `Debug` hides them."),
        Block::paragraph(
            "[`new`](Self::new) creates a set without credentials, and setters add them:",
        ),
        Block::other(items.join("\n")),
        Block::paragraph(
            "Each request is sent with the credentials that its operation requires, and no others. If an operation accepts \
             several, it is sent with the first of them that the set contains.",
        ),
    ]
}

/// The constructors.
fn from_env(scope: &Scope<'_>) -> TokenStream {
    let mut alternatives = Vec::new();
    for operation in scope.api.operations() {
        for schemes in scope.api.sendable(operation) {
            let names: Vec<_> = schemes
                .iter()
                .map(|(scheme, _)| ident(scheme.const_name.plain()))
                .collect();
            if !alternatives.contains(&names) {
                alternatives.push(names);
            }
        }
    }
    // The operations without credentials do not make them optional for the others.
    alternatives.retain(|names| !names.is_empty());
    let alternatives = alternatives.iter().map(|names| quote!(&[#(#names),*]));
    let names = scope.api.schemes_with_credentials().flat_map(|scheme| {
        let credentials = scheme.credentials.iter();
        credentials.map(|credential| variables_text(credential, scope))
    });
    let names: Vec<_> = names.collect();
    let from_env_docs = docs::outer(&[
        Block::paragraph(format!(
            "Reads credentials from environment variables: {}.",
            names.join("; ")
        )),
        Block::other("# Errors"),
        Block::paragraph(
            "Returns an error that names the missing variables if no operation that requires credentials can be called with \
             those that are set.",
        ),
    ]);
    quote! {
        impl Credentials {
            /// Creates a set without credentials.
            pub fn new() -> Self {
                Self::default()
            }

            #from_env_docs
            pub fn from_env() -> Result<Self, Error> {
                SchemeCredentials::from_env(&[#(#alternatives),*]).map(Self)
            }
        }
    }
}

/// The environment variables of credentials, in words.
pub(super) fn variables_text(credential: &Credential, scope: &Scope<'_>) -> String {
    let names = credential.variables.iter();
    let names = names.map(|name| code_span(&variable(&scope.context.crate_name, name)));
    names.collect::<Vec<_>>().join(" and ")
}

fn setter(credential: &Credential, scheme: &SecurityScheme, scope: &Scope<'_>) -> TokenStream {
    let setter_docs = docs::outer(&setter_docs(credential, scheme, scope));
    let (name, constant) = (
        raw_ident(&credential.name),
        ident(scheme.const_name.plain()),
    );
    match credential.kind {
        CredentialKind::Token => quote! {
            #setter_docs
            pub fn #name(self, token: impl Into<String>) -> Self {
                Self(self.0.token(#constant, token))
            }
        },
        CredentialKind::Key => quote! {
            #setter_docs
            pub fn #name(self, key: impl Into<String>) -> Self {
                Self(self.0.key(#constant, key))
            }
        },
        CredentialKind::Password => quote! {
            #setter_docs
            pub fn #name(self, user: impl Into<String>, password: impl Into<String>) -> Self {
                Self(self.0.password(#constant, user, password))
            }
        },
        CredentialKind::ClientSecret => {
            let with_url = setter_with_url(credential, scheme);
            quote! {
                #setter_docs
                pub fn #name(
                    self,
                    client_id: impl Into<String>,
                    client_secret: impl Into<String>,
                ) -> Self {
                    Self(self.0.client_secret(#constant, client_id, client_secret))
                }

                #with_url
            }
        }
    }
}

/// The setter that takes the token URL too.
fn setter_with_url(credential: &Credential, scheme: &SecurityScheme) -> TokenStream {
    let name = credential.name_with_url.as_ref().map(raw_ident);
    let constant = ident(scheme.const_name.plain());
    let docs = docs::outer_line(&format!(
        "Like [`{0}`](Self::{0}), with another token URL.",
        credential.name
    ));
    quote! {
        #docs
        ///
        /// # Errors
        ///
        /// Returns an error if the URL is malformed or its scheme is neither `https` nor `http`.
        pub fn #name(
            self,
            token_url: &str,
            client_id: impl Into<String>,
            client_secret: impl Into<String>,
        ) -> Result<Self, Error> {
            let credentials =
                self.0.client_secret_at(#constant, token_url, client_id, client_secret);
            credentials.map(Self)
        }
    }
}

fn setter_docs(credential: &Credential, scheme: &SecurityScheme, scope: &Scope<'_>) -> Vec<Block> {
    let noun = match credential.kind {
        CredentialKind::Token => "token",
        CredentialKind::Password => "user name and the password",
        CredentialKind::Key => "key",
        CredentialKind::ClientSecret => "client ID and its secret",
    };
    let mut text = format!(
        "Sets the {noun} for {} ({}).",
        code_span(&scheme.name),
        security::kind(&scheme.kind)
    );
    match (&scheme.kind, credential.kind) {
        (
            SecuritySchemeKind::OAuth2 {
                token_url: Some(url),
            },
            CredentialKind::ClientSecret,
        ) => {
            text.push_str(&format!(
                " Access tokens are requested from {} with the scopes that operations require, before the first request \
                 and shortly before they expire. Clones share them.",
                code_span(url)
            ));
        }
        (SecuritySchemeKind::OAuth2 { .. }, _) => {
            text.push_str(" The program obtains it, and creates a new client when it expires.");
        }
        _ => {}
    }
    let mut paragraphs = vec![Block::paragraph(text)];
    let description = scheme.docs.description.as_deref();
    paragraphs.extend(description.map(blocks).unwrap_or_default());
    paragraphs.push(Block::paragraph(format!(
        "[`from_env`](Self::from_env) reads {}.",
        variables_text(credential, scope)
    )));
    paragraphs
}
