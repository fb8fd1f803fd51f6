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
    assert!(guides.contains("/// Next: [Refunds](mod@refunds).\npub mod billing"));
    assert!(guides.contains("/// Previous: [Billing](mod@billing).\npub mod refunds"));
}

#[test]
fn operations_link_to_the_guides_that_explain_them() {
    let guides_of_delete_parcel = |guides: [&str; 3]| {
        let project = Project::generated();
        for (title, text) in ["A", "B", "C"].into_iter().zip(guides) {
            let file = format!("sdk/guides/{}.md", title.to_lowercase());
            project.write(&file, format!("# {title}\n\n{text}\n"));
        }
        let update = project.codegen(&[]);
        assert_eq!(update.code, Some(0), "{update}");
        let docs = read(&project.path("sdk/src/parcels.rs"));
        let end = docs.find("pub fn delete_parcel(").unwrap();
        let start = docs[..end].rfind("`DELETE ").unwrap();
        let line = docs[start..end].lines().next().unwrap();
        let titles = line.split("mod@crate::guides::").skip(1);
        titles
            .map(|title| title[..1].to_owned())
            .collect::<String>()
    };
    let text = "Call [`Client::delete_parcel`].";
    let program = "```\nclient.delete_parcel(1);\n```";
    let hidden = "```\n# client.delete_parcel(1); client.delete_parcel(2);\nlet x = 1;\n```";
    let twice = "```\nclient.delete_parcel(1);\nclient.delete_parcel(2);\n```";
    assert_eq!(guides_of_delete_parcel([program, text, text]), "bc");
    assert_eq!(guides_of_delete_parcel([hidden, program, program]), "b");
    assert_eq!(guides_of_delete_parcel([program, hidden, twice]), "c");
    assert_eq!(guides_of_delete_parcel(["", "Deletes parcels.", ""]), "");
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
