//! Hand-written docs.

use tests::read;

use super::project::Project;

#[test]
fn guides_are_included_in_the_order_of_their_numbers() {
    let project = Project::generated();
    project.write("sdk/README.md", "# Parcels\n\nBegin with [billing].\n");
    project.write(
        "sdk/guides/02_billing.md",
        "# Billing\n\n[`Client::delete_parcel`]\n",
    );
    project.write("sdk/guides/10_refunds.md", "# Refunds\n");
    let check = project.codegen(&["--check"]);
    assert_eq!(
        check.stdout,
        "02_billing.md and 10_refunds.md have changed; run `cargo xtask codegen --spec spec.yaml --out sdk` and review \
         the differences:\n\
         \x20 sdk/src/guides.rs\n\
         \x20 sdk/src/lib.rs\n\
         \x20 sdk/src/parcels.rs\n\
         3 generated files are not up to date\n"
    );
    let update = project.codegen(&[]);
    assert_eq!(update.code, Some(0), "{update}");
    let guides = read(&project.path("sdk/src/guides.rs"));
    let [billing, refunds] =
        ["[Billing](mod@billing)", "[Refunds](mod@refunds)"].map(|link| guides.find(link));
    assert!(billing.is_some() && billing < refunds, "{guides}");
}

#[test]
fn a_guide_without_a_title_is_an_error() {
    let project = Project::generated();
    project.write("sdk/guides/03_customs.md", "Customs\n");
    let run = project.codegen(&["--check"]);
    assert_eq!(
        run.stderr,
        "error: sdk/guides/03_customs.md is not a guide: it has no title; expected a first line like `# Phone \
         verification`\n"
    );
    assert_eq!(run.code, Some(2));
}
