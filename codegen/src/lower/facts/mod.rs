//! Facts about values: limits, reasons in prose, and what must not be shown.

mod constraints;
mod prose;
mod sensitivity;

pub(super) use constraints::{combined, constraints};
pub(super) use prose::{deprecation, first_block, meaning};
pub(super) use sensitivity::{Sensitive, own_mark};
