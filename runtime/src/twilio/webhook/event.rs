//! The events that Verify sends to webhooks.

use http::{HeaderMap, header};

use crate::value::decode::decode;
use crate::value::wire_value::WireValue;
use crate::{Extra, Json, media_type};

/// An event that Verify sends to a webhook.
///
/// New events of factors and challenges have the same properties as those that this version of the crate knows; all others
/// are [`Other`](Self::Other).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum WebhookEvent {
    /// `factor.created`, `factor.verified`, `factor.deleted`, and new events of factors.
    Factor(FactorEvent),
    /// `challenge.approved`, `challenge.denied`, and new events of challenges.
    Challenge(ChallengeEvent),
    /// Any other event.
    Other(OtherEvent),
}

/// An event of a factor.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct FactorEvent {
    /// Type of the event.
    pub r#type: FactorEventType,
    /// Unique ID of the event, which a repeated request has, too.
    pub uuid: Option<String>,
    /// SID of the account.
    pub account_sid: Option<String>,
    /// SID of the Verify service.
    pub service_sid: Option<String>,
    /// Identity of the user.
    pub entity_identity: Option<String>,
    /// SID of the factor.
    pub factor_sid: Option<String>,
    /// Type of the factor, such as `push`.
    pub factor_type: Option<String>,
    /// Name of the factor, such as that of the device.
    pub factor_friendly_name: Option<String>,
    _extra: Extra,
}
crate::object!(FactorEvent {
    r#type: "type",
    uuid: "uuid",
    account_sid: "account_sid",
    service_sid: "service_sid",
    entity_identity: "entity_identity" redacted,
    factor_sid: "factor_sid",
    factor_type: "factor_type",
    factor_friendly_name: "factor_friendly_name" redacted,
});

/// An event of a challenge.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ChallengeEvent {
    /// Type of the event.
    pub r#type: ChallengeEventType,
    /// Unique ID of the event, which a repeated request has, too.
    pub uuid: Option<String>,
    /// SID of the account.
    pub account_sid: Option<String>,
    /// SID of the Verify service.
    pub service_sid: Option<String>,
    /// Identity of the user.
    pub entity_identity: Option<String>,
    /// SID of the factor.
    pub factor_sid: Option<String>,
    /// Type of the factor, such as `push`.
    pub factor_type: Option<String>,
    /// Name of the factor, such as that of the device.
    pub factor_friendly_name: Option<String>,
    /// SID of the challenge.
    pub challenge_sid: Option<String>,
    _extra: Extra,
}
crate::object!(ChallengeEvent {
    r#type: "type",
    uuid: "uuid",
    account_sid: "account_sid",
    service_sid: "service_sid",
    entity_identity: "entity_identity" redacted,
    factor_sid: "factor_sid",
    factor_type: "factor_type",
    factor_friendly_name: "factor_friendly_name" redacted,
    challenge_sid: "challenge_sid",
});

/// An event that is neither of a factor nor of a challenge. Its properties are in [`extra`](Self::extra).
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct OtherEvent {
    /// Type of the event.
    pub r#type: String,
    /// Unique ID of the event, which a repeated request has, too.
    pub uuid: Option<String>,
    _extra: Extra,
}
crate::object!(OtherEvent {
    r#type: "type",
    uuid: "uuid",
});

/// The type of an event of a factor.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum FactorEventType {
    /// `factor.created`: the factor was created.
    Created,
    /// `factor.verified`: the user has verified the factor.
    Verified,
    /// `factor.deleted`: the factor was deleted.
    Deleted,
    /// A type that this version of the crate does not know.
    Unknown(String),
}
crate::open_enum!(FactorEventType {
    Created = "factor.created",
    Verified = "factor.verified",
    Deleted = "factor.deleted",
});

/// The type of an event of a challenge.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum ChallengeEventType {
    /// `challenge.approved`: the user has approved the challenge.
    Approved,
    /// `challenge.denied`: the user has denied the challenge.
    Denied,
    /// A type that this version of the crate does not know.
    Unknown(String),
}
crate::open_enum!(ChallengeEventType {
    Approved = "challenge.approved",
    Denied = "challenge.denied",
});

impl WebhookEvent {
    /// Parses the body of a webhook, a form or JSON, without validating its signature. Returns `None` if it is not an event.
    ///
    /// [`WebhookValidator::event`](crate::WebhookValidator::event) does both.
    pub fn parse(headers: &HeaderMap, body: &[u8]) -> Option<Self> {
        let media_type = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
        let json = match media_type::is_json(media_type) {
            true => serde_json::from_slice(body).ok()?,
            false => of_form(body),
        };
        let event_type = json.get("type")?.as_str()?;
        let mut event = match event_type.split_once('.') {
            Some(("factor", _)) => Self::Factor(FactorEvent::default()),
            Some(("challenge", _)) => Self::Challenge(ChallengeEvent::default()),
            _ => Self::Other(OtherEvent::default()),
        };
        decode(event.object_mut(), &json)
            .is_decoded()
            .then_some(event)
    }

    /// Returns the type, such as `challenge.approved`.
    pub fn event_type(&self) -> &str {
        match self {
            Self::Factor(event) => event.r#type.as_str(),
            Self::Challenge(event) => event.r#type.as_str(),
            Self::Other(event) => &event.r#type,
        }
    }

    /// Returns the properties that this version of the crate does not know, or that have unexpected values.
    pub fn extra(&self) -> &Extra {
        match self {
            Self::Factor(event) => event.extra(),
            Self::Challenge(event) => event.extra(),
            Self::Other(event) => event.extra(),
        }
    }

    fn object_mut(&mut self) -> &mut dyn WireValue {
        match self {
            Self::Factor(event) => event,
            Self::Challenge(event) => event,
            Self::Other(event) => event,
        }
    }
}

/// Returns the fields of a form as an object of texts; of several with the same name, the last one.
fn of_form(body: &[u8]) -> Json {
    let fields = form_urlencoded::parse(body);
    fields
        .map(|(name, value)| (name.into_owned(), Json::from(value.into_owned())))
        .collect()
}
