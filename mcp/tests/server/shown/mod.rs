//! What dry runs show is the request: sent by the server, by the shown command of curl, and by the shown program in Rust, it is
//! the same.

mod request;
mod sample;

use std::collections::BTreeMap;
use std::process::Command;

use request::Request;
use sample::arguments;
use serde_json::{Value, json};
use tests::generated::{Member, Workspace};
use tests::{fixture, kept_folder, own_api, read, reference_documents};

use crate::document::{Document, Served};

/// The fixtures whose operations have all kinds of parameters, bodies and credentials.
const FIXTURES: [&str; 9] = [
    "parameter_styles",
    "headers_and_cookies",
    "security",
    "bodies",
    "files",
    "json_body_inline",
    "nulls",
    "keywords",
    "unions",
];

/// A call, as a dry run shows it.
struct Shown {
    subject: String,
    curl: String,
    rust: String,
    /// The request of the server itself; none if it has secrets, which are not shown.
    sent: Option<Request>,
}

/// The calls of a document's operations, with hostile values.
async fn calls(document: &Document, served: &Served) -> Vec<Shown> {
    let mut all = Vec::new();
    for operation in document.reference["operations"].as_array().expect("a list") {
        for (texts, has_all) in [(0, true), (4, true), (8, true), (7, false)] {
            if let Some(arguments) = arguments(&document.reference, operation, texts, has_all) {
                all.extend(shown(served, operation, arguments).await);
            }
        }
    }
    all
}

async fn shown(served: &Served, operation: &Value, arguments: Value) -> Option<Shown> {
    let tool = match operation["effect"].as_str() {
        Some("read") => "call_read",
        _ => "call_write",
    };
    let call = json!({ "operation": operation["name"], "arguments": arguments });
    let mut dry_run = call.clone();
    dry_run["dry_run"] = json!(true);
    // A value can be one that the API's description or HTTP does not allow.
    let shown = served.call(tool, dry_run).await.ok()?;
    let text = |name: &str| shown[name].as_str().expect("text").to_owned();
    let is_hidden = shown.to_string().contains("[redacted]");
    let needs_person = shown["needs_confirmation"] == true;
    let sent = match is_hidden || needs_person {
        true => None,
        false => {
            served.api.take_requests();
            let _ = served.call(tool, call).await;
            served.api.take_requests().first().map(Request::received)
        }
    };
    Some(Shown {
        subject: format!("{} {arguments}", text("request")),
        curl: text("curl"),
        rust: text("rust"),
        sent,
    })
}

/// Runs a command in a shell, and returns the request that it sends.
fn run(command: &str, document: &Document, served: &Served) -> Request {
    served.api.take_requests();
    let run = Command::new("sh")
        .args(["-c", &format!("{command} -sS -o /dev/null")])
        .envs(document.environment())
        .output()
        .expect("there is a shell");
    let errors = String::from_utf8_lossy(&run.stderr);
    let requests = served.api.take_requests();
    let [request] = requests.as_slice() else {
        panic!("{} requests of {command}: {errors}", requests.len());
    };
    Request::received(request)
}

/// A program that prints the requests of the shown programs.
fn program(name: &str, calls: &[Shown]) -> String {
    let functions = calls.iter().enumerate().map(|(number, call)| {
        let (statements, response) = call.rust.split_once("let response = ").expect("a response");
        let request = response.strip_suffix(".await?;").expect("it is awaited");
        let statements = statements.replace(".build()?;", ".transport(sdk::testing::MockTransport::new()).build()?;");
        // As it is shown, and without sending it.
        format!(
            "async fn shown_{number}() -> Result<(), Box<dyn Error>> {{\n{}\nOk(())\n}}\n\
             fn request_{number}() -> Result<Json, Box<dyn Error>> {{\n{statements}\nprinted({request}.to_http()?)\n}}\n",
            call.rust
        )
    });
    let calls = (0..calls.len()).map(|number| format!("request_{number}()?,"));
    format!(
        "#![allow(warnings, missing_docs, clippy::all)]\nextern crate {name} as sdk;\nuse std::error::Error;\nuse sdk::{{Bytes, Json, http, json}};\n\
         {}\nfn printed(request: http::Request<Bytes>) -> Result<Json, Box<dyn Error>> {{\n\
         let headers = request.headers().iter().map(|(name, value)| json!([name.as_str(), String::from_utf8_lossy(value.as_bytes())]));\n\
         Ok(json!({{ \"method\": request.method().as_str(), \"path\": request.uri().path(), \"query\": request.uri().query().unwrap_or_default(),\n\
         \"headers\": headers.collect::<Vec<_>>(), \"body\": String::from_utf8_lossy(request.body()) }}))\n}}\n\
         fn main() -> Result<(), Box<dyn Error>> {{\nlet all: Vec<Json> = vec![{}];\nprintln!(\"{{}}\", Json::from(all));\nOk(())\n}}\n",
        functions.collect::<String>(),
        calls.collect::<String>()
    )
}

