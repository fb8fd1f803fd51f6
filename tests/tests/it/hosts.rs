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
    let plain = operation!("https://verify.twilio.com");
    let regional = operation!("https://verify.au1.twilio.com");
    let both = operation!("https://verify.sydney.au1.twilio.com");
    let rows = [
        (plain, None, None, "https://verify.twilio.com/v2"),
        (
            plain,
            Some("dublin"),
            None,
            "https://verify.dublin.us1.twilio.com/v2",
        ),
        (plain, None, Some("ie1"), "https://verify.ie1.twilio.com/v2"),
        (
            plain,
            Some("dublin"),
            Some("ie1"),
            "https://verify.dublin.ie1.twilio.com/v2",
        ),
        (regional, None, None, "https://verify.au1.twilio.com/v2"),
        (
            regional,
            Some("dublin"),
            None,
            "https://verify.dublin.au1.twilio.com/v2",
        ),
        (
            regional,
            None,
            Some("ie1"),
            "https://verify.ie1.twilio.com/v2",
        ),
        (
            regional,
            Some("dublin"),
            Some("ie1"),
            "https://verify.dublin.ie1.twilio.com/v2",
        ),
        (both, None, None, "https://verify.sydney.au1.twilio.com/v2"),
        (
            both,
            Some("dublin"),
            None,
            "https://verify.dublin.au1.twilio.com/v2",
        ),
        (
            both,
            None,
            Some("ie1"),
            "https://verify.sydney.ie1.twilio.com/v2",
        ),
        (
            both,
            Some("dublin"),
            Some("ie1"),
            "https://verify.dublin.ie1.twilio.com/v2",
        ),
        // Only Twilio's own hosts are rewritten.
        (
            operation!("https://twilio.com"),
            Some("dublin"),
            None,
            "https://twilio.com/v2",
        ),
        (
            operation!("https://a.b.c.d.twilio.com"),
            Some("dublin"),
            None,
            "https://a.b.c.d.twilio.com/v2",
        ),
        (
            operation!("https://verify.nottwilio.com"),
            Some("dublin"),
            None,
            "https://verify.nottwilio.com/v2",
        ),
        (
            operation!("https://twilio.com.example.org"),
            Some("dublin"),
            None,
            "https://twilio.com.example.org/v2",
        ),
        (
            operation!("http://127.0.0.1:80"),
            Some("dublin"),
            None,
            "http://127.0.0.1:80/v2",
        ),
        (
            operation!("https://verify.twilio.com:8443/a"),
            Some("dublin"),
            None,
            "https://verify.dublin.us1.twilio.com:8443/a/v2",
        ),
    ];
    for (operation, edge, region, expected) in rows {
        let mut builder = builder();
        if let Some(edge) = edge {
            builder = builder.edge(edge);
        }
        if let Some(region) = region {
            builder = builder.region(region);
        }
        assert_eq!(
            url(&builder.build()?, operation)?,
            expected,
            "{edge:?} {region:?}"
        );
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
            .user_agent_extension("shop/2.0")
            .user_agent_extension("web/3")
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
    assert!(builder().user_agent_extension("a\nb").build().is_err());
    Ok(())
}
