//! The names of types, in parts.

use super::case::camel;
use super::rust::{not_params, unreserved_type};

/// The greatest number of characters of a type's name.
const LENGTH_LIMIT: usize = 60;

/// The way from something with a name in the document, a component or an operation, to a type within it.
#[derive(Clone)]
pub(in crate::lower) struct TypePath {
    root: String,
    steps: Vec<String>,
    is_params: bool,
}

impl TypePath {
    /// The path of the type of something with a name.
    pub(in crate::lower) fn new(root: &str) -> Self {
        Self {
            root: root.to_owned(),
            steps: Vec::new(),
            is_params: false,
        }
    }

    /// The path of the type of a part: a property, a member, a response.
    pub(in crate::lower) fn join(&self, step: &str) -> Self {
        let mut path = self.clone();
        path.steps.push(step.to_owned());
        path.is_params = false;
        path
    }

    /// The same path, in a file.
    pub(super) fn within(&self, file: &str) -> Self {
        Self {
            root: format!("{file} {}", self.root),
            ..self.clone()
        }
    }

    /// The path of an operation's parameter struct. No other type's name ends like its name.
    pub(in crate::lower) fn params(&self) -> Self {
        Self {
            is_params: true,
            ..self.join("Params")
        }
    }

    /// The name: all parts in a row, or fewer. It depends on them alone.
    pub(in crate::lower) fn name(&self) -> String {
        self.names().swap_remove(0)
    }

    /// The name and others to choose from if something else has it.
    ///
    /// Of a name that would be too long, these are left out, as far as necessary: parts that the next one repeats, steps
    /// before the last one, qualifiers of the root, and words in the middle. There are others if steps are left out.
    pub(super) fn names(&self) -> Vec<String> {
        let root = camel(&self.root);
        let mut steps: Vec<_> = self.steps.iter().map(|step| camel(step)).collect();
        if !self.is_params
            && let Some(last) = steps.last_mut()
        {
            *last = not_params(last);
        }
        let full = concatenated([&root].into_iter().chain(&steps));
        let names = if length(&full) <= LENGTH_LIMIT {
            vec![full]
        } else {
            shortened(&self.root, steps)
        };
        match self.is_params {
            true => names,
            false => names.iter().map(|name| unreserved_type(name)).collect(),
        }
    }
}

/// Names of fewer parts, best first.
fn shortened(root: &str, mut steps: Vec<String>) -> Vec<String> {
    let segments = root.split(['.', '/', ':']);
    let named = segments.filter(|segment| segment.contains(char::is_alphanumeric));
    let mut root: Vec<_> = named.map(camel).collect();
    leave_out_repeated(&mut root, steps.first());
    leave_out_repeated(&mut steps, None);
    let last = steps.pop();
    let mut names: Vec<String> = middles(&root, &steps, last.as_ref())
        .iter()
        .map(|middle| concatenated(root.iter().chain(middle).chain(&last)))
        .filter(|name| length(name) <= LENGTH_LIMIT)
        .collect();
    if names.is_empty() {
        names.push(fewest_words(root, last.as_ref()));
    }
    names
}

/// What can be between the root and the last step: as many of the other steps as possible, or fewer words of the step
/// before the last; else, to distinguish it from others, any other step.
fn middles(root: &[String], steps: &[String], last: Option<&String>) -> Vec<Vec<String>> {
    let mut middles: Vec<_> = (0..steps.len())
        .map(|start| steps[start..].to_vec())
        .collect();
    let Some((near, others)) = steps.split_last() else {
        return vec![Vec::new()];
    };
    let around = length(&concatenated(root.iter().chain(last)));
    if let Some(room) = LENGTH_LIMIT.checked_sub(around + 1) {
        middles.push(vec![fewer_words(near, room)]);
    }
    for other in others.iter().rev() {
        middles.push(vec![other.clone(), near.clone()]);
        middles.push(vec![other.clone()]);
    }
    middles
}

/// A name of the last step alone, with fewer qualifiers of the root or fewer words.
fn fewest_words(mut root: Vec<String>, last: Option<&String>) -> String {
    while root.len() > 1 && length(&concatenated(root.iter().chain(last))) > LENGTH_LIMIT {
        root.remove(0);
    }
    let (root, last) = (concatenated(&root), concatenated(last));
    let last = fewer_words(&last, LENGTH_LIMIT - length(&root).min(LENGTH_LIMIT / 2));
    let root = fewer_words(&root, LENGTH_LIMIT - length(&last));
    concatenated([&root, &last])
}

/// The parts in a row. Numbers at the beginning of a part need no underscore after another one.
pub(super) fn concatenated<'p>(parts: impl IntoIterator<Item = &'p String>) -> String {
    let mut name = String::new();
    for part in parts {
        match name.as_str() {
            "" => name.push_str(part),
            _ => name.push_str(part.trim_start_matches('_')),
        }
    }
    name
}

/// Removes the parts that begin the next one, such as `Card` before `CardBrand`; `next` follows the last.
fn leave_out_repeated(parts: &mut Vec<String>, next: Option<&String>) {
    let mut index = 0;
    while index < parts.len() {
        let next = parts.get(index + 1).or(next);
        let begins_next = next.is_some_and(|next| {
            let rest = next.strip_prefix(parts[index].as_str());
            rest.is_some_and(|rest| !rest.starts_with(char::is_lowercase))
        });
        if begins_next {
            parts.remove(index);
        } else {
            index += 1;
        }
    }
}

/// The name without words in its middle, or without its end where it has only one.
fn fewer_words(name: &str, limit: usize) -> String {
    let mut words = words(name);
    while words.len() > 1 && words.iter().map(|word| length(word)).sum::<usize>() > limit {
        words.remove((words.len() - 1) / 2);
    }
    words.concat().chars().take(limit).collect()
}

/// The words of a name in upper camel case.
fn words(name: &str) -> Vec<&str> {
    let starts = name.char_indices().skip(1);
    let starts = starts.filter(|(_, symbol)| symbol.is_uppercase());
    let mut words = Vec::new();
    let mut start = 0;
    for (next, _) in starts {
        words.push(&name[start..next]);
        start = next;
    }
    words.push(&name[start..]);
    words
}

fn length(name: &str) -> usize {
    name.chars().count()
}
