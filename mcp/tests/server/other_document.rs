//! The same server for a crate of another document.

use serde_json::{Value, json};
use tests::ServerResponse;

use crate::document::{Document, Served};

const DOCUMENT: &str = r##"
openapi: 3.0.3
info: { title: Pets, version: '7' }
servers: [{ url: https://pets.example.com }]
security: [{ key: [] }]
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Api-Key }
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string, maxLength: 5 }
        kind: { type: string, enum: [cat, dog] }
        tags: { type: array, items: { type: string } }
        password: { type: string, format: password }
paths:
  /pets/{id}:
    get:
      operationId: FetchPet
      tags: [pet]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200': { description: The pet, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
  /pets:
    post:
      operationId: CreatePet
      tags: [pet]
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
      responses: { '204': { description: Created } }
  /pets/{id}/chat:
    post:
      operationId: ChatWithPet
      tags: [pet]
      x-effect: read
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [text]
              properties: { text: { type: string }, stream: { type: boolean } }
      responses:
        '200':
          description: Its answers
          content:
            application/json: { schema: { type: string } }
            text/event-stream: { schema: { $ref: '#/components/schemas/Pet' } }
  /pets/search:
    post:
      operationId: SearchPets
      tags: [pet]
      x-effect: read
      parameters: [{ name: limit, in: query, schema: { type: integer, maximum: 9 } }]
      responses: { '200': { description: Names, content: { text/plain: { schema: { type: string } } } } }
"##;

async fn pets() -> Served {
    Document::new("pets", DOCUMENT)
        .serve(&["--allow", "read,write"])
        .await
}

#[tokio::test]
async fn another_crate_is_documented_and_called() {
    let pets = pets().await;
    let found = pets
        .call("search", json!({ "query": "create pet" }))
        .await
        .expect("hits");
    assert_eq!(found["hits"][0]["id"], "operations/create_pet");
    assert!(
        pets.client
            .list_all_prompts()
            .await
            .expect("a list")
            .is_empty()
    );
    let listed = pets
        .call("list", json!({ "resource": "pet" }))
        .await
        .expect("a list");
    let effects = listed["resources"][0]["operations"]
        .as_array()
        .expect("operations");
    let effects: Vec<_> = effects
        .iter()
        .map(|it| (it["id"].as_str(), it["effect"].as_str()))
        .collect();
    assert!(
        effects.contains(&(Some("operations/search_pets"), Some("read"))),
        "{effects:?}"
    );
}

#[tokio::test]
async fn calls_are_sent_as_the_other_document_says() {
    let pets = pets().await;
    let pet = json!({ "name": "Rex", "kind": "dog", "tags": ["a", "b"], "password": "secret!" });
    let call = json!({ "operation": "create_pet", "arguments": { "body": pet } });
    let created = pets
        .call("call_write", call.clone())
        .await
        .expect("a result");
    assert_eq!(created["status"], 204);
    let request = pets.api.take_requests().remove(0);
    assert_eq!(request.header("x-api-key"), Some("value of PETS_API_KEY"));
    assert_eq!(
        serde_json::from_slice::<Value>(&request.body).expect("JSON"),
        pet
    );

    let mut dry = call;
    dry["dry_run"] = json!(true);
    let shown = pets.call("call_write", dry).await.expect("a dry run");
    assert!(!shown.to_string().contains("secret!"), "{shown}");
    let curl = shown["curl"].as_str().expect("a command");
    assert!(curl.contains("X-Api-Key: $PETS_API_KEY"), "{curl}");

    let pet = json!({ "name": "Rexinger", "kind": "cow" });
    let long = json!({ "operation": "create_pet", "arguments": { "body": pet } });
    let refusal = pets
        .call("call_write", long)
        .await
        .expect_err("it is not valid");
    assert!(
        refusal.contains("at most 5 characters") && refusal.contains("one of cat, dog"),
        "{refusal}"
    );
}

#[tokio::test]
async fn responses_of_each_kind_are_read() {
    let pets = pets().await;
    pets.api.respond(ServerResponse {
        status: 200,
        headers: vec![("content-type".to_owned(), "text/plain".to_owned())],
        body: b"Rex, Tom".to_vec(),
    });
    let search = json!({ "operation": "search_pets", "arguments": { "limit": 2 } });
    let found = pets.call("call_read", search).await.expect("a result");
    assert_eq!(found["data"], "Rex, Tom");
    assert_eq!(pets.api.take_requests()[0].query, "limit=2");
    pets.api.respond(ServerResponse::json(
        200,
        &json!({ "name": "Rex", "password": "x" }),
    ));
    let fetch = json!({ "operation": "fetch_pet", "arguments": { "id": "1" } });
    let fetched = pets.call("call_read", fetch).await.expect("a result");
    assert_eq!(
        fetched["data"],
        json!({ "name": "Rex", "password": "[redacted]" })
    );
}

