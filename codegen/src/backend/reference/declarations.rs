//! The declarations in the crate's source: what users can write, without docs and bodies.

use std::collections::HashMap;

use crate::backend::File;

/// The declarations of types and functions, as they are in the source. The source is formatted, so that an item begins
/// at the start of a line and its members four spaces later.
#[derive(Default)]
pub(super) struct Declarations {
    types: HashMap<String, String>,
    /// The functions of each type, by name.
    functions: HashMap<String, Vec<(String, String)>>,
}

impl Declarations {
    pub(super) fn new(source: &[File]) -> Self {
        let mut declarations = Self::default();
        for file in source {
            declarations.read(&file.source);
        }
        declarations
    }

    /// The declaration of a type.
    pub(super) fn ty(&self, name: &str) -> Option<&str> {
        self.types.get(name).map(String::as_str)
    }

    /// The functions of a type, in the order of the source.
    pub(super) fn functions(&self, ty: &str) -> &[(String, String)] {
        self.functions
            .get(ty)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// The declaration of a function.
    pub(super) fn function(&self, ty: &str, name: &str) -> Option<&str> {
        let mut functions = self.functions(ty).iter();
        let (_, declaration) = functions.find(|(other, _)| other == name)?;
        Some(declaration)
    }

    fn read(&mut self, source: &str) {
        let mut lines = source.lines();
        while let Some(line) = lines.next() {
            if let Some(ty) = line
                .strip_prefix("impl ")
                .and_then(|rest| rest.strip_suffix(" {"))
            {
                if !ty.contains(' ') {
                    let block = lines.by_ref().take_while(|line| *line != "}");
                    let functions = self.functions.entry(ty.to_owned()).or_default();
                    functions.extend(functions_of(block));
                }
            } else if let Some(name) = type_name(line) {
                let mut declaration = vec![line];
                if line.ends_with('{') {
                    let block = lines.by_ref().take_while(|line| *line != "}");
                    declaration.extend(block.filter(|line| is_public_member(line)));
                    declaration.push("}");
                }
                self.types.insert(name.to_owned(), declaration.join("\n"));
            }
        }
    }
}

/// The name of the type that a line begins to declare.
fn type_name(line: &str) -> Option<&str> {
    let declared = ["pub struct ", "pub enum ", "pub type "];
    let rest = declared.iter().find_map(|start| line.strip_prefix(start))?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_')?;
    Some(&rest[..end])
}

/// Whether a line in a type belongs to a member that users can name. Members may have several lines.
fn is_public_member(line: &str) -> bool {
    let line = line.trim_start();
    !line.starts_with("//") && !line.starts_with('#') && !line.starts_with('_') && !line.is_empty()
}

/// The public functions in a block, without their bodies.
fn functions_of<'s>(block: impl Iterator<Item = &'s str>) -> Vec<(String, String)> {
    let mut functions = Vec::new();
    let mut open: Option<(String, Vec<&str>)> = None;
    for line in block {
        let Some(line) = line.strip_prefix("    ") else {
            continue;
        };
        if let Some(rest) = line.strip_prefix("pub fn ") {
            let end = rest.find(['(', '<']).unwrap_or(rest.len());
            let name = rest[..end].trim_start_matches("r#").to_owned();
            open = Some((name, Vec::new()));
        }
        let Some((_, lines)) = &mut open else {
            continue;
        };
        lines.push(line);
        if line.ends_with('{')
            && let Some((name, lines)) = open.take()
        {
            let text = lines.join("\n");
            let declaration = text.trim_end_matches('{').trim_end();
            functions.push((
                name,
                declaration
                    .replace("(mut self", "(self")
                    .replace("    mut self,", "    self,"),
            ));
        }
    }
    functions
}
