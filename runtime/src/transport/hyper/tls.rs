//! TLS configurations with their own crypto provider, independent of the process-wide default.

use std::sync::Arc;

use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;

use crate::Error;
use crate::network::{Http2, Network};

/// Returns the configuration for servers, or, if `https` is false, one that trusts no certificates and requires none on
/// the system.
pub(super) fn config(network: &Network, https: bool) -> Result<ClientConfig, Error> {
    let roots = certificates(network)?;
    let unavailable = |error: rustls::Error| {
        Error::configuration(format!(
            "cannot verify https servers ({error}): install the system's CA certificates (on Linux the package \
             `ca-certificates`), or set the client's transport"
        ))
    };
    let provider = Arc::new(ring::default_provider());
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(unavailable)?;
    let mut config = if https {
        let verifier = Verifier::new_with_extra_roots(roots, provider).map_err(unavailable)?;
        let builder = builder.dangerous();
        builder.with_custom_certificate_verifier(Arc::new(verifier))
    } else {
        builder.with_root_certificates(RootCertStore::empty())
    }
    .with_no_client_auth();
    config.alpn_protocols = match network.http2 {
        Http2::Off => Vec::new(),
        Http2::Negotiate => vec![b"h2".to_vec(), b"http/1.1".to_vec()],
        Http2::Always => vec![b"h2".to_vec()],
    };
    Ok(config)
}

fn certificates(network: &Network) -> Result<Vec<CertificateDer<'static>>, Error> {
    let mut certificates = Vec::new();
    for pem in &network.root_certificates {
        let before = certificates.len();
        for certificate in CertificateDer::pem_slice_iter(pem) {
            certificates.push(certificate.map_err(|_| malformed())?);
        }
        if certificates.len() == before {
            return Err(malformed());
        }
    }
    Ok(certificates)
}

fn malformed() -> Error {
    Error::configuration(
        "a root certificate is malformed: pass the content of a PEM file, which contains `BEGIN CERTIFICATE`"
            .to_owned(),
    )
}
