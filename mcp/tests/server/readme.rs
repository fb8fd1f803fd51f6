//! The README: its configurations start the server, and its options are those of the program.

use std::process::Command;

use serde_json::Value;
use tests::{code_blocks, read, repository};

const PROGRAM: &str = env!("CARGO_BIN_EXE_twilio-verify-mcp");

fn readme() -> String {
    read(&repository().join("mcp/README.md"))
}

/// Whether the program accepts arguments.
fn accepts(arguments: &[&str]) -> bool {
    let run = Command::new(PROGRAM).args(arguments).arg("--help").output();
    run.expect("it starts").status.success()
}

#[test]
fn configurations_of_clients_start_the_server() {
    let readme = readme();
    let blocks = code_blocks(&readme);
    let configurations = blocks.iter().filter(|(language, _)| language == "json");
    let mut count = 0;
    for (_, text) in configurations {
        let configuration: Value =
            serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
        let servers = configuration
            .get("mcpServers")
            .or(configuration.get("servers"));
        for (_, server) in servers.and_then(Value::as_object).expect("servers") {
            assert_eq!(server["command"], env!("CARGO_PKG_NAME"));
            let arguments = server["args"].as_array().into_iter().flatten();
            let arguments: Vec<_> = arguments.map(|it| it.as_str().expect("text")).collect();
            assert!(accepts(&arguments), "{text}");
            count += 1;
        }
    }
    assert_eq!(count, 2);
    let toml = blocks
        .iter()
        .find(|(language, _)| language == "toml")
        .expect("a configuration");
    assert!(
        toml.1
            .contains(&format!("command = \"{}\"", env!("CARGO_PKG_NAME")))
    );
}

#[test]
fn commands_and_the_table_have_the_options_of_the_program() {
    let readme = readme();
    let help = Command::new(PROGRAM)
        .arg("--help")
        .output()
        .expect("it starts");
    let help = String::from_utf8(help.stdout).expect("UTF-8");
    let options = |text: &str| -> std::collections::BTreeSet<String> {
        let words = text.split(|c: char| !c.is_ascii_lowercase() && c != '-');
        words
            .filter(|word| word.len() > 3 && word.starts_with("--"))
            .map(str::to_owned)
            .collect()
    };
    let (known, mut described) = (options(&help), options(&readme));
    // Those of Cargo, and of the generator.
    for other in ["--features", "--path", "--spec", "--out"] {
        described.remove(other);
    }
    let missing: Vec<_> = known.symmetric_difference(&described).collect();
    // Whatever every program has.
    assert_eq!(missing, ["--help", "--version"]);
}
