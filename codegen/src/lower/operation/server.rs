//! The servers of operations.

use openapiv3::Server;

/// The URL of the first server, with the defaults of its variables; empty, or only a path, where the document leaves
/// the host to the user. A URL without a scheme is `https`.
pub(super) fn server_url(servers: &[Server]) -> Option<String> {
    let server = servers.first()?;
    let mut url = server.url.trim_end_matches('/').to_owned();
    for (name, variable) in server.variables.iter().flatten() {
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    if url.starts_with("//") {
        url.insert_str(0, "https:");
    }
    let absolute = url.starts_with("https://") || url.starts_with("http://");
    let usable = (absolute || url.starts_with('/')) && !url.contains('{');
    Some(if usable { url } else { String::new() })
}
