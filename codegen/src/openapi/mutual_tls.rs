/// The type of security schemes with client certificates, which OpenAPI 3.0 does not have.
pub(crate) const MUTUAL_TLS: &str = "mutualTLS";
