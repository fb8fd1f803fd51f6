//! Example bodies.

use openapiv3::MediaType;

use super::response_source::ResponseBody;
use crate::api::{Example, RustName, StatusSpec};
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::context::Lowering;
use crate::lower::naming;
use crate::lower::schema::SchemaRef;
use crate::source::Pointer;

/// The name of an example without a name.
const NAMELESS: &str = "example";

impl<'a> Lowering<'a> {
    /// The example bodies of a media type, or else that of its schema.
    pub(super) fn examples(&mut self, media_type: &'a MediaType, at: &Pointer) -> Vec<Example> {
        let mut examples = Vec::new();
        examples.extend(media_type.example.iter().map(|value| Example {
            name: NAMELESS.to_owned(),
            const_name: None,
            pointer: at.child("example"),
            value: value.clone(),
        }));
        for (name, example) in &media_type.examples {
            let at = at.descend(["examples", name]);
            if let Some((example, at)) = self.document.object(example, &at) {
                examples.extend(example.value.iter().map(|value| Example {
                    name: name.clone(),
                    const_name: None,
                    pointer: at.child("value"),
                    value: value.clone(),
                }));
            }
        }
        if examples.is_empty() {
            examples.extend(self.example_of_schema(media_type, at));
        }
        examples
    }

    /// The example of a media type's schema.
    fn example_of_schema(&mut self, media_type: &'a MediaType, at: &Pointer) -> Option<Example> {
        let schema = SchemaRef::new(media_type.schema.as_ref()?, at.child("schema"));
        let (schema, at) = self.schemas.target(&schema)?;
        let value = schema.schema_data.example.as_ref()?;
        let pointer = at.child("example");
        self.reporter.used(&pointer);
        Some(Example {
            name: NAMELESS.to_owned(),
            const_name: None,
            pointer,
            value: value.clone(),
        })
    }

    /// The examples of the body of a success, with the names of their constants; `known` are those of the successes
    /// before it, with their statuses.
    pub(super) fn response_examples(
        &mut self,
        body: &ResponseBody<'a>,
        known: &mut Vec<(RustName, u16)>,
    ) -> Vec<Example> {
        let status = body.status;
        // A range, or `default`, has no code of its own.
        let code = status.code().unwrap_or(200);
        let mut examples = self.examples(body.content.media_type, &body.content.at);
        for example in &mut examples {
            let mut name = const_name(&example.name, status);
            // One name under several statuses: the later ones have theirs.
            if known.iter().any(|other| other.0 == name && other.1 != code) {
                name = naming::const_name(&format!("{}_{status}", example.name));
            }
            if known.iter().any(|other| other.0 == name) {
                let at = body.content.at.descend(["examples", &example.name]);
                let message = format!("another example has the name `{name}` too");
                self.reporter.report(
                    Diagnostic::new(Code::ExampleNames, &at, message)
                        .help("rename one of the two in the document"),
                );
            }
            known.push((name.clone(), code));
            example.const_name = Some(name);
        }
        examples
    }
}

/// The name of an example's constant. Examples without a name are distinguished by their status.
fn const_name(name: &str, status: StatusSpec) -> RustName {
    match name {
        NAMELESS => naming::const_name(&format!("{name}_{status}")),
        _ => naming::const_name(name),
    }
}
