//! Prompts: tasks that a person can start with a few arguments.

use rmcp::model::{
    GetPromptRequestParams, GetPromptResult, Prompt as Definition, PromptArgument, PromptMessage,
    Role,
};
use serde_json::Value;

/// A task, described for a model.
#[derive(Debug)]
pub struct Prompt {
    /// Its name, in snake case.
    pub name: &'static str,
    /// Its title, for people.
    pub title: &'static str,
    /// What it does, in one line.
    pub description: &'static str,
    /// What a person has to say.
    pub parameters: &'static [PromptParameter],
    /// The text in Markdown, in which `{name}` stands for the value of a parameter.
    pub text: &'static str,
}

/// A parameter of a [`Prompt`].
#[derive(Debug)]
pub struct PromptParameter {
    /// Its name, in snake case.
    pub name: &'static str,
    /// What it is, in one line.
    pub description: &'static str,
    /// Whether it must be given.
    pub required: bool,
}

impl Prompt {
    /// The definition for lists.
    pub(crate) fn definition(&self) -> Definition {
        let parameters = self.parameters.iter().map(|parameter| {
            PromptArgument::new(parameter.name)
                .with_description(parameter.description)
                .with_required(parameter.required)
        });
        let arguments = parameters.collect::<Vec<_>>();
        Definition::new(self.name, Some(self.description), Some(arguments)).with_title(self.title)
    }

    /// The messages for the arguments of a request, or what is wrong with these.
    pub(crate) fn messages(
        &self,
        request: &GetPromptRequestParams,
    ) -> Result<GetPromptResult, String> {
        let mut text = self.text.to_owned();
        for parameter in self.parameters {
            let arguments = request.arguments.as_ref();
            let value = arguments.and_then(|arguments| arguments.get(parameter.name));
            let value = value.and_then(Value::as_str).map(inline);
            if parameter.required && value.as_ref().is_none_or(String::is_empty) {
                return Err(format!("the argument {} is missing", parameter.name));
            }
            let placeholder = format!("{{{}}}", parameter.name);
            text = text.replace(&placeholder, &value.unwrap_or_default());
        }
        let message = PromptMessage::new_text(Role::User, text);
        Ok(GetPromptResult::new(vec![message]).with_description(self.description))
    }
}

/// A value in one line of code, which it cannot leave.
fn inline(value: &str) -> String {
    let symbols = value.chars().filter(|c| !c.is_control() && *c != '`');
    symbols.take(200).collect()
}
