//! Example programs that stand on their own.

use std::collections::BTreeSet;

use crate::api::reserved::RUNTIME_TYPES;
use crate::api::{Operation, RustName};
use crate::backend::prose::scope::Scope;

/// The width of formatted source.
const WIDTH: usize = 100;

/// The program that calls an operation, with its imports; none if a required value is missing.
pub(super) fn program(operation: &Operation, scope: &Scope<'_>) -> Option<String> {
    let lines = scope.program(operation)?;
    let statements = lines.iter().filter(|line| !line.starts_with("# "));
    let mut body = String::new();
    for line in statements {
        if !line.is_empty() {
            body.push_str("    ");
            body.push_str(line);
        }
        body.push('\n');
    }
    let imports = imports(&body, scope);
    Some(format!(
        "{imports}\n\nasync fn example(client: &Client) -> Result<(), Error> {{\n{body}    Ok(())\n}}"
    ))
}

/// The `use` declaration of a program's names.
fn imports(body: &str, scope: &Scope<'_>) -> String {
    let mut names = BTreeSet::from(["Client", "Error"]);
    let code = without_strings(body);
    let words = code.split(|c: char| !c.is_alphanumeric() && c != '_');
    names.extend(words.filter(|word| is_exported(word, scope)));
    if code.contains("json!(") {
        names.insert("json");
    }
    let root = RustName::new(&*scope.context.crate_name);
    let names: Vec<_> = names.into_iter().collect();
    let line = format!("use {}::{{{}}};", root.raw(), names.join(", "));
    if line.len() <= WIDTH {
        return line;
    }
    let mut lines = vec![format!("use {}::{{", root.raw())];
    let mut open = String::from("   ");
    for name in names {
        if open.len() + name.len() + 2 > WIDTH {
            lines.push(std::mem::replace(&mut open, String::from("   ")));
        }
        open.push_str(&format!(" {name},"));
    }
    lines.extend([open, "};".to_owned()]);
    lines.join("\n")
}

/// Whether a word is the name of a type at the crate's root.
fn is_exported(word: &str, scope: &Scope<'_>) -> bool {
    RUNTIME_TYPES.contains(&word) || scope.module_of(word).is_some() || scope.is_params(word)
}

/// A program with empty string literals.
fn without_strings(program: &str) -> String {
    let mut code = String::with_capacity(program.len());
    let mut symbols = program.chars();
    while let Some(symbol) = symbols.next() {
        code.push(symbol);
        if symbol == '"' {
            while let Some(symbol) = symbols.next() {
                match symbol {
                    '\\' => _ = symbols.next(),
                    '"' => break,
                    _ => {}
                }
            }
            code.push('"');
        }
    }
    code
}
