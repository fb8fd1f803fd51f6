use crate::diff::change::Change;
use crate::diff::kind::ChangeKind;

/// Code that sets up a client, and items that come or go with the generator, before and after.
pub(super) fn of_setup(change: &Change) -> Option<(String, String)> {
    use ChangeKind as Kind;

    let before = change.before.as_deref().unwrap_or_default();
    let after = change.after.as_deref().unwrap_or_default();
    let item = change.rust_path().rsplit("::").next().unwrap_or_default();
    let (before, after) = match change.kind {
        Kind::ServerRemoved => (server(item), default_server()),
        Kind::ServerRenamed => (server(before), server(after)),
        Kind::RustNameTaken if change.rust_path().starts_with("servers::") => {
            (server(before), server(after))
        }
        Kind::RequiredServerVariableAdded => (default_server(), variable(after)),
        Kind::ServerVariableRemoved => (variable(before), default_server()),
        Kind::ServerVariableRenamed => (variable(before), variable(after)),
        Kind::ClientCredentialsAdded | Kind::ClientCredentialsRemoved => (
            format!("let client = {before};"),
            format!("let client = {after};"),
        ),
        Kind::CredentialRenamed | Kind::CredentialChanged => (
            format!("let credentials = {before};"),
            format!("let credentials = {after};"),
        ),
        Kind::CredentialRemoved => (
            format!("let credentials = {before};"),
            "// There are no such credentials any more.".to_owned(),
        ),
        Kind::CredentialVariablesChanged => (
            format!("// Reads {before}.\nlet credentials = Credentials::from_env()?;"),
            format!("// Reads {after}.\nlet credentials = Credentials::from_env()?;"),
        ),
        Kind::GeneratedItemChanged => (format!("// {before}"), format!("// {after}")),
        Kind::GeneratedItemRemoved => (
            format!("// {before}"),
            "// There is no such item any more.".to_owned(),
        ),
        _ => return None,
    };
    Some((before, after))
}

fn server(constant: &str) -> String {
    format!("let client = Client::builder(credentials).server(servers::{constant}).build()?;")
}

fn default_server() -> String {
    "let client = Client::builder(credentials).build()?;".to_owned()
}

fn variable(name: &str) -> String {
    format!("let client = Client::builder(credentials).server_variable({name:?}, value).build()?;")
}
