//! The verdicts are true: for each kind of change there is a program that compiles with the crate of the old document, and
//! with that of the new one exactly if the verdict is not major. If it compiles with both, it runs with both, and shows
//! something else exactly if the verdict says that behavior changes.

mod case;
mod workspace;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use codegen::diff::{ChangeKind, Wire};
use serde_json::Value;
use tests::generated::{compile, run_program};
use tests::kept_folder;

use self::case::Case;

/// Kinds whose behavior differs only in what the server does with equal requests. The verdict on them is not proven.
const IN_THE_SERVER: [ChangeKind; 1] = [ChangeKind::RequestDefaultChanged];

/// The cases, and the messages of the compiler about their programs.
static BUILT: LazyLock<(Vec<Case>, Vec<Value>)> = LazyLock::new(|| {
    let cases: Vec<_> = ChangeKind::ALL.iter().copied().map(Case::new).collect();
    let folder = kept_folder("verdicts");
    workspace::write_workspace(&folder, &cases);
    let messages = compile(&folder, "build");
    (cases, messages)
});

#[test]
fn programs_compile_as_the_verdicts_say() {
    let (cases, messages) = &*BUILT;
    let failed: BTreeSet<&str> = errors(messages).map(|(target, _)| target).collect();
    let expected: BTreeSet<&str> = cases
        .iter()
        .filter(|case| case.is_major())
        .map(|case| &*case.name)
        .collect();
    let unexpected = errors(messages).filter(|(target, _)| !expected.contains(target));
    let unexpected: Vec<_> = unexpected.map(|(_, text)| text).collect();
    assert!(
        unexpected.is_empty(),
        "these should compile:\n{}",
        unexpected.join("\n")
    );
    assert_eq!(expected, failed, "expected to fail, and failed");
}

#[test]
fn programs_behave_as_the_verdicts_say() {
    let (cases, _) = &*BUILT;
    let output = run_program("programs");
    let runs: Value = serde_json::from_slice(&output).expect("the programs print JSON");
    let mut different = BTreeSet::new();
    for case in cases.iter().filter(|case| case.runnable.is_some()) {
        let [old, new] = ["old", "new"].map(|side| &runs[side][&case.name]);
        assert!(old["shown"].is_string(), "{} has run", case.kind);
        if old["shown"] != new["shown"] {
            different.insert(case.kind);
        }
        let rule = case.kind.rule();
        if rule.wire == Wire::Compatible && rule.behavior.is_none() {
            let requests = [&old["request"], &new["request"]];
            assert_eq!(
                requests[0], requests[1],
                "{}: old clients send something else",
                case.kind
            );
        }
    }
    let expected: BTreeSet<ChangeKind> = ChangeKind::ALL
        .iter()
        .copied()
        .filter(|kind| kind.rule().behavior.is_some() && !IN_THE_SERVER.contains(kind))
        .collect();
    assert_eq!(
        expected, different,
        "expected to behave differently, and did: {runs:#}"
    );
}

/// The errors of the compiler: the target, and the text.
fn errors(messages: &[Value]) -> impl Iterator<Item = (&str, &str)> {
    messages.iter().filter_map(|message| {
        let is_error = message["message"]["level"] == "error";
        let target = message["target"]["name"].as_str()?;
        let text = message["message"]["rendered"].as_str()?;
        is_error.then_some((target, text))
    })
}
