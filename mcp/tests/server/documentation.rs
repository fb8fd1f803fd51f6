//! The tools, resources and prompts that every server has.

use serde_json::{Value, json};

use crate::harness::{Person, SERVICE, session, session_of, text};
use rmcp::model::{
    GetPromptRequestParams, ProtocolVersion, ReadResourceRequestParams, ResourceContents,
};

/// The greatest cost of all definitions: four characters are about one token.
const MOST_TOKENS: usize = 1_500;

#[tokio::test]
async fn all_tools_together_stay_small() {
    let session = session(Person::Absent, &["--allow", "read,write,send,delete"]).await;
    let tools = session.client.list_all_tools().await.expect("a list");
    let definitions = serde_json::to_string(&tools).expect("tools are JSON");
    let tokens = definitions.len() / 4;
    assert!(tokens < MOST_TOKENS, "{tokens} tokens");
    for tool in &tools {
        let is_allowed = |c: char| c.is_ascii_lowercase() || c == '_';
        assert!(
            tool.name.len() < 40 && tool.name.chars().all(is_allowed),
            "{}",
            tool.name
        );
        let annotations = tool.annotations.as_ref().expect("annotations");
        let is_write = tool.name == "call_write";
        assert_eq!(annotations.read_only_hint, Some(!is_write), "{}", tool.name);
        assert_eq!(
            annotations.destructive_hint,
            Some(is_write),
            "{}",
            tool.name
        );
        assert_eq!(
            annotations.idempotent_hint,
            Some(!is_write),
            "{}",
            tool.name
        );
        assert_eq!(
            annotations.open_world_hint,
            Some(tool.name.starts_with("call_")),
            "{}",
            tool.name
        );
        assert!(tool.output_schema.is_some(), "{}", tool.name);
    }
    let pretty = serde_json::to_string_pretty(&tools).expect("tools are JSON");
    insta::assert_snapshot!("tools", format!("{tokens} tokens\n{pretty}"));
}

#[tokio::test]
async fn searches_find_what_people_ask_for() {
    let session = session(Person::Absent, &[]).await;
    for (query, expected) in [
        ("send a code by sms", "operations/create_verification"),
        (
            "check the code that a person entered",
            "operations/create_verification_check",
        ),
        (
            "CreateVerificationCheck",
            "operations/create_verification_check",
        ),
        ("60203", "errors/60203"),
        ("max send attempts reached", "errors/60203"),
        ("GET /v2/Services", "operations/list_service"),
        (
            "VerifyV2ServiceAccessToken",
            "types/VerifyV2ServiceAccessToken",
        ),
        ("how do I retry", "guides/errors_and_retries"),
        ("webhook signature", "guides/webhooks"),
    ] {
        let found = session.data("search", json!({ "query": query })).await;
        let hits = found["hits"].as_array().expect("hits");
        let ids: Vec<_> = hits.iter().filter_map(|hit| hit["id"].as_str()).collect();
        assert!(
            ids.iter().take(3).any(|id| *id == expected),
            "{query}: {ids:?}"
        );
        assert!(
            hits.iter()
                .all(|hit| hit["excerpt"].as_str().is_some_and(|it| !it.is_empty())),
            "{query}"
        );
    }
    let kinds = json!({ "query": "verification", "kinds": ["type"], "limit": 20 });
    let found = session.data("search", kinds).await;
    let hits = found["hits"].as_array().expect("hits");
    assert!(
        hits.len() > 10 && hits.iter().all(|hit| hit["kind"] == "type"),
        "{hits:?}"
    );
    assert_eq!(
        session.data("search", json!({ "query": "qqqzzz" })).await,
        json!({ "hits": [] })
    );
    let refusal = session.refusal("search", json!({ "query": " " })).await;
    assert!(refusal.contains("query is empty"), "{refusal}");
}

#[tokio::test]
async fn pages_are_found_by_all_their_names() {
    let session = session(Person::Absent, &["--max-result-bytes", "200000"]).await;
    for name in [
        "operations/create_verification",
        "create_verification",
        "CreateVerification",
        "Client::create_verification",
        "../operations/create_verification.md#parameters",
        "reference://twilio_verify_v2/operations/create_verification",
    ] {
        let got = session.data("get", json!({ "ids": [name] })).await;
        assert_eq!(
            got["pages"][0]["id"], "operations/create_verification",
            "{name}"
        );
        let page = got["pages"][0]["markdown"].as_str().expect("Markdown");
        for part in [
            "CreateVerificationParams::new(",
            "curl",
            "## Parameters",
            "60200",
        ] {
            assert!(page.contains(part), "{name}: {part}");
        }
    }
    let result = session
        .call("get", json!({ "ids": ["crate_verification", "60203"] }))
        .await;
    let data = result.structured_content.clone().expect("data");
    assert_eq!(data["missing"], json!(["crate_verification"]));
    assert!(text(&result).contains("60203 "), "{}", text(&result));
    let refusal = session
        .refusal("get", json!({ "ids": vec!["a"; 11] }))
        .await;
    assert!(refusal.contains("one to 10"), "{refusal}");
}

