//! The fast tests, in one program.

mod access_tokens;
mod addresses;
mod architecture;
mod blocking;
mod cli;
mod common_errors;
mod conformance;
mod coverage;
mod credentials;
mod diagnostics;
mod diff;
mod documentation;
mod encoding;
mod environment;
mod error_kinds;
mod explanations;
mod extra_parameters;
mod hosts;
mod limits;
mod mistakes;
mod names;
mod nulls;
mod overlays;
mod page_types;
mod paging;
mod paging_links;
mod paging_resumed;
mod ranges;
mod received_values;
mod recursion;
mod redaction;
mod references;
mod release_notes;
mod response_types;
mod responses;
mod retries;
mod runtime_docs;
mod security;
mod snapshots;
mod source_analysis;
mod tag_order;
mod testing;
mod texts_and_numbers;
mod token_renewal;
mod traits;
mod type_aliases;
mod type_modules;
mod type_names;
mod union_values;
mod up_to_date;
mod upstream;
mod webhook_events;
mod webhook_example;
mod webhooks;
mod wire;
mod writing;

/// The crates of fixtures.
#[allow(warnings, clippy::all)]
mod fixture_crates {
    include!(concat!(env!("OUT_DIR"), "/fixture_crates.rs"));
}
