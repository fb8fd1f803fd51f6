use serde_json::{Map, Value};

use crate::openapi::Usage;
use crate::openapi::grammar::{Keyword, OTHER_TYPE, ObjectKind, UNDOCUMENTED, UsageRule};

/// What an object inherits from its ancestors.
#[derive(Clone, Copy)]
pub(super) struct Context {
    /// The reason why the object is ignored, if it is.
    pub(super) ignored: Option<&'static str>,
    /// Whether the constraints of a schema are documented.
    documented: bool,
}

impl Context {
    pub(super) fn root() -> Self {
        Self {
            ignored: None,
            documented: true,
        }
    }

    /// The same context, ignored for `reason` unless it is ignored already.
    pub(super) fn ignored(self, reason: &'static str) -> Self {
        Self {
            ignored: self.ignored.or(Some(reason)),
            ..self
        }
    }

    /// The context of the objects in the value of a keyword.
    pub(super) fn of_value(
        self,
        kind: ObjectKind,
        keyword: &Keyword,
        siblings: &Map<String, Value>,
        usage: Usage,
    ) -> Self {
        let documented = match (kind, keyword.name) {
            (ObjectKind::Response, _) => false,
            (ObjectKind::MediaType, _) => self.documented,
            (ObjectKind::Schema, "properties") => true,
            // The docs of a list or a map include the constraints on its values.
            (ObjectKind::Schema, "items") => self.documented,
            (ObjectKind::Schema, "additionalProperties") => {
                self.documented && !siblings.contains_key("properties")
            }
            (ObjectKind::Schema, _) => false,
            _ => true,
        };
        let context = Self { documented, ..self };
        match usage {
            Usage::Ignored(reason) => context.ignored(reason),
            _ => context,
        }
    }

    /// How a keyword is used in this context.
    pub(super) fn usage(self, rule: UsageRule, siblings: &Map<String, Value>) -> Usage {
        let has_type = |types: &[&str]| {
            let own = siblings.get("type").and_then(Value::as_str);
            types.contains(&own.unwrap_or_default())
        };
        match rule {
            UsageRule::Used => Usage::Used,
            UsageRule::Ignored(reason) => Usage::Ignored(reason),
            UsageRule::ForTypes(types, _) if has_type(types) => Usage::Used,
            UsageRule::ForTypes(_, reason) => Usage::Ignored(reason),
            UsageRule::Constraint(types) if !has_type(types) => Usage::Ignored(OTHER_TYPE),
            UsageRule::Constraint(_) if !self.documented => Usage::Ignored(UNDOCUMENTED),
            UsageRule::Constraint(_) => Usage::Used,
        }
    }
}
