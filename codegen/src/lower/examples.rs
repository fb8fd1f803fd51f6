//! Example bodies.

use openapiv3::MediaType;

use super::{Lowering, names};
use crate::api::{Example, ResponseExample};
use crate::{Code, Diagnostic, Pointer};

/// What an example is called that the document gives no name.
const NAMELESS: &str = "example";

impl<'a> Lowering<'a> {
    /// The example bodies of a media type.
    pub(super) fn examples(&mut self, media: &'a MediaType, at: &Pointer) -> Vec<Example> {
        let mut examples = Vec::new();
        examples.extend(media.example.iter().map(|value| Example {
            name: NAMELESS.to_owned(),
            pointer: at.child("example"),
            value: value.clone(),
        }));
        for (name, example) in &media.examples {
            let at = at.descend(["examples", name]);
            if let Some((example, at)) = self.resolve(example, &at) {
                examples.extend(example.value.iter().map(|value| Example {
                    name: name.clone(),
                    pointer: at.child("value"),
                    value: value.clone(),
                }));
            }
        }
        examples
    }

    /// Adds the examples of one success of an operation to those of the successes before it.
    pub(super) fn response_examples(
        &mut self,
        code: &str,
        media: &'a MediaType,
        at: &Pointer,
        known: &mut Vec<ResponseExample>,
    ) {
        for example in self.examples(media, at) {
            let mut const_name = const_name(&example.name, code);
            // One name under several statuses: the later ones say theirs.
            let status = code.parse().unwrap_or(200);
            let elsewhere =
                |other: &ResponseExample| other.const_name == const_name && other.status != status;
            if known.iter().any(elsewhere) {
                const_name = names::const_name(&format!("{}_{code}", example.name));
            }
            if known.iter().any(|other| other.const_name == const_name) {
                let at = at.descend(["examples", &example.name]);
                let message = format!("this example would be called `{const_name}`, as another is");
                self.faults.push(
                    Diagnostic::new(Code::ExampleNames, &at, message)
                        .help("rename one of the two in the document"),
                );
            }
            known.push(ResponseExample {
                const_name,
                // A range, or `default`, has no number of its own.
                status,
                example,
            });
        }
    }
}

/// Examples without a name are told from each other by the status that they come with.
fn const_name(name: &str, code: &str) -> String {
    match name {
        NAMELESS => names::const_name(&format!("{name}_{code}")),
        _ => names::const_name(name),
    }
}
