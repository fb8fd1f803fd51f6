//! What the docs of an operation have to say.

use serde_json::Value;
use tests::code_blocks;

use crate::facts::{Docs, Reader, Spec, demands, list, map, plain, text, words};

/// Place, name, description, schema of a parameter, and whether it is required.
pub(crate) type Parameter<'a> = (&'a str, &'a str, &'a str, &'a Value, bool);

pub(crate) fn declared<'a>(spec: &'a Spec, entry: &'a Value) -> Vec<Parameter<'a>> {
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

/// What is missing in the docs of an operation's parameters: all that is known about those of the path is at the method;
/// the others are linked to their setters.
pub(crate) fn parameters(
    spec: &Spec,
    entry: &Value,
    name: &str,
    docs: &str,
    all: &Docs,
) -> Vec<String> {
    let mut missing = Vec::new();
    for (place, wire, description, schema, required) in declared(spec, entry) {
        let mark = format!("({place} `{wire}`): ");
        let line = docs.lines().find_map(|line| line.split_once(&mark));
        let (label, line) = line.unwrap_or_default();
        let mut reader = Reader::new(format!("{name} {mark}"), line);
        let (ty, summary) = line.split_once('.').unwrap_or_default();
        if place == "path" {
            reader.expect(description);
            for fact in demands(schema)
                .iter()
                .filter(|fact| !is_form_of_sid(ty, fact))
            {
                reader.expect(fact);
            }
        } else {
            let first = words(summary);
            let begins = first.len() > 1 && words(description).starts_with(first.trim_end());
            reader.check(begins, "the beginning of its description");
            setter(label, description, schema, ty, all, &mut reader);
        }
        reader.check(
            ty.contains(", required") == required,
            "whether it is required",
        );
        let deprecated = schema["deprecated"] == true;
        reader.check(
            ty.contains(", deprecated") == deprecated,
            "whether it is deprecated",
        );
        reader.check(ty.contains(expected_type(schema)), expected_type(schema));
        variants(schema, ty, all, &mut reader);
        missing.append(&mut reader.missing);
    }
    missing
}

/// The docs of the setter or of `new`, which the label of a parameter links to.
fn setter(
    label: &str,
    description: &str,
    schema: &Value,
    ty: &str,
    all: &Docs,
    reader: &mut Reader<'_>,
) {
    let target = label.split_once("](").map(|(_, target)| target);
    let target = target.and_then(|target| target.trim_end().strip_suffix(')'));
    let docs = target.and_then(|target| all.get(target));
    let place = format!("{} {}", reader.place, target.unwrap_or("without a link"));
    let mut linked = Reader::new(place, docs.map_or("", String::as_str));
    linked.expect(description);
    for fact in demands(schema)
        .iter()
        .filter(|fact| !is_form_of_sid(ty, fact))
    {
        linked.expect(fact);
    }
    reader.missing.append(&mut linked.missing);
}

/// Whether a fact is the form of a SID, which the docs of its type state.
fn is_form_of_sid(ty: &str, fact: &str) -> bool {
    let form = ["exactly 34 characters", "pattern ^"];
    ty.contains("Sid`]") && form.iter().any(|form| fact.starts_with(form))
}

fn expected_type(schema: &Value) -> &'static str {
    match (text(&schema["type"]), text(&schema["format"])) {
        ("integer", _) => "`i64`",
        ("number", _) => "`f64`",
        ("boolean", _) => "`bool`",
        ("array", _) => "`Vec<",
        ("string", "date-time") => "`DateTime`",
        ("string", _) if schema.get("enum").is_some() => "[`",
        ("string", _) if schema.get("pattern").is_some() => "Sid`]",
        ("string", _) => "`String`",
        _ => "`",
    }
}

/// The values of an enum are those of its type.
fn variants(schema: &Value, ty: &str, all: &Docs, reader: &mut Reader<'_>) {
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
}

/// The media type of the request body: at the operation, unless it is that of most operations.
pub(crate) fn body(media_type: &str, first_page: &str, reader: &mut Reader<'_>) {
    if !first_page.contains(&format!("- Request bodies: `{media_type}`.")) {
        reader.expect(&format!("Body: {media_type}"));
    }
}

/// Each response with its type, its meaning and its headers: at the operation, unless they are those of most responses.
pub(crate) fn responses(spec: &Spec, entry: &Value, first_page: &str, reader: &mut Reader<'_>) {
    for (status, response) in map(&entry["responses"]) {
        let response = spec.resolve(response);
        let mark = format!("- `{status}`");
        let mut lines = reader.text.lines();
        let line = lines.find(|line| line.starts_with(&mark));
        let place = format!("{} {status}", reader.place);
        let mut line = Reader::new(place, line.unwrap_or_default());
        line.expect(text(&response["description"]));
        for (media_type, _) in map(&response["content"]) {
            if !first_page.contains(&format!("- Response bodies: `{media_type}`.")) {
                line.expect(&format!("Media type: {media_type}"));
            }
            let is_typed = line.text.contains("[`") || line.text.contains("Error::body_as");
            line.check(is_typed, "the type of the body");
        }
        if response.get("content").is_none() {
            line.expect("No body");
        }
        let has_headers = response.get("headers").is_some();
        line.check(
            line.text.contains("Without the [common headers]") != has_headers,
            "whether it has the common headers",
        );
        reader.missing.append(&mut line.missing);
        headers(spec, response, first_page, reader);
    }
}

fn headers(spec: &Spec, response: &Value, first_page: &str, reader: &mut Reader<'_>) {
    for (name, header) in map(&response["headers"]) {
        let description = text(&spec.resolve(header)["description"]);
        let mark = format!("- `{name}`");
        let mut lines = reader.text.lines().chain(first_page.lines());
        let line = lines.find(|line| line.trim_start().starts_with(&mark));
        let place = format!("{} {name}", reader.place);
        let mut line = Reader::new(place, line.unwrap_or_default());
        line.expect(description);
        reader.missing.append(&mut line.missing);
    }
}

/// A program, which rustdoc compiles, that calls the operation.
pub(crate) fn program(reader: &mut Reader<'_>) {
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
pub(crate) fn curl(path: &str, method: &str, entry: &Value, reader: &mut Reader<'_>) {
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
pub(crate) fn written(media_type: &str, body: &Value) -> Vec<String> {
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
