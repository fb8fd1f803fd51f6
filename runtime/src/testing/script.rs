//! The scripted responses and the recorded requests.

use std::collections::VecDeque;
use std::time::Duration;

use super::RecordedRequest;
use super::response::Reply;
use crate::Operation;

#[derive(Default)]
pub(super) struct Script {
    operations: Vec<OperationScript>,
    pub(super) requests: Vec<RecordedRequest>,
    pub(super) sleeps: Vec<Duration>,
    /// The message about the first request without a scripted response.
    unexpected: Option<String>,
}

/// The scripted responses to one operation.
struct OperationScript {
    operation: &'static Operation,
    replies: VecDeque<ScriptedReply>,
    /// The total number of scripted replies, except one that is always used.
    scripted: usize,
    used: usize,
}

struct ScriptedReply {
    /// The number of remaining uses, or `None` if it is always used.
    remaining: Option<usize>,
    reply: Reply,
}

impl Script {
    /// Adds a reply, to be used the given number of `times` or always.
    ///
    /// # Errors
    ///
    /// Returns an error if the reply could never be used.
    pub(super) fn add(
        &mut self,
        operation: &'static Operation,
        times: Option<usize>,
        reply: Reply,
    ) -> Result<(), String> {
        let script = self.script_of(operation);
        if script.is_endless() {
            return Err(format!(
                "{} already has a response to all further requests; script the ones before it first",
                operation.id()
            ));
        }
        script.scripted += times.unwrap_or(0);
        if times != Some(0) {
            script.replies.push_back(ScriptedReply {
                remaining: times,
                reply,
            });
        }
        Ok(())
    }

    /// Records a request and returns the reply to it.
    ///
    /// # Errors
    ///
    /// Returns an error if there is none. The message is also kept, because the resulting panic may be caught.
    pub(super) fn record(&mut self, request: &RecordedRequest) -> Result<Reply, String> {
        self.requests.push(request.clone());
        let reply = self.script_of(request.operation()).next();
        reply.ok_or_else(|| {
            let message = self.unexpected(request.operation());
            self.unexpected.get_or_insert_with(|| message.clone());
            message
        })
    }

    /// Ends the script.
    ///
    /// # Errors
    ///
    /// Returns an error, only once, if a request was unexpected or a reply was not used.
    pub(super) fn finish(&mut self) -> Result<(), String> {
        let error = self.unexpected.take().or_else(|| self.unused());
        self.operations.clear();
        error.map_or(Ok(()), Err)
    }

    fn script_of(&mut self, operation: &'static Operation) -> &mut OperationScript {
        let mut scripts = self.operations.iter();
        let existing = scripts.position(|script| script.operation == operation);
        let index = existing.unwrap_or_else(|| {
            self.operations.push(OperationScript {
                operation,
                replies: VecDeque::new(),
                scripted: 0,
                used: 0,
            });
            self.operations.len() - 1
        });
        &mut self.operations[index]
    }

    fn unexpected(&self, operation: &Operation) -> String {
        let (own, others): (Vec<_>, Vec<_>) = self
            .operations
            .iter()
            .filter(|script| script.scripted > 0 || script.is_endless())
            .partition(|script| script.operation == operation);
        let mut lines = vec![format!("unexpected request to {}", title(operation))];
        lines.push(match own.first() {
            Some(script) => format!("scripted for it: {}", script.progress()),
            None => "scripted for it: nothing".to_owned(),
        });
        lines.push(match others.len() {
            0 => "scripted for others: nothing".to_owned(),
            _ => "scripted for others:".to_owned(),
        });
        lines.extend(others.into_iter().map(OperationScript::line));
        lines.join("\n")
    }

    fn unused(&self) -> Option<String> {
        let scripts = self.operations.iter();
        let unused: Vec<_> = scripts.filter(|script| script.has_unused()).collect();
        if unused.is_empty() {
            return None;
        }
        let mut lines = vec!["scripted responses were not used:".to_owned()];
        lines.extend(unused.into_iter().map(OperationScript::line));
        let requests = self.requests.iter();
        let ids: Vec<_> = requests.map(|request| request.operation().id()).collect();
        lines.push(match ids.is_empty() {
            true => "requests: none".to_owned(),
            false => format!("requests: {}", ids.join(", ")),
        });
        Some(lines.join("\n"))
    }
}

impl OperationScript {
    fn next(&mut self) -> Option<Reply> {
        let scripted = self.replies.front_mut()?;
        let reply = scripted.reply.clone();
        self.used += 1;
        if let Some(remaining) = &mut scripted.remaining {
            *remaining -= 1;
            if *remaining == 0 {
                self.replies.pop_front();
            }
        }
        Some(reply)
    }

    fn is_endless(&self) -> bool {
        let last = self.replies.back();
        last.is_some_and(|last| last.remaining.is_none())
    }

    fn has_unused(&self) -> bool {
        self.used < self.scripted
    }

    fn line(&self) -> String {
        format!("    {}: {}", title(self.operation), self.progress())
    }

    fn progress(&self) -> String {
        if self.is_endless() {
            format!("responds to every request, {} so far", self.used)
        } else {
            format!("{} of {} responses used", self.used, self.scripted)
        }
    }
}

/// Returns a text such as `FetchService (GET /v2/Services/{Sid})`.
fn title(operation: &Operation) -> String {
    format!(
        "{} ({} {})",
        operation.id(),
        operation.method(),
        operation.path()
    )
}
