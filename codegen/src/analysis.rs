use std::collections::HashSet;

use crate::api::Api;
use crate::diagnostic::{Diagnostics, Level};
use crate::openapi::KeywordUsage;
use crate::source::SourceMap;

/// The result of [`analyze`](crate::analyze()).
pub struct Analysis {
    /// The model of the SDK; `None` if the document has errors.
    pub api: Option<Api>,
    /// How each keyword of the document is used; empty if its text could not be parsed.
    pub keyword_usage: KeywordUsage,
    /// The errors and warnings.
    pub diagnostics: Diagnostics,
    pub(crate) source_map: SourceMap,
}

impl Analysis {
    /// Adds the result of lowering to the diagnostics of the steps before it.
    pub(crate) fn new(
        lowered: Option<Result<Api, Diagnostics>>,
        mut keyword_usage: KeywordUsage,
        earlier: Diagnostics,
        source_map: SourceMap,
    ) -> Self {
        let (api, diagnostics) = match lowered {
            Some(Ok(api)) => (Some(api), earlier),
            Some(Err(errors)) => (None, earlier.then(errors)),
            None => (None, earlier),
        };
        let errors = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.level() == Level::Error);
        let rejected: HashSet<_> = errors.map(|error| &error.pointer).collect();
        keyword_usage.reject(&rejected);
        Self {
            api: api.filter(|_| !diagnostics.has_errors()),
            keyword_usage,
            diagnostics: diagnostics.located(&source_map),
            source_map,
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
