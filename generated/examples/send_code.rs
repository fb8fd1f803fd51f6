//! Sends a code to a phone number and checks the code that the user enters.
//!
//! ```sh
//! cargo run -p twilio-verify-v2 --example send_code -- SERVICE_SID PHONE_NUMBER [--base-url URL]
//! ```
//!
//! Credentials come from the environment: `TWILIO_API_KEY` and `TWILIO_API_SECRET`, or `TWILIO_ACCOUNT_SID` and
//! `TWILIO_AUTH_TOKEN`.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use twilio_verify_v2::{
    Client, CreateVerificationCheckParams, CreateVerificationParams, Credentials,
    VerificationChannel, VerificationStatus,
};

const USAGE: &str = "usage: send_code SERVICE_SID PHONE_NUMBER [--base-url URL]";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            match error.downcast_ref::<twilio_verify_v2::Error>() {
                Some(error) => eprintln!("{:?}: {error}", error.kind()),
                None => eprintln!("{error}"),
            }
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let Arguments {
        service,
        to,
        base_url,
    } = arguments().ok_or(USAGE)?;
    let mut builder = Client::builder(Credentials::from_env()?);
    if let Some(base_url) = base_url {
        builder = builder.base_url(base_url);
    }
    let client = builder.build()?;

    let params = CreateVerificationParams::new(&to, VerificationChannel::Sms);
    client.create_verification(&service, params).await?;

    print!("Code sent to {to}: ");
    io::stdout().flush()?;
    let mut code = String::new();
    io::stdin().read_line(&mut code)?;

    let params = CreateVerificationCheckParams::new()
        .to(&to)
        .code(code.trim());
    let check = client.create_verification_check(&service, params).await?;
    match check.status {
        Some(VerificationStatus::Approved) => println!("Approved: the code is correct."),
        status => {
            let status = status
                .as_ref()
                .map_or("no status", |status| status.as_str());
            println!("Not approved: {status}.");
        }
    }
    Ok(())
}

struct Arguments {
    service: String,
    to: String,
    base_url: Option<String>,
}

fn arguments() -> Option<Arguments> {
    let mut positional = Vec::new();
    let mut base_url = None;
    let mut rest = std::env::args().skip(1);
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--base-url" => base_url = Some(rest.next()?),
            option if option.starts_with("--") => return None,
            _ => positional.push(argument),
        }
    }
    let [service, to] = <[String; 2]>::try_from(positional).ok()?;
    Some(Arguments {
        service,
        to,
        base_url,
    })
}
