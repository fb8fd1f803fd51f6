//! Crates generated from the fixtures, and from documents with hostile names, compile without warnings.

use std::path::Path;
use std::sync::LazyLock;

use codegen::{CrateContext, rust_sdk};
use tests::fuzz::{Corpus, hostile_names, setting};
use tests::generated::{Member, Workspace};
use tests::{analyze_files, fixture, fixtures, generate, lower, read, stem};

use crate::decoding::{Decoding, assert_reports_are_true};

/// The fixtures whose examples are decoded. The first one has an example for each way to differ from a schema.
const DECODED: [&str; 2] = ["mismatches.yaml", "derived.yaml"];

/// A crate for each fixture and each hostile document, and the decoding of examples.
static CRATES: LazyLock<(Workspace, Vec<Decoding>)> = LazyLock::new(|| {
    let decoded = DECODED.map(|name| Decoding::new(&fixture(name)));
    let (mut members, decodings): (Vec<_>, Vec<_>) = decoded.into_iter().unzip();
    let fixtures = fixtures().into_iter();
    let others = fixtures
        .map(|fixture| {
            let mut other = Member::new(&fixture, generate(&fixture));
            other.program = program(&fixture);
            other
        })
        .filter(|other| members.iter().all(|member| member.name != other.name));
    let others: Vec<_> = others.collect();
    members.extend(others);
    members.push(several_files());
    members.extend(hostile_crates());
    (Workspace::new("generated", members), decodings)
});

/// The program of a fixture, if it has one.
fn program(fixture: &Path) -> Option<String> {
    let programs = fixture.parent()?.join("programs");
    let path = programs.join(stem(fixture)).with_extension("rs");
    path.exists().then(|| read(&path))
}

/// The crate of a document that consists of several files.
fn several_files() -> Member {
    let document = fixture("files/zoo.yaml");
    let api = analyze_files(&document).into_api();
    let api = api.unwrap_or_else(|errors| panic!("{errors}"));
    Member::new(&document, rust_sdk::render(&api, &CrateContext::default()))
}

/// Crates with every hostile name in the place of a schema, a property, a value, a parameter, an operation and a tag;
/// and those of the first seeds whose documents are accepted, every second one with its structure intact.
fn hostile_crates() -> Vec<Member> {
    let names = hostile_names(|text| lower(text).is_ok());
    let mut documents: Vec<_> = names
        .into_iter()
        .enumerate()
        .map(|(index, text)| (format!("names_{index}"), text))
        .collect();
    let corpus = Corpus::load().expect("the corpus can be read");
    let cases = (setting("FUZZ_SEED", 0)..).map(|seed| {
        let text = match seed % 2 {
            0 => corpus.renamed_case(seed),
            _ => corpus.case(seed),
        };
        (format!("seed_{seed}"), text)
    });
    let accepted = cases.filter(|(_, text)| lower(text).is_ok());
    documents.extend(accepted.take(setting("FUZZ_CASES", 6) as usize));
    let members = documents.into_iter().map(|(name, text)| {
        let files = codegen::generate(&text).expect("the document is accepted");
        Member::lenient(name, files)
    });
    members.collect()
}

#[test]
fn generated_crates_compile_without_warnings() {
    CRATES.0.clippy();
}

#[test]
fn docs_of_generated_crates_have_no_warnings() {
    CRATES.0.doc();
}

#[test]
fn examples_are_decoded_as_reported() {
    let (workspace, decodings) = &*CRATES;
    workspace.build_programs();
    for decoding in decodings {
        assert_reports_are_true(workspace, decoding);
    }
}

#[test]
fn bodies_are_sent_in_the_media_types_that_carry_them() {
    let (workspace, _) = &*CRATES;
    workspace.build_programs();
    let output = workspace.run("body_choices_yaml");
    let requests: Vec<Vec<String>> =
        serde_json::from_slice(&output).expect("the program prints JSON");
    let requests: Vec<_> = requests.iter().map(|lines| lines.join("\n")).collect();
    insta::assert_snapshot!(requests.join("\n\n"));
}

/// These programs check everything themselves.
#[test]
fn nulls_and_absent_values_are_read_and_sent() {
    let (workspace, _) = &*CRATES;
    workspace.build_programs();
    for name in ["nulls_yaml", "access_yaml"] {
        workspace.run(name);
    }
}

#[test]
fn bodies_are_passed_as_they_are_or_among_the_parameters() {
    let (workspace, _) = &*CRATES;
    workspace.build_programs();
    let output = workspace.run("json_body_by_reference_yaml");
    let requests: Vec<String> = serde_json::from_slice(&output).expect("the program prints JSON");
    let emma = r#"{"author":{"name":"Austen"},"title":"Emma"}"#;
    let expected = [
        format!("POST /books {emma}"),
        format!("POST /books {emma}"),
        format!(r#"PUT /books [{emma},{{"title":"Persuasion"}}]"#),
        format!("PUT /books [{emma}]"),
        "PUT /books ".to_owned(),
        format!("PUT /books/1 {emma}"),
        format!("PATCH /books/1 {emma}"),
        r#"POST /books/notes "a note""#.to_owned(),
        r#"POST /books/notes "a note""#.to_owned(),
        r#"PUT /books/state "used""#.to_owned(),
        r#"PUT /books/owner {"name":"Austen"}"#.to_owned(),
        r#"PUT /books/labels {"shelf":"3"}"#.to_owned(),
        "POST /books/labels shelf=3".to_owned(),
    ];
    assert_eq!(requests, expected);
}
