//! Literals of paths and servers.

use tests::{Server, TestResult};

use crate::fixture_crates::servers::*;

#[tokio::test]
async fn literals_of_paths_are_percent_encoded() -> TestResult {
    let server = &Server::start().await?;
    let client = Client::builder().base_url(server.url()).build()?;
    for (request, path, query) in [
        (
            client.literals("x/ü"),
            "/gr%C3%B6%C3%9Fe/a%20b%20c/100%25/x%2F%C3%BC%5B1%5D",
            "",
        ),
        (
            client.query(QueryParams::new()),
            "/fixed",
            "action=list%20all",
        ),
        (
            client.query(QueryParams::new().page(2)),
            "/fixed",
            "action=list%20all&page=2",
        ),
        (client.fragment(), "/anchor", ""),
        (client.slashes(), "//double//slash", ""),
    ] {
        request.await?;
        let received = &server.take_requests()[0];
        assert_eq!((&*received.path, &*received.query), (path, query));
    }
    Ok(())
}
