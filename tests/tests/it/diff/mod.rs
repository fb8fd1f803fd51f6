//! Changes are reported once, with true locations, and rendered in four formats. That the verdicts on source code are
//! true is shown by compiling programs, in `generated/verdicts.rs`.

mod causes;
mod command;
mod formats;
mod git;
mod kinds;
mod marks;
mod merging;
pub(crate) mod support;
