//! Requests that certainly were not sent.

use serde_json::json;
use tests::{
    Behavior, InstantTransport, ScriptedServer, ServerResponse, TestResult, client_builder,
};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use twilio_verify_v2::*;

use super::*;

/// A listener whose queue is full, and what fills it: no further connection is established.
async fn full_listener() -> std::io::Result<(TcpListener, Vec<TcpStream>)> {
    let socket = TcpSocket::new_v4()?;
    socket.bind("127.0.0.1:0".parse().expect("it is an address"))?;
    let listener = socket.listen(0)?;
    let address = listener.local_addr()?;
    let mut waiting = Vec::new();
    while let Ok(stream) = tokio::time::timeout(SHORT, TcpStream::connect(address)).await {
        waiting.push(stream?);
    }
    Ok((listener, waiting))
}

#[tokio::test]
async fn a_timeout_while_connecting_means_that_nothing_was_sent() -> TestResult {
    let (listener, _waiting) = full_listener().await?;
    let url = format!("http://{}", listener.local_addr()?);
    let silent = silent_server().await?.url().replace("http:", "https:");
    let reqwest = InstantTransport::reqwest()?;
    for client in [
        builder(&url).build()?,
        builder(&silent).root_certificates(super::tls::CA).build()?,
        client_builder(&url)
            .retry(Retries::never())
            .transport(reqwest)
            .build()?,
    ] {
        for request in [
            post(&client).timeout(SHORT),
            post(&client).attempt_timeout(SHORT),
        ] {
            assert_not_connected(&request.await.expect_err("there is no connection"));
        }
    }
    let client = builder(&url).connect_timeout(SHORT).build()?;
    let error = post(&client).await.expect_err("there is no connection");
    assert_not_connected(&error);
    assert!(
        error
            .to_string()
            .contains("did not accept a connection within 300 ms"),
        "{error}"
    );
    Ok(())
}

#[tokio::test]
async fn a_timeout_while_connecting_is_retried_for_a_post() -> TestResult {
    let (listener, waiting) = full_listener().await?;
    let url = format!("http://{}", listener.local_addr()?);
    let client = client_builder(&url).no_proxy().build()?;
    let request = post(&client)
        .attempt_timeout(SHORT)
        .retry(Retries::default().max_attempts(2));
    let error = request.await.expect_err("there is no connection");
    assert_eq!(error.attempts(), 2);
    assert_not_connected(&error);
    drop(waiting);
    Ok(())
}

#[tokio::test]
async fn a_connection_that_is_reset_is_either_retried_or_not_said_to_be_unprocessed() -> TestResult
{
    // The reset races with the request: whichever it is, the server has read nothing, and the client must not be wrong.
    for transport in [InstantTransport::hyper(), InstantTransport::reqwest()?] {
        for _ in 0..50 {
            let resets = [Behavior::ResetUnread, ok()];
            let server = ScriptedServer::script(resets).await?;
            let client = client_builder(server.url())
                .transport(transport.clone())
                .build()?;
            match post(&client).send().await {
                Ok(response) => assert_eq!(response.attempts(), 2),
                Err(error) => assert!(error.may_have_been_processed(), "{error}"),
            }
            assert!(server.take_requests().len() <= 1);
            let server = ScriptedServer::script([Behavior::ResetUnread, ok()]).await?;
            let client = client_builder(server.url())
                .transport(transport.clone())
                .build()?;
            let response = client.fetch_service(SERVICE_SID).send().await?;
            assert_eq!(response.attempts(), 2);
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_response_that_takes_too_long_may_mean_that_it_was_processed() -> TestResult {
    let server = ScriptedServer::script([Behavior::Stall]).await?;
    let reqwest = InstantTransport::reqwest()?;
    for client in [
        builder(server.url()).build()?,
        client_builder(server.url())
            .retry(Retries::never())
            .transport(reqwest)
            .build()?,
    ] {
        // Established before.
        let error = post(&client)
            .timeout(SHORT)
            .await
            .expect_err("there is no response");
        assert!(
            error.is_timeout() && error.may_have_been_processed(),
            "{error}"
        );
        assert!(error.to_string().contains("within 300 ms"), "{error}");
    }
    assert_eq!(server.take_requests().len(), 2);
    let empty = ServerResponse::json(200, &json!({}));
    let server = ScriptedServer::script([Behavior::Respond(empty), Behavior::Stall]).await?;
    let client = builder(server.url()).build()?;
    post(&client).await?;
    let error = post(&client)
        .timeout(SHORT)
        .await
        .expect_err("there is no response");
    assert!(
        error.is_timeout() && error.may_have_been_processed(),
        "{error}"
    );
    assert_eq!(server.connections(), 1);
    Ok(())
}
