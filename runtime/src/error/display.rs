//! `Display` and `Debug` of errors.

use std::fmt;

use super::{Error, Stage};

impl Error {
    /// Returns whether the request was processed, if the message does not say so itself.
    fn outcome_suffix(&self) -> &'static str {
        let is_safe = self
            .0
            .operation
            .is_some_and(|operation| operation.method().is_safe());
        match (self.0.stage, self.may_have_been_processed()) {
            (Stage::Transport | Stage::Status, true) if !is_safe => {
                "; the request may have been processed nevertheless"
            }
            (Stage::Transport, false) => "; the request was not processed",
            _ => "",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.0.operation {
            write!(f, "{} ", operation.id())?;
        }
        f.write_str(&self.0.message)?;
        f.write_str(&self.attempts_suffix())?;
        f.write_str(self.outcome_suffix())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Error");
        out.field("kind", &self.kind())
            .field("message", &self.to_string());
        if let Some(cause) = &self.0.cause {
            out.field("cause", cause);
        }
        out.finish_non_exhaustive()
    }
}
