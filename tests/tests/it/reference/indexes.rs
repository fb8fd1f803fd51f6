//! The files that list all pages.

use codegen::api::Operation;
use tests::{entries, own_api, read, repository};

/// The request line, as the indexes show it.
fn request(operation: &Operation) -> String {
    format!("`{} {}`", operation.method, operation.path)
}

fn file(path: &str) -> String {
    read(&repository().join("generated").join(path))
}

/// The lines that contain a text.
fn lines<'t>(text: &'t str, part: &str) -> Vec<&'t str> {
    text.lines().filter(|line| line.contains(part)).collect()
}

#[test]
fn each_operation_has_a_line_in_each_index() {
    let [overview, surface, llms] = ["reference/README.md", "api.md", "llms.txt"].map(file);
    for operation in own_api().operations() {
        let name = operation.name.plain();
        let request = request(operation);
        let summary = operation.docs.summary.as_deref().expect("a summary");
        let row = format!("| [`{name}`](operations/{name}.md) | {request} | {summary} |");
        assert_eq!(lines(&overview, &row), [row.as_str()]);

        let link = format!("](reference/operations/{name}.md): {request}");
        let found = lines(&surface, &link);
        assert!(
            matches!(found[..], [line] if line.starts_with(&format!("- [`{name}("))),
            "{found:?}"
        );

        let line = format!("- [{name}](reference/operations/{name}.md): {summary}, {request}");
        assert_eq!(lines(&llms, &line), [line.as_str()]);
    }
}

#[test]
fn each_type_has_a_link_in_each_index() {
    let [overview, surface, llms] = ["reference/README.md", "api.md", "llms.txt"].map(file);
    let api = own_api();
    let types = api.types().map(|(id, _)| id.as_str());
    for name in types.chain(api.sids.keys().map(|id| id.as_str())) {
        assert!(overview.contains(&format!("[`{name}`](types/{name}.md)")));
        let link = format!("- [`{name}`](reference/types/{name}.md): ");
        assert_eq!(lines(&surface, &link).len(), 1, "{name}");
        let link = format!("- [{name}](reference/types/{name}.md)");
        assert_eq!(lines(&llms, &link).len(), 1, "{name}");
    }
}

#[test]
fn each_guide_is_a_page() {
    let [overview, llms] = ["reference/README.md", "llms.txt"].map(file);
    let guides = entries(&repository().join("generated/guides"));
    assert!(guides.len() > 10, "{guides:?}");
    for guide in guides {
        let name = guide.file_name().expect("a file").to_string_lossy();
        assert!(overview.contains(&format!("](guides/{name})")), "{name}");
        assert!(
            llms.contains(&format!("](reference/guides/{name}): ")),
            "{name}"
        );
        let page = file(&format!("reference/guides/{name}"));
        let title = read(&guide).lines().next().expect("a title").to_owned();
        assert!(page.contains(&format!("\n{title}\n")), "{name}");
        // Lines that rustdoc compiles without showing them.
        assert!(
            !page.contains("\n#\n") && !page.contains("\n# #["),
            "{name}"
        );
    }
}

#[test]
fn the_file_with_all_pages_has_a_limited_size() {
    let text = file("llms-full.txt");
    assert!(text.contains("At most 600000 bytes"));
    assert!(text.len() <= 600_000, "{} bytes", text.len());
    // The most useful pages are in it.
    for operation in own_api().operations() {
        let name = operation.name.plain();
        let page = file(&format!("reference/operations/{name}.md"));
        let changes = page.split("## Examples").nth(1).expect("examples");
        assert!(text.contains(changes.trim_end()), "{name}");
    }
    for path in [
        "errors.md",
        "guides/11_in_production.md",
        "types/VerifyV2ServiceVerificationCheck.md",
    ] {
        assert!(
            text.contains(&format!("<!-- reference/{path} -->")),
            "{path}"
        );
    }
}
