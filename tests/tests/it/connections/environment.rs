//! The proxy in the environment variables.

use std::process::Command;

use tests::{ScriptedServer, TestResult};

use super::*;

/// The result of a request to a URL, sent by a process with these environment variables. Others share those of the tests.
fn send(url: &str, variables: &[(&str, &str)]) -> Result<String, Box<dyn std::error::Error>> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_send"));
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
        command.env_remove(name).env_remove(name.to_lowercase());
    }
    let variables = variables.iter().copied();
    let output = command.arg(url).envs(variables).output()?;
    Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
}

#[test]
fn requests_go_through_the_proxy_of_the_environment() -> TestResult {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let proxy = &runtime.block_on(ScriptedServer::script([ok()]))?;
    let server = &runtime.block_on(ScriptedServer::script([ok()]))?;
    let other = "http://127.0.0.1:1";
    let with_scheme = &*proxy.url();
    let address = with_scheme.trim_start_matches("http://");
    let with_credentials = &format!("http://user:hidden@{address}");
    // Of these variables, whether a plain request goes through the proxy.
    let rows: [(&[(&str, &str)], bool); 16] = [
        (&[], false),
        (&[("HTTP_PROXY", with_scheme)], true),
        (&[("http_proxy", with_scheme)], true),
        (&[("ALL_PROXY", with_scheme)], true),
        (&[("all_proxy", with_scheme)], true),
        (&[("HTTP_PROXY", address)], true),
        (&[("HTTP_PROXY", with_credentials)], true),
        (&[("HTTP_PROXY", with_scheme), ("ALL_PROXY", other)], true),
        (&[("HTTP_PROXY", "")], false),
        (&[("HTTPS_PROXY", other)], false),
        (&[("HTTP_PROXY", other), ("NO_PROXY", "127.0.0.1")], false),
        (&[("HTTP_PROXY", other), ("no_proxy", "127.0.0.0/8")], false),
        (&[("ALL_PROXY", other), ("NO_PROXY", "a.example, *")], false),
        (
            &[("HTTP_PROXY", with_scheme), ("NO_PROXY", "a.example")],
            true,
        ),
        (&[("HTTP_PROXY", with_scheme), ("NO_PROXY", "")], true),
        // A CGI program gets it from a header of the request.
        (&[("HTTP_PROXY", other), ("REQUEST_METHOD", "GET")], false),
    ];
    for (variables, expected) in rows {
        assert_eq!(send(&server.url(), variables)?, "sent", "{variables:?}");
        let (forwarded, direct) = (proxy.take_requests(), server.take_requests());
        assert_eq!(
            (forwarded.len(), direct.len()),
            (usize::from(expected), usize::from(!expected)),
            "{variables:?}"
        );
        let credentials = forwarded
            .iter()
            .find_map(|request| request.header("proxy-authorization"));
        let has_credentials = variables.iter().any(|(_, value)| value.contains('@'));
        assert_eq!(credentials.is_some(), has_credentials, "{variables:?}");
    }
    Ok(())
}

#[test]
fn tunnels_go_through_the_proxy_of_the_environment() -> TestResult {
    // A port where nothing listens.
    let unused = std::net::TcpListener::bind("127.0.0.1:0")?;
    let address = unused.local_addr()?.to_string();
    drop(unused);
    let proxy = &format!("http://user:hidden@{address}");
    for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        let message = send("https://127.0.0.1:1", &[(name, proxy)])?;
        let expected = format!("(the proxy http://{address}: Connection refused");
        assert!(message.contains(&expected), "{name}: {message}");
        assert!(!message.contains("hidden"), "{message}");
    }
    for variables in [
        [("HTTP_PROXY", &**proxy), ("A", "b")],
        [("HTTPS_PROXY", proxy), ("NO_PROXY", "*")],
    ] {
        let message = send("https://127.0.0.1:1", &variables)?;
        assert!(!message.contains("proxy"), "{variables:?}: {message}");
    }
    Ok(())
}
