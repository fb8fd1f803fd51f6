//! Example bodies.

use openapiv3::MediaType;

use super::{Lowering, names};
use crate::api::{Example, RustName, StatusSpec};
use crate::{Code, Diagnostic, Pointer};

/// What an example is called that the document gives no name.
const NAMELESS: &str = "example";

impl<'a> Lowering<'a> {
    /// The example bodies of a media type.
    pub(super) fn examples(&mut self, media: &'a MediaType, at: &Pointer) -> Vec<Example> {
        let mut examples = Vec::new();
        examples.extend(media.example.iter().map(|value| Example {
            name: NAMELESS.to_owned(),
            const_name: None,
            pointer: at.child("example"),
            value: value.clone(),
        }));
        for (name, example) in &media.examples {
            let at = at.descend(["examples", name]);
            if let Some((example, at)) = self.resolve(example, &at) {
                examples.extend(example.value.iter().map(|value| Example {
                    name: name.clone(),
                    const_name: None,
                    pointer: at.child("value"),
                    value: value.clone(),
                }));
            }
        }
        examples
    }

    /// The examples of one success of an operation, with the names of their constants; `known` are those of the
    /// successes before it, with their statuses.
    pub(super) fn response_examples(
        &mut self,
        status: StatusSpec,
        media: &'a MediaType,
        at: &Pointer,
        known: &mut Vec<(String, u16)>,
    ) -> Vec<Example> {
        // A range, or `default`, has no code of its own.
        let code = status.code().unwrap_or(200);
        let mut examples = self.examples(media, at);
        for example in &mut examples {
            let mut name = const_name(&example.name, status);
            // One name under several statuses: the later ones have theirs.
            if known.iter().any(|other| other.0 == name && other.1 != code) {
                name = names::const_name(&format!("{}_{status}", example.name));
            }
            if known.iter().any(|other| other.0 == name) {
                let at = at.descend(["examples", &example.name]);
                let message = format!("this example would be called `{name}`, as another is");
                self.faults.push(
                    Diagnostic::new(Code::ExampleNames, &at, message)
                        .help("rename one of the two in the document"),
                );
            }
            known.push((name.clone(), code));
            example.const_name = Some(RustName::new(name));
        }
        examples
    }
}

/// The name of an example's constant. Examples without a name are distinguished by their status.
fn const_name(name: &str, status: StatusSpec) -> String {
    match name {
        NAMELESS => names::const_name(&format!("{name}_{status}")),
        _ => names::const_name(name),
    }
}
