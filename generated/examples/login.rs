//! A login by phone number: one route sends a code, and another one checks it.
//!
//! ```sh
//! VERIFY_SERVICE=VA... cargo run -p twilio-verify-v2 --example login
//! curl http://127.0.0.1:3000/login --data-urlencode phone=+12025550143   # your number
//! curl http://127.0.0.1:3000/login/code --data-urlencode phone=+12025550143 -d code=123456
//! ```
//!
//! Credentials come from the environment, as for the example `send_code`.

use std::env;

use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Router, routing::post};
use serde::Deserialize;
use tokio::net::TcpListener;
use twilio_verify_v2::{
    Client, CreateVerificationCheckParams, CreateVerificationParams, Error, ErrorKind, ServiceSid,
    VerificationChannel, VerificationStatus,
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = env::var("VERIFY_SERVICE")?.parse()?;
    let app = app(Client::from_env()?, service);
    let listener = TcpListener::bind(("127.0.0.1", 3000)).await?;
    Ok(axum::serve(listener, app).await?)
}

#[derive(Clone)]
struct Login {
    client: Client,
    service: ServiceSid,
}

pub(crate) fn app(client: Client, service: ServiceSid) -> Router {
    Router::new()
        .route("/login", post(send_code))
        .route("/login/code", post(check_code))
        .with_state(Login { client, service })
}

#[derive(Deserialize)]
struct SendCode {
    phone: String,
    locale: Option<String>,
}

async fn send_code(
    State(login): State<Login>,
    Form(form): Form<SendCode>,
) -> Result<&'static str, Failure> {
    let params = CreateVerificationParams::new(form.phone, VerificationChannel::Sms)
        .with(form.locale, CreateVerificationParams::locale);
    login
        .client
        .create_verification(&login.service, params)
        .await?;
    Ok("We have sent you a code.")
}

#[derive(Deserialize)]
struct CheckCode {
    phone: String,
    code: String,
}

async fn check_code(
    State(login): State<Login>,
    Form(form): Form<CheckCode>,
) -> Result<(StatusCode, &'static str), Failure> {
    let params = CreateVerificationCheckParams::new()
        .to(form.phone)
        .code(form.code);
    let check = login
        .client
        .create_verification_check(&login.service, params)
        .await?;
    Ok(match check.status {
        // Start the session of the user here.
        Some(VerificationStatus::Approved) => (StatusCode::OK, "Welcome!"),
        _ => (StatusCode::UNAUTHORIZED, "The code is wrong."),
    })
}

/// An error of the SDK, as a response that tells users what they can do.
struct Failure(Error);

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let Self(error) = self;
        // One line, without credentials, codes and phone numbers.
        eprintln!("{:?}: {error}", error.kind());
        let (status, text) = match error.kind() {
            ErrorKind::InvalidInput => (400, "Is the number complete, with + and country code?"),
            ErrorKind::Unreachable => (422, "This number cannot receive text messages."),
            ErrorKind::Blocked => (403, "We cannot send a code to this number."),
            ErrorKind::MaxSendsReached => (429, "Please use the last code that we sent."),
            ErrorKind::MaxChecksReached => (429, "Too many wrong codes. Try again in ten minutes."),
            ErrorKind::ExpiredOrApproved => (410, "This code is no longer valid."),
            _ if error.may_have_been_processed() => (502, "Did you get a code?"),
            _ => (503, "Please try again later."),
        };
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::SERVICE_UNAVAILABLE);
        (status, text).into_response()
    }
}
