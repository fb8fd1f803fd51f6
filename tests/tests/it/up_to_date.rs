//! `generated/src` is what the generator makes of the document in `specs`.

use tests::{repository, xtask};

#[test]
fn the_generated_crate_is_up_to_date() {
    let check = xtask(repository(), &["codegen", "--check"]);
    assert_eq!(check.code, Some(0), "{check}");
}
