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

/// Renders the docs of the SDK with features, as a dependency, and returns its pages with their paths.
fn pages(features: &[&str]) -> Vec<(String, String)> {
    let folder = kept_folder("rendered_docs");
    let sdk = repository().join("generated");
    write(
        &folder.join("Cargo.toml"),
        format!(
            "[package]\nname = \"rendered_docs\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [dependencies.twilio-verify-v2]\npath = {sdk:?}\ndefault-features = false\n\
             features = {features:?}\n"
        ),
    );
    write(&folder.join("src/lib.rs"), "");
    // Warnings are errors.
    cargo(&folder, &["doc", "--no-deps", "--package=twilio-verify-v2"]);
    let root = kept_folder("target").join("doc/twilio_verify_v2");
    let files = files_in(&root).into_iter();
    let pages = files.filter(|path| path.extension().is_some_and(|it| it == "html"));
    let pages = pages.map(|path| {
        let name = path.strip_prefix(&root).unwrap_or(&path);
        (name.display().to_string(), read(&path))
    });
    pages.collect()
}

#[test]
fn pages_name_the_crate_that_users_depend_on() {
    let (mut examples, mut wrong) = (0, Vec::new());
    for (name, page) in pages(&["blocking", "testing", "webhooks"]) {
        let text = visible(&page);
        examples += text.matches("use twilio_verify_v2::").count();
        // Crates that are re-exported are shown with their paths.
        let text = text.replace("pub use twilio_runtime::http;", "");
        // The target of events, by which programs filter them.
        let text = text.replace("WARN twilio_runtime::trace:", "");
        if let Some((before, _)) = text.split_once("twilio_runtime") {
            let start = before.len().saturating_sub(80);
            wrong.push(format!("{name}: {}", before.get(start..).unwrap_or("")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(examples > 40, "{examples}");

    // Without features, links to items that do not exist lead elsewhere instead of being text in brackets.
    let mut hand_written = 0;
    for (name, page) in pages(&[]) {
        if name == "index.html" || name.starts_with("guides") {
            assert!(
                !page.contains("[<code>") && !page.contains("<code>]"),
                "{name}"
            );
            hand_written += 1;
        }
    }
    assert!(hand_written > 11, "{hand_written}");
}