#[tokio::test]
async fn the_first_items_of_a_stream_are_read() {
    let pets = pets().await;
    let stream = |body: String| ServerResponse {
        status: 200,
        headers: vec![("content-type".to_owned(), "text/event-stream".to_owned())],
        body: body.into_bytes(),
    };
    let arguments = json!({ "id": "1", "text": "Who are you?" });
    let chat = json!({ "operation": "chat_with_pet_stream", "arguments": arguments });
    let event = "event: answer\nid: 7\ndata: {\"name\":\"Rex\",\"password\":\"x\"}\n\n";
    pets.api.respond(stream(format!("{event}data: [DONE]\n\n")));
    let answered = pets.call("call_read", chat.clone()).await.expect("items");
    let pet = json!({ "name": "Rex", "password": "[redacted]" });
    assert_eq!(
        answered["data"],
        json!([{ "event": "answer", "id": "7", "data": pet }])
    );
    assert!(answered.get("unread").is_none(), "{answered}");
    let request = pets.api.take_requests().remove(0);
    assert_eq!(request.header("accept"), Some("text/event-stream"));
    assert_eq!(
        serde_json::from_slice::<Value>(&request.body).expect("JSON"),
        json!({ "text": "Who are you?", "stream": true })
    );

    pets.api.respond(stream(event.repeat(60)));
    let endless = pets.call("call_read", chat.clone()).await.expect("items");
    assert_eq!(endless["data"].as_array().map(Vec::len), Some(50));
    assert_eq!(endless["unread"], "only the first 50 items are read");

    pets.api.respond(stream(format!("{event}data: {{\n\n")));
    let malformed = pets.call("call_read", chat.clone()).await.expect("items");
    assert_eq!(malformed["data"].as_array().map(Vec::len), Some(1));
    let unread = malformed["unread"].as_str().unwrap_or_default();
    assert!(unread.contains("ends before its JSON does"), "{unread}");

    let mut dry = chat;
    dry["dry_run"] = json!(true);
    let shown = pets.call("call_read", dry).await.expect("a dry run");
    let rust = shown["rust"].as_str().unwrap_or_default();
    assert!(rust.contains("stream.try_next().await?"), "{rust}");
}

#[tokio::test]
async fn a_document_without_operations_is_served_too() {
    let text = "openapi: 3.0.3\ninfo: { title: Nothing, version: '1' }\nservers: [{ url: https://x.example.com }]\npaths: {}\n";
    let nothing = Document::new("nothing", text)
        .serve(&["--allow", "read,write,send,delete"])
        .await;
    let listed = nothing.call("list", json!({})).await.expect("a list");
    assert_eq!(listed["resources"], json!([]));
    let found = nothing
        .call(
            "search",
            json!({ "query": "create", "kinds": ["operation"] }),
        )
        .await
        .expect("hits");
    assert_eq!(found["hits"], json!([]));
    let refusal = nothing
        .call("call_read", json!({ "operation": "create" }))
        .await
        .expect_err("there is none");
    assert!(refusal.contains("there is no operation"), "{refusal}");
    let pages = nothing
        .call("get", json!({ "ids": ["README.md", "common"] }))
        .await
        .expect("pages");
    assert_eq!(pages["missing"], json!([]), "{pages}");
}

const SAME_NAMES: &str = r##"
openapi: 3.0.3
info: { title: Names, version: '1' }
servers: [{ url: https://names.example.com }]
paths:
  /things/{id}:
    post:
      operationId: ChangeThing
      x-effect: write
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: ID, in: query, schema: { type: string } }
        - { name: id, in: query, schema: { type: string } }
        - { name: __proto__, in: query, schema: { type: string } }
        - { name: type, in: query, schema: { type: string } }
      responses: { '204': { description: Done } }
"##;

#[tokio::test]
async fn parameters_of_the_same_name_have_values_of_their_own() {
    let document = Document::new("names", SAME_NAMES);
    let names = document.reference["operations"][0]["parameters"]
        .as_array()
        .expect("a list")
        .iter();
    let names: Vec<_> = names
        .map(|parameter| parameter["rust"].as_str().expect("a name"))
        .collect();
    let mut arguments = serde_json::Map::new();
    for name in &names {
        arguments.insert((*name).to_owned(), json!(format!("<{name}>")));
    }
    let served = document.serve(&["--allow", "write"]).await;
    let call = json!({ "operation": "change_thing", "arguments": arguments });
    served.call("call_write", call).await.expect("a result");
    let request = served.api.take_requests().remove(0);
    let encoded = |position: usize| format!("%3C{}%3E", names[position]);
    assert_eq!(request.path, format!("/things/{}", encoded(0)));
    let expected = format!(
        "ID={}&id={}&__proto__={}&type={}",
        encoded(1),
        encoded(2),
        encoded(3),
        encoded(4)
    );
    assert_eq!(request.query, expected);
}
