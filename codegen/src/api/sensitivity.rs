//! Values that must not be shown.

use serde::Serialize;

/// Why a value is kept out of `Debug`, logs and errors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Sensitivity {
    /// The document marks it as personal data.
    Personal {
        /// How the document says that it is handled.
        #[serde(skip_serializing_if = "Option::is_none")]
        handling: Option<String>,
        /// The number of days for which it is kept even if it is deleted.
        #[serde(skip_serializing_if = "Option::is_none")]
        kept_days: Option<u64>,
    },
    /// The document marks a value of this name as personal data elsewhere.
    PersonalElsewhere,
    /// It is a URL that repeats personal data of the request.
    PersonalUrl,
    /// It is secret by its format or its name.
    Secret,
}