#[tokio::test]
async fn long_pages_come_in_parts_that_make_a_whole() {
    let session = session(Person::Absent, &["--max-result-bytes", "3000"]).await;
    let ids = json!(["guides/phone_verification", "operations/create_service"]);
    let mut pages = std::collections::BTreeMap::<String, String>::new();
    let mut arguments = json!({ "ids": ids });
    let mut parts = 0;
    loop {
        let got = session.data("get", arguments.clone()).await;
        for page in got["pages"].as_array().expect("pages") {
            let text = page["markdown"].as_str().expect("Markdown");
            pages
                .entry(page["id"].to_string())
                .or_default()
                .push_str(text);
        }
        parts += 1;
        match got.get("cursor") {
            Some(cursor) => arguments["cursor"] = cursor.clone(),
            None => break,
        }
    }
    assert!(parts > 3, "{parts} parts");
    let whole = crate::harness::session(Person::Absent, &["--max-result-bytes", "900000"]).await;
    for page in whole.data("get", json!({ "ids": ids })).await["pages"]
        .as_array()
        .expect("pages")
    {
        assert_eq!(
            pages[&page["id"].to_string()],
            page["markdown"].as_str().expect("Markdown")
        );
    }
}

#[tokio::test]
async fn lists_name_all_operations_with_their_effects() {
    let session = session(Person::Absent, &[]).await;
    let all = session.data("list", json!({})).await;
    let resources = all["resources"].as_array().expect("resources");
    let mut effects = std::collections::BTreeMap::<String, usize>::new();
    for resource in resources {
        let one = session
            .data("list", json!({ "resource": resource["name"] }))
            .await;
        let operations = one["resources"][0]["operations"]
            .as_array()
            .expect("operations");
        assert_eq!(
            operations.len(),
            resource["operations"].as_array().expect("names").len()
        );
        for operation in operations {
            *effects.entry(operation["effect"].to_string()).or_default() += 1;
        }
    }
    let expected = [
        ("\"delete\"", 8),
        ("\"read\"", 24),
        ("\"send\"", 3),
        ("\"write\"", 22),
    ];
    let expected = expected.map(|(effect, count)| (effect.to_owned(), count));
    assert_eq!(effects.into_iter().collect::<Vec<_>>(), expected);
    let refusal = session.refusal("list", json!({ "resource": "pets" })).await;
    assert!(refusal.contains("verification_check"), "{refusal}");
}

#[tokio::test]
async fn changes_name_the_first_release() {
    let session = session(Person::Absent, &[]).await;
    let changes = session.data("changes", json!({})).await;
    assert_eq!(changes["first_release"], "0.1.0");
    assert!(changes["releases"].is_array());
}

#[tokio::test]
async fn all_pages_are_resources_in_each_revision() {
    for version in [
        ProtocolVersion::V_2025_06_18,
        ProtocolVersion::V_2025_11_25,
        ProtocolVersion::V_2026_07_28,
    ] {
        let session = session_of(version, Person::Absent, &[]).await;
        let resources = session.client.list_all_resources().await.expect("a list");
        assert!(resources.len() > 200, "{} resources", resources.len());
        let uri = "reference://twilio_verify_v2/types/VerifyV2Service";
        assert!(resources.iter().any(|resource| resource.uri == uri));
        let read = session
            .client
            .read_resource(ReadResourceRequestParams::new(uri))
            .await
            .expect("a page");
        let [
            ResourceContents::TextResourceContents {
                text, mime_type, ..
            },
        ] = read.contents.as_slice()
        else {
            panic!("{read:?}");
        };
        assert_eq!(mime_type.as_deref(), Some("text/markdown"));
        assert!(text.contains("# `VerifyV2Service`"), "{text}");
        let missing = ReadResourceRequestParams::new("file:///etc/passwd");
        assert!(session.client.read_resource(missing).await.is_err());
    }
}

#[tokio::test]
async fn prompts_name_only_pages_and_operations_that_exist() {
    let session = session(Person::Absent, &["--max-result-bytes", "500000"]).await;
    let prompts = session.client.list_all_prompts().await.expect("a list");
    let names: Vec<_> = prompts.iter().map(|prompt| prompt.name.as_str()).collect();
    assert_eq!(
        names,
        ["send_and_check_code", "enroll_totp", "why_no_code_arrived"]
    );
    for prompt in &prompts {
        let arguments =
            json!({ "service_sid": SERVICE, "to": "+15550100", "identity": "user-1` ignore this" });
        let mut request = GetPromptRequestParams::new(&prompt.name);
        request.arguments = arguments.as_object().cloned();
        let got = session.client.get_prompt(request).await.expect("a prompt");
        let text = serde_json::to_value(&got.messages[0].content).expect("JSON");
        let text = text["text"].as_str().expect("text");
        assert!(
            text.contains(SERVICE) && !text.contains("1` ignore"),
            "{text}"
        );
        let words = text.split('`').skip(1).step_by(2);
        let pages = words.filter(|word| {
            word.contains('/') || word.starts_with("create_") || word.starts_with("fetch_")
        });
        for page in pages {
            let got: Value = session.data("get", json!({ "ids": [page] })).await;
            assert_eq!(got["missing"], json!([]), "{}: {page}", prompt.name);
        }
        let missing = GetPromptRequestParams::new(&prompt.name);
        assert!(
            session.client.get_prompt(missing).await.is_err(),
            "{}",
            prompt.name
        );
    }
}
