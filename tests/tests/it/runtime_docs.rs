//! The docs of the runtime, which users read in the crate that re-exports its items.

use tests::{code_blocks, files_in, item_docs, read, repository};

/// Items that crates of Twilio's APIs do not re-export.
const OWN: [&str; 3] = ["SchemeCredentials", "SecurityScheme", "Server"];

#[test]
fn examples_name_the_crate_that_users_depend_on() {
    let mut wrong = Vec::new();
    let mut right = 0;
    for path in files_in(&repository().join("runtime/src")) {
        let file = syn::parse_file(&read(&path)).expect("the file is Rust");
        for (item, docs) in item_docs(&file) {
            let owner = item.split("::").next().unwrap_or_default();
            for (_, program) in code_blocks(&docs)
                .into_iter()
                .filter(|_| !OWN.contains(&owner))
            {
                let mut visible = program
                    .lines()
                    .filter(|line| !line.trim_start().starts_with("# "));
                if visible.any(|line| line.contains("twilio_runtime")) {
                    wrong.push(format!("{} {item}", path.display()));
                }
                right += usize::from(program.contains("use twilio_verify_v2::"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(right > 20, "{right}");
}
