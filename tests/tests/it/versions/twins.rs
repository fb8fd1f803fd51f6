//! Documents of OpenAPI 3.0, raised to 3.1, generate the same crates.

use std::path::Path;

use codegen::{Analysis, Level};
use tests::{fixtures, own_document, parse_yaml, raised, read};

use super::files;

/// The analyses of a document of OpenAPI 3.0 and of its twin, both in JSON.
fn twins(path: &Path) -> Option<[Analysis; 2]> {
    let text = read(path);
    // Not all of JSON is YAML.
    let document = serde_json::from_str(&text).unwrap_or_else(|_| parse_yaml(&text));
    if !document["openapi"]
        .as_str()
        .is_some_and(|version| version.starts_with("3.0."))
    {
        return None;
    }
    let twin = raised(&document);
    assert_ne!(document, twin, "{}", path.display());
    Some([document, twin].map(|document| codegen::analyze(&document.to_string())))
}

#[test]
fn twins_generate_the_same_source() {
    let mut paths = fixtures();
    paths.push(own_document());
    for path in paths {
        let name = path.display();
        let Some([old, new]) = twins(&path) else {
            continue;
        };
        let [sources, twins] = [&old, &new].map(|analysis| {
            let files = files(analysis).into_iter();
            files
                .map(|file| (file.path, file.source))
                .collect::<Vec<_>>()
        });
        assert!(sources == twins, "{name}: the source is another one");
        let diff = codegen::compare(&old, &new).map(|diff| diff.changes.len());
        assert_eq!(diff, Some(0), "{name}");
        let [before, after] =
            [&old, &new].map(|analysis| analysis.diagnostics.count(Level::Warning));
        assert_eq!(before, after, "{name}: {}", new.diagnostics);
    }
}
