//! Approval by push: creates access tokens for your app, asks a user in it, and waits for the decision.
//!
//! ```sh
//! export VERIFY_SERVICE=VA...
//! cargo run -p twilio-verify-v2 --example push -- token IDENTITY
//! cargo run -p twilio-verify-v2 --example push -- ask IDENTITY "Sign in to Example Shop?"
//! ```
//!
//! Credentials come from the environment, as for the example `send_code`. A server that has a public URL need not poll:
//! see the example `webhook`.

use std::env;
use std::time::Duration;

use tokio::time::sleep;
use twilio_verify_v2::{
    AccessTokenEnumFactorTypes, ChallengeEnumChallengeStatuses as Status, Client,
    CreateAccessTokenParams, CreateChallengeParams, Error, FactorEnumFactorStatuses,
    FactorEnumFactorTypes, FactorSid, ListFactorParams, Require, ServiceSid, json,
};

const USAGE: &str = "usage: push token IDENTITY | ask IDENTITY MESSAGE";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let service: ServiceSid = env::var("VERIFY_SERVICE")?.parse()?;
    let client = Client::from_env()?;
    match arguments[..] {
        ["token", identity] => println!("{}", token(&client, &service, identity).await?),
        ["ask", identity, message] => {
            let interval = Duration::from_secs(2);
            match ask(&client, &service, identity, message, interval).await? {
                Status::Approved => println!("The user has approved."),
                Status::Denied => println!("The user has denied."),
                status => println!("The user has not decided: {status}."),
            }
        }
        _ => return Err(USAGE.into()),
    }
    Ok(())
}

/// Returns a token with which the app on the user's device creates a factor.
pub(crate) async fn token(
    client: &Client,
    service: &ServiceSid,
    identity: &str,
) -> Result<String, Error> {
    let params = CreateAccessTokenParams::new(identity, AccessTokenEnumFactorTypes::Push);
    let token = client.create_access_token(service, params).await?;
    Ok(token.require(&token.token)?.clone())
}

/// Asks the user, and returns the decision, or `Expired` if there is none within five minutes.
pub(crate) async fn ask(
    client: &Client,
    service: &ServiceSid,
    identity: &str,
    message: &str,
    interval: Duration,
) -> Result<Status, Box<dyn std::error::Error>> {
    let factor = push_factor(client, service, identity).await?;
    let factor = factor.ok_or("the user has no verified push factor")?;
    let params = CreateChallengeParams::new(factor)
        .details_message(message)
        .details_fields([json!({"label": "City", "value": "Lisbon"})]);
    let mut challenge = client.create_challenge(service, identity, params).await?;
    let sid = challenge.sid()?.clone();
    while challenge.status()? == &Status::Pending {
        sleep(interval).await;
        challenge = client.fetch_challenge(service, identity, &sid).await?;
    }
    Ok(challenge.status()?.clone())
}

async fn push_factor(
    client: &Client,
    service: &ServiceSid,
    identity: &str,
) -> Result<Option<FactorSid>, Error> {
    let list = client.list_factor(service, identity, ListFactorParams::new());
    let mut factors = list.items();
    while let Some(factor) = factors.try_next().await? {
        if factor.factor_type == Some(FactorEnumFactorTypes::Push)
            && factor.status == Some(FactorEnumFactorStatuses::Verified)
        {
            return Ok(Some(factor.sid()?.clone()));
        }
    }
    Ok(None)
}
