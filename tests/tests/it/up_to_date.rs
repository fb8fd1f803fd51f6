//! `generated/src` is what the generator makes of the description in `specs`.

use tests::{printed, repository, xtask};

#[test]
fn the_generated_crate_is_up_to_date() {
    let checked = xtask(repository(), &["codegen", "--check"]);
    assert!(checked.status.success(), "{}", printed(&checked));
}
