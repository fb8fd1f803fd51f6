//! Programs that run in a process of their own.

use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::{env, error::Error};

use serde_json::json;
use tests::{SERVICE_SID, ServerResponse, TestResult};

use super::support::{api_error, form, twilio};

/// Runs the example that sends a code, with an input.
fn send_code(arguments: &[&str], input: &str) -> Result<Output, Box<dyn Error>> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_example-send-code"));
    for (name, _) in env::vars().filter(|(name, _)| name.starts_with("TWILIO_")) {
        command.env_remove(name);
    }
    let mut child = command
        .env("TWILIO_API_KEY", "SK1")
        .env("TWILIO_API_SECRET", "hunter2")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    // Without reading it, the program may have ended.
    let _ = child
        .stdin
        .take()
        .ok_or("no input")?
        .write_all(input.as_bytes());
    Ok(child.wait_with_output()?)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_code_is_sent_and_checked() -> TestResult {
    let (server, _, _) = twilio(|request| {
        let status = match form(request)["Code"].as_str() {
            Some("518204") => "approved",
            _ => "pending",
        };
        ServerResponse::json(201, &json!({ "status": status }))
    })
    .await?;
    for (input, expected) in [
        (" 518204\n", "Approved: the code is correct."),
        ("000000\n", "Not approved: pending."),
    ] {
        let url = server.url();
        let output = send_code(&[SERVICE_SID, "+12025550143", "--base-url", &url], input)?;
        assert!(output.status.success(), "{output:?}");
        let stdout = String::from_utf8(output.stdout)?;
        assert!(stdout.contains(expected), "{stdout}");
        let requests = server.take_requests();
        assert_eq!(form(&requests[0])["Channel"], "sms");
        assert_eq!(form(&requests[1])["Code"], input.trim());
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn an_error_is_one_line_with_its_kind() -> TestResult {
    let (server, _, _) = twilio(|_| api_error(403, 60_410)).await?;
    let url = server.url();
    let output = send_code(&[SERVICE_SID, "+12025550143", "--base-url", &url], "")?;
    assert!(!output.status.success());
    let stderr = String::from_utf8(output.stderr)?;
    assert!(stderr.starts_with("Blocked: "), "{stderr}");
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
    assert!(
        !stderr.contains("2025550143") && !stderr.contains("hunter2"),
        "{stderr}"
    );

    let output = send_code(&[SERVICE_SID], "")?;
    let stderr = String::from_utf8(output.stderr)?;
    assert!(
        !output.status.success() && stderr.starts_with("usage: "),
        "{stderr}"
    );
    Ok(())
}
