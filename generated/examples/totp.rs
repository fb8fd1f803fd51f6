//! Codes from an authenticator app: shows the QR code in the terminal, and checks codes.
//!
//! ```sh
//! export VERIFY_SERVICE=VA...
//! cargo run -p twilio-verify-v2 --example totp -- add IDENTITY
//! cargo run -p twilio-verify-v2 --example totp -- confirm IDENTITY FACTOR_SID CODE   # once
//! cargo run -p twilio-verify-v2 --example totp -- check IDENTITY FACTOR_SID CODE     # at each login
//! ```
//!
//! `IDENTITY` is your identifier of the user, such as `user-7f3a90c2`. Credentials come from the environment, as for the
//! example `send_code`.

use std::env;

use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;
use twilio_verify_v2::{
    ChallengeEnumChallengeStatuses, Client, CreateChallengeParams, CreateNewFactorParams, Error,
    ErrorKind, FactorEnumFactorStatuses, FactorSid, NewFactorEnumFactorTypes, Require, ServiceSid,
    UpdateFactorParams,
};

const USAGE: &str = "usage: totp add IDENTITY | (confirm | check) IDENTITY FACTOR_SID CODE";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let service: ServiceSid = env::var("VERIFY_SERVICE")?.parse()?;
    let client = Client::from_env()?;
    match arguments[..] {
        ["add", identity] => {
            let (factor, qr_code) = add(&client, &service, identity).await?;
            println!("{qr_code}\nScan the QR code with your app, and confirm {factor}.");
        }
        ["confirm", identity, factor, code] => {
            let confirmed = confirm(&client, &service, identity, &factor.parse()?, code).await?;
            println!("confirmed: {confirmed}");
        }
        ["check", identity, factor, code] => {
            let approved = check(&client, &service, identity, &factor.parse()?, code).await?;
            println!("approved: {approved}");
        }
        _ => return Err(USAGE.into()),
    }
    Ok(())
}

/// Returns the factor's SID, to be stored with the user, and its QR code, which contains the secret.
pub(crate) async fn add(
    client: &Client,
    service: &ServiceSid,
    identity: &str,
) -> Result<(FactorSid, String), Box<dyn std::error::Error>> {
    let params = CreateNewFactorParams::new("Example Shop", NewFactorEnumFactorTypes::Totp);
    let factor = client.create_new_factor(service, identity, params).await?;
    let binding = factor.require(&factor.binding)?;
    let qr_code = QrCode::new(binding.require(&binding.uri)?)?;
    let mut printed = qr_code.render::<Dense1x2>();
    // Terminals are dark.
    printed.dark_color(Dense1x2::Light);
    printed.light_color(Dense1x2::Dark);
    Ok((factor.sid()?.clone(), printed.build()))
}

/// Returns whether the first code is correct. Only then does the user have the secret, and the factor can be used.
pub(crate) async fn confirm(
    client: &Client,
    service: &ServiceSid,
    identity: &str,
    factor: &FactorSid,
    code: &str,
) -> Result<bool, Error> {
    let params = UpdateFactorParams::new().auth_payload(code);
    let confirmation = client.update_factor(service, identity, factor, params);
    match confirmation.await {
        Ok(factor) => Ok(factor.status == Some(FactorEnumFactorStatuses::Verified)),
        Err(error) if error.kind() == ErrorKind::WrongCode => Ok(false),
        Err(error) => Err(error),
    }
}

/// Returns whether a code at login is correct.
pub(crate) async fn check(
    client: &Client,
    service: &ServiceSid,
    identity: &str,
    factor: &FactorSid,
    code: &str,
) -> Result<bool, Error> {
    let params = CreateChallengeParams::new(factor).auth_payload(code);
    let challenge = client.create_challenge(service, identity, params).await?;
    Ok(challenge.status == Some(ChallengeEnumChallengeStatuses::Approved))
}
