use serde_json::Value;
use serde_json_path::JsonPath;

use crate::source::Pointer;

/// One change of an overlay.
pub(super) struct Action {
    /// Points to the action in its overlay.
    pub(super) pointer: Pointer,
    /// The JSONPath query as written.
    pub(super) target: String,
    pub(super) query: JsonPath,
    /// The reason for the change.
    pub(super) description: Option<String>,
    pub(super) change: Change,
}

/// What an action does to each value that its target selects.
pub(super) enum Change {
    Remove,
    Update(Value),
    /// Merges the one value that a query selects.
    Copy(JsonPath),
}

impl Action {
    /// Points to the keyword that says what to change.
    pub(super) fn change_pointer(&self) -> Pointer {
        self.pointer.child(match self.change {
            Change::Remove => "remove",
            Change::Update(_) => "update",
            Change::Copy(_) => "copy",
        })
    }
}
