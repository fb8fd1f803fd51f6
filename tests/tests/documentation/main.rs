//! Every fact that the spec states is in the docs of the generated crate: both read from their files, with nothing of
//! the generator between them but the names.

mod examples;
mod facts;
mod operations;
mod rewording;
mod types;

use facts::{Reader, Spec, docs, example_docs, map, text};
use operations::{body, curl, parameters, program, responses};

#[test]
fn the_docs_of_no_operation_lack_anything() {
    let (spec, docs, examples) = (Spec::new(), docs(), example_docs());
    let first_page = &docs["lib.rs"];
    let operations = spec.operations();
    assert_eq!(operations.len(), 57);
    let mut missing = Vec::new();
    for (path, method, entry) in operations {
        let line = format!("\n`{method} https://verify.twilio.com{path}` (");
        let Some((name, text)) = docs.iter().find(|(_, docs)| docs.contains(&line)) else {
            missing.push(format!("{method} {path}"));
            continue;
        };
        let mut reader = Reader::new(name, text);
        reader.expect(self::text(&entry["summary"]));
        reader.expect(self::text(&entry["description"]));
        // It leads to authentication, media types and headers.
        reader.expect("crate#common-to-all-operations");
        for (media_type, _) in map(&entry["requestBody"]["content"]) {
            body(media_type, first_page, &mut reader);
        }
        responses(&spec, entry, first_page, &mut reader);
        program(&mut reader);
        let module = name.trim_start_matches("Client::");
        reader.expect(&format!("mod@crate::examples::{module}"));
        missing.append(&mut reader.missing);
        let examples = examples.get(&format!("{module}.rs"));
        let mut reader = Reader::new(name, examples.map_or("", String::as_str));
        curl(path, &method, entry, &mut reader);
        missing.append(&mut reader.missing);
        missing.extend(parameters(&spec, entry, name, text, &docs));
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn modules_list_their_operations() {
    let (spec, docs) = (Spec::new(), docs());
    let mut missing = Vec::new();
    for (_, _, entry) in spec.operations() {
        let [tag, id] = [&entry["tags"][0], &entry["operationId"]].map(text);
        let [module, method] = [tag.trim_start_matches("VerifyV2"), id].map(snake_case);
        let item = format!(
            "- [`{method}`](Client::{method}): {}",
            text(&entry["summary"])
        );
        let pages: Vec<_> = docs
            .iter()
            .filter(|(_, page)| page.contains(&item))
            .collect();
        // The path names the module of an operation without a tag.
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

/// What Twilio's own pages state of the access tokens, in our words.
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
    let mut first_page = Reader::new("lib.rs", &first_page);
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
    let mut sids = Reader::new("sids.rs", &sids);
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
    let mut create = Reader::new("create_access_token", &create);
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
    let mut fetch = Reader::new("fetch_access_token", &fetch);
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
