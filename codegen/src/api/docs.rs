//! The document's own words.

use serde::Serialize;

use crate::markdown::self_contained;

/// What the document says about something, in Markdown without HTML, whose links need no definition elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Docs {
    /// The `summary`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The `description`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

impl Docs {
    /// A description alone. A blank one counts as absent.
    pub fn of_description(description: Option<&str>) -> Self {
        Self::new(None, description)
    }

    /// A summary and a description. Blank ones count as absent.
    pub fn new(summary: Option<&str>, description: Option<&str>) -> Self {
        let text = |text: Option<&str>| {
            text.map(|text| self_contained(text).into_owned())
                .filter(|text| !text.trim().is_empty())
        };
        Self {
            summary: text(summary),
            description: text(description),
        }
    }

    /// Whether the document says nothing.
    pub fn is_empty(&self) -> bool {
        self.summary.is_none() && self.description.is_none()
    }
}

/// A mark of `deprecated`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Deprecation {
    /// The sentence of the docs that gives the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
