use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use codegen::api::{Api, TypeDef, TypeId};
use codegen::diff::ChangeKind;
use codegen::{Analysis, Diagnostics, File, Input};

use crate::files::{entries, files_in, package, read, repository};

/// The document that the SDK is generated from.
pub fn own_document() -> PathBuf {
    repository().join("specs/twilio_verify_v2.yaml")
}

/// The path of a document in `fixtures`, which are small, and about one feature of OpenAPI each.
pub fn fixture(file: &str) -> PathBuf {
    package().join("fixtures").join(file)
}

/// The paths of all fixtures, sorted.
///
/// # Panics
///
/// If there are none.
pub fn fixtures() -> Vec<PathBuf> {
    let mut fixtures = entries(&package().join("fixtures"));
    fixtures.retain(|path| path.is_file());
    assert!(!fixtures.is_empty(), "there are no fixtures");
    fixtures
}

/// The folder with an old document, a new one and a program for a kind of change.
pub fn changed_documents(kind: ChangeKind) -> PathBuf {
    package().join("fixtures/diff").join(kind.id())
}

/// The files that an earlier generator rendered from the old document for a kind of change, if the change is one of the
/// generator: those of this generator, with the text in each odd line of `earlier.txt` replaced by that in the next line.
///
/// # Panics
///
/// If the text is in none of the files.
pub fn earlier_files(kind: ChangeKind) -> Option<Vec<File>> {
    let folder = changed_documents(kind);
    let change = fs::read_to_string(folder.join("earlier.txt")).ok()?;
    let lines: Vec<_> = change.lines().collect();
    let mut files = generate(&folder.join("old.yaml"));
    for pair in lines.chunks(2) {
        let [today, earlier] = pair else {
            panic!("{kind}: `earlier.txt` has pairs of lines");
        };
        assert!(
            files.iter().any(|file| file.source.contains(today)),
            "{kind}: {today}"
        );
        for file in &mut files {
            file.source = file.source.replace(today, earlier);
        }
    }
    Some(files)
}

/// The reference documents, Twilio's originals, which may not be copied into this repository: those in the folder that
/// the environment variable `REFERENCE_SPECS` names, by default `../shared/specs`, and in the folders inside.
///
/// # Panics
///
/// If the folder cannot be read: a test of reference documents cannot pass without them.
pub fn reference_documents() -> Vec<PathBuf> {
    let folder = reference_folder();
    assert!(
        folder.is_dir(),
        "there are no reference documents at {}; set REFERENCE_SPECS to their folder",
        folder.display()
    );
    documents_in(&folder)
}

/// The folder with the reference documents.
pub fn reference_folder() -> PathBuf {
    let default = || repository().join("../shared/specs");
    env::var_os("REFERENCE_SPECS").map_or_else(default, PathBuf::from)
}

/// The YAML and JSON files in a folder and in the folders inside.
pub(crate) fn documents_in(folder: &Path) -> Vec<PathBuf> {
    let is_document = |path: &PathBuf| {
        let extension = path.extension();
        extension.is_some_and(|extension| extension == "yaml" || extension == "json")
    };
    files_in(folder).into_iter().filter(is_document).collect()
}

/// The files that are generated from a document.
///
/// # Panics
///
/// If the document has errors.
pub fn generate(document: &Path) -> Vec<File> {
    codegen::generate(&read(document))
        .unwrap_or_else(|errors| panic!("{}: {errors}", document.display()))
}

/// The model of a document.
///
/// # Errors
///
/// The errors and warnings of the document, if it has errors.
pub fn lower(document: &str) -> Result<Api, Diagnostics> {
    codegen::analyze(document).into_api()
}

/// The analysis of a document and of the files next to it.
///
/// # Panics
///
/// If the document cannot be read.
pub fn analyze_files(document: &Path) -> Analysis {
    let name = document.file_name().unwrap_or_default().to_string_lossy();
    let read_file = |path: &str| {
        let file = document.with_file_name(path);
        fs::read_to_string(file).map_err(|error| error.to_string())
    };
    let text = read(document);
    let input = Input {
        name: &name,
        text: &text,
        ..Input::default()
    };
    codegen::analyze_files(input, &read_file)
}

/// The model of the document that the SDK is generated from, with the corrections of its overlays.
///
/// # Panics
///
/// If the document has errors.
pub fn own_api() -> Api {
    let document = own_document();
    let overlays = corrections().into_iter().map(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        format!("overlays/{name}")
    });
    let overlays: Vec<_> = overlays.collect();
    let text = read(&document);
    let input = Input {
        name: "twilio_verify_v2.yaml",
        text: &text,
        overlays: &overlays,
    };
    let read_file = |path: &str| {
        let file = document.with_file_name(path);
        fs::read_to_string(file).map_err(|error| error.to_string())
    };
    let analysis = codegen::analyze_files(input, &read_file);
    analysis
        .into_api()
        .unwrap_or_else(|errors| panic!("{errors}"))
}

/// The overlays that correct the document that the SDK is generated from: all but the one that the generator writes.
pub fn corrections() -> Vec<PathBuf> {
    let mut overlays = entries(&own_document().with_file_name("overlays"));
    overlays.retain(|path| !path.ends_with("code_samples.yaml"));
    overlays
}

/// The types at locations of their own: all but those that several locations share, each under a name of its own.
pub fn located_types(api: &Api) -> impl Iterator<Item = (&TypeId, &TypeDef)> {
    let aliases = api
        .types()
        .filter_map(|(_, def)| Some((def.alias_of.as_ref()?, &def.pointer)));
    let shared: BTreeSet<_> = aliases.collect();
    api.types()
        .filter(move |(id, def)| !shared.contains(&(*id, &def.pointer)))
}
