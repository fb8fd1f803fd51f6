//! Path templates.

use std::collections::BTreeSet;

use super::operations::OperationSource;
use crate::diagnostic::Code;
use crate::lower::context::Lowering;
use crate::source::Pointer;

impl<'a> Lowering<'a> {
    /// The names in the path of an operation, each once, for which there is a parameter among the `declared` ones. A
    /// name without a parameter is an error, and so is a parameter without a name.
    pub(super) fn path_parameter_names(
        &self,
        source: &OperationSource<'_, 'a>,
        declared: &[(&str, &Pointer)],
    ) -> Vec<&'a str> {
        let (path, at) = (source.path, source.at);
        // A parameter that is missing may be one of those.
        let unresolved = self.has_unresolved_parameters(source);
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
            } else if !unresolved {
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

    /// Whether an operation or its path has a reference to a parameter that does not exist.
    fn has_unresolved_parameters(&self, source: &OperationSource<'_, 'a>) -> bool {
        let of_path = source.item.parameters.iter();
        let mut parameters = of_path.chain(&source.operation.parameters);
        parameters.any(|parameter| self.document.object(parameter, source.at).is_none())
    }
}
