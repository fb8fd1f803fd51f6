use std::collections::BTreeMap;
use std::sync::Arc;

use openapiv3::{OpenAPI, Operation};
use serde_json::Value;

use super::{Targets, Version};
use crate::source::{Origins, Pointer};

/// A valid OpenAPI document, typed.
pub(crate) struct Document<'d> {
    pub(crate) typed: OpenAPI,
    pub(crate) version: Version,
    /// The operations with the method `QUERY`, which the typed document lacks, by their paths.
    pub(crate) queries: BTreeMap<String, Operation>,
    /// The locations of the schemas of the bodies of webhooks that are not components.
    pub(crate) webhook_schemas: Vec<Pointer>,
    /// The targets of references that are not components.
    pub(crate) targets: Targets,
    pub(crate) origins: Origins,
    /// The numbers with more digits than JSON values have, by the nearest number as JSON.
    pub(crate) exact_numbers: BTreeMap<String, String>,
    /// The document and its other files as JSON, with the keys of each object in the order of the text.
    pub(crate) texts: BTreeMap<Option<Arc<str>>, &'d Value>,
}
