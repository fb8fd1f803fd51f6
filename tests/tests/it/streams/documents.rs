//! What documents say about streams.

use codegen::{Code, Usage};

/// A document whose only operation has a response with this content.
fn document(version: &str, content: &str) -> String {
    format!(
        "openapi: {version}\ninfo: {{ title: T, version: '1' }}\nservers: [{{ url: https://example.com }}]\npaths:\n  \
         /x:\n    get:\n      operationId: Watch\n      responses:\n        '200':\n          description: OK\n          \
         content: {content}\ncomponents: {{ schemas: {{ Step: {{ type: object, properties: {{ name: {{ type: string }} }} }} }} }}\n"
    )
}

/// The types that the methods of a document return.
fn returned(text: &str) -> Vec<String> {
    let api = codegen::analyze(text).into_api();
    let api = api.unwrap_or_else(|errors| panic!("{errors}"));
    let files = codegen::rust_sdk::render(&api, &codegen::CrateContext::default());
    let operations = files.iter().find(|file| file.path == "operations.rs");
    let source = operations.map_or("", |file| &file.source);
    let source: String = source.split_whitespace().collect();
    let types = source.split("TypedOperation<").skip(1);
    let types = types.filter_map(|rest| rest.split_once(">="));
    types.map(|(ty, _)| ty.to_owned()).collect()
}

const STEP: &str = "{ $ref: '#/components/schemas/Step' }";

#[track_caller]
fn assert_returned(media_type: &str, schema: &str, expected: &str) {
    for version in ["3.0.3", "3.1.0"] {
        let text = document(version, &format!("{{ '{media_type}': {{ {schema} }} }}"));
        assert_eq!(
            returned(&text),
            [expected],
            "{version} {media_type} {schema}"
        );
    }
}

#[test]
fn schemas_describe_the_data_of_events_or_whole_events() {
    let step = format!("schema: {STEP}");
    let list = format!("schema: {{ type: array, items: {STEP} }}");
    let event = format!(
        "schema: {{ type: object, properties: {{ data: {STEP}, id: {{ type: string }} }} }}"
    );
    for schema in [&step, &list] {
        assert_returned(
            "text/event-stream",
            schema,
            "ItemStream<ServerSentEvent<Step>>",
        );
    }
    let upper = "Text/Event-Stream; charset=utf-8";
    assert_returned(upper, &step, "ItemStream<ServerSentEvent<Step>>");
    assert_returned("text/event-stream", &event, "ItemStream<WatchResponseItem>");
    let texts = ["{ type: string }", "{ type: string, format: binary }", "{}"];
    let texts = texts.map(|schema| format!("schema: {schema}"));
    for schema in texts.iter().map(String::as_str).chain([""]) {
        assert_returned(
            "text/event-stream",
            schema,
            "ItemStream<ServerSentEvent<String>>",
        );
    }
}

#[test]
fn schemas_describe_json_texts() {
    let step = format!("schema: {STEP}");
    let list = format!("schema: {{ type: array, items: {STEP} }}");
    for media_type in [
        "application/x-ndjson",
        "application/vnd.example+jsonl",
        "application/stream+json",
        "application/json-seq",
    ] {
        assert_returned(media_type, &step, "ItemStream<Step>");
        assert_returned(media_type, &list, "ItemStream<Step>");
        assert_returned(media_type, "schema: {}", "ItemStream<Json>");
    }
    assert_returned("application/geo+json-seq", "", "ItemStream<Json>");
    // These are no streams.
    assert_returned("application/json", &list, "Vec<Step>");
    assert_returned("text/plain", "schema: { type: string }", "String");
    assert_returned("application/octet-stream", "", "Bytes");
}

#[test]
fn item_schemas_describe_items() {
    let list = format!("{{ type: array, items: {STEP} }}");
    let cases = [
        (
            "application/jsonl",
            format!("itemSchema: {STEP}"),
            "ItemStream<Step>",
        ),
        (
            "application/jsonl",
            format!("itemSchema: {list}"),
            "ItemStream<Vec<Step>>",
        ),
        (
            "application/jsonl",
            format!("schema: {{ type: string }}, itemSchema: {STEP}"),
            "ItemStream<Step>",
        ),
        (
            "text/event-stream",
            format!("itemSchema: {STEP}"),
            "ItemStream<ServerSentEvent<Step>>",
        ),
        (
            "text/event-stream",
            format!(
                "itemSchema: {{ type: object, properties: {{ event: {{ type: string }}, data: {{ type: string, \
                 contentMediaType: application/json, contentSchema: {STEP} }} }} }}"
            ),
            "ItemStream<WatchResponseItem>",
        ),
    ];
    for (media_type, schema, expected) in cases {
        let content = format!("{{ {media_type}: {{ {schema} }} }}");
        let current = document("3.2.0", &content);
        assert_eq!(returned(&current), [expected], "{media_type} {schema}");
        let analysis = codegen::analyze(&current);
        assert_eq!(
            analysis.diagnostics.iter().count(),
            0,
            "{}",
            analysis.diagnostics
        );
        let occurrences = analysis.keyword_usage.occurrences().iter();
        let mut own = occurrences.filter(|it| it.keyword == "itemSchema");
        assert_eq!(own.next().map(|it| it.usage), Some(Usage::Used), "{schema}");
        // Servers that are made with FastAPI declare 3.1.
        let earlier = codegen::analyze(&document("3.1.0", &content));
        let warnings: Vec<_> = earlier.diagnostics.iter().collect();
        assert_eq!(warnings.len(), 1, "{}", earlier.diagnostics);
        assert_eq!(warnings[0].code, Code::OtherVersion);
        assert!(warnings[0].pointer.to_string().ends_with("/itemSchema"));
        assert_eq!(returned(&document("3.1.0", &content)), [expected]);
    }
}

