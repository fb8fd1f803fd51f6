//! Bodies of responses, as Twilio sends them.

/// A pending verification.
pub const VERIFICATION: &str = r#"{
  "sid": "VE5f2c8e0b7d1a4936b8c2f0e4a6d9135b",
  "service_sid": "VA0123456789abcdef0123456789abcdef",
  "account_sid": "AC1fd83c223fe8e5a34ffb722bd2e373bc",
  "to": "+12025550143",
  "channel": "sms",
  "status": "pending",
  "valid": false,
  "date_created": "2026-07-30T20:00:00Z",
  "date_updated": "2026-07-30T20:00:00Z",
  "lookup": {
    "carrier": {
      "mobile_country_code": "310",
      "type": "mobile",
      "error_code": null,
      "mobile_network_code": "456",
      "name": "Example Wireless"
    }
  },
  "amount": null,
  "payee": null,
  "send_code_attempts": [
    {
      "time": "2026-07-30T20:00:00Z",
      "channel": "SMS",
      "attempt_sid": "VL0123456789abcdef0123456789abcdef"
    }
  ],
  "sna": null,
  "url": "https://verify.twilio.com/v2/Services/VA0123456789abcdef0123456789abcdef/Verifications/VE5f2c8e0b7d1a4936b8c2f0e4a6d9135b"
}"#;

const SERVICE: &str = r#"{
  "sid": "VA0123456789abcdef0123456789abcdef",
  "account_sid": "AC1fd83c223fe8e5a34ffb722bd2e373bc",
  "friendly_name": "Example Shop sign-in",
  "code_length": 6,
  "lookup_enabled": false,
  "psd2_enabled": false,
  "skip_sms_to_landlines": false,
  "dtmf_input_required": false,
  "tts_name": "Polly.Joanna",
  "do_not_share_warning_enabled": false,
  "custom_code_enabled": true,
  "push": {
    "include_date": false,
    "apn_credential_sid": "CR177952887407528d948d4c72380485ad",
    "fcm_credential_sid": "CR42ee44e11fb1ea296c052ab746feba0a"
  },
  "totp": {
    "issuer": "Example Shop",
    "time_step": 30,
    "code_length": 6,
    "skew": 1
  },
  "default_template_sid": null,
  "whatsapp": {
    "msg_service_sid": "MGdc735e0be80291b65e3506757985a2c2",
    "from": "whatsapp:+12025550171"
  },
  "passkeys": {
    "relying_party": {
      "id": "example.com",
      "name": "Example Shop",
      "origins": ["https://example.com", "https://shop.example.com"]
    },
    "authenticator_attachment": "platform",
    "discoverable_credentials": "preferred",
    "user_verification": "preferred"
  },
  "verify_event_subscription_enabled": false,
  "date_created": "2026-07-30T20:00:00Z",
  "date_updated": "2026-07-30T20:00:00Z",
  "url": "https://verify.twilio.com/v2/Services/VA0123456789abcdef0123456789abcdef",
  "links": {
    "verification_checks": "https://verify.twilio.com/v2/Services/VA0123456789abcdef0123456789abcdef/VerificationCheck",
    "verifications": "https://verify.twilio.com/v2/Services/VA0123456789abcdef0123456789abcdef/Verifications",
    "rate_limits": "https://verify.twilio.com/v2/Services/VA0123456789abcdef0123456789abcdef/RateLimits",
    "messaging_configurations": "https://verify.twilio.com/v2/Services/VA0123456789abcdef0123456789abcdef/MessagingConfigurations",
    "entities": "https://verify.twilio.com/v2/Services/VA0123456789abcdef0123456789abcdef/Entities",
    "webhooks": "https://verify.twilio.com/v2/Services/VA0123456789abcdef0123456789abcdef/Webhooks",
    "access_tokens": "https://verify.twilio.com/v2/Services/VA0123456789abcdef0123456789abcdef/AccessTokens"
  }
}"#;

/// A page of a list with 1,000 services.
pub(crate) fn services() -> String {
    let meta = r#"{
  "page": 0,
  "page_size": 1000,
  "first_page_url": "https://verify.twilio.com/v2/Services?PageSize=1000&Page=0",
  "previous_page_url": null,
  "next_page_url": null,
  "key": "services",
  "url": "https://verify.twilio.com/v2/Services?PageSize=1000&Page=0"
}"#;
    let services = [SERVICE; 1000].join(",\n");
    format!("{{\"meta\": {meta}, \"services\": [{services}]}}")
}
