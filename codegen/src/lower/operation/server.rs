//! The servers of the API and of its operations.

use openapiv3::Server as Source;
use twilio_runtime::__private::{VariableValue, resolve_server};

use super::server_url::ServerUrl;
use super::url_text::variable_names;
use crate::api::{Docs, Server, ServerVariable};
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::context::Lowering;
use crate::lower::naming::{const_name, disambiguate};
use crate::source::Pointer;

/// The greatest number of words of a description that names a server.
const NAME_LENGTH: usize = 4;

impl Lowering<'_> {
    /// The servers of a list at a location that clients can use.
    pub(super) fn servers(&self, sources: &[Source], at: &Pointer) -> Vec<Server> {
        let at = at.child("servers");
        let servers = sources.iter().enumerate();
        let mut servers: Vec<_> = servers
            .filter_map(|(index, source)| self.server(source, &at.child(index)))
            .collect();
        let texts: Vec<_> = servers.iter().map(name_text).collect();
        let names = disambiguate(&texts, const_name);
        for (server, name) in servers.iter_mut().zip(names) {
            server.name = name;
        }
        servers
    }

    fn server(&self, source: &Source, at: &Pointer) -> Option<Server> {
        let url = match ServerUrl::parse(&source.url) {
            ServerUrl::Usable(url) => url,
            // A lint warns about it.
            ServerUrl::OtherProtocol => return None,
            ServerUrl::Malformed(reason) => {
                let message = format!("the URL `{}` of the server {reason}", source.url);
                let error = Diagnostic::new(Code::ServerUrl, &at.child("url"), message);
                self.reporter.report(error.at_value());
                return None;
            }
        };
        let variables = variable_names(&url).into_iter().map(|name| {
            let defined = source.variables.as_ref().and_then(|all| all.get(name));
            ServerVariable {
                name: name.to_owned(),
                default: defined.map(|variable| variable.default.clone()),
                values: defined.map_or_else(Vec::new, |variable| variable.enumeration.clone()),
                docs: Docs::of_description(
                    defined.and_then(|variable| variable.description.as_deref()),
                ),
            }
        });
        let server = Server {
            name: const_name("server"),
            variables: variables.collect(),
            url,
            docs: Docs::of_description(source.description.as_deref()),
        };
        let has_defaults = server
            .variables
            .iter()
            .all(|variable| variable.default.is_some());
        if let Err(reason) = default_url(&server)
            && has_defaults
        {
            let error = Diagnostic::new(Code::ServerUrl, &at.child("variables"), reason);
            self.reporter.report(error);
        }
        Some(server)
    }
}

/// The server of a document that names none.
pub(super) fn unknown_server() -> Server {
    Server {
        name: const_name("root"),
        url: String::new(),
        docs: Docs::default(),
        variables: Vec::new(),
    }
}

/// Whether requests to two servers go to the same URL.
pub(super) fn is_same(a: &Server, b: &Server) -> bool {
    (&a.url, &a.variables) == (&b.url, &b.variables)
}

/// The URL of a server with the default values of its variables; the URL itself if one has none.
pub(in crate::lower) fn url_with_defaults(server: &Server) -> String {
    default_url(server).unwrap_or_else(|_| server.url.clone())
}

fn default_url(server: &Server) -> Result<String, String> {
    if server.variables.is_empty() {
        return Ok(server.url.clone());
    }
    resolve_server(&server.url, &|name| {
        let mut variables = server.variables.iter();
        let variable = variables.find(|variable| variable.name == name)?;
        Some(VariableValue {
            default: variable.default.as_deref(),
            value: None,
        })
    })
}

/// The text that a server is named after: its description if that is short, else its address.
fn name_text(server: &Server) -> String {
    let description = server.docs.description.as_deref().unwrap_or_default();
    let words = description.split_whitespace().count();
    if (1..=NAME_LENGTH).contains(&words) {
        return description.to_owned();
    }
    let address = server.url.split_once("://");
    match address.map_or(server.url.as_str(), |(_, address)| address) {
        "" => "root".to_owned(),
        address => address.to_owned(),
    }
}
