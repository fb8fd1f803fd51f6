//! Clients configured by environment variables.

use std::env;
use std::process::Command;

use tests::TestResult;

const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";

/// The host that a client with these environment variables sends to, or the error. Runs in a process of its own, because
/// all threads of a process share its environment.
fn host(variables: &[(&str, &str)]) -> Result<String, Box<dyn std::error::Error>> {
    host_of(&[], variables)
}

fn host_of(
    arguments: &[&str],
    variables: &[(&str, &str)],
) -> Result<String, Box<dyn std::error::Error>> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_client-from-env"));
    for (name, _) in env::vars().filter(|(name, _)| name.starts_with("TWILIO_")) {
        command.env_remove(name);
    }
    command.args(arguments);
    let output = command.envs(variables.iter().copied()).output()?;
    Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
}

#[test]
fn the_environment_configures_a_client() -> TestResult {
    let key = [("TWILIO_API_KEY", "SK1"), ("TWILIO_API_SECRET", "s\n")];
    let account = [("TWILIO_ACCOUNT_SID", ACCOUNT), ("TWILIO_AUTH_TOKEN", "t")];
    let edge = [("TWILIO_EDGE", "sydney"), ("TWILIO_REGION", "au1")];
    assert_eq!(host(&key)?, "verify.twilio.com");
    assert_eq!(host(&account)?, "verify.twilio.com");
    assert_eq!(host(&[key, edge].concat())?, "verify.sydney.au1.twilio.com");
    assert_eq!(
        host(&[key[0], account[0], account[1]])?,
        "verify.twilio.com"
    );
    Ok(())
}

#[test]
fn a_builder_reads_edge_and_region_when_asked() -> TestResult {
    let edge = [("TWILIO_EDGE", "sydney"), ("TWILIO_REGION", "au1")];
    assert_eq!(
        host_of(&["builder"], &edge)?,
        "verify.sydney.au1.twilio.com"
    );
    assert_eq!(
        host_of(&["builder"], &edge[..1])?,
        "verify.sydney.us1.twilio.com"
    );
    assert_eq!(host_of(&["builder"], &[])?, "verify.twilio.com");
    Ok(())
}

#[test]
fn a_missing_or_malformed_variable_is_an_error() -> TestResult {
    let key = [("TWILIO_API_KEY", "SK1"), ("TWILIO_API_SECRET", "s")];
    let account = ("TWILIO_ACCOUNT_SID", ACCOUNT);
    let missing = host(&[key[0], account, ("TWILIO_AUTH_TOKEN", " ")])?;
    let names = "(missing: TWILIO_API_SECRET, TWILIO_AUTH_TOKEN)";
    assert!(missing.ends_with(names), "{missing}");
    let malformed = host(&[key[0], key[1], ("TWILIO_ACCOUNT_SID", "AC1")])?;
    assert!(malformed.starts_with("the account SID"), "{malformed}");
    let edge = host(&[key[0], key[1], ("TWILIO_EDGE", "evil.example/")])?;
    assert!(edge.starts_with("the edge must"), "{edge}");
    Ok(())
}
