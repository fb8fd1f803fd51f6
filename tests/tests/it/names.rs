//! Names of SID types and modules.

use std::collections::BTreeMap;

use serde_json::json;
use tests::{evolution, lower};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// The names of SID types, by prefix, of a document in which the properties of schemas have the patterns of SIDs; each
/// use is a schema, a property and a prefix.
fn sids(uses: &[(&str, &str, &str)]) -> Result<BTreeMap<String, String>, codegen::Diagnostics> {
    let mut document = evolution::empty();
    for (schema, property, prefix) in uses {
        let schema = &mut document["components"]["schemas"][*schema];
        schema["type"] = "object".into();
        schema["properties"][*property] =
            json!({ "type": "string", "pattern": format!("^{prefix}[0-9a-fA-F]{{32}}$") });
    }
    let sids = lower(&document.to_string())?.sids.into_iter();
    Ok(sids.map(|(id, sid)| (sid.prefix, id.to_string())).collect())
}

#[test]
fn a_sid_type_is_named_by_its_resource_or_by_most_properties() -> Outcome {
    let before = [
        ("v1.service", "sid", "VA"),
        ("v1.message", "messaging_service_sid", "MG"),
        ("v1.setting", "messaging_service_sid", "MG"),
        ("v1.push", "apn_credential_sid", "CR"),
        ("v1.push", "fcm_credential_sid", "CR"),
    ];
    let names = sids(&before)?;
    assert_eq!(names["VA"], "ServiceSid");
    assert_eq!(names["MG"], "MessagingServiceSid");
    assert_eq!(names["CR"], "CredentialSid");
    // Longer names, other properties and other prefixes change nothing.
    let added = [
        ("v1.service_summary", "sid", "VA"),
        ("a.service_list", "sid", "VA"),
        ("a.a", "a_sid", "VA"),
        ("a.a", "msg_service_sid", "MG"),
        ("a.b", "service_sid", "MG"),
        ("a.a", "web_credential_sid", "CR"),
        ("a.a", "credential_sid", "AA"),
        ("a.a", "messaging_service_sid", "AA"),
        ("a.factor", "sid", "YF"),
    ];
    for index in 0..added.len() {
        let mut uses = added[..=index].to_vec();
        uses.extend(before);
        let after = sids(&uses)?;
        for (prefix, name) in &names {
            assert_eq!(
                after.get(prefix),
                Some(name),
                "{prefix} with {:?}",
                added[index]
            );
        }
    }
    Ok(())
}

#[test]
fn a_schema_with_the_name_of_a_sid_type_gets_another_name() -> Outcome {
    let mut document = evolution::empty();
    document["components"]["schemas"] = json!({
        "service": {
            "type": "object",
            "properties": { "sid": { "type": "string", "pattern": "^VA[0-9a-fA-F]{32}$" } }
        },
        "service_sid": { "type": "object", "properties": { "sid": { "type": "string" } } }
    });
    let api = lower(&document.to_string())?;
    assert!(api.types().all(|(id, _)| id.as_str() != "ServiceSid"));
    Ok(())
}

#[test]
fn modules_are_named_after_tags_without_their_common_prefix() -> Outcome {
    let modules = |tags: &[&str]| -> Result<Vec<String>, codegen::Diagnostics> {
        let mut document = evolution::empty();
        for (index, tag) in tags.iter().enumerate() {
            document["paths"][format!("/things/{index}")]["get"] = json!({
                "operationId": format!("get{index}"),
                "tags": [tag],
                "responses": { "204": { "description": "" } }
            });
        }
        let modules = lower(&document.to_string())?.modules.into_iter();
        Ok(modules.map(|module| module.name).collect())
    };
    assert_eq!(modules(&["VerifyV2AccessToken"])?, ["access_token"]);
    assert_eq!(
        modules(&["VerifyV2AccessToken", "Pets"])?,
        ["access_token", "pets"]
    );
    assert_eq!(modules(&["Api20100401Call"])?, ["call"]);
    assert_eq!(
        modules(&["V2", "verify v2 form", "v2_x", "TV5Monde"])?,
        ["form", "tv5_monde", "v2", "x"]
    );
    Ok(())
}
