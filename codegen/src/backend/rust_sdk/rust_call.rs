//! Calls as programs in the docs, which rustdoc compiles.

use super::call::Call;
use crate::api::{Operation, Type};

/// The lines of a program that makes a call; none if no program can.
pub(super) fn program(
    call: &Call,
    operation: &Operation,
    paged: bool,
    crate_name: &str,
) -> Option<Vec<String>> {
    let mut lines = vec![
        // From the root: a module could be called like the crate.
        format!("# use ::{crate_name}::*;"),
        "# async fn example(client: &Client) -> Result<(), Error> {".to_owned(),
    ];
    let mut request = call.expression.clone()?;
    // What would be a chain within a chain has a name first.
    if let [constructor, setters @ ..] = call.params.as_slice()
        && !setters.is_empty()
    {
        request = request.replace(&call.params.join(" "), "params");
        lines.extend(chain("let params = ", constructor, setters)?);
    }
    let statement = match operation.response {
        Type::Unit => format!("{request}.await?;"),
        _ if paged => format!(
            "let mut items = {request}.items(); \
             while let Some(item) = items.try_next().await? {{ println!(\"{{item:?}}\"); }}"
        ),
        _ => format!("let answer = {request}.await?;"),
    };
    lines.extend(statements(&statement)?);
    lines.extend(["# Ok(())".to_owned(), "# }".to_owned()]);
    Some(lines)
}

/// The lines of a statement that calls setters one after the other, each on a line of its own.
fn chain(start: &str, constructor: &str, setters: &[String]) -> Option<Vec<String>> {
    let mut lines = statements(&format!("{start}{constructor};"))?;
    trim_semicolon(&mut lines);
    let indent = if lines.len() > 1 { "" } else { "    " };
    for setter in setters {
        // A call needs something to be called on.
        let mut called = statements(&format!("x{setter};"))?;
        trim_semicolon(&mut called);
        for (index, line) in called.iter().enumerate() {
            let line = if index == 0 { &line[1..] } else { line };
            lines.push(format!("{indent}{line}"));
        }
    }
    lines.last_mut()?.push(';');
    Some(lines)
}

fn trim_semicolon(lines: &mut [String]) {
    if let Some(last) = lines.last_mut() {
        last.truncate(last.trim_end_matches(';').len());
    }
}

/// Statements as lines.
fn statements(source: &str) -> Option<Vec<String>> {
    let file = syn::parse_file(&format!("async fn x() {{ {source} }}")).ok()?;
    let text = prettyplease::unparse(&file);
    let lines: Vec<_> = text.lines().collect();
    let lines = lines.get(1..lines.len().checked_sub(1)?)?;
    let lines = lines
        .iter()
        .map(|line| line.strip_prefix("    ").unwrap_or(line));
    Some(lines.map(str::to_owned).collect())
}
