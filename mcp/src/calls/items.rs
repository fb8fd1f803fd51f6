//! Reads the first items of a stream, which can be endless.

use std::time::Duration;

use serde_json::{Map, Value};
use tokio::time::{Instant, timeout_at};
use twilio_runtime::{Error, ItemStream, Json, ServerSentEvent, StreamItem};

use super::plan::Plan;
use super::received::Received;

/// The most items that are read.
const MOST: usize = 50;

/// The longest time for which items are awaited.
const LONGEST: Duration = Duration::from_secs(20);

/// Sends the request, and reads items until the stream ends or a limit is reached.
///
/// # Errors
///
/// Returns the SDK's error if there is no stream. A later one is part of the result, after the items before it.
pub(super) async fn read(plan: &Plan<'_>) -> Result<Received, Error> {
    let stream = plan.operation.stream.as_ref();
    match stream.map(|stream| stream.items.as_str()) {
        Some("data") if plan.has_text_data() => {
            read_as(plan, |item: ServerSentEvent<String>| event(item)).await
        }
        Some("data") => read_as(plan, |item: ServerSentEvent<Json>| event(item)).await,
        _ => read_as(plan, |item: Json| item).await,
    }
}

async fn read_as<T: StreamItem + Default>(
    plan: &Plan<'_>,
    value: impl Fn(T) -> Value,
) -> Result<Received, Error> {
    let request = plan.request::<ItemStream<T>>(&plan.values);
    let response = request.send().await?;
    let head = Received::head(&response);
    let mut items = Vec::new();
    let unread = first_items(response.into_value(), &mut items, value).await;
    Ok(Received {
        data: items.into(),
        unread,
        ..head
    })
}

/// Adds the first items of a stream. Returns why the others are left.
async fn first_items<T: StreamItem + Default>(
    mut stream: ItemStream<T>,
    items: &mut Vec<Value>,
    value: impl Fn(T) -> Value,
) -> Option<String> {
    let end = Instant::now() + LONGEST;
    while items.len() < MOST {
        match timeout_at(end, stream.next()).await {
            Ok(None) => return None,
            Ok(Some(Ok(item))) => items.push(value(item)),
            Ok(Some(Err(error))) => return Some(error.to_string()),
            Err(_) => return Some(format!("it had not ended after {} s", LONGEST.as_secs())),
        }
    }
    Some(format!("only the first {MOST} items are read"))
}

/// An event as an object.
fn event<T: Into<Value>>(event: ServerSentEvent<T>) -> Value {
    let mut fields = Map::new();
    let names = [("event", event.event), ("id", event.id)];
    for (name, value) in names {
        if let Some(value) = value {
            fields.insert(name.to_owned(), value.into());
        }
    }
    fields.insert("data".to_owned(), event.data.into());
    Value::Object(fields)
}
