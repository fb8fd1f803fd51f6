//! An API portal shows the programs of the overlay with code samples. Redocly's builder makes a page of the document, and
//! headless Chromium renders it. Ignored, because this needs Node.js, Chromium and a registry for npm packages;
//! `.ci/run` runs it where they are.

use std::path::{Path, PathBuf};
use std::process::Command;

use tests::{kept_folder, map, own_document, read, run, text, write};

/// The package that builds the page, which is installed if it is not there.
const BUILDER: &str = "@redocly/cli@1.34.20";

/// The script that the page would load from another host. The builder's package contains it.
const SCRIPT: &str = "node_modules/redoc/bundles/redoc.standalone.js";

/// Chooses the tabs with programs in Rust once the page is rendered.
const CHOOSE: &str = "<script>addEventListener('load', () => setTimeout(() => {
  for (const tab of document.querySelectorAll('[role=tab]'))
    if (tab.textContent.startsWith('Rust: ')) tab.click();
}, 1000))</script></body>";

/// The document with the overlay, as JSON.
fn document() -> serde_json::Value {
    let overlay = own_document()
        .with_file_name("overlays")
        .join("code_samples.yaml");
    let applied = codegen::apply_overlay(&read(&own_document()), &read(&overlay));
    applied.unwrap_or_else(|errors| panic!("{errors}"))
}

/// Runs a program in a folder, and returns its output.
fn output(folder: &Path, program: &str, arguments: &[&str]) -> String {
    let run = run(Command::new(program).args(arguments).current_dir(folder));
    assert_eq!(run.code, Some(0), "{program}: {run}");
    run.stdout
}

/// Builds the page, and lets it load its script from the folder.
fn page(folder: &Path, document: &serde_json::Value) -> PathBuf {
    if !folder.join(SCRIPT).exists() {
        write(&folder.join("package.json"), "{ \"private\": true }\n");
        output(
            folder,
            "npm",
            &["install", "--no-audit", "--no-fund", BUILDER],
        );
    }
    write(&folder.join("openapi.json"), document.to_string());
    let build = [
        "--no-install",
        "redocly",
        "build-docs",
        "openapi.json",
        "-o",
        "built.html",
    ];
    output(folder, "npx", &build);
    let built = read(&folder.join("built.html"));
    let start = built
        .find("<script src=\"https://")
        .expect("a script of another host");
    let end = start + built[start..].find("\"></script>").expect("its end");
    let local = format!("{}<script src=\"{SCRIPT}{}", &built[..start], &built[end..]);
    let page = folder.join("page.html");
    write(&page, local.replace("</body>", CHOOSE));
    page
}

/// The text of an element's HTML.
fn shown(html: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for symbol in html.chars() {
        match symbol {
            '<' => is_tag = true,
            '>' => is_tag = false,
            symbol if !is_tag => text.push(symbol),
            _ => {}
        }
    }
    let references = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    references
        .iter()
        .fold(text, |text, (name, symbol)| text.replace(name, symbol))
}

#[test]
#[ignore = "needs Node.js, Chromium and npm packages"]
fn a_portal_shows_the_programs() {
    let folder = kept_folder("portal");
    let document = document();
    let page = page(&folder, &document);
    let url = format!("file://{}", page.display());
    let options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
    ];
    let options = [
        &options[..],
        &["--virtual-time-budget=20000", "--dump-dom", &url],
    ]
    .concat();
    let rendered = output(&folder, "chromium", &options);
    // The document itself is in a script, whose text nobody sees.
    let visible = rendered.split("<script>").next().unwrap_or_default();
    let visible = shown(visible);
    let mut programs = 0;
    for (_, item) in map(&document["paths"]) {
        for (_, operation) in map(item).filter(|(_, value)| value.get("operationId").is_some()) {
            let program = text(&operation["x-codeSamples"][0]["source"]);
            assert!(
                visible.contains(program.trim_end()),
                "{}",
                operation["operationId"]
            );
            programs += 1;
        }
    }
    assert_eq!(programs, 57);
}
