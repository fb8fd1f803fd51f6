//! Every fact that the spec states is in the docs of the generated crate: both read from their files, with nothing of
//! the generator between them but the names.

mod common;

use std::collections::BTreeMap;

use codegen::Pointer;
use codegen::api::{Field, TypeDef};
use common::{entries, read, repository};
use serde_json::Value;
use tests::{code_blocks, item_docs};

/// The docs of the crate, by item.
type Docs = BTreeMap<String, String>;

fn docs() -> Docs {
    let mut docs = Docs::new();
    for path in entries(&repository().join("generated/src")) {
        if path.extension().is_some_and(|extension| extension == "rs") {
            let file = syn::parse_file(&read(&path)).expect("generated files are Rust");
            docs.extend(item_docs(&file));
        }
    }
    docs
}

/// The spec as it stands.
struct Spec {
    text: String,
    document: Value,
}

impl Spec {
    fn new() -> Self {
        let text = read(&repository().join("specs/twilio_verify_v2.yaml"));
        let document = serde_yaml::from_str(&text).expect("the spec is YAML");
        Self { text, document }
    }

    /// What a value is, through references.
    fn resolve<'v>(&'v self, value: &'v Value) -> &'v Value {
        match value.get("$ref").and_then(Value::as_str) {
            Some(reference) => self.resolve(self.at(reference)),
            None => value,
        }
    }

    fn at(&self, reference: &str) -> &Value {
        let pointer = reference.trim_start_matches('#');
        let found = self.document.pointer(pointer);
        found.unwrap_or_else(|| panic!("{reference} leads nowhere"))
    }

    /// The operations with their paths and methods.
    fn operations(&self) -> Vec<(&str, String, &Value)> {
        let mut operations = Vec::new();
        for (path, item) in map(&self.document["paths"]) {
            for method in ["get", "put", "post", "delete", "patch"] {
                let entry = item.get(method);
                operations.extend(entry.map(|entry| (path, method.to_uppercase(), entry)));
            }
        }
        operations
    }
}

/// What is said of one thing, and what is found to be missing there.
struct Reader<'a> {
    place: String,
    text: &'a str,
    missing: Vec<String>,
}

impl<'a> Reader<'a> {
    fn new(place: impl Into<String>, text: &'a str) -> Self {
        Self {
            place: place.into(),
            text,
            missing: Vec::new(),
        }
    }

    /// Expects the words of a fact, in this order; any at all where the spec says nothing.
    fn expect(&mut self, fact: &str) {
        let (said, fact_words) = (words(self.text), words(fact));
        self.check(said.contains(&fact_words) && !said.trim().is_empty(), fact);
    }

    fn check(&mut self, holds: bool, fact: &str) {
        if !holds {
            self.missing.push(format!("{}: {fact}", self.place));
        }
    }
}

