//! Markdown: reading and writing it, and the HTML in it as Markdown.

mod builder;
mod container;
mod conversion;
mod converter;
mod element;
mod html;
mod html_token;
mod link;
mod nesting;
mod self_contained;
mod table;
mod written;

pub(crate) use link::{image, link};
pub(crate) use self_contained::self_contained;
pub(crate) use written::{EXTENSIONS, plain, top_level, written};
