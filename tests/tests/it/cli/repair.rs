//! Runs after one that was interrupted.

use std::fs;

use super::project::Project;

#[test]
fn a_run_repairs_the_folder_after_an_interrupted_one() {
    let project = Project::generated();
    let complete = project.files();
    let assert_repaired = || {
        let run = project.codegen(&[]);
        assert_eq!(run.code, Some(0), "{run}");
        let files = project.files();
        assert!(files == complete, "{:?}", files.keys());
    };

    // Between the two renames: the old files are moved away, and the new ones are not yet in their place.
    let [src, old] = ["sdk/src", "sdk/.src.old"].map(|path| project.path(path));
    fs::rename(src, old).expect("a folder can be renamed");
    project.write("sdk/.src.new/half.rs", "// @gen");
    assert_repaired();

    // After both renames, while the old files are removed.
    project.write("sdk/.src.old/parcels.rs", "// @gen");
    assert_repaired();
}
