use std::time::Duration;

/// Far longer than any document takes: a run that is not finished by then does not terminate.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(60);
