//! Newline-delimited JSON, JSON text sequences, and what else items are decoded from.

use tests::{ServerStream, TestResult};
use twilio_runtime::{
    Client, Date, Error, ItemStream, Json, Operation, Request, ServerSentEvent, StreamItem, json,
};

use super::{EVENTS, LINES, RECORDS, client, operation, server, tail};

async fn collect<T: StreamItem + Default>(mut stream: ItemStream<T>) -> Vec<Result<T, String>> {
    let mut items = Vec::new();
    while let Some(item) = stream.next().await {
        items.push(item.map_err(|error: Error| {
            let body = error
                .body()
                .map(|body| String::from_utf8_lossy(body).into_owned());
            body.unwrap_or_default()
        }));
    }
    items
}

#[tokio::test]
async fn texts_are_divided_wherever_the_body_is_split() -> TestResult {
    let object = || Ok(json!({"name": "ž\n"}));
    let malformed = |text: &str| Err(text.to_owned());
    type Items = Vec<Result<Json, String>>;
    let cases: [(&str, &str, Items); 6] = [
        (
            LINES,
            "{\"name\":\"ž\\n\"}\n\n  \r\n[1.50]\r\n\"no end\"",
            vec![object(), Ok(json!([1.5])), Ok(json!("no end"))],
        ),
        (
            LINES,
            "\u{feff}1\n{oops\n2\n",
            vec![Ok(json!(1)), malformed("{oops"), Ok(json!(2))],
        ),
        (
            "application/stream+json",
            "1\n2",
            vec![Ok(json!(1)), Ok(json!(2))],
        ),
        (
            RECORDS,
            "\u{1e}{\n\"name\": \"ž\\n\"\n}\n\u{1e}\u{1e}12\n\u{1e}\"\u{7f}]\"",
            vec![object(), Ok(json!(12)), Ok(json!("\u{7f}]"))],
        ),
        // Without the line feed, digits may be missing; an unfinished text does not affect the next one.
        (
            "application/geo+json-seq",
            "\u{1e}12\u{1e}{\"a\":\u{1e}{\"name\":\"ž\\n\"}\u{1e}true",
            vec![
                malformed("12"),
                malformed("{\"a\":"),
                object(),
                malformed("true"),
            ],
        ),
        (RECORDS, "1\n[2]\n", vec![Ok(json!(1)), Ok(json!([2]))]),
    ];
    for (media_type, body, expected) in cases {
        let bytes = body.as_bytes();
        let splits = (0..=bytes.len()).map(|at| ServerStream {
            chunks: vec![bytes[..at].to_vec(), bytes[at..].to_vec()],
            ..ServerStream::new(media_type, "")
        });
        let server = server(splits).await?;
        let client = client(&server);
        for split in 0..=bytes.len() {
            let items = collect(tail(&client).await?).await;
            assert_eq!(items, expected, "{body:?}, split at {split}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_text_is_delivered_before_the_next_one_starts() -> TestResult {
    for (media_type, body) in [(LINES, "{}\n"), (RECORDS, "\u{1e}{}\n")] {
        let body = ServerStream::new(media_type, body).end(tests::StreamEnd::Stall);
        let server = server([body]).await?;
        let mut stream = tail(&client(&server)).await?;
        assert_eq!(stream.try_next().await?, Some(json!({})));
    }
    Ok(())
}

/// Reads a stream of events whose data is of another type.
async fn events<T: Default + twilio_runtime::Wire + 'static>(
    client: &Client,
    operation: &'static Operation,
) -> Result<Vec<Result<T, String>>, Error> {
    let request: Request<ItemStream<ServerSentEvent<T>>> = Request::new(client, operation);
    let items = collect(request.await?).await;
    Ok(items
        .into_iter()
        .map(|item| item.map(|event| event.data))
        .collect())
}

#[tokio::test]
async fn data_is_json_or_the_text_of_a_text() -> TestResult {
    static OPERATION: Operation = operation("GET", EVENTS);
    let body = "data: 2026-11-27\n\ndata: \"2026-11-28\"\n\ndata: 12.50\n\ndata: {\n\n\
                data: [DONE]\n\ndata: 1\n\n";
    let body = ServerStream::new(EVENTS, body);
    let server = server([body]).await?;
    let client = client(&server);
    let texts: Vec<_> = events::<String>(&client, &OPERATION).await?;
    let all = ["2026-11-27", "\"2026-11-28\"", "12.50", "{", "[DONE]", "1"];
    assert_eq!(texts, all.map(|text| Ok(text.to_owned())));
    let dates: Vec<_> = events::<Date>(&client, &OPERATION).await?;
    let dates: Vec<_> = dates
        .into_iter()
        .map(|date| date.map(|date| date.to_string()))
        .collect();
    assert_eq!(
        dates[..2],
        ["2026-11-27", "2026-11-28"].map(|date| Ok(date.to_owned()))
    );
    let numbers: Vec<_> = events::<f64>(&client, &OPERATION).await?;
    // The end marker ends the stream.
    let error = |text: &str| Err(text.to_owned());
    let expected = [
        error("2026-11-27"),
        error("\"2026-11-28\""),
        Ok(12.5),
        error("{"),
    ];
    assert_eq!(numbers, expected);
    Ok(())
}

#[derive(Clone, Default, PartialEq)]
pub(super) struct Step {
    pub data: Option<Progress>,
    pub event: Option<String>,
    pub id: Option<String>,
    pub retry: Option<i64>,
    _extra: twilio_runtime::Extra,
}

#[derive(Clone, Default, PartialEq)]
pub(super) struct Progress {
    pub percent: Option<f64>,
    _extra: twilio_runtime::Extra,
}

#[derive(Clone, Default, PartialEq)]
pub(super) struct Message {
    pub data: Option<String>,
    _extra: twilio_runtime::Extra,
}

twilio_runtime::object! { Step { data: "data", event: "event", id: "id", retry: "retry" } }
twilio_runtime::object! { Progress { percent: "percent" } }
twilio_runtime::object! { Message { data: "data" } }

#[tokio::test]
async fn whole_events_are_decoded_where_the_api_describes_them() -> TestResult {
    static OPERATION: Operation = operation("GET", EVENTS).whole_events();
    let body =
        "event: step\nid: 4\nretry: 10\ndata: {\"percent\":\ndata: 12.50}\n\ndata: [DONE]\n\n";
    let text = "data: {\"percent\": 1}\n\ndata: 12\n\ndata: plain\n\n";
    let bodies = [body, text].map(|body| ServerStream::new(EVENTS, body));
    let server = server(bodies).await?;
    let client = client(&server);
    let steps: Request<ItemStream<Step>> = Request::new(&client, &OPERATION);
    let steps = collect(steps.retry(twilio_runtime::Retries::never()).await?).await;
    let step = steps[0].as_ref().expect("it is decoded");
    assert_eq!(steps.len(), 1);
    assert_eq!(
        (step.event.as_deref(), step.id.as_deref(), step.retry),
        (Some("step"), Some("4"), Some(10))
    );
    assert_eq!(step.data.as_ref().and_then(|data| data.percent), Some(12.5));
    let messages: Request<ItemStream<Message>> = Request::new(&client, &OPERATION);
    let messages = collect(messages.await?).await;
    let data: Vec<_> = messages
        .into_iter()
        .map(|message| message.ok()?.data)
        .collect();
    let expected = ["{\"percent\": 1}", "12", "plain"];
    assert_eq!(data, expected.map(|text| Some(text.to_owned())));
    Ok(())
}
