//! Registration and login with passkeys: a server, and `passkeys.html` for the browser.
//!
//! ```sh
//! VERIFY_SERVICE=VA... cargo run -p twilio-verify-v2 --example passkeys   # then open http://localhost:3000
//! ```
//!
//! The service's relying party must be `localhost`, with the origin `http://localhost:3000`: see
//! `CreateServiceParams::passkeys_relying_party_id`. Credentials come from the environment, as for the example `send_code`.

use std::env;

use axum::Router;
use axum::extract::{Json, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use tokio::net::TcpListener;
use twilio_verify_v2::{
    Client, CreateChallengePasskeysParams, CreateNewFactorPasskeyParams, Error, ErrorKind,
    ServiceSid, UpdateChallengePasskeysParams, UpdateChallengePasskeysParamsResponse,
    UpdateChallengePasskeysResponseStatus, UpdatePasskeysFactorParams,
    UpdatePasskeysFactorParamsResponse, UpdatePasskeysFactorResponseStatus,
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = env::var("VERIFY_SERVICE")?.parse()?;
    let app = app(Client::from_env()?, service);
    let listener = TcpListener::bind(("127.0.0.1", 3000)).await?;
    Ok(axum::serve(listener, app).await?)
}

#[derive(Clone)]
struct Passkeys {
    client: Client,
    service: ServiceSid,
}

pub(crate) fn app(client: Client, service: ServiceSid) -> Router {
    Router::new()
        .route("/", get(async || Html(include_str!("passkeys.html"))))
        .route("/register/options", post(registration_options))
        .route("/register", post(register))
        .route("/login/options", post(login_options))
        .route("/login", post(log_in))
        .with_state(Passkeys { client, service })
}

async fn registration_options(
    State(passkeys): State<Passkeys>,
) -> Result<impl IntoResponse, Failure> {
    // Your identifier of the user of this session, who has logged in by other means.
    let identity = "user-7f3a90c2";
    let params = CreateNewFactorPasskeyParams::new("Laptop", identity);
    let factor = passkeys
        .client
        .create_new_factor_passkey(&passkeys.service, params)
        .await?;
    Ok(Json(factor.options))
}

/// What the browser returns, with the response of the authenticator.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Credential<R> {
    id: String,
    raw_id: String,
    authenticator_attachment: String,
    response: R,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Attestation {
    attestation_object: String,
    #[serde(rename = "clientDataJSON")]
    client_data_json: String,
}

async fn register(
    State(passkeys): State<Passkeys>,
    Json(credential): Json<Credential<Attestation>>,
) -> Result<&'static str, Failure> {
    let response = UpdatePasskeysFactorParamsResponse::new()
        .attestation_object(credential.response.attestation_object)
        .client_data_json(credential.response.client_data_json);
    let params = UpdatePasskeysFactorParams::new(response)
        .id(credential.id)
        .raw_id(credential.raw_id)
        .authenticator_attachment(credential.authenticator_attachment)
        .r#type("public-key");
    let factor = passkeys
        .client
        .update_passkeys_factor(&passkeys.service, params)
        .await?;
    match factor.status {
        Some(UpdatePasskeysFactorResponseStatus::Verified) => Ok("Your passkey is registered."),
        _ => Ok("Your passkey is not registered."),
    }
}

async fn login_options(State(passkeys): State<Passkeys>) -> Result<impl IntoResponse, Failure> {
    // Without an identity, the user chooses any passkey for this site.
    let params = CreateChallengePasskeysParams::new();
    let challenge = passkeys
        .client
        .create_challenge_passkeys(&passkeys.service, params)
        .await?;
    Ok(Json(challenge.options))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Assertion {
    authenticator_data: String,
    #[serde(rename = "clientDataJSON")]
    client_data_json: String,
    signature: String,
    user_handle: Option<String>,
}

async fn log_in(
    State(passkeys): State<Passkeys>,
    Json(credential): Json<Credential<Assertion>>,
) -> Result<(StatusCode, String), Failure> {
    let assertion = credential.response;
    let response = UpdateChallengePasskeysParamsResponse::new(
        assertion.authenticator_data,
        assertion.client_data_json,
        assertion.signature,
    )
    .with(
        assertion.user_handle,
        UpdateChallengePasskeysParamsResponse::user_handle,
    );
    let params = UpdateChallengePasskeysParams::new(
        credential.id,
        credential.raw_id,
        credential.authenticator_attachment,
        response,
    );
    let challenge = passkeys
        .client
        .update_challenge_passkeys(&passkeys.service, params)
        .await?;
    Ok(match (challenge.status, challenge.identity) {
        // Start the session of the user here.
        (Some(UpdateChallengePasskeysResponseStatus::Approved), Some(identity)) => {
            (StatusCode::OK, format!("Welcome, {identity}!"))
        }
        _ => (StatusCode::UNAUTHORIZED, "Please try again.".to_owned()),
    })
}

/// An error of the SDK, as a response.
struct Failure(Error);

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let Self(error) = self;
        eprintln!("{:?}: {error}", error.kind());
        let status = match error.kind() {
            ErrorKind::InvalidInput | ErrorKind::WrongCode => StatusCode::BAD_REQUEST,
            ErrorKind::ExpiredOrApproved => StatusCode::GONE,
            _ => StatusCode::SERVICE_UNAVAILABLE,
        };
        (status, "Please try again.").into_response()
    }
}
