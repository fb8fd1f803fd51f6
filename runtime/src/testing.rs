//! Tests without a network: a transport that answers from a script and keeps what it was asked.
//!
//! ```
//! # static FETCH_SERVICE: TypedOperation<Json> =
//! #     TypedOperation::new(Operation::new("FetchService", Method::GET, "https://verify.twilio.com", "/v2/Services/{Sid}"));
//! # async fn service_name(client: &Client, sid: &str) -> Result<String, Error> {
//! #     let service = Request::<Json>::new(client, &FETCH_SERVICE).path::<String>("Sid", sid).await?;
//! #     Ok(service["friendly_name"].as_str().unwrap_or_default().to_owned())
//! # }
//! use twilio_runtime::testing::{Answer, MockTransport};
//! # use twilio_runtime::{Client, Error, Json, Method, Operation, Request, TypedOperation, json};
//!
//! # async fn test() -> Result<(), Error> {
//! let mock = MockTransport::new();
//! mock.on(&FETCH_SERVICE)
//!     .reply(json!({"friendly_name": "shop"}))
//!     .reply(Answer::error(404, 20404, "The requested resource was not found"));
//! let client: Client = mock.client();
//!
//! assert_eq!(service_name(&client, "VA1").await?, "shop");
//! assert!(service_name(&client, "VA2").await.unwrap_err().is_not_found());
//! assert_eq!(mock.calls()[1].path("Sid"), Some("VA2"));
//! # Ok(())
//! # }
//! ```
//!
//! What is scripted is kept by operation, so a test does not depend on how calls to different operations interleave;
//! [`MockTransport::calls`] has them in order for tests that do. A call that nothing is scripted for fails the test,
//! and so does an answer that nobody asked for.

mod answer;
mod call;
mod example;
mod mock;
mod script;

pub use answer::Answer;
pub use call::RecordedCall;
pub(crate) use call::note_path;
pub use example::Example;
pub use mock::{MockTransport, On};
