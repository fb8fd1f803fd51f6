//! Markdown: text of the document made safe for rustdoc, and pieces that docs are made of.

mod block;
mod code;
mod document;
mod sentence;
mod urls;

pub(crate) use crate::markdown::plain;
pub(crate) use block::{Block, list_item, terminated, with_sentences};
pub(crate) use code::{changes_direction, code_span, fenced};
pub(crate) use document::{blocks, docs_blocks, sections};
pub(crate) use sentence::first_sentence;
