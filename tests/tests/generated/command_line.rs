//! A crate that the command line makes compiles as it is, with hand-written docs.

use tests::generated::cargo;
use tests::{fixture, write, xtask};

#[test]
fn a_new_crate_compiles_with_its_guides() {
    let temporary = tempfile::tempdir().expect("a temporary folder can be made");
    let folder = temporary.path();
    let document = fixture("sids.yaml");
    let document = document.to_str().expect("the path is UTF-8");
    let codegen = || {
        let run = xtask(folder, &["codegen", "--out", ".", "--spec", document]);
        assert_eq!(run.code, Some(0), "{run}");
    };
    codegen();
    // Without hyper, whose build would take longer than all others; Cargo reads the feature all the same.
    cargo(folder, &["check", "--no-default-features"]);
    write(
        &folder.join("README.md"),
        "# Things\n\nBegin with [billing].\n",
    );
    write(
        &folder.join("guides/02_billing.md"),
        "# Billing\n\n[`Client::update_book`]\n",
    );
    write(
        &folder.join("guides/10_refunds.md"),
        "# Refunds\n\nFirst [pay][billing].\n\n[billing]: 02_billing.md\n",
    );
    codegen();
    // Unresolved links are errors: from the README and the other guide to a guide, from a guide to a method.
    cargo(folder, &["doc", "--no-deps", "--no-default-features"]);
}
