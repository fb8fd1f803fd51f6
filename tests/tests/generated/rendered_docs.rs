//! The rendered docs of the SDK.

use tests::generated::cargo;
use tests::{files_in, kept_folder, read, repository, write};

/// The text that readers see on a page, without that of scripts and source.
fn visible(page: &str) -> String {
    let main = page.split_once("<main>").map_or("", |(_, main)| main);
    let mut text = String::new();
    for part in main.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, after)| after));
    }
    text
}

#[test]
fn pages_name_the_crate_that_users_depend_on() {
    let folder = kept_folder("rendered_docs");
    let sdk = repository().join("generated");
    write(
        &folder.join("Cargo.toml"),
        format!(
            "[package]\nname = \"rendered_docs\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [dependencies.twilio-verify-v2]\npath = {sdk:?}\ndefault-features = false\n\
             features = [\"blocking\", \"testing\", \"webhooks\"]\n"
        ),
    );
    write(&folder.join("src/lib.rs"), "");
    // Warnings, such as those about broken links, are errors.
    cargo(&folder, &["doc", "--no-deps", "--package=twilio-verify-v2"]);

    let pages = files_in(&kept_folder("target").join("doc/twilio_verify_v2"));
    let pages = pages
        .into_iter()
        .filter(|path| path.extension().is_some_and(|it| it == "html"));
    let (mut examples, mut wrong) = (0, Vec::new());
    for path in pages {
        let text = visible(&read(&path));
        examples += text.matches("use twilio_verify_v2::").count();
        // Crates that are re-exported are shown with their paths.
        let text = text.replace("pub use twilio_runtime::http;", "");
        if let Some((before, _)) = text.split_once("twilio_runtime") {
            let start = before.len().saturating_sub(80);
            wrong.push(format!(
                "{}: {}",
                path.display(),
                before.get(start..).unwrap_or("")
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(examples > 40, "{examples}");
}
