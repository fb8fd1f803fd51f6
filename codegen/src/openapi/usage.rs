use std::collections::{HashMap, HashSet};

use smol_str::SmolStr;

use crate::source::Pointer;

/// How each keyword of a document is used.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeywordUsage {
    occurrences: Vec<KeywordOccurrence>,
}

/// A keyword at a location of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct KeywordOccurrence {
    /// OpenAPI's name for the object that has it, such as `Schema Object`.
    pub object: &'static str,
    /// The keyword; of an extension that is an object, followed by a key of that object: `x-twilio.pii`.
    pub keyword: SmolStr,
    /// Its location.
    pub pointer: Pointer,
    /// How it is used.
    pub usage: Usage,
}

/// How a keyword is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Usage {
    /// The generated crate depends on it.
    Used,
    /// It makes no difference to the generated crate, for this reason.
    Ignored(&'static str),
    /// OpenAPI does not define it: there is a warning.
    Unknown,
    /// The document cannot be used because of it: there is an error.
    Rejected,
}

impl KeywordUsage {
    pub(crate) fn new(occurrences: Vec<KeywordOccurrence>) -> Self {
        Self { occurrences }
    }

    /// Each occurrence of each keyword. The keywords under an ignored one are ignored with it, and are listed only if
    /// OpenAPI does not define them.
    pub fn occurrences(&self) -> &[KeywordOccurrence] {
        &self.occurrences
    }

    /// Marks the used keywords at some locations, and in what is there, as ignored, and the ignored keywords at others as
    /// used.
    pub(crate) fn refine(&mut self, ignored: &[(Pointer, &'static str)], used: &[Pointer]) {
        let ignored: HashMap<_, _> = ignored.iter().map(|(at, reason)| (at, *reason)).collect();
        let used: HashSet<_> = used.iter().collect();
        for occurrence in &mut self.occurrences {
            let at = &occurrence.pointer;
            if matches!(occurrence.usage, Usage::Ignored(_)) && used.contains(at) {
                occurrence.usage = Usage::Used;
            } else if occurrence.usage == Usage::Used && !ignored.is_empty() {
                let reasons = at.outward().filter_map(|outer| ignored.get(&outer));
                if let Some(reason) = reasons.last() {
                    occurrence.usage = Usage::Ignored(reason);
                }
            }
        }
    }

    /// Marks the keywords at these locations as rejected.
    pub(crate) fn reject(&mut self, errors: &HashSet<&Pointer>) {
        for occurrence in &mut self.occurrences {
            if errors.contains(&occurrence.pointer) {
                occurrence.usage = Usage::Rejected;
            }
        }
    }
}
