//! What changes come from.

use serde::Serialize;

/// What a change comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Cause {
    /// The document changed.
    #[default]
    Spec,
    /// The overlays that correct the document changed.
    Overlay,
    /// The generator renders the same document differently.
    Generator,
}

impl Cause {
    /// The end of a sentence about a change that does not come from the document.
    pub(super) fn note(self) -> Option<&'static str> {
        match self {
            Cause::Spec => None,
            Cause::Overlay => Some("caused by the overlays"),
            Cause::Generator => Some("caused by the generator"),
        }
    }

    /// A sentence for users of the crate about a change that does not come from the API.
    pub(super) fn explanation(self) -> Option<&'static str> {
        match self {
            Cause::Spec => None,
            Cause::Overlay => Some("The API is the same; its description was corrected."),
            Cause::Generator => Some("The API is the same; the crate is generated differently."),
        }
    }
}
