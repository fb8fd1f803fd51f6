//! Path templates.

use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::lower::context::Lowering;
use crate::source::Pointer;

impl<'a> Lowering<'a> {
    /// The names in a path template, each once, for which there is a parameter among the `declared` ones. A name
    /// without a parameter is an error, and so is a parameter without a name.
    pub(super) fn path_parameter_names<'p>(
        &self,
        path: &'p str,
        declared: &[(&str, &Pointer)],
        at: &Pointer,
    ) -> Vec<&'p str> {
        let mut names: Vec<&str> = Vec::new();
        let mut used = BTreeSet::new();
        if path
            .split('{')
            .next()
            .is_some_and(|literal| literal.contains('}'))
            || path
                .split('{')
                .skip(1)
                .any(|part| part.matches('}').count() > 1)
        {
            let message = format!("unmatched `}}` in the path `{path}`");
            self.reporter.error(Code::PathParameters, at, message);
        }
        for segment in path.split('{').skip(1) {
            let Some((name, _)) = segment.split_once('}') else {
                let message = format!("unclosed `{{` in the path `{path}`");
                self.reporter.error(Code::PathParameters, at, message);
                break;
            };
            // One value goes to all places of its name.
            if names.contains(&name) {
                continue;
            }
            if declared.iter().any(|(declared, _)| *declared == name) {
                names.push(name);
                used.insert(name);
            } else {
                let message = format!("no path parameter for `{{{name}}}` in the path; declare it");
                self.reporter.error(Code::PathParameters, at, message);
            }
        }
        for (name, at) in declared {
            if !used.contains(name) {
                let message = format!(
                    "no `{{{name}}}` in the path for this parameter; add it, or remove the parameter"
                );
                self.reporter.error(Code::PathParameters, at, message);
            }
        }
        names
    }
}
