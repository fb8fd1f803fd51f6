use twilio_verify_v2::{Client, ClientBuilder, Credentials};

/// The result of a test.
pub type TestResult = Result<(), Box<dyn std::error::Error>>;

/// The SID of a Verify service.
pub const SERVICE_SID: &str = "VA0123456789abcdef0123456789abcdef";

/// A builder for a client of a test server.
pub fn client_builder(url: impl Into<String>) -> ClientBuilder<Client> {
    Client::builder(Credentials::api_key("SK1", "secret")).base_url(url)
}
