//! Message templates and their translations.

use super::table::codes;

codes! {
    /// The translation of the template is not approved yet.
    #[doc(alias = "60201")]
    TRANSLATION_NOT_APPROVED = 60_201;

    /// The template has variables without a value. Set `template_custom_substitutions`.
    #[doc(alias = "60224")]
    MISSING_SUBSTITUTIONS = 60_224;

    /// The template already has a translation to this language.
    #[doc(alias = "60225")]
    TRANSLATION_EXISTS = 60_225;

    /// The template is not for this channel.
    #[doc(alias = "60227")]
    TEMPLATE_CHANNEL_NOT_SUPPORTED = 60_227;

    /// There is no such template.
    #[doc(alias = "60228")]
    TEMPLATE_NOT_FOUND = 60_228;

    /// The template has no translation to this language.
    #[doc(alias = "60229")]
    TRANSLATION_NOT_FOUND = 60_229;

    /// The template has no version without a brand name.
    #[doc(alias = "60230")]
    NO_BRANDLESS_VERSION = 60_230;

    /// Your own templates are not enabled for the account.
    #[doc(alias = "60239")]
    #[doc(alias = "BYOT")]
    CUSTOM_TEMPLATES_NOT_ENABLED = 60_239;

    /// Templates are not allowed here.
    #[doc(alias = "60240")]
    TEMPLATES_NOT_ALLOWED = 60_240;

    /// Only Verify's own message is allowed here, without a template.
    #[doc(alias = "60241")]
    STATIC_MESSAGE_REQUIRED = 60_241;

    /// There is no such WhatsApp template.
    #[doc(alias = "60242")]
    WHATSAPP_TEMPLATE_NOT_FOUND = 60_242;

    /// A warning: there is no translation to the language, so the default one was used.
    #[doc(alias = "60325")]
    DEFAULT_TRANSLATION_USED = 60_325;

    /// A warning: the template is not for this channel, so Verify's own message was used.
    #[doc(alias = "60327")]
    STATIC_MESSAGE_USED = 60_327;

    /// Calls are not available in this language.
    #[doc(alias = "60331")]
    #[doc(alias = "text-to-speech")]
    LOCALE_NOT_SPOKEN = 60_331;

    /// The translation cannot be deleted.
    #[doc(alias = "60332")]
    TRANSLATION_NOT_DELETABLE = 60_332;

    /// A warning: the message was sent without the brand name.
    #[doc(alias = "60333")]
    BRANDLESS_TEMPLATE_USED = 60_333;

    /// A warning: the message was sent with the brand name.
    #[doc(alias = "60334")]
    BRANDED_TEMPLATE_USED = 60_334;

    /// A warning: the message was sent without the brand name.
    #[doc(alias = "60335")]
    BRANDLESS_FALLBACK_USED = 60_335;

    /// `template_sid` is only for the channel `sms`.
    #[doc(alias = "60408")]
    TEMPLATE_NEEDS_SMS = 60_408;

    /// The custom message matches no template.
    #[doc(alias = "60409")]
    NO_MATCHING_TEMPLATE = 60_409;
}
