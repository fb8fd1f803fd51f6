//! Asks a person, by elicitation: within the result of a call in the newest revision of the protocol, with a request of the
//! server in earlier ones.

use std::collections::BTreeMap;

use rmcp::RoleServer;
use rmcp::model::{
    BooleanSchema, CallToolRequestParams, ElicitRequest, ElicitRequestParams, ElicitResult,
    ElicitationAction, ElicitationSchema, InputRequest, InputRequiredResult, ProtocolVersion,
};
use rmcp::service::RequestContext;

use super::context::Calls;
use super::plan::Plan;
use super::reply;
use crate::options::Effect;

/// The name of the question in results, and of its only answer.
const APPROVE: &str = "approve";

/// The answer to a question.
pub(super) enum Answer {
    /// The person approves of the request.
    Yes,
    /// The client must ask the person, and repeat the call with the answer.
    NotYet(InputRequiredResult),
}

/// A question about one request.
pub(super) struct Question<'q> {
    calls: &'q Calls,
    plan: &'q Plan<'q>,
    request: &'q CallToolRequestParams,
    context: &'q RequestContext<RoleServer>,
}

impl<'q> Question<'q> {
    pub(super) fn new(
        calls: &'q Calls,
        plan: &'q Plan<'q>,
        request: &'q CallToolRequestParams,
        context: &'q RequestContext<RoleServer>,
    ) -> Self {
        Self {
            calls,
            plan,
            request,
            context,
        }
    }

    /// Asks, or reads the answer that came with the call.
    ///
    /// # Errors
    ///
    /// Returns why the request was not sent: the person declines, the answer is not one to this question, or the client cannot
    /// ask.
    pub(super) async fn ask(&self) -> Result<Answer, String> {
        if !self.can_ask() {
            return Err(self.refusal());
        }
        let is_stateless = self
            .context
            .protocol_version()
            .is_some_and(|version| !version.has_initialize());
        match is_stateless {
            true => self.ask_in_result(),
            false => self.ask_in_request().await,
        }
    }

    /// Whether the client declares that it can show a form to a person.
    fn can_ask(&self) -> bool {
        let capabilities = self.context.client_capabilities();
        let elicitation = capabilities.and_then(|capabilities| capabilities.elicitation);
        // Clients of earlier revisions only have forms, and do not say so.
        elicitation.is_some_and(|modes| modes.form.is_some() || modes.url.is_none())
    }

    fn ask_in_result(&self) -> Result<Answer, String> {
        let digest = self.plan.digest();
        let Some(state) = &self.request.request_state else {
            let question = InputRequest::Elicitation(ElicitRequest::new(self.form()));
            let questions = BTreeMap::from([(APPROVE.to_owned(), question)]);
            let state = self.calls.confirmations.seal(&digest);
            return Ok(Answer::NotYet(InputRequiredResult::new(
                Some(questions),
                Some(state),
            )));
        };
        if !self.calls.confirmations.redeem(state, &digest) {
            return Err(self.not_sent(
                "the confirmation is not valid: it is for another request, too old, or was used before; call again without it",
            ));
        }
        let responses = self.request.input_responses.as_ref();
        let response = responses.and_then(|responses| responses.get(APPROVE));
        let response = response.and_then(|value| serde_json::from_value(value.clone()).ok());
        self.judge(response)
    }

    async fn ask_in_request(&self) -> Result<Answer, String> {
        let valid_for = self.calls.confirmations.valid_for;
        let asked = self
            .context
            .peer
            .create_elicitation_with_timeout(self.form(), Some(valid_for));
        match asked.await {
            Ok(response) => self.judge(Some(response)),
            Err(error) => Err(self.not_sent(&format!("the person could not be asked ({error})"))),
        }
    }

    fn judge(&self, response: Option<ElicitResult>) -> Result<Answer, String> {
        match response {
            Some(ElicitResult {
                action: ElicitationAction::Accept,
                content: Some(content),
                ..
            }) if content[APPROVE] == true => Ok(Answer::Yes),
            _ => Err(self.not_sent(
                "the person did not approve of it; do not ask again unless the person wants it",
            )),
        }
    }

    fn form(&self) -> ElicitRequestParams {
        let shown = reply::shown(self.calls, self.plan);
        let (title, verb) = match self.plan.operation.effect {
            Effect::Delete => ("Delete it", "deletes"),
            _ => (
                "Send it",
                "sends a message, which costs money and cannot be taken back",
            ),
        };
        let approve = BooleanSchema::new().title(title).with_default(false);
        let schema = ElicitationSchema::builder()
            .required_bool_property(APPROVE, |_| approve)
            .build();
        ElicitRequestParams::FormElicitationParams {
            meta: None,
            message: format!(
                "{} {verb}: {} {}\n{}",
                self.plan.operation.name,
                self.plan.operation.method,
                shown.url,
                shown.values.join("\n")
            ),
            // The schema has one property, which is valid.
            requested_schema: schema.unwrap_or_else(|_| ElicitationSchema::new(BTreeMap::new())),
        }
    }

    fn not_sent(&self, reason: &str) -> String {
        format!("{} was not sent: {reason}", self.plan.operation.name)
    }

    /// What a client gets that cannot ask: the request for a person to send.
    fn refusal(&self) -> String {
        let shown = reply::shown(self.calls, self.plan);
        let newest = ProtocolVersion::LATEST;
        format!(
            "{} was not sent: a person must confirm it, and this client cannot ask (it does not declare the capability elicitation, \
             which the protocol has from 2025-06-18 to {newest}). Show the person the request:\n\n```sh\n{}\n```\n\n```rust\n{}\n```",
            self.plan.operation.name, shown.curl, shown.rust
        )
    }
}
