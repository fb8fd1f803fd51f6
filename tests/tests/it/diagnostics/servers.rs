//! URLs of servers and paths that cannot be used as they are.

use insta::assert_snapshot;

use super::lines;

/// The diagnostics for a document with this server and this path.
fn of(server: &str, path: &str) -> String {
    lines(&format!(
        "openapi: 3.0.3
info: {{ title: Parcels, version: '1' }}
servers: [{server}]
paths: {{ {path}: {{ get: {{ responses: {{ '204': {{ description: Sent }} }} }} }} }}
"
    ))
}

/// The diagnostics for several servers, a line each.
fn of_servers(servers: &[&str]) -> String {
    let lines = servers.iter().map(|server| of(server, "/parcels"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn urls_that_cannot_be_used_are_errors() {
    let servers = [
        "{ url: 'https://parcels.example.com?a=b' }",
        "{ url: 'https://parcels.example.com/#a' }",
        "{ url: 'https://user:pass@parcels.example.com' }",
        "{ url: 'https://pärcels.example.com' }",
        "{ url: 'https://parcels example.com' }",
        "{ url: 'https:///parcels' }",
        "{ url: 'https://{region.example.com' }",
        "{ url: 'https://region}.example.com' }",
        "{ url: 'https://{region}.example.com', variables: { region: { default: 'evil.com/' } } }",
        "{ url: '{scheme}://example.com', variables: { scheme: { default: ftp } } }",
    ];
    assert_snapshot!(of_servers(&servers), @r"
    3:18: #/servers/0/url: the URL `https://parcels.example.com?a=b` of the server has a query or a fragment
    3:18: #/servers/0/url: the URL `https://parcels.example.com/#a` of the server has a query or a fragment
    3:18: #/servers/0/url: the URL `https://user:pass@parcels.example.com` of the server has a user name
    3:18: #/servers/0/url: the URL `https://pärcels.example.com` of the server has a host with other characters than ASCII letters, digits, hyphens and dots
    3:18: #/servers/0/url: the URL `https://parcels example.com` of the server has a host with other characters than ASCII letters, digits, hyphens and dots
    3:18: #/servers/0/url: the URL `https:///parcels` of the server has no host
    3:18: #/servers/0/url: the URL `https://{region.example.com` of the server has an unmatched brace
    3:18: #/servers/0/url: the URL `https://region}.example.com` of the server has an unmatched brace
    3:50: #/servers/0/variables: the server variable `region` must be a part of a host name, of ASCII letters, digits, hyphens and dots
    3:44: #/servers/0/variables: the server variable `scheme` must be `http` or `https`
    ");
}

#[test]
fn variables_and_urls_that_clients_cannot_use_are_warnings() {
    let servers = [
        "{ url: 'https://{region}.example.com/{stage}', variables: { region: { default: eu }, port: { default: '1' } } }",
        "{ url: 'wss://parcels.example.com' }",
        "{ url: parcels.example.com/v1 }",
        "{ url: 'localhost:8080' }",
    ];
    assert_snapshot!(of_servers(&servers), @r"
    3:18: #/servers/0/url: undefined variable `stage` in the URL of the server; define it in `variables`; otherwise, clients must set `stage`
    3:96: #/servers/0/variables/port: no `{port}` in the URL of the server for this variable; add it to the URL, or remove the variable
    3:18: #/servers/0/url: the server `wss://parcels.example.com` is not used: its protocol is not HTTP; clients use the first server with `https://` or `http://`
    3:18: #/servers/0/url: the server `parcels.example.com/v1` has no host, and is a path; if it is a host, write `https://parcels.example.com/v1`
    3:18: #/servers/0/url: the server `localhost:8080` has no host, and is a path; if it is a host, write `https://localhost:8080`
    ");
}

#[test]
fn urls_that_clients_can_use_are_accepted() {
    for url in [
        "/",
        "/v1.2",
        "v1/api",
        "./v1",
        "../api",
        "//parcels.example.com",
        "HTTPS://Parcels.example.com:8443/a b/ü/",
        "http://[::1]:8080",
        "http://localhost:8080/%20",
    ] {
        assert_eq!(of(&format!("{{ url: '{url}' }}"), "/parcels"), "", "{url}");
    }
    for server in [
        "{ url: '{server}/v1', variables: { server: { default: 'https://parcels.example.com/api' } } }",
        "{ url: 'https://parcels.example.com{base}', variables: { base: { default: /v1 } } }",
        "{ url: 'https://parcels.example.com/{base}', variables: { base: { default: '' } } }",
        "{ url: 'http{s}://{host}', variables: { s: { default: '' }, host: { default: 'localhost:8080' } } }",
    ] {
        assert_eq!(of(server, "/parcels"), "", "{server}");
    }
}

#[test]
fn paths_that_cannot_be_sent_are_reported() {
    let server = "{ url: https://parcels.example.com }";
    let paths = [
        "'/a/../b'",
        "'/./a'",
        "'/a}b'",
        "'/a{b'",
        "'/{}'",
        "'/a#b?c'",
    ];
    let lines = paths.iter().map(|path| of(server, path));
    assert_snapshot!(lines.collect::<Vec<_>>().join("\n"), @r"
    4:10: #/paths/~1a~1..~1b: path `/a/../b` has a segment `.` or `..`, which clients remove; write the path that results
    4:10: #/paths/~1.~1a: path `/./a` has a segment `.` or `..`, which clients remove; write the path that results
    4:20: #/paths/~1a}b/get: unmatched `}` in the path `/a}b`
    4:20: #/paths/~1a{b/get: unclosed `{` in the path `/a{b`
    4:19: #/paths/~1{}/get: no path parameter for `{}` in the path; declare it
    4:10: #/paths/~1a#b?c: the fragment `#b?c` of the path is not sent; write `%23` for the character `#`, or remove the fragment
    ");
    for path in [
        "'/a b?c=d e&f#'",
        "'/ü'",
        "//a//b",
        "'/100%'",
        "/..a/...",
        "'/a|b^c`\"<>\\'",
    ] {
        let report = of(server, path);
        assert!(report.is_empty() || path.contains('#'), "{path}: {report}");
    }
}
