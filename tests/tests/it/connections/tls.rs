//! TLS, on the default transport and on reqwest.

use std::io;
use std::sync::Arc;

use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore, ServerConfig};
use tests::TestResult;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use twilio_verify_v2::*;

use super::*;

/// The root of the server's certificate, which is for `localhost` and `127.0.0.1`.
pub(super) const CA: &str = include_str!("../../../fixtures/tls/ca.pem");
const CERTIFICATE: &str = include_str!("../../../fixtures/tls/server.pem");
const KEY: &str = include_str!("../../../fixtures/tls/server-key.pem");

fn server_config() -> Result<ServerConfig, Box<dyn std::error::Error>> {
    let certificate = CertificateDer::from_pem_slice(CERTIFICATE.as_bytes())?;
    let key = PrivateKeyDer::from_pem_slice(KEY.as_bytes())?;
    let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let builder = builder
        .with_safe_default_protocol_versions()?
        .with_no_client_auth();
    Ok(builder.with_single_cert(vec![certificate], key)?)
}

/// Starts a server that responds to requests over HTTP/1.1 with an empty object, and returns its port.
pub(super) async fn start() -> Result<u16, Box<dyn std::error::Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    let acceptor = TlsAcceptor::from(Arc::new(server_config()?));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let mut stream = acceptor.accept(stream).await?;
                let mut buffer = [0; 8192];
                while stream.read(&mut buffer).await? > 0 {
                    stream
                        .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}")
                        .await?;
                }
                io::Result::Ok(())
            });
        }
    });
    Ok(port)
}

/// The transport with a client of reqwest that trusts a root certificate, or none.
fn reqwest(root: Option<&str>) -> Result<ReqwestTransport, Box<dyn std::error::Error>> {
    let mut roots = RootCertStore::empty();
    if let Some(root) = root {
        roots.add(CertificateDer::from_pem_slice(root.as_bytes())?)?;
    }
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let builder = builder.with_safe_default_protocol_versions()?;
    let config = builder.with_root_certificates(roots).with_no_client_auth();
    let client = ReqwestTransport::client_builder().tls_backend_preconfigured(config);
    Ok(ReqwestTransport::new(client.no_proxy().build()?))
}

#[tokio::test]
async fn servers_are_verified() -> TestResult {
    let port = start().await?;
    for host in ["localhost", "127.0.0.1"] {
        let url = format!("https://{host}:{port}");
        let of_reqwest = client_builder(&url).transport(reqwest(Some(CA))?);
        let trusting = builder(url.replace("https", "HTTPS")).root_certificates(CA);
        for client in [trusting.build()?, of_reqwest.build()?] {
            post(&client).await?;
            post(&client).await?;
        }
        let of_reqwest = client_builder(&url)
            .retry(Retries::never())
            .transport(reqwest(None)?);
        let other_root = builder(&url).root_certificates(CERTIFICATE);
        for client in [other_root.build()?, of_reqwest.build()?] {
            let error = post(&client).await.expect_err("the server is not trusted");
            assert_not_connected(&error);
            assert!(
                error.to_string().contains("invalid peer certificate"),
                "{error}"
            );
        }
    }
    // For another host.
    let client = builder(format!("https://127.0.0.2:{port}"))
        .root_certificates(CA)
        .build()?;
    assert_not_connected(&post(&client).await.expect_err("it is another host"));
    assert!(
        CryptoProvider::get_default().is_none(),
        "the process has a default provider"
    );
    Ok(())
}

#[tokio::test]
async fn a_server_without_tls_is_an_error_of_the_connection() -> TestResult {
    let server = tests::ScriptedServer::script([ok()]).await?;
    let url = server.url().replace("http:", "https:");
    let of_reqwest = client_builder(&url)
        .retry(Retries::never())
        .transport(reqwest(None)?);
    for client in [
        builder(&url).root_certificates(CA).build()?,
        of_reqwest.build()?,
    ] {
        assert_not_connected(&post(&client).await.expect_err("there is no TLS"));
    }
    Ok(())
}
