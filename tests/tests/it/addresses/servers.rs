//! Servers: their choice, and the variables in their URLs.

use tests::{Server, TestResult};

use twilio_runtime::testing::MockTransport;

use crate::fixture_crates::servers::*;

/// The host and the port of a server.
fn address(server: &Server) -> (String, String) {
    let url = server.url();
    let (host, port) = url
        .trim_start_matches("http://")
        .split_once(':')
        .expect("there is a port");
    (host.to_owned(), port.to_owned())
}

/// The URL of a request.
fn url<T>(request: Request<T>) -> Result<String, Error> {
    Ok(request.to_http()?.uri().to_string())
}

#[tokio::test]
async fn variables_take_requests_to_another_server() -> TestResult {
    let server = &Server::start().await?;
    let (host, port) = address(server);
    let client = Client::builder()
        .server_variable("host", &host)
        .server_variable("port", &port)
        .server_variable("tenant", format!("{host}:{port}"))
        .build()?;
    let other = Client::builder()
        .server_variable("host", &host)
        .server_variable("port", &port)
        .server_variable("base", "/a b/?#ü/")
        .build()?;
    for (request, path) in [
        (client.here(), "/v1/main/l%C3%BC/here"),
        (other.here(), "/a%20b/%3F%23%C3%BC//l%C3%BC/here"),
        (client.tenant(), &format!("/two/{host}/there")),
    ] {
        request.await?;
        assert_eq!(server.take_requests()[0].path, path);
    }
    Ok(())
}

#[tokio::test]
async fn servers_of_operations_keep_their_paths_under_a_base_url() -> TestResult {
    let server = &Server::start().await?;
    let client = Client::builder()
        .base_url(format!("{}/p", server.url()))
        .build()?;
    for (request, path) in [
        (client.here(), "/p/here"),
        (client.there(), "/p/there"),
        (client.elsewhere(), "/p/relative/there"),
        // Its host has no value, and needs none.
        (client.tenant(), "/p/two/here/there"),
    ] {
        request.await?;
        assert_eq!(server.take_requests()[0].path, path);
    }
    Ok(())
}

#[test]
fn the_first_server_is_the_default_and_another_can_be_selected() -> Result<(), Error> {
    let client = Client::builder().build()?;
    assert_eq!(
        url(client.here())?,
        "http://api.example.com:8443/v1/main/l%C3%BC/here"
    );
    assert_eq!(SERVER, "http://api.example.com:8443/v1/main/l%C3%BC");
    assert_eq!(url(client.there())?, "https://there.example.com/there");
    let client = Client::builder()
        .server(servers::BACKUP_EXAMPLE_COM)
        .build()?;
    assert_eq!(url(client.here())?, "https://backup.example.com/here");
    assert_eq!(url(client.there())?, "https://there.example.com/there");
    let client = Client::builder()
        .server(servers::PRODUCTION)
        .server_variable("base", "v2")
        .build()?;
    assert_eq!(
        url(client.here())?,
        "http://api.example.com:8443/v2/l%C3%BC/here"
    );
    Ok(())
}

#[test]
fn no_value_of_a_variable_changes_another_part_of_the_url() -> Result<(), Error> {
    for (name, value) in [
        ("host", "evil.example/"),
        ("host", "evil.example#"),
        ("host", "evil.example?"),
        ("host", "user@evil.example"),
        ("host", "evil.example:80"),
        ("host", "evil.example\\"),
        ("host", "evil.example%2F"),
        ("host", ""),
        ("host", ".."),
        ("host", "a b"),
        ("host", "ü"),
        ("port", "80@evil.example"),
        ("port", "80/evil"),
        ("port", ""),
        ("port", "65536"),
        ("base", ".."),
        ("base", "v1/../../admin"),
        ("base", "."),
    ] {
        let error = Client::builder()
            .server_variable(name, value)
            .build()
            .expect_err(value);
        assert!(error.is_configuration(), "{value}: {error}");
    }
    for value in [
        "//evil.example",
        "http://evil.example",
        "\\evil",
        "@evil.example",
        "%2e%2e",
    ] {
        let client = Client::builder().server_variable("base", value).build()?;
        let url = url(client.here())?;
        assert!(url.starts_with("http://api.example.com:8443/"), "{url}");
        assert!(!url.contains("/.."), "{url}");
    }
    Ok(())
}

#[test]
fn an_unknown_variable_is_an_error_that_lists_the_known_ones() {
    let error = Client::builder()
        .server_variable("bas", "v2")
        .build()
        .expect_err("there is none");
    assert_eq!(
        error.to_string(),
        "the API has no server variable `bas`, only `host`, `port`, `base`, `tenant`"
    );
}

#[test]
fn a_variable_or_host_without_a_value_is_an_error_that_says_what_to_do() -> Result<(), Error> {
    let client = Client::builder().build()?;
    let error = client
        .tenant()
        .to_http()
        .expect_err("the tenant is not known");
    assert_eq!(
        error.to_string(),
        "tenant was not sent: the URL of the server needs a value for `tenant`: set it with \
         `.server_variable(\"tenant\", ..)`, or set the client's base URL"
    );
    let error = client
        .elsewhere()
        .to_http()
        .expect_err("the host is not known");
    assert_eq!(
        error.to_string(),
        "elsewhere was not sent: the API's description does not contain the host of its server; set the client's base \
         URL with `.base_url(..)` to the host"
    );
    Ok(())
}

#[tokio::test]
async fn a_mock_needs_no_hosts() -> Result<(), Error> {
    let mock = MockTransport::new();
    mock.on(&operations::TENANT).reply(());
    mock.on(&operations::ELSEWHERE).reply(());
    mock.on(&operations::HERE).reply(());
    let client: Client = mock.client();
    client.tenant().await?;
    client.elsewhere().await?;
    client.here().await?;
    assert_eq!(mock.requests()[2].uri().host(), Some("api.example.com"));
    Ok(())
}
