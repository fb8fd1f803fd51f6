//! The docs of access tokens: the facts on Twilio's pages, in our words.

use super::checker::Checker;
use super::docs::docs;

/// On the crate's first page.
const FIRST_PAGE: &[&str] = &[
    "Authentication: HTTP Basic",
    "Request bodies: application/x-www-form-urlencoded",
    "Response bodies: application/json",
    "Access-Control-Allow-Origin",
    "Access-Control-Allow-Methods",
    "Access-Control-Allow-Headers",
    "Access-Control-Allow-Credentials",
    "Access-Control-Expose-Headers",
];

/// At both operations.
const COMMON: &[&str] = &[
    "service_sid (path ServiceSid): ServiceSid, required. SID of the Verify service",
    "200, VerifyV2ServiceAccessToken",
    "crate#common-to-all-operations",
];

/// At the operation that creates an access token, or at what its docs link to.
const CREATE: &[&str] = &[
    "POST https://verify.twilio.com/v2/Services/{ServiceSid}/AccessTokens",
    "[`identity`](CreateAccessTokenParams::new) (form Identity): String, required. Identity of the entity",
    "[`factor_type`](CreateAccessTokenParams::new) (form FactorType): AccessTokenEnumFactorTypes, required. Type of",
    "[`factor_friendly_name`](CreateAccessTokenParams::factor_friendly_name) (form FactorFriendlyName): String. Human",
    "[`ttl`](CreateAccessTokenParams::ttl) (form Ttl): i64. Lifetime of the access token in seconds, 60 to 300",
    "60 to 300. Defaults to 60",
    "push: push notifications",
    "201, VerifyV2ServiceAccessToken: The access token was created",
];

/// The properties of an access token.
const PROPERTIES: &[&str] = &[
    "sid",
    "account_sid",
    "service_sid",
    "entity_identity",
    "factor_type",
    "factor_friendly_name",
    "token",
    "url",
    "ttl",
    "date_created",
];

#[test]
fn the_docs_of_access_tokens_are_complete() {
    let docs = docs();
    let missing = |items: &[&str], facts: &[&[&str]]| {
        let texts = items.iter().filter_map(|item| docs.get(*item));
        let texts: Vec<_> = texts.map(String::as_str).collect();
        let text = texts.join("\n");
        let mut checker = Checker::new(items[0], &text);
        let facts = facts.iter().flat_map(|facts| facts.iter());
        facts.for_each(|fact| checker.expect(fact));
        checker.missing
    };
    let mut missing = [
        missing(&["lib.rs"], &[FIRST_PAGE]),
        missing(
            &["ServiceSid"],
            &[&["34 characters, VA and 32 hexadecimal digits (^VA[0-9a-fA-F]{32}$)"]],
        ),
        missing(
            &["AccessTokenSid"],
            &[&["34 characters, YK and 32 hexadecimal digits (^YK[0-9a-fA-F]{32}$)"]],
        ),
        missing(
            &[
                "Client::create_access_token",
                "AccessTokenEnumFactorTypes::Push",
                "CreateAccessTokenParams::ttl",
            ],
            &[COMMON, CREATE],
        ),
        missing(
            &["Client::fetch_access_token"],
            &[
                COMMON,
                &[
                    "GET https://verify.twilio.com/v2/Services/{ServiceSid}/AccessTokens/{Sid}",
                    "sid (path Sid): AccessTokenSid, required. SID of the access token",
                ],
            ],
        ),
    ]
    .concat();
    let items = PROPERTIES.iter();
    let items = items.map(|property| format!("VerifyV2ServiceAccessToken::{property}"));
    missing.extend(items.filter(|item| docs.get(item).is_none_or(String::is_empty)));
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