#[test]
fn text_with_json_is_json_only_in_the_data_of_events() {
    let message = format!(
        "{{ type: object, properties: {{ data: {{ type: string, contentMediaType: application/json, contentSchema: \
         {STEP} }} }} }}"
    );
    let field = |media_type: &str, keyword: &str| {
        let content = format!("{{ {media_type}: {{ {keyword}: {message} }} }}");
        let api = codegen::analyze(&document("3.2.0", &content)).into_api();
        let api = api.unwrap_or_else(|errors| panic!("{errors}"));
        let files = codegen::rust_sdk::render(&api, &codegen::CrateContext::default());
        let all: String = files.iter().map(|file| &*file.source).collect();
        let field = all.split_once("pub data: ").map(|(_, rest)| rest);
        let ty = field
            .and_then(|rest| rest.split_once(','))
            .map(|(ty, _)| ty);
        ty.unwrap_or_default().to_owned()
    };
    assert_eq!(field("text/event-stream", "itemSchema"), "Option<Step>");
    assert_eq!(field("text/event-stream", "schema"), "Option<Step>");
    assert_eq!(field("application/jsonl", "itemSchema"), "Option<String>");
    assert_eq!(field("application/json", "schema"), "Option<String>");
}

#[test]
fn an_operation_that_offers_both_has_two_methods() {
    let content = format!(
        "{{ application/json: {{ schema: {STEP} }}, text/event-stream: {{ schema: {STEP} }} }}"
    );
    let text = document("3.0.3", &content);
    assert_eq!(
        returned(&text),
        ["Step", "ItemStream<ServerSentEvent<Step>>"]
    );
    let api = codegen::analyze(&text).into_api();
    let api = api.unwrap_or_else(|errors| panic!("{errors}"));
    let names: Vec<_> = api
        .operations()
        .map(|operation| operation.name.to_string())
        .collect();
    assert_eq!(names, ["watch", "watch_stream"]);
    // Also if it depends on the status.
    let content = format!(
        "{{ text/event-stream: {{ schema: {STEP} }} }}\n        '202': {{ description: Later, content: {{ \
         application/json: {{ schema: {STEP} }} }} }}"
    );
    let text = document("3.0.3", &content);
    assert_eq!(
        returned(&text),
        ["Step", "ItemStream<ServerSentEvent<Step>>"]
    );
    let api = codegen::analyze(&text).into_api();
    let api = api.unwrap_or_else(|errors| panic!("{errors}"));
    let accepted = api
        .operations()
        .map(|operation| operation.accept.join(", "));
    let accepted: Vec<_> = accepted.collect();
    assert_eq!(accepted, ["application/json", "text/event-stream"]);
}

#[test]
fn the_examples_of_streams_are_ignored() {
    let example = format!("{{ text/event-stream: {{ schema: {STEP}, example: 'data: 1' }} }}");
    let analysis = codegen::analyze(&document("3.0.3", &example));
    let usage = analysis.keyword_usage.occurrences().iter();
    let example = usage.filter(|occurrence| occurrence.keyword == "example");
    let usage: Vec<_> = example.map(|occurrence| occurrence.usage).collect();
    assert_eq!(
        usage,
        [Usage::Ignored("the examples of streams are not generated")]
    );
}

#[test]
fn the_reference_describes_streams() {
    let text = tests::read(&tests::repository().join("tests/fixtures/streams.yaml"));
    let api = codegen::analyze(&text).into_api();
    let api = api.unwrap_or_else(|errors| panic!("{errors}"));
    let context = codegen::CrateContext::default();
    let (_, reference) = codegen::render_with_reference(&api, &context, "builds.yaml");
    let page = |name: &str| {
        let mut files = reference.folder.iter();
        let file = files.find(|file| file.path == format!("operations/{name}.md"));
        file.map_or("", |file| &file.source)
    };
    let completion = page("create_completion_stream");
    for part in [
        "- Returns [`ItemStream<ServerSentEvent<Chunk>>`](../types/Chunk.md).",
        "- Stream: `stream` is `true`; [`create_completion`](create_completion.md) returns the response as a whole.",
        "if it is lost, it ends with an error",
        "- Header `Accept`: `text/event-stream`.",
        "while let Some(event) = stream.try_next().await? {",
        r#""stream":true"#,
    ] {
        assert!(completion.contains(part), "{part}\n{completion}");
    }
    let watch = page("watch_build");
    assert!(
        watch.contains("if it is lost, it is resumed after the last event"),
        "{watch}"
    );
    assert!(!page("create_completion").contains("stream.try_next()"));
    let mut beside = reference.beside.iter();
    let surface = beside.find(|file| file.path == "api.md");
    let surface = surface.map_or("", |file| &file.source);
    let lines = surface.lines();
    let params = lines.filter(|line| line.starts_with("- [`CreateCompletionParams`]"));
    assert_eq!(params.count(), 1, "{surface}");
}
