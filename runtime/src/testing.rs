//! Tests without a network: a transport that returns scripted responses and records the requests.
//!
//! ```
//! # extern crate twilio_runtime as twilio_verify_v2;
//! # static FETCH_SERVICE: TypedOperation<Json> =
//! #     Operation::get("FetchService", "https://verify.twilio.com", "/v2/Services/{Sid}").typed();
//! # async fn service_name(client: &Client, sid: &str) -> Result<String, Error> {
//! #     let service = Request::<Json>::new(client, &FETCH_SERVICE).path("Sid", sid.to_owned()).await?;
//! #     Ok(service["friendly_name"].as_str().unwrap_or_default().to_owned())
//! # }
//! use twilio_verify_v2::testing::{MockResponse, MockTransport};
//! # use twilio_runtime::{Client, Error, Json, Operation, Request, TypedOperation, json};
//!
//! # async fn test() -> Result<(), Error> {
//! let mock = MockTransport::new();
//! mock.on(&FETCH_SERVICE)
//!     .reply(json!({"friendly_name": "shop"}))
//!     .reply(MockResponse::error(404, 20404, "The requested resource was not found"));
//! let client: Client = mock.client();
//!
//! assert_eq!(service_name(&client, "VA1").await?, "shop");
//! assert!(service_name(&client, "VA2").await.unwrap_err().is_not_found());
//! assert_eq!(mock.requests()[1].path("Sid"), Some("VA2"));
//! # Ok(())
//! # }
//! ```
//!
//! Responses are scripted per operation, so a test does not depend on the order in which requests to different
//! operations are sent; [`MockTransport::requests`] returns them in order for tests that do. A request without a
//! scripted response fails the test, and so does a scripted response that is never used.

mod error;
mod example;
mod mock;
mod recorded_request;
mod response;
mod script;
#[cfg(feature = "streams")]
mod stream;
#[cfg(feature = "webhooks")]
mod webhook_signer;

pub use error::{error, from_json};
pub use example::Example;
pub use mock::{MockTransport, On};
pub use recorded_request::RecordedRequest;
pub use response::MockResponse;
#[cfg(feature = "webhooks")]
pub use webhook_signer::WebhookSigner;
