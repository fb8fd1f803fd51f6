use std::collections::HashSet;

use crate::api::Api;
use crate::diagnostic::{Diagnostics, Level};
use crate::openapi::KeywordUsage;
use crate::openapi::overlay::AppliedAction;
use crate::source::SourceMaps;

/// The result of [`analyze`](crate::analyze()).
pub struct Analysis {
    /// The model of the SDK; `None` if the document has errors.
    pub api: Option<Api>,
    /// How each keyword of the document is used; empty if its text could not be parsed.
    pub keyword_usage: KeywordUsage,
    /// The errors and warnings.
    pub diagnostics: Diagnostics,
    /// The actions of overlays that were applied, in order.
    pub applied_actions: Vec<AppliedAction>,
    pub(crate) source_maps: SourceMaps,
}

impl Analysis {
    /// Adds the result of lowering to the diagnostics of the steps before it, which point into the texts.
    pub(crate) fn new(
        lowered: Option<Result<Api, Diagnostics>>,
        mut keyword_usage: KeywordUsage,
        earlier: Diagnostics,
        source_maps: SourceMaps,
    ) -> Self {
        let (api, diagnostics) = match lowered {
            Some(Ok(api)) => (Some(api), earlier),
            Some(Err(errors)) => (None, earlier.then(errors.before_moves(&source_maps))),
            None => (None, earlier),
        };
        let errors = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.level() == Level::Error);
        let rejected: HashSet<_> = errors.map(|error| &error.pointer).collect();
        keyword_usage.reject(&rejected);
        let corrected = diagnostics.at_origins(&source_maps.corrections);
        Self {
            api: api.filter(|_| !corrected.has_errors()),
            keyword_usage,
            diagnostics: corrected.located(&source_maps),
            applied_actions: Vec::new(),
            source_maps,
        }
    }

    /// Returns the model of the SDK.
    ///
    /// # Errors
    ///
    /// Returns all diagnostics if the document has errors.
    pub fn into_api(self) -> Result<Api, Diagnostics> {
        self.api.ok_or(self.diagnostics)
    }
}
