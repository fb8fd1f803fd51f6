//! Writing generated files: all or nothing, whatever interrupts it, and only over files of its own.

mod interruptions;
mod processes;
mod rejections;
mod support;
