//! Which host a request goes to.

use twilio_runtime::{Client, ClientBuilder, Credentials, Error, Json, Operation, Request};

fn builder() -> ClientBuilder {
    ClientBuilder::new(Credentials::api_key("SK1", "secret"), "test/1.0")
}

fn host(client: &Client, operation: &'static Operation) -> Result<String, Error> {
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
        // Nothing but Twilio's own hosts is rewritten.
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
            host(&builder.build()?, operation)?,
            expected,
            "{edge:?} {region:?}"
        );
    }
    Ok(())
}

#[test]
fn a_base_url_stays_as_it_is() -> Result<(), Error> {
    for (url, expected) in [
        ("http://127.0.0.1:4010", "http://127.0.0.1:4010/v2"),
        ("https://verify.twilio.com", "https://verify.twilio.com/v2"),
        ("http://localhost/twilio/", "http://localhost/twilio/v2"),
    ] {
        let client = builder()
            .base_url(url)
            .edge("dublin")
            .region("ie1")
            .build()?;
        assert_eq!(
            host(&client, operation!("https://verify.twilio.com"))?,
            expected
        );
    }
    Ok(())
}

#[test]
fn nothing_but_a_label_can_be_an_edge_or_a_region() {
    for text in ["", "a.b", "evil.example/", "a@b", "a b", "é", "a:1", "#"] {
        for builder in [builder().edge(text), builder().region(text)] {
            let error = builder.build().expect_err(text);
            assert!(error.is_configuration(), "{error}");
        }
    }
}

#[test]
fn a_client_introduces_itself() -> Result<(), Error> {
    let operation = operation!("https://verify.twilio.com");
    let agent = |client: Client| -> Result<String, Error> {
        let request: Request<Json> = Request::new(&client, operation);
        let agent = request.to_http()?.headers()["user-agent"]
            .to_str()
            .map(str::to_owned);
        Ok(agent.expect("it is ASCII"))
    };
    let said = agent(
        builder()
            .user_agent_extension("shop/2.0")
            .user_agent_extension("web/3")
            .build()?,
    )?;
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    let start = format!("test/1.0 ({os} {arch}) rust/1.");
    assert!(
        said.starts_with(&start) && said.ends_with(" shop/2.0 web/3"),
        "{said}"
    );
    assert_eq!(
        agent(builder().default_header("User-Agent", "mine").build()?)?,
        "mine"
    );
    assert!(builder().user_agent_extension("a\nb").build().is_err());
    Ok(())
}
