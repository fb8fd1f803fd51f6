//! What is to be answered, what has been asked, and what is to be said where the two do not go together.

use std::collections::VecDeque;
use std::time::Duration;

use super::RecordedCall;
use super::answer::Reply;
use crate::Operation;

#[derive(Default)]
pub(super) struct Script {
    parts: Vec<Part>,
    pub(super) calls: Vec<RecordedCall>,
    pub(super) sleeps: Vec<Duration>,
    /// What was said of the first call that nothing was scripted for.
    unexpected: Option<String>,
}

/// The script of one operation.
struct Part {
    operation: &'static Operation,
    answers: VecDeque<Scripted>,
    /// How many answers there were to give, apart from one that is given always.
    scripted: usize,
    given: usize,
}

struct Scripted {
    /// How many times more it is given; always if there is no number.
    left: Option<usize>,
    reply: Reply,
}

impl Script {
    /// Adds an answer, given so many `times` or always.
    ///
    /// # Errors
    ///
    /// If it could never be given.
    pub(super) fn add(
        &mut self,
        operation: &'static Operation,
        times: Option<usize>,
        reply: Reply,
    ) -> Result<(), String> {
        let part = self.part(operation);
        if part.is_endless() {
            return Err(format!(
                "{} already has an answer that is given always; script what comes before it first",
                operation.id()
            ));
        }
        part.scripted += times.unwrap_or(0);
        if times != Some(0) {
            part.answers.push_back(Scripted { left: times, reply });
        }
        Ok(())
    }

    /// Keeps a call and finds its answer.
    ///
    /// # Errors
    ///
    /// If there is none; the message is kept as well, because a caller may catch the panic that it ends in.
    pub(super) fn answer(&mut self, call: &RecordedCall) -> Result<Reply, String> {
        self.calls.push(call.clone());
        let reply = self.part(call.operation()).next();
        reply.ok_or_else(|| {
            let message = self.unexpected(call.operation());
            self.unexpected.get_or_insert_with(|| message.clone());
            message
        })
    }

    /// What is wrong now that nothing more is asked. Says it once.
    pub(super) fn take_fault(&mut self) -> Option<String> {
        let fault = self.unexpected.take().or_else(|| self.left_over());
        self.parts.clear();
        fault
    }

    fn part(&mut self, operation: &'static Operation) -> &mut Part {
        let known = |part: &Part| part.operation == operation;
        let index = self.parts.iter().position(known).unwrap_or_else(|| {
            self.parts.push(Part {
                operation,
                answers: VecDeque::new(),
                scripted: 0,
                given: 0,
            });
            self.parts.len() - 1
        });
        &mut self.parts[index]
    }

    fn unexpected(&self, operation: &Operation) -> String {
        let (own, others): (Vec<_>, Vec<_>) = self
            .parts
            .iter()
            .filter(|part| part.scripted > 0 || part.is_endless())
            .partition(|part| part.operation == operation);
        let mut lines = vec![format!("unexpected call of {}", title(operation))];
        lines.push(match own.first() {
            Some(part) => format!("scripted for it: {}", part.progress()),
            None => "scripted for it: nothing".to_owned(),
        });
        lines.push(match others.len() {
            0 => "scripted for others: nothing".to_owned(),
            _ => "scripted for others:".to_owned(),
        });
        lines.extend(others.into_iter().map(Part::line));
        lines.join("\n")
    }

    fn left_over(&self) -> Option<String> {
        let left: Vec<_> = self.parts.iter().filter(|part| part.is_left()).collect();
        if left.is_empty() {
            return None;
        }
        let mut lines = vec!["scripted answers were not asked for:".to_owned()];
        lines.extend(left.into_iter().map(Part::line));
        let calls: Vec<_> = self
            .calls
            .iter()
            .map(|call| call.operation().id())
            .collect();
        lines.push(match calls.is_empty() {
            true => "calls: none".to_owned(),
            false => format!("calls: {}", calls.join(", ")),
        });
        Some(lines.join("\n"))
    }
}

impl Part {
    fn next(&mut self) -> Option<Reply> {
        let scripted = self.answers.front_mut()?;
        let reply = scripted.reply.clone();
        self.given += 1;
        if let Some(left) = &mut scripted.left {
            *left -= 1;
            if *left == 0 {
                self.answers.pop_front();
            }
        }
        Some(reply)
    }

    fn is_endless(&self) -> bool {
        self.answers.back().is_some_and(|last| last.left.is_none())
    }

    fn is_left(&self) -> bool {
        self.given < self.scripted
    }

    fn line(&self) -> String {
        format!("    {}: {}", title(self.operation), self.progress())
    }

    fn progress(&self) -> String {
        if self.is_endless() {
            format!("answers every call, {} so far", self.given)
        } else {
            format!("{} of {} answers given", self.given, self.scripted)
        }
    }
}

/// `FetchService (GET /v2/Services/{Sid})`
fn title(operation: &Operation) -> String {
    format!(
        "{} ({} {})",
        operation.id(),
        operation.method(),
        operation.path()
    )
}
