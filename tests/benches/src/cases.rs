//! What is measured.

use std::hint::black_box;

use http::header::CONTENT_TYPE;
use twilio_runtime::{Bytes, Wire};
use twilio_verify_v2::{
    Client, CreateVerificationParams, Credentials, ListServiceResponse, Request,
    VerificationChannel, VerifyV2ServiceVerification,
};

use crate::bodies;
use crate::hand_written::{self, Channel};

const SERVICE_SID: &str = "VA0123456789abcdef0123456789abcdef";

/// A part of a call, by the generated crate and by hand.
pub struct Case {
    /// The name.
    pub name: &'static str,
    /// The generated crate.
    pub ours: Box<dyn Fn()>,
    /// The code written by hand.
    pub hand_written: Box<dyn Fn()>,
}

/// Returns all cases.
pub fn cases() -> Vec<Case> {
    vec![
        form_request(),
        decoded::<VerifyV2ServiceVerification, hand_written::Verification>(
            "verification decoded",
            bodies::VERIFICATION.to_owned(),
        ),
        decoded::<ListServiceResponse, hand_written::Page>(
            "page of 1,000 services decoded",
            bodies::services(),
        ),
        deserialized(),
        serialized(),
    ]
}

/// A request with a form of 12 fields, from the arguments to the URL, headers and body.
fn form_request() -> Case {
    let client = Client::new(Credentials::api_key("SK1", "secret")).expect("TLS is available");
    let ours = move || {
        let request = create_verification(&client);
        black_box(request.to_http().expect("the arguments are valid"));
    };
    let hand_written = || {
        black_box(request_by_hand("https://verify.twilio.com"));
    };
    Case {
        name: "request with 12 form fields, built and encoded",
        ours: Box::new(ours),
        hand_written: Box::new(hand_written),
    }
}

/// Creates a verification with the generated crate.
pub fn create_verification(client: &Client) -> Request<VerifyV2ServiceVerification> {
    let params = CreateVerificationParams::new("+12025550143", VerificationChannel::Sms)
        .custom_friendly_name("Example Shop")
        .send_digits("1928")
        .locale("en-GB")
        .custom_code("482913")
        .amount("€ 12.50")
        .payee("Example Shop & Co.")
        .app_hash("a1b2c3d4e5f")
        .template_sid("HJc672d9140c62842f4d90d97653ebefe7")
        .device_ip("192.0.2.17")
        .enable_sna_client_token(true);
    client.create_verification(black_box(SERVICE_SID), params)
}

/// Returns the request for the same verification, written by hand.
pub fn request_by_hand(server: &str) -> http::Request<Vec<u8>> {
    let text = |text: &str| Some(text.to_owned());
    let params = hand_written::Params {
        to: "+12025550143".to_owned(),
        channel: Channel::Sms,
        custom_friendly_name: text("Example Shop"),
        send_digits: text("1928"),
        locale: text("en-GB"),
        custom_code: text("482913"),
        amount: text("€ 12.50"),
        payee: text("Example Shop & Co."),
        app_hash: text("a1b2c3d4e5f"),
        template_sid: text("HJc672d9140c62842f4d90d97653ebefe7"),
        device_ip: text("192.0.2.17"),
        enable_sna_client_token: Some(true),
    };
    hand_written::create_verification(server, black_box(SERVICE_SID), &params)
}

/// Decodes the response to that request by hand. Returns whether it has a SID.
pub fn decode_by_hand(body: &[u8]) -> bool {
    let verification: hand_written::Verification =
        serde_json::from_slice(body).expect("the body matches the type");
    black_box(&verification).sid.is_some()
}

fn decoded<O: Wire + Default, H: serde::de::DeserializeOwned>(
    name: &'static str,
    body: String,
) -> Case {
    let mut response = http::Response::new(Bytes::from(body));
    let json = http::HeaderValue::from_static("application/json");
    response.headers_mut().insert(CONTENT_TYPE, json);
    let body = response.body().clone();
    let ours = move || {
        let mut value = O::default();
        let decoded = value.decode_response(black_box(&response));
        assert!(decoded.is_ok(), "the body matches the type");
        black_box(value);
    };
    let hand_written = move || {
        let value: H = serde_json::from_slice(black_box(&body)).expect("the body matches the type");
        black_box(value);
    };
    Case {
        name,
        ours: Box::new(ours),
        hand_written: Box::new(hand_written),
    }
}

fn deserialized() -> Case {
    let text = bodies::VERIFICATION;
    let ours = || {
        let value = serde_json::from_str::<VerifyV2ServiceVerification>(black_box(text));
        black_box(value.expect("the text matches the type"));
    };
    let hand_written = || {
        let value = serde_json::from_str::<hand_written::Verification>(black_box(text));
        black_box(value.expect("the text matches the type"));
    };
    Case {
        name: "verification deserialized with serde",
        ours: Box::new(ours),
        hand_written: Box::new(hand_written),
    }
}

fn serialized() -> Case {
    let text = bodies::VERIFICATION;
    let ours: VerifyV2ServiceVerification = serde_json::from_str(text).expect("it matches");
    let hand_written: hand_written::Verification = serde_json::from_str(text).expect("it matches");
    Case {
        name: "verification serialized",
        ours: Box::new(move || drop(black_box(serde_json::to_vec(black_box(&ours))))),
        hand_written: Box::new(move || {
            drop(black_box(serde_json::to_vec(black_box(&hand_written))))
        }),
    }
}
