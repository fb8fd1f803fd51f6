//! What is added to a document behind what was there renames nothing of it: users' programs go on compiling.
//!
//! A failure names its seed; `NAMES_SEED=that NAMES_CASES=1` runs it again.

use std::collections::BTreeMap;

use codegen::api::{Api, TypeKind};
use fastrand::Rng;
use serde_json::{Value, json};
use tests::grow::{self, Place};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// What users name, each by what it is in the document.
type Names = BTreeMap<Vec<String>, String>;

fn setting(name: &str, default: u64) -> u64 {
    let value = std::env::var(name).ok();
    value.map_or(default, |value| value.parse().expect("a number"))
}

fn lower(document: &Value) -> Result<Api, codegen::Diagnostics> {
    codegen::analyze(&document.to_string()).into_api()
}

fn names(api: &Api) -> Names {
    let mut names = Names::new();
    let mut note = |place: &[&str], name: &str| {
        let place = place.iter().map(|&part| part.to_owned()).collect();
        names.insert(place, name.to_owned());
    };
    for (id, sid) in &api.sids {
        note(&["SID", &sid.prefix], id.as_str());
    }
    for module in &api.modules {
        for operation in &module.operations {
            let id = &operation.pointer.to_string();
            note(&["module of", id], &module.name);
            note(&["method of", id], operation.name.plain());
            for field in &operation.path_parameters {
                note(&["argument of", id, &field.wire], field.name.plain());
            }
            if let Some(params) = &operation.params {
                note(&["parameters of", id], &params.name);
                for parameter in &params.parameters {
                    let (place, field) = (parameter.location.as_str(), &parameter.field);
                    note(
                        &["parameter of", id, place, &field.wire],
                        field.name.plain(),
                    );
                }
            }
        }
        // The module of a type is no part of this: the crate's root has them all.
        for id in &module.types {
            let def = &api[id];
            let place = def.pointer.to_string();
            note(&["type", &place], id.as_str());
            match &def.kind {
                TypeKind::Struct(def) => {
                    for field in &def.fields {
                        note(&["field", &place, &field.wire], field.name.plain());
                    }
                }
                TypeKind::Union(def) => {
                    for variant in &def.variants {
                        let ty = &variant.value.ty;
                        let member = match ty.def() {
                            Some(id) => api[id].pointer.to_string(),
                            None => format!("{ty:?}"),
                        };
                        note(&["variant", &place, &member], variant.name.plain());
                    }
                }
                TypeKind::Enum(def) => {
                    for variant in &def.variants {
                        note(&["variant", &place, &variant.wire], variant.name.plain());
                    }
                }
            }
        }
    }
    names
}

/// What has another name in `after`, or none any more, with the name that it had.
fn renamed(before: &Names, after: &Names) -> Names {
    let renamed = before
        .iter()
        .filter(|(place, name)| after.get(*place) != Some(*name));
    renamed
        .map(|(place, name)| (place.clone(), name.clone()))
        .collect()
}

/// Whether what was added has the name of something that was there.
fn takes(name: &str, before: &Names, after: &Names) -> bool {
    let mut added = after
        .iter()
        .filter(|(place, _)| !before.contains_key(*place));
    added.any(|(_, taken)| taken == name)
}

#[test]
fn what_is_added_behind_the_others_renames_nothing() -> Outcome {
    grow_often(Place::End, |seed, before, after| {
        let mut renamed = renamed(before, after);
        // A type within another can lose its name, and with it those within it theirs, to one that is added within
        // what stands before it.
        let lost: Vec<_> = renamed
            .iter()
            .filter(|(place, name)| {
                place[0] == "type"
                    && place[1].matches('/').count() > 3
                    && takes(name, before, after)
            })
            .map(|(place, _)| place[1].clone())
            .collect();
        renamed.retain(|place, _| !lost.iter().any(|lost| place[1].starts_with(lost)));
        assert!(renamed.is_empty(), "seed {seed}: {renamed:#?}");
    })
}

#[test]
fn what_is_added_anywhere_renames_only_what_it_takes_the_name_of() -> Outcome {
    grow_often(Place::Anywhere, |seed, before, after| {
        let renamed = renamed(before, after);
        let taken = renamed.values().any(|name| takes(name, before, after));
        assert!(renamed.is_empty() || taken, "seed {seed}: {renamed:#?}");
    })
}

/// Lets documents grow as they do over the years, and holds each against what it was before, with its seed.
fn grow_often(place: Place, hold: impl Fn(u64, &Names, &Names)) -> Outcome {
    let first = setting("NAMES_SEED", 0);
    for seed in first..first + setting("NAMES_CASES", 60) {
        let mut rng = Rng::with_seed(seed);
        let mut document = serde_yaml::to_value(grow::empty())?;
        let mut before = Names::new();
        for _ in 0..rng.u32(4..24) {
            grow::add(&mut document, place, &mut rng);
            let after = names(&codegen::analyze(&serde_json::to_string(&document)?).into_api()?);
            hold(seed, &before, &after);
            before = after;
        }
    }
    Ok(())
}

/// An API whose schemas have properties with the patterns of SIDs, as `schema.property: prefix`.
fn sids(uses: &[(&str, &str, &str)]) -> Result<BTreeMap<String, String>, codegen::Diagnostics> {
    let mut document = grow::empty();
    for (schema, property, prefix) in uses {
        let schema = &mut document["components"]["schemas"][*schema];
        schema["type"] = "object".into();
        schema["properties"][*property] =
            json!({ "type": "string", "pattern": format!("^{prefix}[0-9a-fA-F]{{32}}$") });
    }
    let sids = lower(&document)?.sids.into_iter();
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
fn a_schema_that_is_called_as_a_sid_type_gets_another_name() -> Outcome {
    let mut document = grow::empty();
    document["components"]["schemas"] = json!({
        "service": {
            "type": "object",
            "properties": { "sid": { "type": "string", "pattern": "^VA[0-9a-fA-F]{32}$" } }
        },
        "service_sid": { "type": "object", "properties": { "sid": { "type": "string" } } }
    });
    let api = lower(&document)?;
    assert!(api.types().all(|(id, _)| id.as_str() != "ServiceSid"));
    Ok(())
}

#[test]
fn a_tag_names_its_module_by_itself() -> Outcome {
    let modules = |tags: &[&str]| -> Result<Vec<String>, codegen::Diagnostics> {
        let mut document = grow::empty();
        for (index, tag) in tags.iter().enumerate() {
            document["paths"][format!("/things/{index}")]["get"] = json!({
                "operationId": format!("get{index}"),
                "tags": [tag],
                "responses": { "204": { "description": "" } }
            });
        }
        let modules = lower(&document)?.modules.into_iter();
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