/// Runs a built program, with a value for each secret.
fn printed(document: &Document, calls: &[Shown]) -> Vec<Request> {
    let secrets = calls
        .iter()
        .flat_map(|call| call.rust.split("std::env::var(\"").skip(1));
    let names = secrets.filter_map(|rest| rest.split('"').next());
    let secrets: BTreeMap<_, _> = names.map(|name| (name, "[redacted]")).collect();
    let output = Command::new(kept_folder("target").join("debug").join(&document.name))
        .envs(document.environment())
        .envs(secrets)
        .output()
        .expect("it was built");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {errors}", document.name);
    let requests: Vec<Value> = serde_json::from_slice(&output.stdout).expect("it prints JSON");
    requests.iter().map(Request::printed).collect()
}

/// The other documents of Twilio: their servers respond, and curl sends what the server sends.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the reference documents"]
async fn reference_documents_are_served() {
    let mut count = 0;
    for path in reference_documents() {
        let api = codegen::analyze(&read(&path))
            .into_api()
            .unwrap_or_else(|errors| panic!("{errors}"));
        let document = Document::of_api("reference_document", &api);
        let served = document
            .serve(&[
                "--allow",
                "read,write,send,delete",
                "--max-result-bytes",
                "9000000",
            ])
            .await;
        let operations = document.reference["operations"].as_array().expect("a list");
        for operation in operations {
            let name = operation["name"].as_str().expect("a name");
            let got = served
                .call("get", json!({ "ids": [name] }))
                .await
                .expect("a page");
            assert_eq!(got["missing"], json!([]), "{name}");
            let found = served
                .call("search", json!({ "query": operation["id"] }))
                .await
                .expect("hits");
            assert_eq!(found["hits"][0]["id"], format!("operations/{name}"));
        }
        for call in calls(&document, &served).await {
            let request = run(&call.curl, &document, &served);
            if let Some(sent) = &call.sent {
                assert_eq!(*sent, request, "{}", call.curl);
                count += 1;
            }
        }
    }
    println!("{count} calls");
    assert!(count > 100, "{count} calls");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_curl_and_rust_send_the_same_request() {
    let mut documents = vec![Document::of_api("shown_verify", &own_api())];
    documents.extend(FIXTURES.map(|name| {
        Document::new(
            &format!("shown_{name}"),
            &read(&fixture(&format!("{name}.yaml"))),
        )
    }));
    let mut shown = Vec::new();
    let mut differences = Vec::new();
    let mut members = Vec::new();
    for document in documents {
        let served = document.serve(&["--allow", "read,write,send,delete"]).await;
        let calls = calls(&document, &served).await;
        let mut by_curl = Vec::new();
        for call in &calls {
            let request = run(&call.curl, &document, &served);
            if let Some(sent) = call.sent.as_ref().filter(|sent| **sent != request) {
                differences.push(format!(
                    "{}\n{}\n{sent:?}\n{request:?}",
                    call.subject, call.curl
                ));
            }
            by_curl.push(request);
        }
        let mut member = Member::lenient(document.name.clone(), document.files.clone());
        member.program = Some(program(&document.name, &calls));
        members.push(member);
        shown.push((document, calls, by_curl));
    }
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
    Workspace::new("shown", members).build_programs();
    let mut count = 0;
    for (document, calls, by_curl) in &shown {
        let printed = printed(document, calls);
        for ((call, curl), rust) in calls.iter().zip(by_curl).zip(&printed) {
            count += 1;
            if !rust.is_without_credentials(curl) {
                differences.push(format!(
                    "{}\n{}\n{curl:?}\n{rust:?}",
                    call.subject, call.rust
                ));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
    assert!(count > 300, "{count} calls");
}
