//! Paged lists.

mod advance;
#[cfg(feature = "blocking")]
mod blocking;
mod link;
mod next_page;
mod pager;
mod request;
mod streams;

#[cfg(feature = "blocking")]
pub use blocking::Blocking;
pub use next_page::{NextPage, Page};
pub use streams::{Items, Pages};
