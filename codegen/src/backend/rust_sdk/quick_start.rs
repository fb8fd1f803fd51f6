//! The construction of a client, for the crate's first page.

use super::credentials;
use crate::api::{Api, Credential, CredentialKind, SecurityScheme};
use crate::backend::markdown::{Block, fenced};
use crate::backend::prose::scope::Scope;

/// An example, and what it depends on.
pub(super) fn docs(scope: &Scope<'_>) -> Vec<Block> {
    let api = scope.api;
    if api.is_twilio {
        return Vec::new();
    }
    let mut blocks = vec![fenced("", &program(scope).join("\n"))];
    if api.has_own_credentials() {
        let variables = api
            .schemes_with_credentials()
            .flat_map(|scheme| &scheme.credentials);
        let variables = variables.map(|credential| credentials::variables_text(credential, scope));
        let variables: Vec<_> = variables.collect();
        blocks.push(Block::paragraph(format!(
            "`Client::from_env` reads the credentials from environment variables: {}.",
            variables.join("; ")
        )));
    }
    if !has_host(api) {
        blocks.push(Block::paragraph(
            "The API's description does not contain the host of its server, so a client needs a base URL.",
        ));
    }
    if api.has_server_choice() {
        blocks.push(Block::paragraph(
            "The module [`servers`](mod@servers) lists the API's servers and the variables in their URLs.",
        ));
    }
    blocks
}

fn has_host(api: &Api) -> bool {
    api.servers.first().is_some_and(|server| server.has_host())
}

fn program(scope: &Scope<'_>) -> Vec<String> {
    let api = scope.api;
    let credentials = api.has_own_credentials().then(|| {
        let schemes = usual_schemes(api).into_iter();
        let setters = schemes.filter_map(|scheme| scheme.credentials.last().map(setter));
        format!("Credentials::new(){}", setters.collect::<String>())
    });
    let arguments = credentials.clone().unwrap_or_default();
    let mut imports = vec!["Client", "Error"];
    if credentials.is_some() {
        imports.insert(1, "Credentials");
    }
    let client = match has_host(api) {
        true => format!("Client::new({arguments})?;"),
        false => {
            format!("Client::builder({arguments}).base_url(\"https://api.example.com\").build()?;")
        }
    };
    vec![
        format!(
            "use ::{}::{{{}}};",
            scope.context.crate_name,
            imports.join(", ")
        ),
        String::new(),
        "fn client() -> Result<Client, Error> {".to_owned(),
        format!("    let client = {client}"),
        "    Ok(client)".to_owned(),
        "}".to_owned(),
    ]
}

/// The schemes that most operations can be sent with.
fn usual_schemes(api: &Api) -> Vec<&SecurityScheme> {
    let mut counts: Vec<(Vec<&SecurityScheme>, usize)> = Vec::new();
    for operation in api.operations() {
        let Some(schemes) = api.sendable(operation).find(|schemes| !schemes.is_empty()) else {
            continue;
        };
        let schemes: Vec<_> = schemes.into_iter().map(|(scheme, _)| scheme).collect();
        match counts.iter_mut().find(|(other, _)| *other == schemes) {
            Some((_, count)) => *count += 1,
            None => counts.push((schemes, 1)),
        }
    }
    let mut usual = Vec::new();
    let mut most = 0;
    for (schemes, count) in counts {
        if count > most {
            (usual, most) = (schemes, count);
        }
    }
    usual
}

/// The call of a setter with a placeholder.
fn setter(credential: &Credential) -> String {
    let arguments = match credential.kind {
        CredentialKind::Token => "\"token\"",
        CredentialKind::Key => "\"key\"",
        CredentialKind::Password => "\"user\", \"password\"",
        CredentialKind::ClientSecret => "\"client-id\", \"client-secret\"",
    };
    format!(".{}({arguments})", credential.name.raw())
}
