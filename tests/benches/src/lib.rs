//! The parts of a call, each next to the same part written by hand with serde's derives.

mod bodies;
mod cases;
mod hand_written;
mod report;

pub use bodies::VERIFICATION;
pub use cases::{Case, cases, create_verification, decode_by_hand, request_by_hand};
pub use report::{Row, print};
