//! The analysis of source that the tests of the architecture rely on.

use std::fs;

use tests::architecture::{Modules, functions};

#[test]
fn uses_are_found_behind_exports_aliases_and_macros() {
    let files = [
        ("lib.rs", "mod a;\nmod b;\nmod d;\npub use a::C;\n"),
        (
            "a/mod.rs",
            "mod c;\npub(crate) use c::C;\npub(crate) fn f() {}\n",
        ),
        ("a/c.rs", "pub struct C;\nfn g() { super::f() }\n"),
        (
            "b.rs",
            "use crate::a;\nfn g() { println!(\"{:?}\", a::C) }\n",
        ),
        (
            "d.rs",
            "use std::fmt;\nuse super::C as D;\nmod inner { use super::D; use crate::a::*; }\n",
        ),
    ];
    let src = tempfile::tempdir().expect("a temporary folder can be made");
    fs::create_dir(src.path().join("a")).expect("a folder can be made");
    for (path, source) in files {
        fs::write(src.path().join(path), source).expect("a file can be written");
    }
    let uses = Modules::read(src.path()).uses();
    let uses: Vec<_> = uses.iter().map(ToString::to_string).collect();
    assert_eq!(
        uses,
        [
            "a/c.rs uses a/mod.rs: super::f",
            "b.rs uses a/c.rs: crate::a::C",
            "d.rs uses a/c.rs: super::C, super::D",
        ]
    );
}

#[test]
fn functions_are_measured_from_signature_to_brace() {
    let source = "
fn one() {}

impl Trait for Type {
    pub(crate) async fn three(
        &self,
    ) -> bool {
        fn inner() {}
        true
    }

    fn arms(&self) -> bool {
        let value = self.value;
        match value {
            _ => true,
        }
    }
}

trait Trait {
    fn declared(
        &self,
    ) -> bool;
}
";
    let functions = functions(source).into_iter();
    let measured: Vec<_> = functions
        .map(|function| {
            (
                function.name,
                function.line,
                function.length,
                function.is_match,
            )
        })
        .collect();
    let expected = [
        ("one", 2, 1, false),
        ("three", 5, 6, false),
        ("inner", 8, 1, false),
        ("arms", 12, 6, true),
    ];
    assert_eq!(
        measured,
        expected.map(|(name, line, length, is_match)| (name.to_owned(), line, length, is_match))
    );
}
