//! A client as a program could have it without a generated crate: structs with serde's derives, and a function.

use std::collections::BTreeMap;

use http::Request;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub(crate) struct Verification {
    pub(crate) sid: Option<String>,
    service_sid: Option<String>,
    account_sid: Option<String>,
    to: Option<String>,
    channel: Option<Channel>,
    status: Option<Status>,
    valid: Option<bool>,
    lookup: Option<Lookup>,
    amount: Option<String>,
    payee: Option<String>,
    send_code_attempts: Option<Vec<Attempt>>,
    date_created: Option<String>,
    date_updated: Option<String>,
    sna: Option<Sna>,
    url: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Channel {
    Sms,
    Call,
    Email,
    Whatsapp,
    Sna,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Pending,
    Approved,
    Canceled,
    MaxAttemptsReached,
    Deleted,
    Failed,
    Expired,
}

#[derive(Serialize, Deserialize)]
struct Lookup {
    carrier: Option<Carrier>,
}

#[derive(Serialize, Deserialize)]
struct Carrier {
    mobile_country_code: Option<String>,
    mobile_network_code: Option<String>,
    name: Option<String>,
    r#type: Option<String>,
    error_code: Option<i64>,
}

#[derive(Serialize, Deserialize)]
struct Attempt {
    time: Option<String>,
    channel: Option<String>,
    attempt_sid: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Sna {
    url: Option<String>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is only decoded")]
pub(crate) struct Page {
    services: Option<Vec<Service>>,
    meta: Option<Meta>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is only decoded")]
struct Meta {
    first_page_url: Option<String>,
    key: Option<String>,
    next_page_url: Option<String>,
    page: Option<i64>,
    page_size: Option<i64>,
    previous_page_url: Option<String>,
    url: Option<String>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is only decoded")]
struct Service {
    sid: Option<String>,
    account_sid: Option<String>,
    friendly_name: Option<String>,
    code_length: Option<i64>,
    lookup_enabled: Option<bool>,
    psd2_enabled: Option<bool>,
    skip_sms_to_landlines: Option<bool>,
    dtmf_input_required: Option<bool>,
    tts_name: Option<String>,
    do_not_share_warning_enabled: Option<bool>,
    custom_code_enabled: Option<bool>,
    push: Option<Push>,
    totp: Option<Totp>,
    default_template_sid: Option<String>,
    whatsapp: Option<Whatsapp>,
    passkeys: Option<Passkeys>,
    verify_event_subscription_enabled: Option<bool>,
    date_created: Option<String>,
    date_updated: Option<String>,
    url: Option<String>,
    links: Option<BTreeMap<String, String>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is only decoded")]
struct Push {
    include_date: Option<bool>,
    apn_credential_sid: Option<String>,
    fcm_credential_sid: Option<String>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is only decoded")]
struct Totp {
    issuer: Option<String>,
    time_step: Option<i64>,
    code_length: Option<i64>,
    skew: Option<i64>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is only decoded")]
struct Whatsapp {
    msg_service_sid: Option<String>,
    from: Option<String>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is only decoded")]
struct Passkeys {
    relying_party: Option<RelyingParty>,
    authenticator_attachment: Option<Attachment>,
    discoverable_credentials: Option<Requirement>,
    user_verification: Option<Requirement>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is only decoded")]
struct RelyingParty {
    id: Option<String>,
    name: Option<String>,
    origins: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Attachment {
    Platform,
    CrossPlatform,
    Any,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Requirement {
    Required,
    Preferred,
    Discouraged,
}

/// The parameters of a new verification.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Params {
    pub(crate) to: String,
    pub(crate) channel: Channel,
    pub(crate) custom_friendly_name: Option<String>,
    pub(crate) send_digits: Option<String>,
    pub(crate) locale: Option<String>,
    pub(crate) custom_code: Option<String>,
    pub(crate) amount: Option<String>,
    pub(crate) payee: Option<String>,
    pub(crate) app_hash: Option<String>,
    pub(crate) template_sid: Option<String>,
    pub(crate) device_ip: Option<String>,
    pub(crate) enable_sna_client_token: Option<bool>,
}

const USER_AGENT: &str = "example/1.0 (x86_64-unknown-linux-gnu)";

/// Creates the request for a new verification.
pub(crate) fn create_verification(
    server: &str,
    service_sid: &str,
    params: &Params,
) -> Request<Vec<u8>> {
    let body = serde_urlencoded::to_string(params).expect("the fields are scalars");
    Request::post(format!("{server}/v2/Services/{service_sid}/Verifications"))
        .header("accept", "application/json")
        .header("user-agent", USER_AGENT)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body.into_bytes())
        .expect("the SID is valid in a URL")
}
