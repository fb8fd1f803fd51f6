//! The docs of operations and their modules.

use tests::{Spec, map, text};

use super::checker::Checker;
use super::docs::{docs, example_docs};
use super::parameters::parameters;
use super::responses::{body, responses};
use super::usage::{curl, program};

#[test]
fn the_docs_of_operations_are_complete() {
    let (spec, docs, examples) = (Spec::read(), docs(), example_docs());
    let first_page = &docs["lib.rs"];
    let operations = spec.operations();
    assert_eq!(operations.len(), 57);
    let mut missing = Vec::new();
    for operation in operations {
        let (method, path, object) = (&operation.method, operation.path, operation.object);
        let line = format!("\n`{method} https://verify.twilio.com{path}` (");
        let Some((name, method_docs)) = docs.iter().find(|(_, docs)| docs.contains(&line)) else {
            missing.push(format!("{method} {path}"));
            continue;
        };
        let mut checker = Checker::new(name, method_docs);
        checker.expect(text(&object["summary"]));
        checker.expect(text(&object["description"]));
        // The link to authentication, media types and headers.
        checker.expect("crate#common-to-all-operations");
        for (media_type, _) in map(&object["requestBody"]["content"]) {
            body(media_type, first_page, &mut checker);
        }
        responses(&spec, object, first_page, &mut checker);
        program(&mut checker);
        let module = name.trim_start_matches("Client::");
        checker.expect(&format!("mod@crate::examples::{module}"));
        missing.append(&mut checker.missing);
        let examples = examples.get(&format!("{module}.rs"));
        let mut checker = Checker::new(name, examples.map_or("", String::as_str));
        curl(&operation, &mut checker);
        missing.append(&mut checker.missing);
        missing.extend(parameters(&spec, object, name, method_docs, &docs));
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn modules_list_their_operations() {
    let (spec, docs) = (Spec::read(), docs());
    let mut missing = Vec::new();
    for operation in spec.operations() {
        let object = operation.object;
        let tag = text(&object["tags"][0]);
        let module = snake_case(tag.trim_start_matches("VerifyV2"));
        let method = snake_case(operation.id);
        let item = format!(
            "- [`{method}`](Client::{method}): {}",
            text(&object["summary"])
        );
        let pages: Vec<_> = docs
            .iter()
            .filter(|(_, page)| page.contains(&item))
            .collect();
        // The module of an operation without a tag is named after its path.
        match pages.as_slice() {
            [(page, _)] if tag.is_empty() || **page == format!("{module}.rs") => {}
            pages => missing.push(format!("{item} in {pages:?}")),
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for symbol in name.chars() {
        if symbol.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(symbol.to_lowercase());
    }
    snake
}

/// The facts about access tokens on Twilio's pages, in our words.
#[test]
fn the_docs_of_access_tokens_are_complete() {
    let docs = docs();
    let read = |items: &[&str]| {
        let texts = items
            .iter()
            .map(|item| docs.get(*item).map_or("", String::as_str));
        texts.collect::<Vec<_>>().join("\n")
    };
    let first_page = read(&["lib.rs"]);
    let mut first_page = Checker::new("lib.rs", &first_page);
    for fact in [
        "Authentication: HTTP Basic",
        "Request bodies: application/x-www-form-urlencoded",
        "Response bodies: application/json",
        "Access-Control-Allow-Origin",
        "Access-Control-Allow-Methods",
        "Access-Control-Allow-Headers",
        "Access-Control-Allow-Credentials",
        "Access-Control-Expose-Headers",
    ] {
        first_page.expect(fact);
    }
    let sids = read(&["ServiceSid", "AccessTokenSid"]);
    let mut sids = Checker::new("sids.rs", &sids);
    sids.expect("34 characters, VA and 32 hexadecimal digits (^VA[0-9a-fA-F]{32}$)");
    sids.expect("34 characters, YK and 32 hexadecimal digits (^YK[0-9a-fA-F]{32}$)");
    let common = [
        "service_sid (path ServiceSid): ServiceSid, required. SID of the Verify service",
        "200, VerifyV2ServiceAccessToken",
        "crate#common-to-all-operations",
    ];
    let create = read(&[
        "Client::create_access_token",
        "AccessTokenEnumFactorTypes::Push",
        "CreateAccessTokenParams::ttl",
    ]);
    let mut create = Checker::new("create_access_token", &create);
    common.iter().for_each(|fact| create.expect(fact));
    for fact in [
        "POST https://verify.twilio.com/v2/Services/{ServiceSid}/AccessTokens",
        "[`identity`](CreateAccessTokenParams::new) (form Identity): String, required. Identity of the entity",
        "[`factor_type`](CreateAccessTokenParams::new) (form FactorType): AccessTokenEnumFactorTypes, required. Type of",
        "[`factor_friendly_name`](CreateAccessTokenParams::factor_friendly_name) (form FactorFriendlyName): String. Human",
        "[`ttl`](CreateAccessTokenParams::ttl) (form Ttl): i64. Lifetime of the access token in seconds, 60 to 300",
        "60 to 300. Defaults to 60",
        "push: push notifications",
        "201, VerifyV2ServiceAccessToken: The access token was created",
    ] {
        create.expect(fact);
    }
    let fetch = read(&["Client::fetch_access_token"]);
    let mut fetch = Checker::new("fetch_access_token", &fetch);
    common.iter().for_each(|fact| fetch.expect(fact));
    fetch.expect("GET https://verify.twilio.com/v2/Services/{ServiceSid}/AccessTokens/{Sid}");
    fetch.expect("sid (path Sid): AccessTokenSid, required. SID of the access token");
    let mut missing = [
        create.missing,
        fetch.missing,
        first_page.missing,
        sids.missing,
    ]
    .concat();
    for property in [
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
    ] {
        let item = format!("VerifyV2ServiceAccessToken::{property}");
        if docs.get(&item).is_none_or(String::is_empty) {
            missing.push(item);
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
