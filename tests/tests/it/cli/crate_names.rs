//! The names of generated crates.

use tests::{read, xtask};

use super::project::{PARCELS, Project};

/// The first lines of the manifest and of the example in the docs of a crate that is generated from a document.
fn generated(project: &Project, spec: &str, out: &str) -> (String, String) {
    project.write(spec, PARCELS);
    let run = xtask(
        &project.path(""),
        &["codegen", "--spec", spec, "--out", out],
    );
    assert_eq!(run.code, Some(0), "{run}");
    let line = |path: &str, part: &str| {
        let text = read(&project.path(path));
        let line = text.lines().find(|line| line.contains(part));
        line.unwrap_or_default().trim().to_owned()
    };
    let example = line(&format!("{out}/src/parcels.rs"), "use ::");
    let root = example.split("::").nth(1).unwrap_or_default();
    let name = line(&format!("{out}/Cargo.toml"), "name");
    (name, root.to_owned())
}

#[test]
fn a_new_crate_has_a_name_that_programs_can_use() {
    for (spec, package, root) in [
        ("parcels.yaml", "parcels", "parcels"),
        ("Parcel-API v2.yaml", "parcel-api-v2", "parcel_api_v2"),
        ("type.yaml", "sdk-type", "sdk_type"),
        ("async.yaml", "sdk-async", "sdk_async"),
        ("self.yaml", "sdk-self", "sdk_self"),
        ("crate.yaml", "sdk-crate", "sdk_crate"),
        ("core.yaml", "sdk-core", "sdk_core"),
        ("std.yaml", "sdk-std", "sdk_std"),
        (
            "twilio-runtime.yaml",
            "sdk-twilio-runtime",
            "sdk_twilio_runtime",
        ),
        ("2captcha.yaml", "sdk-2captcha", "sdk_2captcha"),
    ] {
        let (name, used) = generated(&Project::empty(), spec, "out");
        assert_eq!(name, format!("name = \"{package}\""));
        assert_eq!(used, root);
    }
}

#[test]
fn an_existing_crate_keeps_its_name_if_programs_can_use_it() {
    let project = Project::generated();
    let manifest = read(&project.path("sdk/Cargo.toml"));
    let named = |name: &str| manifest.replacen("name = \"spec\"", &format!("name = {name:?}"), 1);
    project.write("sdk/Cargo.toml", named("type"));
    let (name, root) = generated(&project, "spec.yaml", "sdk");
    assert_eq!((&*name, &*root), ("name = \"type\"", "r#type"));
    for name in ["self", "core"] {
        project.write("sdk/Cargo.toml", named(name));
        let run = project.codegen(&[]);
        assert_ne!(run.code, Some(0), "{run}");
        let message = format!(
            "programs cannot refer to a crate named {name}; rename the package in sdk/Cargo.toml"
        );
        assert!(run.to_string().contains(&message), "{run}");
    }
}
