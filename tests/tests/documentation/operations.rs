//! What the docs of an operation have to say.

use serde_json::Value;
use tests::code_blocks;

use crate::facts::{Docs, Reader, Spec, demands, list, map, plain, text};

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

/// What is missing in the lines for the parameters of an operation.
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
pub(crate) fn answers(spec: &Spec, entry: &Value, reader: &mut Reader<'_>) {
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
