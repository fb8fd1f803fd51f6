//! Message templates and their translations.

/// The translation of the template is not approved yet.
#[doc(alias = "60201")]
pub const TRANSLATION_NOT_APPROVED: i64 = 60_201;

/// The template has variables without a value. Set `template_custom_substitutions`.
#[doc(alias = "60224")]
pub const MISSING_SUBSTITUTIONS: i64 = 60_224;

/// The template already has a translation to this language.
#[doc(alias = "60225")]
pub const TRANSLATION_EXISTS: i64 = 60_225;

/// The template is not for this channel.
#[doc(alias = "60227")]
pub const TEMPLATE_CHANNEL_NOT_SUPPORTED: i64 = 60_227;

/// There is no such template.
#[doc(alias = "60228")]
pub const TEMPLATE_NOT_FOUND: i64 = 60_228;

/// The template has no translation to this language.
#[doc(alias = "60229")]
pub const TRANSLATION_NOT_FOUND: i64 = 60_229;

/// The template has no version without a brand name.
#[doc(alias = "60230")]
pub const NO_BRANDLESS_VERSION: i64 = 60_230;

/// Your own templates are not enabled for the account.
#[doc(alias = "60239")]
#[doc(alias = "BYOT")]
pub const CUSTOM_TEMPLATES_NOT_ENABLED: i64 = 60_239;

/// Templates are not allowed here.
#[doc(alias = "60240")]
pub const TEMPLATES_NOT_ALLOWED: i64 = 60_240;

/// Only Verify's own message is allowed here, without a template.
#[doc(alias = "60241")]
pub const STATIC_MESSAGE_REQUIRED: i64 = 60_241;

/// There is no such WhatsApp template.
#[doc(alias = "60242")]
pub const WHATSAPP_TEMPLATE_NOT_FOUND: i64 = 60_242;

/// A warning: there is no translation to the language, so the default one was used.
#[doc(alias = "60325")]
pub const DEFAULT_TRANSLATION_USED: i64 = 60_325;

/// A warning: the template is not for this channel, so Verify's own message was used.
#[doc(alias = "60327")]
pub const STATIC_MESSAGE_USED: i64 = 60_327;

/// Calls are not available in this language.
#[doc(alias = "60331")]
#[doc(alias = "text-to-speech")]
pub const LOCALE_NOT_SPOKEN: i64 = 60_331;

/// The translation cannot be deleted.
#[doc(alias = "60332")]
pub const TRANSLATION_NOT_DELETABLE: i64 = 60_332;

/// A warning: the message was sent without the brand name.
#[doc(alias = "60333")]
pub const BRANDLESS_TEMPLATE_USED: i64 = 60_333;

/// A warning: the message was sent with the brand name.
#[doc(alias = "60334")]
pub const BRANDED_TEMPLATE_USED: i64 = 60_334;

/// A warning: the message was sent without the brand name.
#[doc(alias = "60335")]
pub const BRANDLESS_FALLBACK_USED: i64 = 60_335;

/// `template_sid` is only for the channel `sms`.
#[doc(alias = "60408")]
pub const TEMPLATE_NEEDS_SMS: i64 = 60_408;

/// The custom message matches no template.
#[doc(alias = "60409")]
pub const NO_MATCHING_TEMPLATE: i64 = 60_409;
