//! Paged lists.

mod link;
mod next_page;
mod pager;
mod request;
mod streams;

pub use next_page::{NextPage, Page};
pub use streams::{Items, Pages};
