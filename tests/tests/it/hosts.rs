//! Hosts of requests: regions, edges and base URLs; and the user agent.

use twilio_runtime::{Client, ClientBuilder, Credentials, Error, Json, Operation, Request};

fn builder() -> ClientBuilder {
    ClientBuilder::new(Credentials::api_key("SK1", "secret"), "test/1.0")
}

/// The URL of a request.
fn url(client: &Client, operation: &'static Operation) -> Result<String, Error> {
    let request: Request<Json> = Request::new(client, operation);
    Ok(request.to_http()?.uri().to_string())
}

macro_rules! operation {
    ($server:literal) => {{
        static OPERATION: Operation = Operation::get("Get", $server, "/v2");
        &OPERATION
    }};
}

#[test]
fn edge_and_region_are_part_of_the_host() -> Result<(), Error> {
    let settings = [
        builder(),
        builder().edge("dublin"),
        builder().region("ie1"),
        builder().edge("dublin").region("ie1"),
    ];
    let clients: Vec<Client> = settings
        .into_iter()
        .map(ClientBuilder::build)
        .collect::<Result<_, _>>()?;
    for (operation, expected) in [
        (
            operation!("https://verify.twilio.com"),
            [
                "verify",
                "verify.dublin.us1",
                "verify.ie1",
                "verify.dublin.ie1",
            ],
        ),
        (
            operation!("https://verify.au1.twilio.com"),
            [
                "verify.au1",
                "verify.dublin.au1",
                "verify.ie1",
                "verify.dublin.ie1",
            ],
        ),
        (
            operation!("https://verify.sydney.au1.twilio.com"),
            [
                "verify.sydney.au1",
                "verify.dublin.au1",
                "verify.sydney.ie1",
                "verify.dublin.ie1",
            ],
        ),
    ] {
        for (client, expected) in clients.iter().zip(expected) {
            let expected = format!("https://{expected}.twilio.com/v2");
            assert_eq!(url(client, operation)?, expected);
        }
    }
    Ok(())
}

#[test]
fn only_twilios_own_hosts_are_rewritten() -> Result<(), Error> {
    let client = builder().edge("dublin").build()?;
    for (operation, expected) in [
        (operation!("https://twilio.com"), "https://twilio.com/v2"),
        (
            operation!("https://a.b.c.d.twilio.com"),
            "https://a.b.c.d.twilio.com/v2",
        ),
        (
            operation!("https://verify.nottwilio.com"),
            "https://verify.nottwilio.com/v2",
        ),
        (
            operation!("https://twilio.com.example.org"),
            "https://twilio.com.example.org/v2",
        ),
        (operation!("http://127.0.0.1:80"), "http://127.0.0.1:80/v2"),
        (
            operation!("https://verify.twilio.com:8443/a"),
            "https://verify.dublin.us1.twilio.com:8443/a/v2",
        ),
    ] {
        assert_eq!(url(&client, operation)?, expected);
    }
    Ok(())
}

#[test]
fn a_base_url_is_not_rewritten() -> Result<(), Error> {
    for (base_url, expected) in [
        ("http://127.0.0.1:4010", "http://127.0.0.1:4010/v2"),
        ("https://verify.twilio.com", "https://verify.twilio.com/v2"),
        ("http://localhost/twilio/", "http://localhost/twilio/v2"),
    ] {
        let client = builder()
            .base_url(base_url)
            .edge("dublin")
            .region("ie1")
            .build()?;
        assert_eq!(
            url(&client, operation!("https://verify.twilio.com"))?,
            expected
        );
    }
    Ok(())
}

#[test]
fn a_base_url_is_validated_when_the_client_is_built() -> Result<(), Error> {
    for (base_url, expected) in [
        ("HTTP://Localhost:8080/Api/", "http://Localhost:8080/Api/v2"),
        ("hTTps://verify.twilio.com", "https://verify.twilio.com/v2"),
        ("http://[::1]:80//", "http://[::1]:80/v2"),
    ] {
        let client = builder().base_url(base_url).build()?;
        let operation = operation!("https://verify.twilio.com");
        assert_eq!(url(&client, operation)?, expected);
    }
    for base_url in [
        "",
        "localhost",
        "localhost:80",
        "/v2",
        "//localhost",
        "ftp://localhost",
        "http:/localhost",
        "http://",
        "http:///v2",
        "http://:80",
        "http://a:65536",
        "http://a:0",
        "http://a:",
        "http://a:b",
        "http://[::1",
        "http://a b",
        " http://a",
        "http://a\n",
        "http://a?b",
        "http://a#b",
        "http://a:b@c",
        "http://a\\b",
        "http://é",
        "http://a/é",
        "HTTP://a:99999",
        "unix:///a",
    ] {
        let error = builder().base_url(base_url).build().expect_err(base_url);
        assert!(error.is_configuration(), "{error}");
    }
    Ok(())
}

#[test]
fn headers_of_the_transport_cannot_be_set() -> Result<(), Error> {
    for name in [
        "Content-Length",
        "transfer-encoding",
        "HOST",
        "Connection",
        "keep-alive",
        "te",
        "trailer",
        "upgrade",
        "Expect",
        "proxy-connection",
    ] {
        let expected = format!("the header `{}` cannot be set", name.to_lowercase());
        let of_client = builder().default_header(name, "5").build().expect_err(name);
        assert!(
            of_client.is_configuration() && of_client.to_string().contains(&expected),
            "{of_client}"
        );
        let operation = operation!("https://verify.twilio.com");
        let request: Request<Json> = Request::new(&builder().build()?, operation);
        let of_request = request.header(name, "5").to_http().expect_err(name);
        assert!(
            of_request.is_argument() && of_request.to_string().contains(&expected),
            "{of_request}"
        );
    }
    Ok(())
}

#[test]
fn edges_and_regions_are_labels() {
    for text in ["", "a.b", "evil.example/", "a@b", "a b", "é", "a:1", "#"] {
        for builder in [builder().edge(text), builder().region(text)] {
            let error = builder.build().expect_err(text);
            assert!(error.is_configuration(), "{error}");
        }
    }
}

#[test]
fn the_user_agent_names_client_and_extensions() -> Result<(), Error> {
    let operation = operation!("https://verify.twilio.com");
    let user_agent = |client: Client| -> Result<String, Error> {
        let request: Request<Json> = Request::new(&client, operation);
        let value = request.to_http()?.headers()["user-agent"].clone();
        Ok(value.to_str().expect("it is ASCII").to_owned())
    };
    let extended = user_agent(
        builder()
            .user_agent("shop/2.0")
            .user_agent("web/3")
            .build()?,
    )?;
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    let start = format!("test/1.0 ({os} {arch}) rust/1.");
    assert!(
        extended.starts_with(&start) && extended.ends_with(" shop/2.0 web/3"),
        "{extended}"
    );
    assert_eq!(
        user_agent(builder().default_header("User-Agent", "mine").build()?)?,
        "mine"
    );
    assert!(builder().user_agent("a\nb").build().is_err());
    Ok(())
}
