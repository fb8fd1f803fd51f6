//! Crates whose API has streams need a feature of the runtime.

use tests::read;

use super::project::{PARCELS, Project};

const MANIFEST: &str = "sdk/Cargo.toml";

#[test]
fn a_new_crate_enables_the_feature_and_an_earlier_one_must() {
    let gone = "'204': { description: Gone }";
    let progress = "'200': { description: Its way, content: { text/event-stream: {} } }";
    let document = PARCELS.replace(gone, progress);

    let earlier = Project::generated();
    let manifest = read(&earlier.path(MANIFEST));
    earlier.write("spec.yaml", &document);
    let files = earlier.files();
    let run = earlier.codegen(&[]);
    assert_eq!(run.code, Some(2), "{run}");
    let message = "sdk/Cargo.toml does not enable the feature `streams` of twilio-runtime, which the responses of this \
                   API need; add `features = [\"streams\"]` to the dependency";
    assert!(run.to_string().contains(message), "{run}");
    assert!(earlier.files() == files, "files have changed: {run}");
    let feature = "default-features = false, features = [\"streams\"]";
    let enabled = manifest.replace("default-features = false", feature);
    assert_ne!(enabled, manifest);
    earlier.write(MANIFEST, &enabled);
    let run = earlier.codegen(&[]);
    assert_eq!(run.code, Some(0), "{run}");

    let new = Project::empty();
    new.write("spec.yaml", &document);
    let run = new.codegen(&[]);
    assert_eq!(run.code, Some(0), "{run}");
    let manifest = read(&new.path(MANIFEST));
    assert!(manifest.contains(feature), "{manifest}");
}
