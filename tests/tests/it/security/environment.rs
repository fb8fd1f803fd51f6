//! Credentials from environment variables.

use std::process::Command;

use tests::TestResult;

/// The credentials that a program with these environment variables sends, or its error. It runs in a process of its own,
/// because all threads of a process share its environment.
fn sent(variables: &[(&str, &str)]) -> Result<String, Box<dyn std::error::Error>> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_scheme-credentials-from-env"));
    let output = command.envs(variables.iter().copied()).output()?;
    Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
}

#[test]
fn complete_variables_are_credentials() -> TestResult {
    let user = ("PETS_USERNAME", "user");
    for (variables, expected) in [
        (
            [("PETS_TOKEN", " t0ken\n"), user],
            "authorization: Bearer t0ken",
        ),
        (
            [("PETS_API_KEY", "k1"), ("PETS_OTHER_API_KEY", "k2")],
            "x-key: k1, x-other: k2",
        ),
        (
            [user, ("PETS_PASSWORD", "pass")],
            "authorization: Basic dXNlcjpwYXNz",
        ),
        (
            [user, ("PETS_PASSWORD", "")],
            "authorization: Basic dXNlcjo=",
        ),
    ] {
        assert_eq!(sent(&variables)?, expected);
    }
    Ok(())
}

#[test]
fn incomplete_variables_are_an_error_that_names_what_is_missing() -> TestResult {
    let choices = "no credentials in the environment: set PETS_TOKEN, or PETS_CLIENT_ID and PETS_CLIENT_SECRET, or \
                   PETS_API_KEY and PETS_OTHER_API_KEY, or PETS_USERNAME and PETS_PASSWORD";
    assert_eq!(
        sent(&[
            ("PETS_CLIENT_ID", "id"),
            ("PETS_API_KEY", "k"),
            ("PETS_USERNAME", "u")
        ])?,
        format!(
            "{choices} (missing: PETS_TOKEN, PETS_CLIENT_SECRET, PETS_OTHER_API_KEY, PETS_PASSWORD)"
        )
    );
    Ok(())
}
