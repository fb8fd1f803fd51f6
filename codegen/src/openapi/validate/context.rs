use serde_json::{Map, Value};

use crate::openapi::Usage;
use crate::openapi::grammar::UsageRule;

/// The state that an object inherits from its ancestors.
#[derive(Clone, Copy)]
pub(super) struct Context {
    /// The reason why the object is ignored, if it is.
    pub(super) ignored: Option<&'static str>,
}

impl Context {
    pub(super) fn root() -> Self {
        Self { ignored: None }
    }

    /// The same context, ignored for `reason` unless it is ignored already.
    pub(super) fn ignored(self, reason: &'static str) -> Self {
        Self {
            ignored: self.ignored.or(Some(reason)),
        }
    }

    /// The context of the objects in the value of a keyword with this usage.
    pub(super) fn of_value(self, usage: Usage) -> Self {
        match usage {
            Usage::Ignored(reason) => self.ignored(reason),
            _ => self,
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
        }
    }
}