/// The words of a text, whatever markup there is between them.
fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" ").to_lowercase()).replace("  ", " ")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A value as a form writes it.
fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn map(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let entries = value.as_object().into_iter().flatten();
    entries.map(|(name, value)| (name.as_str(), value))
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// What docs have to say of the values of a schema, besides its description.
fn demands(schema: &Value) -> Vec<String> {
    let number = |key: &str| schema.get(key).and_then(Value::as_i64);
    let mut facts = Vec::new();
    for (low, high, unit) in [
        ("minLength", "maxLength", "character"),
        ("minItems", "maxItems", "item"),
        ("minimum", "maximum", ""),
    ] {
        let unit = |count: i64| match (unit, count) {
            ("", _) => String::new(),
            (unit, 1) => format!(" {unit}"),
            (unit, _) => format!(" {unit}s"),
        };
        facts.extend(match (number(low), number(high)) {
            (Some(low), Some(high)) if low == high => Some(format!("exactly {low}{}", unit(low))),
            (Some(low), Some(high)) => Some(format!("{low} to {high}{}", unit(high))),
            (Some(low), None) => Some(format!("at least {low}{}", unit(low))),
            (None, Some(high)) => Some(format!("at most {high}{}", unit(high))),
            (None, None) => None,
        });
    }
    for key in ["pattern", "default"] {
        let value = schema.get(key);
        facts.extend(value.map(|value| format!("{key} {}", plain(value))));
    }
    if let Some(pii) = schema.pointer("/x-twilio/pii") {
        facts.push(format!("personal data {} handling", text(&pii["handling"])));
        let days = pii["deleteSla"].as_u64().expect("how long it is kept");
        facts.push(match days {
            1 => "deleted within 1 day".to_owned(),
            days => format!("deleted within {days} days"),
        });
    }
    facts
}

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

/// Place, name, description, schema of a parameter, and whether it is required.
type Parameter<'a> = (&'a str, &'a str, &'a str, &'a Value, bool);

fn declared<'a>(spec: &'a Spec, entry: &'a Value) -> Vec<Parameter<'a>> {
    let parameters = list(&entry["parameters"]).map(|parameter| {
        let parameter = spec.resolve(parameter);
        let [place, name, description] =
            ["in", "name", "description"].map(|key| text(&parameter[key]));
        let schema = spec.resolve(&parameter["schema"]);
        (
            place,
            name,
            description,
            schema,
            parameter["required"] == true,
        )
    });
    let mut declared: Vec<_> = parameters.collect();
    for (media_type, media) in map(&entry["requestBody"]["content"]) {
        let place = if media_type.ends_with("json") {
            "JSON"
        } else {
            "form"
        };
        let body = spec.resolve(&media["schema"]);
        for (name, property) in map(&body["properties"]) {
            let schema = spec.resolve(property);
            let required = list(&body["required"]).any(|required| required == name);
            declared.push((place, name, text(&schema["description"]), schema, required));
        }
    }
    declared
}

/// What is missing in the lines for the parameters of an operation.
fn parameters(spec: &Spec, entry: &Value, name: &str, docs: &str, all: &Docs) -> Vec<String> {
    let mut missing = Vec::new();
    for (place, wire, description, schema, required) in declared(spec, entry) {
        let mark = format!("({place} `{wire}`): ");
        let line = docs.lines().find_map(|line| line.split_once(&mark));
        let (_, line) = line.unwrap_or_default();
        let mut reader = Reader::new(format!("{name} {mark}"), line);
        reader.expect(description);
        demands(schema).iter().for_each(|fact| reader.expect(fact));
        let (ty, _) = line.split_once('.').unwrap_or_default();
        reader.check(
            ty.contains(", required") == required,
            "whether it is required",
        );
        let deprecated = schema["deprecated"] == true;
        reader.check(
            ty.contains(", deprecated") == deprecated,
            "whether it is deprecated",
        );
        let expected = match (text(&schema["type"]), text(&schema["format"])) {
            ("integer", _) => "`i64`",
            ("number", _) => "`f64`",
            ("boolean", _) => "`bool`",
            ("array", _) => "`Vec<",
            ("string", "date-time") => "`DateTime`",
            ("string", _) if schema.get("enum").is_some() => "[`",
            ("string", _) if schema.get("pattern").is_some() => "Sid`]",
            ("string", _) => "`String`",
            _ => "`",
        };
        reader.check(ty.contains(expected), expected);
        let values = schema.get("enum").or_else(|| schema["items"].get("enum"));
        for value in values.into_iter().flat_map(list) {
            let known = ty
                .split(['`', '<', '>'])
                .find(|part| all.contains_key(*part));
            let variants = format!("{}::", known.unwrap_or_default());
            let value = format!("`{}`", plain(value));
            let mut variants = all.iter().filter(|(item, _)| item.starts_with(&variants));
            reader.check(variants.any(|(_, docs)| docs.starts_with(&value)), &value);
        }
        missing.append(&mut reader.missing);
    }
    missing
}

/// Each response with its meaning and its headers, and an example of a success.
fn answers(spec: &Spec, entry: &Value, reader: &mut Reader<'_>) {
    let mut examples = Vec::new();
    for (status, response) in map(&entry["responses"]) {
        let response = spec.resolve(response);
        let mark = format!("`{status}`");
        let mut lines = reader.text.lines();
        let line = lines.find(|line| line.starts_with("- ") && line.contains(&mark));
        let place = format!("{} {status}", reader.place);
        let mut line = Reader::new(place, line.unwrap_or_default());
        line.expect(text(&response["description"]));
        reader.missing.append(&mut line.missing);
        for (name, header) in map(&response["headers"]) {
            let header = spec.resolve(header);
            let line = reader
                .text
                .lines()
                .find(|line| line.starts_with(&format!("- `{name}`")));
            let mut line =
                Reader::new(format!("{} {name}", reader.place), line.unwrap_or_default());
            line.expect(text(&header["description"]));
            reader.missing.append(&mut line.missing);
        }
        for (media_type, media) in map(&response["content"]) {
            reader.expect(&format!("{media_type}, read as"));
            let named = map(&media["examples"]).map(|(_, example)| spec.resolve(example));
            examples.extend(named.map(|example| example["value"].clone()));
        }
    }
    let blocks = code_blocks(reader.text);
    let mut shown = blocks.iter().filter(|(language, _)| language == "json");
    let shown = shown
        .next()
        .map(|(_, block)| serde_json::from_str::<Value>(block));
    let fits = match shown {
        Some(shown) => shown.is_ok_and(|shown| examples.contains(&shown)),
        None => examples.is_empty(),
    };
    reader.check(fits, "an example answer of the spec");
}

/// A program, which rustdoc compiles, that calls the operation.
fn program(reader: &mut Reader<'_>) {
    let method = reader.place.trim_start_matches("Client::");
    let call = format!(".{method}(");
    let blocks = code_blocks(reader.text);
    let mut programs = blocks.iter().filter(|(language, _)| language.is_empty());
    reader.check(
        programs.any(|(_, program)| program.contains(&call)),
        "a program",
    );
}

/// A command for the shell that sends what one of the examples says.
fn curl(path: &str, method: &str, entry: &Value, reader: &mut Reader<'_>) {
    let blocks = code_blocks(reader.text);
    let command = blocks.iter().find(|(language, _)| language == "sh");
    // The shell takes out what continues a line.
    let words = command.and_then(|(_, command)| shlex::split(&command.replace("\\\n", "")));
    let mut words = words.unwrap_or_default().into_iter();
    reader.check(words.next().as_deref() == Some("curl"), "curl");
    let (mut sent, mut address, mut stated) = (Vec::new(), String::new(), None);
    let mut user = None;
    while let Some(word) = words.next() {
        match word.as_str() {
            "-X" => stated = words.next(),
            "-u" => user = words.next(),
            "-H" => reader.check(
                words.next().as_deref() == Some("Content-Type: application/json"),
                "-H",
            ),
            "--data-urlencode" | "--data" => sent.extend(words.next()),
            _ => address = word,
        }
    }
    reader.check(
        user.as_deref() == Some("$TWILIO_API_KEY:$TWILIO_API_SECRET"),
        "credentials",
    );
    let usual = if sent.is_empty() { "GET" } else { "POST" };
    reader.check(
        stated.as_deref().unwrap_or(usual) == method,
        "curl's method",
    );
    let (address, _) = address.split_once('?').unwrap_or((&address, ""));
    let sides = [
        format!("https://verify.twilio.com{path}"),
        address.to_owned(),
    ];
    let [template, address] = sides
        .each_ref()
        .map(|side| side.split('/').collect::<Vec<_>>());
    let mut segments = template.iter().zip(&address);
    let fits = template.len() == address.len()
        && segments.all(|(part, given)| part.starts_with('{') || part == given);
    reader.check(fits, "curl's address");
    let examples = map(&entry["requestBody"]["content"]).flat_map(|(media_type, media)| {
        map(&media["examples"]).map(move |(_, example)| written(media_type, &example["value"]))
    });
    let examples: Vec<_> = examples.collect();
    sent.sort();
    let fits = examples.is_empty() && sent.is_empty() || examples.contains(&sent);
    reader.check(fits, "curl's data");
}

/// What curl's options say for a body, sorted.
fn written(media_type: &str, body: &Value) -> Vec<String> {
    if media_type.ends_with("json") {
        return vec![body.to_string()];
    }
    let fields = map(body).flat_map(|(name, value)| match value {
        Value::Array(items) => items
            .iter()
            .map(|item| format!("{name}={}", plain(item)))
            .collect(),
        value => vec![format!("{name}={}", plain(value))],
    });
    let mut fields: Vec<_> = fields.collect();
    fields.sort();
    fields
}

#[test]
fn the_docs_of_no_type_lack_anything() {
    let (spec, docs) = (Spec::new(), docs());
    let api = codegen::read(&spec.text).and_then(|document| codegen::lower(&document));
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
        "ttl (form Ttl): i64. How long the access token is valid, in seconds, 60 to 300. 60 when omitted",
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
