//! Every fact that the spec states is in the docs of the generated crate: both read from their files, with nothing of
//! the generator between them but the names.

#[path = "../common/mod.rs"]
mod common;
mod facts;
mod operations;

use codegen::Pointer;
use codegen::api::{Field, TypeDef};
use facts::{Reader, Spec, demands, docs, map, text};
use operations::{answers, curl, parameters, program};

#[test]
fn the_docs_of_no_operation_lack_anything() {
    let (spec, docs) = (Spec::new(), docs());
    let operations = spec.operations();
    assert_eq!(operations.len(), 57);
    let mut missing = Vec::new();
    for (path, method, entry) in operations {
        let line = format!("\n`{method} https://verify.twilio.com{path}`\n");
        let Some((name, text)) = docs.iter().find(|(_, docs)| docs.contains(&line)) else {
            missing.push(format!("{method} {path}"));
            continue;
        };
        let mut reader = Reader::new(name, text);
        reader.expect(self::text(&entry["summary"]));
        reader.expect(self::text(&entry["description"]));
        reader.expect("Authorization: HTTP Basic.");
        for (media_type, _) in map(&entry["requestBody"]["content"]) {
            reader.expect(&format!("Content type: {media_type}"));
        }
        answers(&spec, entry, &mut reader);
        program(&mut reader);
        curl(path, &method, entry, &mut reader);
        missing.append(&mut reader.missing);
        missing.extend(parameters(&spec, entry, name, text, &docs));
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn the_docs_of_no_type_lack_anything() {
    let (spec, docs) = (Spec::new(), docs());
    let api = codegen::analyze(&spec.text).into_api();
    let api = api.expect("the spec is sound");
    let mut missing = Vec::new();
    let mut compare = |item: String, at: &Pointer| {
        let docs = docs.get(&item).map_or("", String::as_str);
        let mut reader = Reader::new(item, docs);
        let schema = spec.at(&at.to_string());
        // Where a property is another schema, that is what describes it.
        let described = spec.resolve(schema);
        reader.expect(text(&described["description"]));
        let schema = schema.get("schema").unwrap_or(schema);
        // A type can have several defaults, where it is used.
        let own = reader.place.contains("::");
        let demands = own.then(|| demands(spec.resolve(schema)));
        let demands = demands.into_iter().flatten();
        demands.for_each(|fact| reader.expect(&fact));
        missing.append(&mut reader.missing);
    };
    let field =
        |owner: &str, field: &Field| format!("{owner}::{}", field.name.trim_start_matches("r#"));
    for def in api.modules.iter().flat_map(|module| &module.types) {
        match def {
            TypeDef::Struct(def) => {
                compare(def.name.clone(), &def.pointer);
                for inner in &def.fields {
                    compare(field(&def.name, inner), &inner.pointer);
                }
            }
            TypeDef::Enum(def) => compare(def.name.clone(), &def.pointer),
            TypeDef::Union(def) => compare(def.name.clone(), &def.pointer),
        }
    }
    for params in api
        .modules
        .iter()
        .flat_map(|module| &module.operations)
        .flat_map(|operation| &operation.params)
    {
        for parameter in &params.parameters {
            let item = match parameter.field.required {
                true => format!("{}::new", params.name),
                false => field(&params.name, &parameter.field),
            };
            compare(item, &parameter.field.pointer);
        }
    }
    for sid in &api.sids {
        let mut reader = Reader::new(&sid.name, docs.get(&sid.name).map_or("", String::as_str));
        reader.expect("34 characters");
        reader.expect(&format!("^{}[0-9a-fA-F]{{32}}$", sid.prefix));
        missing.append(&mut reader.missing);
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
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
    let common = [
        "SID of the Verify service",
        "Exactly 34 characters, pattern ^VA[0-9a-fA-F]{32}$",
        "Authorization: HTTP Basic",
        "application/json, read as VerifyV2ServiceAccessToken",
        "200",
        "Access-Control-Allow-Origin",
        "Access-Control-Allow-Methods",
        "Access-Control-Allow-Headers",
        "Access-Control-Allow-Credentials",
        "Access-Control-Expose-Headers",
    ];
    let create = read(&[
        "Client::create_access_token",
        "AccessTokenEnumFactorTypes::Push",
    ]);
    let mut create = Reader::new("create_access_token", &create);
    common.iter().for_each(|fact| create.expect(fact));
    for fact in [
        "POST https://verify.twilio.com/v2/Services/{ServiceSid}/AccessTokens",
        "identity (form Identity): String, required. Identity of the entity",
        "factor_type (form FactorType): AccessTokenEnumFactorTypes, required. Type of the factor",
        "factor_friendly_name (form FactorFriendlyName): String. Human-readable name",
        "ttl (form Ttl): i64. Lifetime of the access token in seconds, 60 to 300. Defaults to 60",
        "push: push notifications",
        "Content type: application/x-www-form-urlencoded",
        "201",
    ] {
        create.expect(fact);
    }
    let fetch = read(&["Client::fetch_access_token"]);
    let mut fetch = Reader::new("fetch_access_token", &fetch);
    common.iter().for_each(|fact| fetch.expect(fact));
    fetch.expect("GET https://verify.twilio.com/v2/Services/{ServiceSid}/AccessTokens/{Sid}");
    fetch.expect("Exactly 34 characters, pattern ^YK[0-9a-fA-F]{32}$");
    let mut missing = [create.missing, fetch.missing].concat();
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

#[test]
fn an_example_that_nobody_would_read_to_its_end_is_not_shown() {
    let document = |length: usize| {
        format!(
            "openapi: 3.0.3\ninfo: {{ title: Maps, version: '1' }}\nservers: [{{ url: https://maps.example.com }}]\n\
             paths:\n  /maps:\n    get:\n      operationId: FetchMap\n      tags: [maps]\n      responses:\n\
             \x20       '200':\n          description: The map\n          content:\n            application/json:\n\
             \x20             schema: {{ type: object, properties: {{ image: {{ type: string }} }} }}\n\
             \x20             example: {{ image: {} }}\n",
            "a".repeat(length)
        )
    };
    for (length, shown) in [(1_000, true), (20_000, false)] {
        let files = codegen::generate(&document(length)).expect("the document is sound");
        let maps = files.iter().find(|file| file.path == "maps.rs");
        let maps = &maps.expect("a module for the tag").source;
        assert_eq!(maps.contains("An example"), shown, "{length}");
    }
}
