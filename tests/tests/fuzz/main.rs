//! Random, extreme and growing documents. Slow, therefore a program of its own.
//!
//! A failure names its seed. `FUZZ_SEED=that FUZZ_CASES=1` runs it again, and `FUZZ_CASES=100000` runs for longer.
//! `FUZZ_CORPUS` is a folder with further documents to start from.

mod cases;
mod extremes;
mod shrinking;
mod stable_names;
mod timeout;
