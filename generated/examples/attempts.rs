//! Prints the attempts to deliver codes of a Verify service: a command line that is not async.
//!
//! ```sh
//! cargo run -p twilio-verify-v2 --features blocking,clap --example attempts -- \
//!     VA0123456789abcdef0123456789abcdef --channel sms --after 2025-03-01T00:00:00Z
//! ```
//!
//! Credentials come from the environment, as for the example `send_code`.

use std::process::ExitCode;

use clap::Parser;
use twilio_verify_v2::{
    Client, DateTime, Error, ListVerificationAttemptParams, ServiceSid,
    VerificationAttemptEnumChannels, VerifyV2VerificationAttempt,
};

/// Prints the attempts to deliver codes of a Verify service.
#[derive(Parser)]
pub(crate) struct Arguments {
    /// The SID of the Verify service.
    service: ServiceSid,
    /// Print only attempts over this channel.
    #[arg(long)]
    channel: Option<VerificationAttemptEnumChannels>,
    /// Print only attempts after this time.
    #[arg(long)]
    after: Option<DateTime>,
    /// Print at most this number of attempts.
    #[arg(long, default_value_t = 20)]
    limit: usize,
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{:?}: {error}", error.kind());
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Error> {
    for attempt in attempts(&Client::from_env()?, arguments) {
        println!("{}", line(&attempt?));
    }
    Ok(())
}

/// Iterates over the attempts. Each page is requested when its first attempt is needed.
pub(crate) fn attempts(
    client: &Client,
    arguments: Arguments,
) -> impl Iterator<Item = Result<VerifyV2VerificationAttempt, Error>> {
    type Params = ListVerificationAttemptParams;
    let params = Params::new()
        .verify_service_sid(arguments.service)
        .with(arguments.channel, Params::channel)
        .with(arguments.after, Params::date_created_after);
    let list = client.list_verification_attempt(params);
    list.items().limit(arguments.limit).blocking()
}

/// The time, the channel, and whether the user entered the code.
pub(crate) fn line(attempt: &VerifyV2VerificationAttempt) -> String {
    let time = attempt.date_created.as_ref().map_or("-", DateTime::as_str);
    let channel = attempt.channel.as_ref();
    let channel = channel.map_or("-", |channel| channel.as_str());
    let status = attempt.conversion_status.as_ref();
    let status = status.map_or("-", |status| status.as_str());
    format!("{time} {channel} {status}")
}
